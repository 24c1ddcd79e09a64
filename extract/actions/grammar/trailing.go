package grammar

import (
	"slices"
	"strings"
	"unicode"

	"polidex/extract/actions/phrase"
)

// TrailingLeadIn finds a lead-in that was run together with the text before it
// ("ratify the Convention by 2031 Member States are urged to:"). It must begin
// with a name in capitals, and no other name may stand between the subject and
// its verb; without a colon, the verb must be the last word.
func (v *Vocabulary) TrailingLeadIn(text string) (LeadIn, bool) {
	tokens := phrase.Tokens(text)
	for i := max(1, len(tokens)-longestSentence); i < len(tokens); i++ {
		if !v.beginsWithName(text, tokens, i) {
			continue
		}
		start := tokens[i].Start
		l, ok := v.ReadLeadIn(text[start:])
		if !ok || l.Start > 0 || !l.Colon && !l.EndsInVerb() || l.Subject != Known || v.hasOtherNames(text[start:], l) {
			continue
		}
		return l.Shift(start), true
	}
	return LeadIn{}, false
}

// EndsInVerb reports whether nothing follows the verb.
func (l LeadIn) EndsInVerb() bool { return l.Verb != NoVerb && l.VerbEnd == l.End }

// beginsWithName reports whether a name stands at the token, perhaps behind an
// article, as at the beginning of a sentence.
func (v *Vocabulary) beginsWithName(text string, tokens []phrase.Token, i int) bool {
	upper := startsUpper(text[tokens[i].Start:])
	k := i
	if _, ok := v.determiners.At(tokens, i); ok && upper {
		k++
	}
	m, ok := v.actors.At(tokens, k)
	// A name may begin with a small letter itself: "eu-LISA".
	return ok && (upper || strings.ContainsFunc(text[tokens[k].Start:tokens[m.To-1].End], unicode.IsUpper))
}

// hasOtherNames reports whether somebody else is named before the verb.
func (v *Vocabulary) hasOtherNames(text string, l LeadIn) bool {
	if l.Verb == NoVerb || l.Verb == Call {
		return false
	}
	tokens := phrase.Tokens(text[:l.VerbStart])
	for _, a := range v.actorsOf(tokens, v.actors.All(tokens)) {
		if !slices.ContainsFunc(l.Actors, func(b Actor) bool { return a.ID == b.ID }) {
			return true
		}
	}
	return false
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// Shift moves the byte ranges of a lead-in that was read from the middle of a
// text.
func (l LeadIn) Shift(by int) LeadIn {
	l.Start, l.End, l.VerbStart, l.VerbEnd = l.Start+by, l.End+by, l.VerbStart+by, l.VerbEnd+by
	l.Actors = slices.Clone(l.Actors)
	for i := range l.Actors {
		l.Actors[i].Start += by
		l.Actors[i].End += by
	}
	return l
}
