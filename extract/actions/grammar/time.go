package grammar

import "polidex/extract/actions/phrase"

// IsTime reports whether a text names a time with a year and nothing else:
// "2036", "2037-2038", "By the end of 2036", "Phase 2 (2037)".
func (v *Vocabulary) IsTime(text string) bool {
	const longest = 60 // bytes
	if len(text) > longest {
		return false
	}
	tokens := phrase.Tokens(text)
	years := 0
	for i := 0; i < len(tokens); {
		t := tokens[i]
		m, time := v.times.At(tokens, i)
		_, joins := v.connectors.At(tokens, i)
		switch {
		case time:
			i = m.To
			continue
		case isYear(t):
			years++
		case t.Mark && !isStop(t) && !t.Is(";"), t.Is(".") && i > 0, joins, v.isFiller(tokens, i):
		case t.Number() && len(t.Text) <= 2:
		default:
			return false
		}
		i++
	}
	return years > 0
}

// isYear reports whether a token is a year of our time.
func isYear(t phrase.Token) bool {
	return t.Number() && len(t.Text) == 4 && t.Text >= "1900" && t.Text < "2200"
}
