package grammar

import (
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/actions/phrase"
)

// Verb is the kind of verb that a lead-in hangs on.
type Verb int

// The kinds of verbs.
const (
	// NoVerb: the lead-in names actors alone ("La Commission:"), and its items
	// begin with the verb.
	NoVerb Verb = iota
	// Commit: the subject commits itself ("will", "intends to").
	Commit
	// Request: the subject is asked to act ("are urged to", "should").
	Request
	// Call: the object is asked to act ("calls on Member States to").
	Call
	// Duty: the subject has to act ("must"); laws are reported in such words
	// too, so that it counts in a marked box only.
	Duty
	// Future: a verb in its future form, which commits as "will" does where the
	// language builds it by an ending; it must follow its subject closely.
	Future
)

// Subject says who a lead-in's subject is.
type Subject int

// The kinds of subjects.
const (
	// Known: an actor of the vocabulary.
	Known Subject = iota
	// Pronoun: the actor of the sentence before.
	Pronoun
	// Unknown: somebody whom the vocabulary does not have.
	Unknown
)

// LeadIn is a sentence that says who is to do what the items below it name.
type LeadIn struct {
	// Start and End are the byte range of the sentence in the text read.
	Start, End int
	Verb       Verb
	Subject    Subject
	// VerbStart and VerbEnd are the byte range of the verb, empty with NoVerb.
	VerbStart, VerbEnd int
	Actors             []Actor
	// Complete says that words follow the verb, so that what the lead-in commits
	// to may be said already.
	Complete bool
	// Colon says that the sentence ends with one; a lead-in without a colon
	// must be followed by items to be one.
	Colon bool
}

// openEnd is how many tokens may follow the verb of a lead-in without a colon,
// and openEndDated how many when they hold a year ("by the end of 2026").
const (
	openEnd      = 3
	openEndDated = 9
)

// longestSentence is the most tokens that a lead-in has; what is longer was not
// cut rightly, or is no lead-in.
const longestSentence = 100

// ReadLeadIn reads the last sentence of a text as a lead-in. It reports false
// when that sentence is none: a full sentence, a report of what was done, the
// introduction to threats or principles.
func (v *Vocabulary) ReadLeadIn(text string) (LeadIn, bool) {
	tokens := phrase.Tokens(text)
	tokens = tokens[lastSentence(text, tokens):]
	if len(tokens) == 0 || len(tokens) > longestSentence {
		return LeadIn{}, false
	}
	l := LeadIn{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}
	for n := len(tokens); n > 0 && (tokens[n-1].Is(":") || tokens[n-1].Is(",") || tokens[n-1].Is("-")); n = len(tokens) {
		l.Colon = l.Colon || !tokens[n-1].Is(",")
		tokens = tokens[:n-1]
	}
	if n := len(tokens); n == 0 || isStop(tokens[n-1]) {
		return LeadIn{}, false
	}
	rest, ok := v.readClause(tokens, &l)
	if !ok {
		return LeadIn{}, false
	}
	_, actions := v.actions.First(rest, 0)
	open := v.countOpen(rest)
	l.Complete = open > openEnd && !actions
	if !l.Colon && open > openEnd && !(len(rest) <= openEndDated && hasYear(rest)) {
		return LeadIn{}, false
	}
	if !l.Colon && len(rest) > 0 && l.Verb == NoVerb {
		return LeadIn{}, false
	}
	return l, !v.announcesOther(rest)
}

// announcesOther reports whether the end of an introduction names something
// else than actions: "the following principles".
func (v *Vocabulary) announcesOther(tokens []phrase.Token) bool {
	const tail = 6
	if _, ok := v.actions.First(tokens, 0); ok {
		return false
	}
	_, ok := v.notActions.First(tokens, max(0, len(tokens)-tail))
	return ok
}

// IsReport reports whether a sentence with a colon introduces something else
// than actions: what was done, principles, threats, figures.
func (v *Vocabulary) IsReport(text string) bool {
	tokens := phrase.Tokens(text)
	tokens = tokens[lastSentence(text, tokens):]
	if _, ok := v.pastLead.First(tokens, 0); ok {
		return true
	}
	return v.announcesOther(tokens)
}

// NamesActions reports whether a sentence names actions, measures or steps.
func (v *Vocabulary) NamesActions(text string) bool {
	_, ok := v.actions.First(phrase.Tokens(text), 0)
	return ok
}

// BeginsWithVerb reports whether an item begins with a verb of commitment, as
// the items below a lead-in without one do.
func (v *Vocabulary) BeginsWithVerb(text string) bool {
	tokens := phrase.Tokens(text)
	const adverbs = 6
	for i := range min(len(tokens), adverbs) {
		if m, ok := v.verbs.At(tokens, i); ok && (m.Value == Future || m.Value == Commit) {
			return true
		}
	}
	return false
}

// StatesPurpose reports whether an item begins as a purpose ("to ensure …").
// Below a complete sentence such items tell what one act is for, and are no
// acts themselves.
func (v *Vocabulary) StatesPurpose(text string) bool {
	_, ok := v.purpose.At(phrase.Tokens(text), 0)
	return ok
}

// StatesManner reports whether an item begins as the means by which the one
// before it is done ("by training …").
func (v *Vocabulary) StatesManner(text string) bool {
	_, ok := v.manner.At(phrase.Tokens(text), 0)
	return ok
}

// StatesAim reports whether an item begins as an aim or a field and names no
// act ("in order to stop poaching:").
func (v *Vocabulary) StatesAim(text string) bool {
	_, ok := v.aims.At(phrase.Tokens(text), 0)
	return ok
}

// lastSentence returns the token with which the last sentence begins.
func lastSentence(text string, tokens []phrase.Token) int {
	from := 0
	for i := 1; i+1 < len(tokens); i++ {
		if isStop(tokens[i]) && endsSentence(text, tokens, from, i) {
			from = i + 1
		}
	}
	return from
}

// endsSentence reports whether the stop at token i ends the sentence that begins
// at token from: a capital follows, and no short abbreviation or number stands
// before ("No. 5", "Art."), nor the ordinal of a time that opens the sentence
// ("Do 2032. Komisija će").
func endsSentence(text string, tokens []phrase.Token, from, i int) bool {
	if i == 0 || i+1 >= len(tokens) {
		return i > 0
	}
	r, _ := utf8.DecodeRuneInString(text[tokens[i+1].Start:])
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !tokens[i+1].Mark || tokens[i+1].Start == tokens[i].End {
		return false
	}
	prev := tokens[i-1]
	switch prev.Text {
	case "art", "arts", "par", "nos", "ref", "vol", "abs", "pkt", "cfr", "approx":
		return false
	}
	const abbreviation, openingTime = 2, 4
	if prev.Number() && i > from+1 && i-from <= openingTime {
		return false
	}
	return prev.Mark || prev.Number() && !unicode.IsDigit(r) || utf8.RuneCountInString(prev.Text) > abbreviation
}

func isStop(t phrase.Token) bool { return t.Is(".") || t.Is("?") || t.Is("!") }

func hasYear(tokens []phrase.Token) bool {
	for _, t := range tokens {
		if t.Number() && len(t.Text) == 4 {
			return true
		}
	}
	return false
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

// speaks reports whether an actor may ask others to act in the text's name.
func speaks(id string) bool {
	switch id {
	case corpus.ActorCommission, corpus.ActorHighRepresentative, corpus.ActorCouncil, corpus.ActorParliament:
		return true
	}
	return false
}
