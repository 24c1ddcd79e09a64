package grammar

import (
	"strconv"

	"polidex/extract/actions/phrase"
)

// Article reads the heading of an article of a legal act, "Article 12" or
// "Artículo 12", and returns its number.
func (v *Vocabulary) Article(text string) (number int, ok bool) {
	const longest = 60
	if len(text) > longest {
		return 0, false
	}
	tokens := phrase.Tokens(text)
	m, ok := v.article.At(tokens, 0)
	if !ok {
		return 0, false
	}
	for _, t := range tokens[:m.To] {
		if n, err := strconv.Atoi(t.Text); err == nil {
			return n, true
		}
	}
	return 0, false
}

// IsEnacting reports whether a text is a formula of a legal act: "Having regard
// to the Treaty", "HAVE ADOPTED THIS REGULATION".
func (v *Vocabulary) IsEnacting(text string) bool {
	const longest = 80 // bytes; the formulas are short
	_, ok := v.enacting.At(phrase.Tokens(cut(text, longest)), 0)
	return ok
}
