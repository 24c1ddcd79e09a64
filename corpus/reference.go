package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Reference is an official reference of an EU institution's document, taken
// apart: COM(2025) 148 final, JOIN(2025) 9, SWD(2025) 76.
type Reference struct {
	// Series is "COM", "JOIN", "SWD", "SEC" or "C".
	Series string
	Year   int
	Number int
}

// referencePattern reads the notations in use: "COM(2025) 148 final",
// "COM/2025/148", "COM:2025:148:FIN", "com-2025-148".
var referencePattern = regexp.MustCompile(`(?i)^\s*(COM|JOIN|SWD|SEC|C)\s*[(\[/:\s-]\s*((?:19|20)\d\d)\s*[)\]/:\s-]\s*(?:No\.?\s*)?(\d{1,5})\b`)

// celexPattern reads the CELEX numbers of preparatory documents: sector 5, the
// year, a descriptor, the number. The last group is what makes it another document
// than the one that the reference names: the number of a part or annex "(01)", of a
// corrigendum "R(01)". Source: EUR-Lex, "How CELEX numbers are composed".
var celexPattern = regexp.MustCompile(`^\s*5((?:19|20)\d\d)(DC|JC|SC|PC|JP)(\d{4})(?:(R?\(\d\d\))|\b)`)

var celexSeries = map[string]string{"DC": "COM", "PC": "COM", "JC": "JOIN", "JP": "JOIN", "SC": "SWD"}

// firstSWD is the year of the first SWD; the CELEX numbers of the SEC before it
// have the same descriptor.
const firstSWD = 2012

// ParseReference reads a reference or a CELEX number at the start of s, in any
// notation in use. The CELEX number of a part or a corrigendum is none: what it names
// is not the work that the reference names.
func ParseReference(s string) (Reference, bool) {
	if m := referencePattern.FindStringSubmatch(s); m != nil {
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		return Reference{strings.ToUpper(m[1]), y, n}, true
	}
	if m := celexPattern.FindStringSubmatch(s); m != nil && m[4] == "" {
		y, _ := strconv.Atoi(m[1])
		n, _ := strconv.Atoi(m[3])
		series := celexSeries[m[2]]
		if series == "SWD" && y < firstSWD {
			series = "SEC"
		}
		return Reference{series, y, n}, true
	}
	return Reference{}, false
}

// Work returns the key of the work that the reference names: "com-2025-148".
func (r Reference) Work() string {
	return fmt.Sprintf("%s-%d-%d", strings.ToLower(r.Series), r.Year, r.Number)
}

// String returns the reference as it is printed, without "final".
func (r Reference) String() string { return fmt.Sprintf("%s(%d) %d", r.Series, r.Year, r.Number) }
