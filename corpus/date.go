package corpus

import (
	"fmt"
	"time"
)

// Date is a day as "2006-01-02", or empty for an open or unknown side. Dates
// compare as strings.
type Date string

// Day returns the date of a year, month and day; the day is not checked.
func Day(year int, month time.Month, day int) Date {
	return Date(fmt.Sprintf("%04d-%02d-%02d", year, int(month), day))
}

// ParseDate checks that s is a day that exists. The error wraps [ErrInvalid].
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%q is no day of the form 2026-03-31: %w", s, ErrInvalid)
	}
	return Date(s), nil
}

// Year returns the year of the date, 0 when it is empty.
func (d Date) Year() int {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0
	}
	return t.Year()
}

// Precision says how exactly a deadline is put.
type Precision string

// The precisions of a deadline.
const (
	ByDay     Precision = "day"
	ByMonth   Precision = "month"
	ByQuarter Precision = "quarter"
	BySeason  Precision = "season"
	// ByPart is an early, middle or late part of a year.
	ByPart   Precision = "part"
	ByHalf   Precision = "half"
	ByYear   Precision = "year"
	ByPeriod Precision = "period"
)

// Deadline is the time by or in which an action is to be done.
type Deadline struct {
	// Text is the words: "by the end of 2026".
	Text string `json:"text"`
	// From and To are the first and last day, an open side empty.
	From      Date      `json:"from"`
	To        Date      `json:"to"`
	Precision Precision `json:"precision"`
	Place     Place     `json:"place"`
}

// YearRole says what a year does where it stands.
type YearRole string

// The roles of a year. A year in a name or number ("Regulation (EU) 2016/794",
// "Horizon 2020") is a reference and never a deadline.
const (
	YearDeadline    YearRole = "deadline"
	YearStart       YearRole = "start"
	YearPeriod      YearRole = "period"
	YearReference   YearRole = "reference"
	YearPublication YearRole = "publication"
	YearMention     YearRole = "mention"
)

// Year is a year of the text, its role and its place. A range ("2026-2030") is
// one Year for each year it names at its ends.
type Year struct {
	Year  int      `json:"year"`
	Role  YearRole `json:"role"`
	Text  string   `json:"text"`
	Place Place    `json:"place"`
}

func distinctYears(years []Year, keep func(YearRole) bool) []int {
	var out []int
	seen := map[int]bool{}
	for _, y := range years {
		if keep(y.Role) && !seen[y.Year] {
			seen[y.Year] = true
			out = append(out, y.Year)
		}
	}
	return out
}
