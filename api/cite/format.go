package cite

import (
	"fmt"
	"strings"

	"polidex/corpus"
)

// Format is a form of reference that other programs read.
type Format string

// The forms of references.
const (
	RIS     Format = "ris"
	BibTeX  Format = "bibtex"
	CSLJSON Format = "csl-json"
)

// Formats are all forms, in the order of display.
func Formats() []Format { return []Format{RIS, BibTeX, CSLJSON} }

// FormatNames are all forms, as they stand in URLs and flags.
func FormatNames() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, string(f))
	}
	return out
}

// MediaType returns the form's media type, without parameters. That of CSL-JSON is
// registered with IANA; those of RIS and BibTeX are the ones in use.
func (f Format) MediaType() string {
	switch f {
	case RIS:
		return "application/x-research-info-systems"
	case BibTeX:
		return "application/x-bibtex"
	case CSLJSON:
		return "application/vnd.citationstyles.csl+json"
	}
	return ""
}

// Ending returns the ending of a file in the form: ".bib".
func (f Format) Ending() string {
	switch f {
	case BibTeX:
		return ".bib"
	case CSLJSON:
		return ".json"
	}
	return "." + string(f)
}

// Encode writes the item in the form, in UTF-8. The error wraps [corpus.ErrInvalid]
// for a form that there is not.
func (it *Item) Encode(f Format) ([]byte, error) {
	switch f {
	case RIS:
		return it.ris(), nil
	case BibTeX:
		return it.bibTeX(), nil
	case CSLJSON:
		return it.cslJSON()
	}
	return nil, fmt.Errorf("citing as %q: the forms are %s: %w", f, strings.Join(FormatNames(), ", "), corpus.ErrInvalid)
}

// line returns the text on one line, without letters that are not to be seen.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\ufeff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
