package grammar

import (
	"slices"

	"polidex/corpus"
	"polidex/extract/actions/phrase"
)

// clause is one sentence without its colon, and the names in it.
type clause struct {
	v      *Vocabulary
	tokens []phrase.Token
	names  []name
}

// read fills in who is to act and by which verb, and returns the token behind
// what it understood.
func (c *clause) read(l *LeadIn) (end int, ok bool) {
	if end, ok := c.call(l); ok {
		return end, true
	}
	if end, ok := c.bare(l); ok {
		return end, true
	}
	verbs := slices.DeleteFunc(c.v.verbs.All(c.tokens), c.negated)
	for _, m := range verbs {
		if end, ok := c.subject(l, m); ok {
			return end, true
		}
	}
	return c.unknown(l, verbs)
}

// negated reports whether a negation stands right before or behind the verb, or
// whether what was taken for a future form by its ending is none of an act.
func (c *clause) negated(m phrase.Match[Verb]) bool {
	_, before := c.v.negations.At(c.tokens, m.From-1)
	_, behind := c.v.negations.At(c.tokens, m.To)
	if m.Value == Future {
		_, itself := c.v.negations.At(c.tokens, m.From)
		_, other := c.v.notActions.At(c.tokens, m.From)
		before = before || itself || other
	}
	return before || behind
}

// call reads "The Commission calls on Member States to": who is to act stands
// behind the verb. Somebody asked by others than the text's author ("respondents
// call on the Commission") is not asked by the text.
func (c *clause) call(l *LeadIn) (int, bool) {
	const reach = 4
	for i := range c.tokens {
		m, ok := c.v.verbs.At(c.tokens, i)
		if !ok || m.Value != Call || !c.mayCall(m.From) {
			continue
		}
		names, end := c.inside(m), m.To
		if len(names) == 0 {
			names = c.v.chainFrom(c.tokens, m.To, len(c.tokens), reach)
			if len(names) == 0 {
				continue
			}
			end = names[len(names)-1].To
		}
		// Inverted word order: the caller stands between verb and object.
		if next := c.v.chainFrom(c.tokens, end, len(c.tokens), 1); c.v.verbSecond && len(next) > 0 {
			names, end = next, next[len(next)-1].To
		}
		actors := c.v.actorsOf(c.tokens, names)
		c.set(l, m, Known, append(actors, c.v.joints(c.tokens, end, len(c.tokens))...))
		return end, true
	}
	return 0, false
}

// mayCall reports whether the author of the text, an institution, or nobody (as
// in impersonal forms) stands before the verb at token i.
func (c *clause) mayCall(i int) bool {
	for k := len(c.names) - 1; k >= 0; k-- {
		if n := c.names[k]; n.To <= i {
			return slices.ContainsFunc(n.Value, speaks) || c.isCaller(n.From)
		}
	}
	from := i
	for from > 0 && !c.tokens[from-1].Is(",") {
		from--
	}
	for k := from; k < i; k++ {
		if c.isCaller(k) {
			return true
		}
	}
	// Nothing but small words ("also") before it: an impersonal form.
	for k := from; k < i; k++ {
		if _, ok := c.v.adverbs.At(c.tokens, k); !ok && !c.isDeterminer(k) {
			return false
		}
	}
	return true
}

func (c *clause) isCaller(i int) bool {
	_, ok := c.v.callers.At(c.tokens, i)
	return ok
}

// subject reads the subject of the verb m: the nearest name before it that is
// no object, and those joined to it; in verb-second languages also the name
// right behind it.
func (c *clause) subject(l *LeadIn, m phrase.Match[Verb]) (int, bool) {
	if m.Value == Call {
		return 0, false
	}
	for _, strict := range []bool{true, false} {
		for k := len(c.names) - 1; k >= 0; k-- {
			if c.names[k].To > m.From {
				continue
			}
			chain := c.v.coordinated(c.tokens, c.names, k)
			if !c.mayBeSubject(chain, m, strict) {
				continue
			}
			actors := append(c.v.actorsOf(c.tokens, chain), c.beside(chain, m.From)...)
			c.set(l, m, Known, append(actors, c.v.joints(c.tokens, 0, len(c.tokens))...))
			return m.To, true
		}
	}
	if names := c.inside(m); len(names) > 0 {
		actors := c.v.actorsOf(c.tokens, names)
		c.set(l, m, Known, append(actors, c.v.joints(c.tokens, 0, len(c.tokens))...))
		return m.To, true
	}
	if c.v.verbSecond && m.Value != Future {
		if names := c.v.chainFrom(c.tokens, m.To, len(c.tokens), 1); len(names) > 0 {
			actors := c.v.actorsOf(c.tokens, names)
			c.set(l, m, Known, append(actors, c.v.joints(c.tokens, 0, len(c.tokens))...))
			return names[len(names)-1].To, true
		}
	}
	if p, ok := c.v.pronouns.First(c.tokens[:m.From], max(0, m.From-2)); ok && p.To == m.From {
		c.set(l, m, Pronoun, c.v.joints(c.tokens, 0, len(c.tokens)))
		return m.To, true
	}
	return 0, false
}

// mayBeSubject reports whether the names can be the subject of the verb.
// Strict: their phrase begins the sentence or follows a mark, a number or a
// connector, and what stands before the verb can belong to the phrase. Not
// strict: the verb follows at once ("to this end the Commission will").
func (c *clause) mayBeSubject(chain []name, m phrase.Match[Verb], strict bool) bool {
	before, n := chain[0].From, chain[len(chain)-1]
	for before > 0 && c.isDeterminer(before-1) {
		before--
	}
	if before > 0 {
		prev := c.tokens[before-1]
		_, connected := c.v.connectors.At(c.tokens, before-1)
		_, object := c.v.prepositions.At(c.tokens, before-1)
		// In brackets stands the short form of the name before.
		if object || prev.Is("(") || strict && !prev.Mark && !prev.Number() && !connected {
			return false
		}
	}
	gap := c.tokens[n.To:m.From]
	if len(gap) > 0 {
		_, thing := c.v.things.At(gap, 0)
		if thing || gap[0].Glued && gap[0].Text == "s" || slices.ContainsFunc(gap, isStop) {
			return false
		}
	}
	const phraseLength = 28
	switch {
	case m.Value == Future:
		return len(gap) == 0 || gap[0].Mark && len(gap) <= phraseLength
	case strict:
		return len(gap) <= phraseLength
	}
	for i, t := range gap {
		if _, ok := c.v.adverbs.At(gap, i); !ok && !t.Mark {
			return false
		}
	}
	return true
}

func (c *clause) isDeterminer(i int) bool {
	_, ok := c.v.determiners.At(c.tokens, i)
	return ok
}

// bare reads a lead-in of names alone: "La Commission, junto con la Alta
// Representante". Every word must belong to a name, join names, be in brackets
// or be a small word behind a name; a time may stand before ("D'ici à 2032, …").
func (c *clause) bare(l *LeadIn) (int, bool) {
	if len(c.names) == 0 {
		return 0, false
	}
	depth, i := 0, 0
	if before := c.tokens[:c.names[0].From]; len(before) <= openEndDated && hasYear(before) {
		i = len(before)
	}
	for i < len(c.tokens) {
		if n, ok := c.v.actors.At(c.tokens, i); ok {
			i = n.To
			continue
		}
		if m, ok := c.v.adverbs.At(c.tokens, i); ok && i >= c.names[0].To && m.To == len(c.tokens) {
			break
		}
		if m, ok := c.v.joint.At(c.tokens, i); ok {
			i = m.To
			continue
		}
		t := c.tokens[i]
		switch {
		case t.Is("("):
			depth++
		case t.Is(")"):
			depth--
		case depth > 0 || t.Is(",") || t.Is("/") || t.Is("&"):
		default:
			if _, ok := c.v.connectors.At(c.tokens, i); !ok && !c.v.isFiller(c.tokens, i) {
				return 0, false
			}
		}
		i++
	}
	*l = LeadIn{Start: l.Start, End: l.End, Colon: l.Colon, Verb: NoVerb}
	l.Actors = distinct(c.v.actorsOf(c.tokens, c.names))
	return len(c.tokens), true
}

// unknown reads "Airports should": a verb, and before it somebody whom the
// vocabulary does not have; the head of their name may tell their kind. It is for
// marked boxes alone.
func (c *clause) unknown(l *LeadIn, verbs []phrase.Match[Verb]) (int, bool) {
	const longest = 10
	for _, m := range verbs {
		if m.Value == Call || m.Value == Future || m.From == 0 || m.From > longest {
			continue
		}
		if slices.ContainsFunc(c.names, func(n name) bool { return n.To <= m.From }) {
			return 0, false // an actor stands there, yet is no subject: "Europol's mandate should"
		}
		actors := c.v.kinds(c.tokens, 0, m.From)
		if len(actors) == 0 {
			actors = []Actor{{ID: corpus.ActorOther, Start: c.tokens[0].Start, End: c.tokens[m.From-1].End}}
		}
		c.set(l, m, Unknown, actors)
		return m.To, true
	}
	return 0, false
}

func (c *clause) set(l *LeadIn, m phrase.Match[Verb], s Subject, actors []Actor) {
	l.Verb, l.Subject, l.Actors = m.Value, s, distinct(actors)
	l.VerbStart, l.VerbEnd = c.tokens[m.From].Start, c.tokens[m.To-1].End
}

// distinct keeps the first mention of each actor.
func distinct(actors []Actor) []Actor {
	var out []Actor
	for _, a := range actors {
		if !slices.ContainsFunc(out, func(b Actor) bool { return a.ID == b.ID }) {
			out = append(out, a)
		}
	}
	return out
}
