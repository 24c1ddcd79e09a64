package corpus

import (
	"strconv"
	"time"
)

// What a deadline may be, seen from a day.
const (
	// DueOverdue: its last day is over.
	DueOverdue = "overdue"
	// DueThisYear: its last day is in this year.
	DueThisYear = "this-year"
	// DueOpen: it is not over, or has no last day.
	DueOpen = "open"
)

// DueNames returns what a deadline may be, as it stands in URLs and flags.
func DueNames() []string { return []string{DueOverdue, DueThisYear, DueOpen} }

// DueFilters returns the filters that keep the actions whose deadline is what due
// says, seen from a day (UTC); none for another word. A deadline without a last
// day is never overdue: what is to be done from 2026 on goes on.
func DueFilters(due string, today time.Time) []Filter {
	today = today.UTC()
	day := today.Format(time.DateOnly)
	switch due {
	case DueOverdue:
		yesterday := today.AddDate(0, 0, -1).Format(time.DateOnly)
		return []Filter{{Field: FieldDeadline, Values: []string{".." + yesterday}}, {Field: FieldDeadline, Values: []string{day + ".."}, Exclude: true}}
	case DueThisYear:
		// The year of a deadline without a last day is that of its first, and it
		// reaches into all years to come.
		next := strconv.Itoa(today.Year()+1) + "-01-01.."
		return []Filter{{Field: FieldDeadlineYear, Values: []string{strconv.Itoa(today.Year())}}, {Field: FieldDeadline, Values: []string{next}, Exclude: true}}
	case DueOpen:
		return []Filter{{Field: FieldDeadline, Values: []string{day + ".."}}}
	}
	return nil
}

// DueOf returns what a deadline is on a day (UTC), as [DueFilters] keep it: overdue,
// else this-year, else open; empty for one without days.
func DueOf(d *Deadline, today time.Time) string {
	day := Date(today.UTC().Format(time.DateOnly))
	switch {
	case d == nil || d.From == "" && d.To == "":
		return ""
	case d.To != "" && d.To < day:
		return DueOverdue
	case d.To != "" && d.To.Year() == day.Year():
		return DueThisYear
	}
	return DueOpen
}
