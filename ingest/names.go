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
	return strings.Trim(strconv.Quote(name), `"`)
}

// printable also writes control characters with escapes: a name from a folder
// is not to move the cursor of a terminal.
func printable(name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) {
		return strings.Trim(strconv.Quote(name), `"`)
	}
	return encodable(name)
}
