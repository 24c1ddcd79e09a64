package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// encodable writes a name that is no UTF-8 with escapes: as it is, its record
// would come back from JSON as another name.
func encodable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	return escaped(name)
}

// printable also writes with escapes what is not printed: a name from a folder
// is not to move the cursor of a terminal, nor to turn its own letters around.
func printable(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
		return escaped(name)
	}
	return encodable(name)
}

func escaped(name string) string {
	quoted := strconv.Quote(name)
	return quoted[1 : len(quoted)-1]
}
