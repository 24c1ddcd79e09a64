package grammar

import (
	"polidex/corpus"
	"polidex/extract/actions/phrase"
)

// kinds returns the actors whom the heads of names in tokens[from:to] tell, where
// the names themselves are in no vocabulary: "road safety organisations" are of
// civil society.
func (v *Vocabulary) kinds(tokens []phrase.Token, from, to int) []Actor {
	var out []Actor
	for i := from; i < to; {
		m, ok := v.heads.At(tokens, i)
		if !ok || m.To > to {
			i++
			continue
		}
		out = append(out, Actor{ID: m.Value, Start: tokens[m.From].Start, End: tokens[m.To-1].End})
		i = m.To
	}
	return distinct(out)
}

// beside returns the actors whom no vocabulary has and whom a connector joins to
// the names of a chain, before it ("beekeepers' clubs and banks should") or
// between it and the verb ("Frontex and road safety clubs should").
func (c *clause) beside(chain []name, verb int) []Actor {
	const longest = 6 // tokens of such a name
	var out []Actor
	before := chain[0].From
	for before > 0 && c.isDeterminer(before-1) {
		before--
	}
	if before > 1 && before <= longest {
		if _, joined := c.v.connectors.At(c.tokens, before-1); joined {
			out = c.v.kinds(c.tokens, 0, before-1)
		}
	}
	end := chain[len(chain)-1].To
	if m, joined := c.v.connectors.At(c.tokens, end); joined && verb-m.To <= longest && verb > m.To {
		out = append(out, c.v.kinds(c.tokens, m.To, verb)...)
	}
	return out
}

// kindOf returns the kind of somebody whom no vocabulary has by the head of the
// name, [corpus.ActorOther] where that tells none.
func (v *Vocabulary) kindOf(tokens []phrase.Token) string {
	if k := v.kinds(tokens, 0, len(tokens)); len(k) > 0 {
		return k[0].ID
	}
	return corpus.ActorOther
}
