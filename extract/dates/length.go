package dates

import (
	"time"

	"polidex/corpus"
)

// length is a length of time as a text gives it: a number of units.
type length struct {
	count int
	unit  int
}

// The units of a length, as values of cSpan.
const (
	spanDays = 1 + iota
	spanWeeks
	spanMonths
	spanYears
)

// longest is the greatest number of each unit that a text may plan with; more
// is an amount of something else.
var longest = [...]int{spanDays: 3660, spanWeeks: 520, spanMonths: 240, spanYears: 50}

func (l length) valid() bool {
	return spanDays <= l.unit && l.unit <= spanYears && 1 <= l.count && l.count <= longest[l.unit]
}

// after returns the day that lies the length behind the given one. A month that
// has no such day gives its last: six months after 31 August end in February.
// ok is false where the given day is none, or the answer is beyond the years
// that this package reads.
func (l length) after(day corpus.Date) (corpus.Date, bool) {
	t, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		return "", false
	}
	months := 0
	switch l.unit {
	case spanDays:
		t = t.AddDate(0, 0, l.count)
	case spanWeeks:
		t = t.AddDate(0, 0, 7*l.count)
	case spanMonths:
		months = l.count
	case spanYears:
		months = 12 * l.count
	}
	if months > 0 {
		end := time.Date(t.Year(), t.Month()+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC)
		t = time.Date(end.Year(), end.Month(), min(t.Day(), end.Day()), 0, 0, 0, 0, time.UTC)
	}
	if t.Year() > finalYear {
		return "", false
	}
	return corpus.Day(t.Year(), t.Month(), t.Day()), true
}

func (l length) precision() corpus.Precision {
	switch l.unit {
	case spanYears:
		return corpus.ByYear
	case spanMonths:
		return corpus.ByMonth
	}
	return corpus.ByDay
}
