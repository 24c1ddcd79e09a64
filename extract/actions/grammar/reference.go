package grammar

import "polidex/extract/actions/phrase"

// IsReference reports whether a text begins as a label of where more is found
// ("Reference: Regulation …", "- Legal basis: Article 83").
func (v *Vocabulary) IsReference(text string) bool {
	const bullets = 2
	tokens := phrase.Tokens(opening(text))
	i := 0
	for i < len(tokens) && i < bullets && tokens[i].Mark {
		i++
	}
	m, ok := v.references.At(tokens, i)
	return ok && m.To < len(tokens) && tokens[m.To].Is(":")
}
