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
		return []Filter{{Field: FieldDeadlineYear, Values: []string{strconv.Itoa(today.Year())}}}
	case DueOpen:
		return []Filter{{Field: FieldDeadline, Values: []string{day + ".."}}}
	}
	return nil
}
