package grammar

import "polidex/extract/actions/phrase"

// Closer returns the actors that stand in brackets at the end of an action, as
// those responsible for it: "Publish a guide (Europol, 2031)". Beside them there
// may be times, and words for responsibility, but nothing else.
func (v *Vocabulary) Closer(text string) []Actor {
	tokens := phrase.Tokens(text)
	for n := len(tokens); n > 0 && tokens[n-1].Is("."); n = len(tokens) {
		tokens = tokens[:n-1]
	}
	n := len(tokens)
	if n == 0 || !tokens[n-1].Is(")") && !tokens[n-1].Is("]") {
		return nil
	}
	open := n - 1
	for open > 0 && !tokens[open].Is("(") && !tokens[open].Is("[") {
		open--
	}
	if open == 0 {
		return nil // the whole item is an aside
	}
	inner := tokens[open+1 : n-1]
	names := v.actors.All(inner)
	for i := 0; i < len(inner); {
		if m, ok := v.actors.At(inner, i); ok {
			i = m.To
			continue
		}
		column, known := v.columns.At(inner, i)
		_, joins := v.connectors.At(inner, i)
		switch {
		case inner[i].Mark || inner[i].Number() || joins || v.isFiller(inner, i):
			i++
		case known && (column.Value == ResponsibleColumn || column.Value == TimingColumn):
			i = column.To
		case i+1 < len(inner) && inner[i+1].Number() && len(inner[i+1].Text) == 4:
			i++ // "June 2031", "end 2031"
		default:
			return nil
		}
	}
	return v.actorsOf(inner, names)
}
