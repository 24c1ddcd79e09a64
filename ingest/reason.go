package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"polidex/corpus"
)

// reason makes a sentence for a person of an error about an input.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "no permission to read it"
	}
	if p, ok := err.(*fs.PathError); ok { // the row names the path
		return plain(p.Err)
	}
	return plain(err)
}

// plain is the message of an error in one line that a terminal can show, without
// its kind.
func plain(err error) string {
	return printable(strings.Join(strings.Fields(corpus.Plain(err)), " "))
}

// verdict says whether an error about an input means that it is not for us or
// that something went wrong with it.
func verdict(err error) State {
	switch {
	case errors.Is(err, corpus.ErrUnsupported), errors.Is(err, corpus.ErrTooLarge), errors.Is(err, corpus.ErrInvalid):
		return StateRefused
	}
	return StateFailed
}

// bytesText writes a number of bytes for a person: "12 kB", "1.5 MB".
func bytesText(n int64) string {
	unit := int64(1)
	for _, name := range []string{"bytes", "kB", "MB", "GB"} {
		if n < 1000*unit || name == "GB" {
			if v := float64(n) / float64(unit); v < 10 && unit > 1 {
				return fmt.Sprintf("%.1f %s", v, name)
			}
			return fmt.Sprintf("%d %s", n/unit, name)
		}
		unit *= 1000
	}
	return ""
}
