package grammar

import "polidex/extract/actions/phrase"

// readClause reads a sentence without its colon and returns the tokens behind
// what it understood. Where the sentence makes no sense as it stands, it is read
// without one of its asides ("Europol is asked, together with Frontex, to"); who
// is to act jointly may stand there.
func (v *Vocabulary) readClause(tokens []phrase.Token, l *LeadIn) (rest []phrase.Token, ok bool) {
	c := clause{v: v, tokens: tokens, names: v.actors.All(tokens)}
	if end, ok := c.read(l); ok {
		return tokens[end:], true
	}
	for i, t := range tokens {
		if !opensAside(t) {
			continue
		}
		j := i + 1
		for j < len(tokens) && !closesAside(t, tokens[j]) {
			j++
		}
		if i == 0 || j >= len(tokens)-1 {
			continue
		}
		shorter := make([]phrase.Token, 0, len(tokens))
		shorter = append(append(shorter, tokens[:i]...), tokens[j+1:]...)
		c := clause{v: v, tokens: shorter, names: v.actors.All(shorter)}
		if end, ok := c.read(l); ok && l.Verb != NoVerb && l.Subject == Known {
			l.Actors = distinct(append(l.Actors, v.joints(tokens, i, j)...))
			return shorter[end:], true
		}
	}
	return nil, false
}

func opensAside(t phrase.Token) bool { return t.Is(",") || t.Is("(") || t.Is("-") }

func closesAside(open, t phrase.Token) bool {
	if open.Is("(") {
		return t.Is(")")
	}
	return t.Is(open.Text)
}

// countOpen returns how many of the tokens behind a lead-in's verb say more than
// with whom: words of joining, names and what stands between names do not.
func (v *Vocabulary) countOpen(tokens []phrase.Token) int {
	n := 0
	for i := 0; i < len(tokens); {
		if m, ok := v.joint.At(tokens, i); ok {
			i = m.To
			continue
		}
		if m, ok := v.actors.At(tokens, i); ok {
			i = m.To
			continue
		}
		_, connector := v.connectors.At(tokens, i)
		if !tokens[i].Mark && !connector && !v.isFiller(tokens, i) {
			n++
		}
		i++
	}
	return n
}

// inside returns the names within the words of a verb, which may stand on both
// sides of its subject ("kommer kommissionen att"), but no object. A call names
// by a preposition whom it asks ("je na členských státech, aby").
func (c *clause) inside(m phrase.Match[Verb]) []name {
	for _, n := range c.names {
		if n.From <= m.From || n.To > m.To {
			continue
		}
		before := n.From
		for before > m.From && c.isDeterminer(before-1) {
			before--
		}
		if _, object := c.v.prepositions.At(c.tokens, before-1); object && before-1 > m.From && m.Value != Call {
			continue
		}
		return c.v.chainFrom(c.tokens, n.From, m.To, 0)
	}
	return nil
}
