package page

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// datePattern reads a year, a month and a day as far as they are there:
// "2025", "2025-04", "2025/4/1", "2025-04-01T10:00:00Z". Sources: W3C's note on
// date and time formats, which Dublin Core names; Google Scholar's inclusion
// guidelines for the strokes.
var datePattern = regexp.MustCompile(`^((?:1[5-9]|2[01])\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:$|\D))?)?`)

// date returns a date of a record at its own precision: a day, a month or a year.
// A day or month that does not exist is left out; "" is no date at all.
func date(s string) string {
	m := datePattern.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	if month < 1 || month > 12 {
		return m[1]
	}
	if day < 1 || time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() != day {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}
