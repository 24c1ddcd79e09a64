package text

import (
	"regexp"
	"strings"
)

// yearLine matches a line that is a year or several alone, as they stand above
// the items of a calendar: "2036", "2037-2038:".
var yearLine = regexp.MustCompile(`^[-–(\[]?\s*(?:19|20|21)\d\d(?:\s?(?:[-–—/,&]|and|to)\s?(?:(?:19|20|21)\d\d|\d\d))*\s*[-–)\]]?:?$`)

// isYearLine says whether a line is a year, or several, alone.
func isYearLine(text string) bool { return yearLine.MatchString(strings.TrimSpace(text)) }
