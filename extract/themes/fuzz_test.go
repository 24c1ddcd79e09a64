package themes_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/themes"
)

func FuzzLoad(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("themes:\n  - id: a\n    terms:\n      en: |\n        a-b|c_d ~2 e* & f ! g ?\n"))
	f.Add([]byte("themes: [{id: a, terms: {any: '*x*'}}]"))
	f.Add([]byte("themes: &a [*a]"))
	f.Add([]byte(""))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := themes.Load(bytes.NewReader(data))
		if err != nil {
			if !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Load: %v, not of kind %v", err, corpus.ErrInvalid)
			}
			return
		}
		v.Find("a b, c d e of human beings", "en")
	})
}

func FuzzFind(f *testing.F) {
	f.Add("trafficking in firearms and human beings", "en")
	f.Add("Cyber\u00adangriffe auf Häfen", "de")
	f.Add("το έγκλημα· οι λιμένες", "el")
	f.Add("’s 's \xff\xfe", "")
	f.Add(strings.Repeat("drug port ", 50), "en")
	f.Fuzz(func(t *testing.T, text, language string) {
		last := 0
		for _, m := range themes.Default().Find(text, language) {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
				t.Fatalf("match %+v is not in a text of %d bytes", m, len(text))
			}
			if m.Start < last {
				t.Errorf("match %+v is before the one before it", m)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Errorf("match %+v cuts a letter", m)
			}
			last = m.Start
		}
	})
}
