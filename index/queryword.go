package index

import (
	"slices"

	"polidex/index/tokens"
)

// queryWord is one word of a query as all the languages read it.
type queryWord struct {
	slot Slot
	// stopIn are the languages in which it is a stop word; a word typed in
	// capitals among others that are not is an acronym and none.
	stopIn languages
	// compound and reference are the terms of the extra token that begins with
	// the word, and covers the number of words that it is made of.
	compound  []string
	reference string
	covers    int
}

// words analyses a text in every language; the languages agree on where words
// begin, so that their readings can be laid over each other.
func (b *planner) words(text string) []queryWord {
	var out []queryWord
	for i, a := range b.analyzers {
		at := map[int]int{}
		list := a.Analyze(text)
		n := 0
		for _, t := range list {
			if !t.Extra() {
				at[t.Position] = n
				n++
			}
		}
		if i == 0 {
			out = make([]queryWord, n)
		}
		for _, t := range list {
			w := &out[at[t.Position]]
			switch t.Kind {
			case tokens.Compound:
				w.compound = addTerms(w.compound, t)
				w.covers = covered(list, t)
			case tokens.Reference:
				w.reference = t.Form
				w.covers = covered(list, t)
			default:
				w.add(t, languages(1)<<i, b.acronyms && isCapitals(text[t.Start:t.End]))
			}
		}
	}
	for i := range out {
		out[i].slot.finish()
	}
	return out
}

func (w *queryWord) add(t tokens.Token, language languages, acronym bool) {
	w.slot.Exact = t.Form
	if t.Kind == tokens.Stop && !acronym {
		w.stopIn |= language
	}
	for _, s := range t.Stems {
		w.slot.Any = addTerm(w.slot.Any, s)
	}
	if len(t.Stems) == 0 {
		w.slot.Any = addTerm(w.slot.Any, t.Form)
	}
}

// finish forgets the exact term where it is the only one.
func (s *Slot) finish() {
	if len(s.Any) == 1 && s.Any[0] == s.Exact {
		s.Exact = ""
	}
}

func addTerms(terms []string, t tokens.Token) []string {
	t.Terms(func(term string) { terms = addTerm(terms, term) })
	return terms
}

func addTerm(terms []string, term string) []string {
	if slices.Contains(terms, term) {
		return terms
	}
	return append(terms, term)
}

// covered counts the words under an extra token. The word "final" that follows
// a reference belongs to it, and so does the number of a version after that.
func covered(list []tokens.Token, extra tokens.Token) int {
	n, final := 0, false
	for _, t := range list {
		if t.Extra() || t.Start < extra.Start {
			continue
		}
		version := final && t.Kind == tokens.Number
		final = extra.Kind == tokens.Reference && t.Form == "final"
		if t.End <= extra.End || final || version {
			n++
		}
	}
	return n
}

func isCapitals(s string) bool {
	if len(s) < 2 {
		return false
	}
	for _, r := range s {
		if (r < 'A' || r > 'Z') && r != '.' {
			return false
		}
	}
	return true
}
