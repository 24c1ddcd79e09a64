package cellar

import (
	"fmt"
	"slices"
	"strings"
)

// lacks says what there is of a work where what was wanted is not: in which
// languages, and in the one wanted in which forms.
func (n notice) lacks(wanted language, form Form) string {
	kinds := map[string][]string{}
	codes := []string{}
	for _, code := range n.texts {
		if name := languageName(code); !slices.Contains(codes, name) {
			codes = append(codes, name)
			kinds[name] = nil
		}
	}
	for _, m := range n.forms {
		name := languageName(n.texts[m.text()])
		if _, ok := kinds[name]; ok && !slices.Contains(kinds[name], m.kind) {
			kinds[name] = append(kinds[name], m.kind)
		}
	}
	slices.Sort(codes)
	switch {
	case len(codes) == 0:
		return "the document is in Cellar without a text in any language"
	case !slices.Contains(codes, wanted.name):
		return fmt.Sprintf("there is no %s text of it in Cellar; there is %s", wanted.name, list(codes))
	case len(kinds[wanted.name]) == 0:
		return fmt.Sprintf("the %s text of it is in Cellar without a file", wanted.name)
	}
	slices.Sort(kinds[wanted.name])
	return fmt.Sprintf("the %s text of it is not to be had from Cellar as %s; it is there as %s", wanted.name, form, list(kinds[wanted.name]))
}

func languageName(code string) string {
	if l, ok := languageOf(code); ok {
		return l.name
	}
	return short(code)
}

// list puts words into a sentence.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
