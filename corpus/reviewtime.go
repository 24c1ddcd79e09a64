package corpus

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// PrecisionNames returns the precisions of a deadline, as they stand in requests.
func PrecisionNames() []string {
	return names(ByDay, ByMonth, ByQuarter, BySeason, ByPart, ByHalf, ByYear, ByPeriod)
}

// ParseInterval reads the days of a deadline: a year, month or day ("2026", "2026-06",
// "2026-06-30"), or a range of them, of which one side may be left open ("2026..2028",
// "2026..", "..2027"). The error wraps [ErrInvalid].
func ParseInterval(s string) (from, to Date, precision Precision, err error) {
	first, last, ranged := strings.Cut(strings.TrimSpace(s), "..")
	if !ranged {
		last = first
	}
	from, _, p, err := parseSpan(first)
	if err != nil && (first != "" || !ranged) {
		return "", "", "", err
	}
	_, to, q, err := parseSpan(last)
	if err != nil && last != "" {
		return "", "", "", err
	}
	switch {
	case from == "" && to == "":
		return "", "", "", fmt.Errorf("%q names no day: %w", s, ErrInvalid)
	case from != "" && to != "" && from > to:
		return "", "", "", fmt.Errorf("%s ends before it begins: %w", s, ErrInvalid)
	case from == "":
		return "", to, q, nil
	case to == "" || !ranged:
		return from, to, p, nil
	}
	return from, to, precisionOf(from, to), nil
}

// parseSpan reads a year, month or day as its first and last day.
func parseSpan(s string) (first, last Date, p Precision, err error) {
	for _, form := range []struct {
		layout    string
		precision Precision
		next      func(time.Time) time.Time
	}{
		{"2006", ByYear, func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
		{"2006-01", ByMonth, func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{time.DateOnly, ByDay, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	} {
		if t, err := time.Parse(form.layout, s); err == nil {
			end := form.next(t).AddDate(0, 0, -1)
			return Date(t.Format(time.DateOnly)), Date(end.Format(time.DateOnly)), form.precision, nil
		}
	}
	return "", "", "", fmt.Errorf("%q is no year, month or day such as 2026, 2026-06 or 2026-06-30: %w", s, ErrInvalid)
}

// precisionOf is how exactly an interval of days is put that a person states.
func precisionOf(from, to Date) Precision {
	const newYear, newYearsEve = "-01-01", "-12-31"
	switch {
	case from == "" && strings.HasSuffix(string(to), newYearsEve), to == "" && strings.HasSuffix(string(from), newYear):
		return ByYear
	case from == "" || to == "" || from == to:
		return ByDay
	case from.Year() != to.Year():
		return ByPeriod
	}
	start, err := time.Parse(time.DateOnly, string(from))
	end, other := time.Parse(time.DateOnly, string(to))
	if err != nil || other != nil || start.Day() != 1 || end.AddDate(0, 0, 1).Day() != 1 {
		return ByPeriod
	}
	switch months, before := int(end.Month()-start.Month())+1, int(start.Month())-1; {
	case months == 12:
		return ByYear
	case months == 6 && before%6 == 0:
		return ByHalf
	case months == 3 && before%3 == 0:
		return ByQuarter
	case months == 1:
		return ByMonth
	}
	return ByPeriod
}

// timeInWords says an interval of days in words, for a deadline that was given
// without any: "by 2027", "in June 2026", "from 1 March 2026".
func timeInWords(from, to Date, p Precision) string {
	word := func(d Date) string {
		t, err := time.Parse(time.DateOnly, string(d))
		switch {
		case err != nil:
			return string(d)
		case p == ByYear:
			return t.Format("2006")
		case p == ByMonth:
			return t.Format("January 2006")
		}
		return t.Format("2 January 2006")
	}
	switch {
	case from == "":
		return "by " + word(to)
	case to == "":
		return "from " + word(from)
	case from == to:
		return "on " + word(from)
	case p == ByYear, p == ByMonth:
		return "in " + word(from)
	}
	return word(from) + " to " + word(to)
}

// finish fills in what a person left out of a time: its precision, its words, and
// where these stand in the text near an action, or near the words of a missed one.
func (d *Deadline) finish(t *plainText, page, block int) {
	if isNone(d) {
		return
	}
	if d.Precision == "" && dated(d) {
		d.Precision = precisionOf(d.From, d.To)
	}
	if d.Text == "" {
		d.Text = timeInWords(d.From, d.To, d.Precision)
	}
	places, _ := t.find(d.Text, page, block, func(p []Place) bool { return len(p) > 1 || block < 0 || apart(p[0].Block, block) > aroundBlocks })
	if places != nil {
		d.Place = places[0]
	}
}

// check says what is wrong with a time that a person gives.
func (d *Deadline) check(member string) error {
	for _, day := range []Date{d.From, d.To} {
		if day == "" {
			continue
		}
		if _, err := ParseDate(string(day)); err != nil {
			return &MemberError{Member: member, Cause: Plain(err)}
		}
	}
	switch {
	case d.From != "" && d.To != "" && d.From > d.To:
		return &MemberError{Member: member, Cause: fmt.Sprintf("it ends on %s, before it begins on %s", d.To, d.From)}
	case d.Precision != "" && !slices.Contains(PrecisionNames(), string(d.Precision)):
		return notOneOf(member, string(d.Precision), "precision", PrecisionNames())
	case member == "deadline" && d.Text != "" && !dated(d):
		return &MemberError{Member: member, Cause: "it has words and no day; a time without days is relative, and no deadline is an empty object"}
	}
	return nil
}
