package dates

import (
	"maps"
	"slices"
)

// relativeWords are a language's words for times that name no year: a period
// ("within two years of the adoption of this Communication") and the term of a
// body ("by the end of this mandate").
type relativeWords struct {
	// Words that open a period. Within does so by itself. UpTo may also give an
	// age or a length ("do dvou let"), so that its years need an event; In needs
	// one always, as the words for "by" of the whole vocabulary do.
	Within []string `yaml:"within"`
	UpTo   []string `yaml:"up_to"`
	In     []string `yaml:"in"`
	// Fill may stand between the words of a period: "the next".
	Fill []string `yaml:"fill"`
	// After joins a period and the event that it is counted from.
	After []string `yaml:"after"`

	// Numbers are the words for numbers, Days to Years for the units. AYear is a
	// word that means one year without a number: "Jahresfrist".
	Numbers map[int][]string `yaml:"numbers"`
	AYear   []string         `yaml:"a_year"`
	Days    []string         `yaml:"days"`
	Weeks   []string         `yaml:"weeks"`
	Months  []string         `yaml:"months"`
	Years   []string         `yaml:"years"`

	// The events.
	Adoption    []string `yaml:"adoption"`
	Publication []string `yaml:"publication"`
	Force       []string `yaml:"force"`

	// This points at what the text itself is or lies in, Its at what was named
	// last. Papers are what a text of the kind that is read here calls itself,
	// Acts what others adopt.
	This   []string `yaml:"this"`
	Its    []string `yaml:"its"`
	Papers []string `yaml:"papers"`
	Acts   []string `yaml:"acts"`

	// Mandate is a term of office, Current and Commission say whose. UntilEnd are
	// words for "before the end of", beside those of the whole vocabulary; During
	// stand before a mandate that is the time of acting.
	Mandate    []string `yaml:"mandate"`
	Current    []string `yaml:"current"`
	Commission []string `yaml:"commission"`
	During     []string `yaml:"during"`
	UntilEnd   []string `yaml:"until_end"`

	// Of are articles that say whose something is, beside the words of the whole
	// vocabulary: "der", "des".
	Of []string `yaml:"of"`
	// BareGenitive: an owner needs no small word ("od przyjęcia rozporządzenia").
	BareGenitive bool `yaml:"bare_genitive"`
}

// The events, as values of cEvent.
const (
	eventAdoption = 1 + iota
	eventPublication
	eventForce
)

// newRelativeLexicon makes a lexicon of a language's words for relative times
// and of those others that may stand in or around them, nil where there are
// none. It is apart from the language's own, so that the reading of years is not
// slowed by words that it has no use for.
func newRelativeLexicon(v *vocabulary) *lexicon {
	w := v.Relative
	if w == nil {
		return nil
	}
	l := &lexicon{vocabulary: v, byWord: map[string][]phrase{}, byStem: map[string][]phrase{}}
	for _, e := range []struct {
		class class
		value int
		list  []string
	}{
		{cBy, 0, v.By}, {cBefore, 0, v.Before}, {cPart, partEnd, v.End},
		{cOf, 0, v.Of}, {cOf, 0, w.Of}, {cArticle, 0, v.Article}, // of a word that is both the first holds
		{cSubordinate, 0, v.Subordinate}, {cAct, 0, v.Instruments},
		{cWithin, 0, w.Within}, {cUpTo, 0, w.UpTo}, {cPeriodIn, 0, w.In}, {cFill, 0, w.Fill}, {cCounted, 0, w.After},
		{cSpan, spanDays, w.Days}, {cSpan, spanWeeks, w.Weeks}, {cSpan, spanMonths, w.Months}, {cSpan, spanYears, w.Years},
		{cOneYear, 1, w.AYear},
		{cEvent, eventAdoption, w.Adoption}, {cEvent, eventPublication, w.Publication}, {cEvent, eventForce, w.Force},
		{cThis, 0, w.This}, {cIts, 0, w.Its}, {cPaper, 0, w.Papers}, {cAct, 0, w.Acts},
		{cMandate, 0, w.Mandate}, {cCurrent, 0, w.Current}, {cCommission, 0, w.Commission},
		{cDuring, 0, w.During}, {cUntilEnd, 0, w.UntilEnd},
	} {
		l.add(e.class, e.value, e.list)
	}
	for _, n := range slices.Sorted(maps.Keys(w.Numbers)) {
		l.add(cCount, n, w.Numbers[n])
	}
	return l
}
