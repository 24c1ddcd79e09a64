package corpus

import (
	"fmt"
	"regexp"
	"strconv"
)

// Act is a legal act of the Union as its CELEX number names it.
type Act struct {
	// Kind is the CELEX descriptor: 'R' a regulation, 'L' a directive, 'D' a
	// decision, 'F' a framework decision, 'H' a recommendation.
	Kind byte
	Year int
	// Number is that of the year, from 1 to 9999.
	Number int
}

// YearFirst is the year from which the numbers of all acts begin with the year:
// "Regulation (EU) 2015/1". Before it those of regulations end with it
// ("No 45/2001"). Source: the Interinstitutional style guide, 1.2.2.
const YearFirst = 2015

var actPattern = regexp.MustCompile(`^3(\d{4})([A-Z])(\d{4})$`)

// ParseAct reads the CELEX number of an act, which is all of s: "32016R0794".
func ParseAct(s string) (Act, bool) {
	m := actPattern.FindStringSubmatch(s)
	if m == nil {
		return Act{}, false
	}
	y, _ := strconv.Atoi(m[1])
	n, _ := strconv.Atoi(m[3])
	return Act{m[2][0], y, n}, n > 0
}

// CELEX returns the act's CELEX number: "32016R0794".
func (a Act) CELEX() string { return fmt.Sprintf("3%04d%c%04d", a.Year, a.Kind, a.Number) }

// Numbered reports whether the act's number can be written first/second. The
// year may have two digits in acts of before 2000.
func (a Act) Numbered(first, second int) bool {
	isYear := func(n int) bool { return n == a.Year || a.Year < 2000 && n == a.Year%100 }
	yearFirst := isYear(first) && second == a.Number
	yearLast := isYear(second) && first == a.Number
	switch {
	case a.Year >= YearFirst || a.Kind == 'D': // decisions "No 1313/2013/EU" and "2009/371/JHA"
		return yearFirst || yearLast
	case a.Kind == 'R':
		return yearLast
	}
	return yearFirst
}
