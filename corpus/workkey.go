package corpus

import "strings"

// The beginnings of the keys of works without an official reference; what follows is
// the ID of their first form.
const (
	TextWork   = "text-"
	RecordWork = "record-"
)

// IsMadeWork says whether the key of a work was made of its first form, because none
// of its forms has an official reference.
func IsMadeWork(key string) bool {
	return strings.HasPrefix(key, TextWork) || strings.HasPrefix(key, RecordWork)
}
