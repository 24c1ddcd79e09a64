package cellar

import (
	"fmt"
	"strings"

	"polidex/corpus"
)

// language is one of those that documents are written in.
type language struct {
	// code is ISO 639-1, term ISO 639-2/T, which Cellar wants, and biblio ISO
	// 639-2/B where that is another, which Cellar refuses.
	code, term, biblio string
	name               string
}

// languages are those that Cellar has (dissemination interface, annex 1).
var languages = []language{
	{"bg", "bul", "", "Bulgarian"},
	{"cs", "ces", "cze", "Czech"},
	{"da", "dan", "", "Danish"},
	{"de", "deu", "ger", "German"},
	{"el", "ell", "gre", "Greek"},
	{"en", "eng", "", "English"},
	{"es", "spa", "", "Spanish"},
	{"et", "est", "", "Estonian"},
	{"fi", "fin", "", "Finnish"},
	{"fr", "fra", "fre", "French"},
	{"ga", "gle", "", "Irish"},
	{"hr", "hrv", "", "Croatian"},
	{"hu", "hun", "", "Hungarian"},
	{"is", "isl", "ice", "Icelandic"},
	{"it", "ita", "", "Italian"},
	{"lt", "lit", "", "Lithuanian"},
	{"lv", "lav", "", "Latvian"},
	{"mt", "mlt", "", "Maltese"},
	{"nl", "nld", "dut", "Dutch"},
	{"no", "nor", "", "Norwegian"},
	{"pl", "pol", "", "Polish"},
	{"pt", "por", "", "Portuguese"},
	{"ro", "ron", "rum", "Romanian"},
	{"sk", "slk", "slo", "Slovak"},
	{"sl", "slv", "", "Slovenian"},
	{"sv", "swe", "", "Swedish"},
}

// Languages returns the two-letter codes of the languages that documents can be
// asked for in, in alphabetical order.
func Languages() []string {
	var out []string
	for _, l := range languages {
		out = append(out, l.code)
	}
	return out
}

// ParseLanguage returns the two-letter code of a language that is written with
// two or three letters: "de", "DE", "deu" and "ger" are all "de". The error wraps
// [corpus.ErrInvalid].
func ParseLanguage(s string) (string, error) {
	l, ok := languageOf(s)
	if !ok {
		return "", fmt.Errorf("%q is no language that Cellar has; those are %s: %w", short(s), strings.Join(Languages(), " "), corpus.ErrInvalid)
	}
	return l.code, nil
}

func languageOf(s string) (language, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, l := range languages {
		if s != "" && (s == l.code || s == l.term || s == l.biblio) {
			return l, true
		}
	}
	return language{}, false
}

// codeOf returns the two-letter code, and nothing for what is no language.
func codeOf(s string) string {
	l, _ := languageOf(s)
	return l.code
}
