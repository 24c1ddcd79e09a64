package grammar

import (
	"slices"

	"polidex/extract/actions/phrase"
)

// Statement is a sentence that says who will, or is asked to, do something.
type Statement struct {
	Verb               Verb
	VerbStart, VerbEnd int
	Actors             []Actor
}

// ReadStatement reads a full sentence ("Member States are urged to appoint …")
// for who is to act. The subject must be an actor of the vocabulary.
func (v *Vocabulary) ReadStatement(text string) (Statement, bool) {
	tokens := phrase.Tokens(text)
	tokens = tokens[:min(len(tokens), longestSentence)]
	c := clause{v: v, tokens: tokens, names: v.actors.All(tokens)}
	if len(c.names) == 0 {
		return Statement{}, false
	}
	// Who is to act stands at the beginning; a name deep in the sentence is
	// spoken of.
	const opening = 25
	verbs := slices.DeleteFunc(v.verbs.All(tokens), func(m phrase.Match[Verb]) bool { return m.From > opening || c.negated(m) })
	var l LeadIn
	if len(verbs) > 0 && verbs[0].Value == Call {
		if _, ok := c.call(&l); ok && l.VerbStart == tokens[verbs[0].From].Start {
			return Statement{l.Verb, l.VerbStart, l.VerbEnd, l.Actors}, true
		}
	}
	for _, m := range verbs {
		if m.Value == Duty || m.Value == Call {
			continue
		}
		if _, ok := c.subject(&l, m); ok && l.Subject == Known {
			return Statement{l.Verb, l.VerbStart, l.VerbEnd, l.Actors}, true
		}
	}
	return Statement{}, false
}

// Opener returns the actors with whose names a text begins as its subject,
// whatever the verb ("Die Kommission legt einen Plan vor"), or as a label
// ("Europol: open a desk"). A name that is an attribute ("Commission proposal")
// is no subject.
func (v *Vocabulary) Opener(text string) []Actor {
	tokens := phrase.Tokens(opening(text))
	i := 0
	for i < len(tokens) && v.isDeterminerAt(tokens, i) {
		if _, ok := v.actors.At(tokens, i); ok {
			break
		}
		i++
	}
	names := v.chainFrom(tokens, i, len(tokens), 0)
	if len(names) == 0 {
		return nil
	}
	end := names[len(names)-1].To
	if end >= len(tokens) || tokens[end].Glued {
		return nil
	}
	_, thing := v.things.At(tokens, end)
	_, preposition := v.prepositions.At(tokens, end)
	if thing || preposition {
		return nil
	}
	return v.actorsOf(tokens, names)
}

// Range is a byte range of a text.
type Range struct{ Start, End int }

// Sentences cuts a text into its sentences.
func Sentences(text string) []Range {
	tokens := phrase.Tokens(text)
	var out []Range
	from := 0
	for i := range tokens {
		if i == len(tokens)-1 || isStop(tokens[i]) && endsSentence(text, tokens, from, i) {
			out = append(out, Range{tokens[from].Start, tokens[i].End})
			from = i + 1
		}
	}
	return out
}

// TrimConjunction returns the length of a list item's text without the
// conjunction that joins it to the next item ("…; and").
func (v *Vocabulary) TrimConjunction(text string) int {
	tokens := phrase.Tokens(text)
	for i := max(1, len(tokens)-3); i < len(tokens); i++ {
		if m, ok := v.conjunctions.At(tokens, i); ok && m.To == len(tokens) && (tokens[i-1].Is(";") || tokens[i-1].Is(",")) {
			return tokens[i-1].Start
		}
	}
	return len(text)
}
