package grammar

import (
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/extract/actions/phrase"
)

// Author is the id of those for whom "we" stands: whoever speaks in the text.
const Author = "author"

// Actor is somebody named in a text: an id of package corpus, or [Author], and
// the byte range of the name.
type Actor struct {
	ID         string
	Start, End int
	// Phrase is, for a joint actor, the range from the words of joining to the
	// name ("in close cooperation with Europol").
	Phrase Range
}

// name is an actor's name as a range of tokens.
type name = phrase.Match[[]string]

// jointReach is how many tokens may stand between the words of joining and the
// joint actor's name: "together with all the competent national authorities".
const jointReach = 4

// JointActors returns the actors that an item names as acting jointly
// ("together with Europol"). Beneficiaries and addressees are none. Actors of
// no known kind are left out unless they bear a name of their own ("EUIPO"): who
// is merely spoken of is seldom who is to act.
func (v *Vocabulary) JointActors(text string) []Actor {
	tokens := phrase.Tokens(text)
	out := append(v.joints(tokens, 0, len(tokens)), v.companions(tokens)...)
	return distinct(slices.DeleteFunc(out, func(a Actor) bool {
		return a.ID == corpus.ActorOther && !isProper(text[a.Start:a.End])
	}))
}

// isProper reports whether a name is that of one body: an acronym, or several
// words with capitals.
func isProper(name string) bool {
	const acronym = 3
	capitals := 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1 && len(name) >= acronym
}

// joints returns the actors behind (or, in languages that put it so, before)
// the words of joining in tokens[from:to].
func (v *Vocabulary) joints(tokens []phrase.Token, from, to int) []Actor {
	var out []Actor
	for i := from; i < to; i++ {
		m, ok := v.joint.At(tokens, i)
		if !ok || m.To > to {
			continue
		}
		names := v.between(tokens, m.From, m.To)
		if len(names) == 0 {
			names = v.chainFrom(tokens, m.To, to, jointReach)
		}
		if len(names) == 0 && v.postpositions {
			names = v.chainBefore(tokens, m.From)
		}
		for _, a := range v.actorsOf(tokens, names) {
			a.Phrase = Range{min(a.Start, tokens[m.From].Start), max(a.End, tokens[m.To-1].End)}
			out = append(out, a)
		}
		i = m.To - 1
	}
	return out
}

// chainFrom returns the names that begin within reach tokens of i and those
// joined to them ("the Commission, Europol and Eurojust").
func (v *Vocabulary) chainFrom(tokens []phrase.Token, i, to, reach int) []name {
	const longest = 64 // names; there are fewer actors
	var out []name
	for k := i; k < to && k <= i+reach && len(out) < longest; {
		if m, ok := v.actors.At(tokens, k); ok && m.To <= to {
			out = append(out, m)
			next, joined := v.connector(tokens, m.To)
			if !joined {
				break
			}
			i, k, reach = next, next, 3
			continue
		}
		// A clause ends at its mark of punctuation; a name further on is
		// somebody else's.
		if tokens[k].Mark {
			break
		}
		// Only words that can belong to the name's phrase may stand before it.
		if !v.isFiller(tokens, k) && k > i {
			break
		}
		k++
	}
	return out
}

// connector returns the token behind the connector (with its commas) at i.
func (v *Vocabulary) connector(tokens []phrase.Token, i int) (int, bool) {
	k := i
	if k < len(tokens) && tokens[k].Is(",") {
		k++
	}
	if m, ok := v.connectors.At(tokens, k); ok {
		return m.To, true
	}
	return k, k > i
}

// chainBefore returns the names that end at token i or one before it.
func (v *Vocabulary) chainBefore(tokens []phrase.Token, i int) []name {
	names := v.actors.All(tokens[:i])
	if n := len(names); n > 0 && names[n-1].To >= i-1 {
		return v.coordinated(tokens, names, n-1)
	}
	return nil
}

// coordinated returns the name with the given index and those before it that a
// connector joins to it. A comma alone joins nothing unless a connector follows
// later in the chain: in "to support Member States, the Commission" the two are
// apart.
func (v *Vocabulary) coordinated(tokens []phrase.Token, names []name, last int) []name {
	first, joined := last, false
	for first > 0 {
		between := tokens[names[first-1].To:names[first].From]
		word, comma, other := false, false, false
		for k := 0; k < len(between); k++ {
			switch m, ok := v.connectors.At(between, k); {
			case ok:
				word = true
				k = m.To - 1
			case between[k].Is(","):
				comma = true
			case between[k].Mark || !v.isFiller(between, k):
				other = true
			}
		}
		if other || !word && !(comma && joined) {
			break
		}
		joined = true
		first--
	}
	return names[first : last+1]
}

// isFiller reports whether the token may stand before a name within its phrase.
func (v *Vocabulary) isFiller(tokens []phrase.Token, i int) bool {
	_, det := v.determiners.At(tokens, i)
	_, prep := v.prepositions.At(tokens, i)
	return det || prep
}

func (v *Vocabulary) actorsOf(tokens []phrase.Token, names []name) []Actor {
	var out []Actor
	for _, n := range names {
		for _, id := range n.Value {
			out = append(out, Actor{ID: id, Start: tokens[n.From].Start, End: tokens[n.To-1].End})
		}
	}
	return out
}

// CellActors returns the actors named in a table's cell of those responsible.
// A cell that names none known gives the kind that its words tell, else
// [corpus.ActorOther].
func (v *Vocabulary) CellActors(cell string) []Actor {
	tokens := phrase.Tokens(cell)
	out := v.actorsOf(tokens, v.actors.All(tokens))
	for _, t := range tokens {
		if id, ok := v.abbreviations[cell[t.Start:t.End]]; ok && !covered(out, t.Start) {
			out = append(out, Actor{ID: id, Start: t.Start, End: t.End})
		}
	}
	slices.SortStableFunc(out, func(a, b Actor) int { return a.Start - b.Start })
	if len(out) > 1 {
		// "EU" beside an agency's name is a part of the name, not one more actor.
		if known := slices.DeleteFunc(slices.Clone(out), func(a Actor) bool { return a.ID == corpus.ActorOther && a.End-a.Start <= 5 }); len(known) > 0 {
			out = known
		}
	}
	if len(out) == 0 && strings.ContainsFunc(cell, isLetter) {
		start := strings.IndexFunc(cell, isLetter)
		out = append(out, Actor{ID: v.kindOf(tokens), Start: start, End: len(strings.TrimSpace(cell[start:])) + start})
	}
	return out
}

func covered(actors []Actor, at int) bool {
	return slices.ContainsFunc(actors, func(a Actor) bool { return a.Start <= at && at < a.End })
}
