package index

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"polidex/corpus"
)

// Years is a range of years, both ends included.
type Years struct{ From, To int }

// Bounds of a year that is open at a side.
const (
	minYear = 0
	maxYear = 9999
)

// ParseYears reads "2026", "2026..2028", "2026-2028", "..2027", "2026..",
// "<2027", "<=2027", ">2026", ">=2026". The error wraps [corpus.ErrInvalid].
func ParseYears(s string) (Years, error) {
	b := splitBounds(s)
	y := Years{minYear, maxYear}
	for _, side := range []struct {
		text string
		into *int
		skip int
	}{{b.from, &y.From, cond(b.openFrom, 1, 0)}, {b.to, &y.To, cond(b.openTo, -1, 0)}} {
		if side.text == "" {
			continue
		}
		n, err := strconv.Atoi(side.text)
		if err != nil || n < 1000 || n > maxYear {
			return y, fmt.Errorf("%q is no year or range of years such as 2026..2028: %w", s, corpus.ErrInvalid)
		}
		*side.into = n + side.skip
	}
	if b.from == "" && b.to == "" || y.From > y.To || y.From > maxYear || y.To < 1000 {
		return y, fmt.Errorf("%q is no year or range of years such as 2026..2028: %w", s, corpus.ErrInvalid)
	}
	return y, nil
}

// Contains reports whether a year is in the range.
func (y Years) Contains(year int) bool { return y.From <= year && year <= y.To }

// String returns the range as it is written in a query.
func (y Years) String() string {
	side := func(n, open int) string {
		if n == open {
			return ""
		}
		return strconv.Itoa(n)
	}
	if y.From == y.To {
		return strconv.Itoa(y.From)
	}
	return side(y.From, minYear) + ".." + side(y.To, maxYear)
}

// Days is a range of days, both ends included, an open side empty.
type Days struct{ From, To corpus.Date }

// ParseDays reads a day, a month or a year, or a range of them: "2026",
// "2026-07", "2026-07-15", "2026..2028", "2026-07..", "<2027". The error wraps
// [corpus.ErrInvalid].
func ParseDays(s string) (Days, error) {
	b := splitBounds(s)
	var d Days
	wrong := func() (Days, error) {
		return Days{}, fmt.Errorf("%q is no day, month or year, nor a range such as 2026-07..2027: %w", s, corpus.ErrInvalid)
	}
	if b.from == "" && b.to == "" {
		return wrong()
	}
	if b.from != "" {
		first, last, ok := period(b.from)
		if !ok {
			return wrong()
		}
		d.From = first
		if b.openFrom {
			d.From = shift(last, 1)
		}
	}
	if b.to != "" {
		first, last, ok := period(b.to)
		if !ok {
			return wrong()
		}
		d.To = last
		if b.openTo {
			d.To = shift(first, -1)
		}
	}
	if d.From != "" && d.To != "" && d.From > d.To {
		return wrong()
	}
	for _, side := range []corpus.Date{d.From, d.To} {
		if y := side.Year(); side != "" && (y < 1000 || y > maxYear) {
			return wrong()
		}
	}
	return d, nil
}

// Overlaps reports whether the interval from…to, an open side empty, has a day
// in common with the range.
func (d Days) Overlaps(from, to corpus.Date) bool {
	return (d.To == "" || from == "" || from <= d.To) && (d.From == "" || to == "" || to >= d.From)
}

// period returns the first and last day of a year, month or day.
func period(s string) (first, last corpus.Date, ok bool) {
	for _, p := range []struct {
		layout        string
		years, months int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {time.DateOnly, 0, 0}} {
		t, err := time.Parse(p.layout, s)
		if err != nil {
			continue
		}
		end := t
		if p.years+p.months > 0 {
			end = t.AddDate(p.years, p.months, -1)
		}
		return corpus.Date(t.Format(time.DateOnly)), corpus.Date(end.Format(time.DateOnly)), true
	}
	return "", "", false
}

func shift(d corpus.Date, days int) corpus.Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	return corpus.Date(t.AddDate(0, 0, days).Format(time.DateOnly))
}

// bounds are the ends of a written range; openFrom and openTo leave the end
// itself out.
type bounds struct {
	from, to         string
	openFrom, openTo bool
}

// yearsPattern reads years as they are printed: "2026-2027". Months and days
// have hyphens of their own.
var yearsPattern = regexp.MustCompile(`^(\d{4})\s*-\s*(\d{4})$`)

// rangeSigns are the other signs of a range.
var rangeSigns = strings.NewReplacer("...", "..", "…", "..", "–", "..", "—", "..")

func splitBounds(s string) bounds {
	s = strings.TrimSpace(s)
	for _, p := range []string{"<=", ">=", "<", ">"} {
		rest, ok := strings.CutPrefix(s, p)
		if !ok || strings.Contains(rest, "..") {
			continue
		}
		rest = strings.TrimSpace(rest)
		if p[0] == '<' {
			return bounds{to: isoDay(rest), openTo: p == "<"}
		}
		return bounds{from: isoDay(rest), openFrom: p == ">"}
	}
	if m := yearsPattern.FindStringSubmatch(s); m != nil {
		return bounds{from: m[1], to: m[2]}
	}
	if from, to, ok := strings.Cut(rangeSigns.Replace(s), ".."); ok {
		b := bounds{}
		b.from, b.openFrom = strings.CutPrefix(strings.TrimSpace(from), ">")
		b.to, b.openTo = strings.CutPrefix(strings.TrimSpace(to), "<")
		b.from, b.to = isoDay(b.from), isoDay(b.to)
		return b
	}
	s = isoDay(s)
	return bounds{from: s, to: s}
}

// Days and months as they are typed: "2027-7", "30.6.2027", "07/2027". The day
// stands before the month, as it does in all of Europe.
var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d\d?)(?:[-/.](\d\d?))?$`)
	dayFirst  = regexp.MustCompile(`^(?:(\d\d?)[-/.])?(\d\d?)[-/.](\d{4})$`)
)

// isoDay writes a day or month as ISO 8601 has it, and leaves all else as it is.
func isoDay(s string) string {
	year, month, day := "", "", ""
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else if m := dayFirst.FindStringSubmatch(s); m != nil {
		year, month, day = m[3], m[2], m[1]
	}
	for _, part := range []string{month, day} {
		switch len(part) {
		case 1:
			year += "-0" + part
		case 2:
			year += "-" + part
		}
	}
	return cmp.Or(year, s)
}

// canonicalBounds writes a range of days that has been parsed in one way.
func canonicalBounds(s string) string {
	b := splitBounds(s)
	switch {
	case b.openTo || b.openFrom:
		d, _ := ParseDays(s)
		return string(d.From) + ".." + string(d.To)
	case b.from == b.to:
		return b.from
	}
	return b.from + ".." + b.to
}
