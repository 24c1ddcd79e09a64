package mcp

import (
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
)

// vocabulary is the themes as they are looked up.
type vocabulary struct {
	themes []corpus.Theme
	ids    []string
}

func newVocabulary(themes []corpus.Theme) vocabulary {
	v := vocabulary{themes: themes}
	for _, t := range themes {
		v.ids = append(v.ids, t.ID)
	}
	return v
}

// label returns a theme's name in English, its id when the vocabulary has none.
func (v vocabulary) label(id string) string {
	for _, t := range v.themes {
		if t.ID == id {
			return t.Label("en")
		}
	}
	return id
}

// find returns the id of the theme that has the given id, or label in any
// language; ok is false where there is none, and the id is what it would be.
func (v vocabulary) find(given string) (id string, ok bool) {
	id = asID(given)
	for _, t := range v.themes {
		if t.ID == id {
			return id, true
		}
	}
	for _, t := range v.themes {
		for _, label := range t.Labels {
			if strings.EqualFold(label, strings.TrimSpace(given)) {
				return t.ID, true
			}
		}
	}
	return id, false
}

// unknown says that there is no such theme, and which was probably meant.
func (v vocabulary) unknown(given string) error {
	cause := fmt.Sprintf("there is no theme %q", short(given))
	near := corpus.Nearest(asID(given), v.ids)
	if near == "" {
		if like := v.like(asID(given)); len(like) > 0 {
			cause += "; the nearest are " + strings.Join(like, ", ")
		} else {
			cause += "; themes_by_year without arguments lists those in use, and q looks for words"
		}
	}
	return argumentError{"theme", cause, near}
}

// like returns the first few themes that have a word in their id or English label
// that begins as a word of the id does: drugs and drug-trafficking.
func (v vocabulary) like(id string) []string {
	const few, letters = 5, 4
	var out []string
	for _, t := range v.themes {
		words := strings.Split(t.ID+"-"+asID(t.Label("en")), "-")
		if len(out) < few && slices.ContainsFunc(strings.Split(id, "-"), func(w string) bool {
			return len(w) >= letters && slices.ContainsFunc(words, func(known string) bool { return strings.HasPrefix(known, w[:letters]) })
		}) {
			out = append(out, t.ID)
		}
	}
	return out
}

// write adds the vocabulary to a text.
func (v vocabulary) write(b *strings.Builder) {
	for _, t := range v.themes {
		fmt.Fprintf(b, "%s: %s", t.ID, line(t.Label("en")))
		if t.Note != "" {
			fmt.Fprintf(b, ". %s", line(t.Note))
		}
		if t.Broader != "" {
			fmt.Fprintf(b, " Broader: %s.", t.Broader)
		}
		b.WriteString("\n")
	}
}
