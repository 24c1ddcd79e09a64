package dates

import (
	"strings"
	"unicode/utf8"
)

// class is what a phrase of the vocabulary can do.
type class uint8

const (
	cBy class = iota
	cBefore
	cFrom
	cIn
	cFor
	cSince
	cAfter
	cOnwards
	cByAfter
	cBeforeAfter
	cInAfter
	cOfAfter
	cTo
	cAnd
	cArticle
	cOf
	cPart
	cQuarter
	cHalf
	cYear
	cOrdinal
	cSeason
	cMonth
	cMonthWord
	cName
	cInstrument
	cJournal
	cCurrency
	cNumbering
	cDoneAfter
	cBeing
	cCompared
	cTarget
	cSubordinate
	cBand

	// The classes of times without a year; see relativeWords.
	cWithin
	cUpTo
	cPeriodIn
	cFill
	cCounted
	cCount
	cSpan
	cOneYear
	cEvent
	cThis
	cIts
	cPaper
	cAct
	cMandate
	cCurrent
	cCommission
	cDuring
	cUntilEnd
)

// The parts of a year or month, as values of cPart.
const (
	partEarly = 1 + iota
	partMid
	partLate
	partEnd
)

// lastOrdinal is the value of "last": the fourth quarter, the second half.
const lastOrdinal = 9

// phrase is one entry: its tokens, each whole or a stem.
type phrase struct {
	class class
	value int
	parts []part
}

type part struct {
	fold string
	stem bool
}

// lexicon is a vocabulary made ready for matching.
type lexicon struct {
	*vocabulary
	// byWord finds phrases by their first token, byStem those that begin with a
	// stem by its first two letters.
	byWord         map[string][]phrase
	byStem         map[string][]phrase
	quarterLetters map[string]bool
	halfLetters    map[string]bool
	done           []part
	doneSuffixes   []string
	notDone        []part
	// relative is what times without a year are read with, nil where the
	// language has no words for them.
	relative *lexicon
}

func newLexicon(own, common *vocabulary) *lexicon {
	l := &lexicon{vocabulary: own, byWord: map[string][]phrase{}, byStem: map[string][]phrase{}, quarterLetters: map[string]bool{}, halfLetters: map[string]bool{}}
	for _, v := range []*vocabulary{common, own} {
		l.addAll(v)
	}
	l.relative = newRelativeLexicon(own)
	return l
}

func (l *lexicon) addAll(v *vocabulary) {
	for _, e := range []struct {
		class class
		list  []string
	}{
		{cBy, v.By}, {cBefore, v.Before}, {cFrom, v.From}, {cIn, v.In}, {cFor, v.For}, {cSince, v.Since}, {cAfter, v.After},
		{cOnwards, v.Onwards}, {cByAfter, v.ByAfter}, {cBeforeAfter, v.BeforeAfter}, {cInAfter, v.InAfter}, {cOfAfter, v.OfAfter},
		{cTo, v.To}, {cAnd, v.And}, {cArticle, v.Article}, {cOf, v.Of}, {cQuarter, v.Quarter}, {cHalf, v.Half}, {cYear, v.Year}, {cMonthWord, v.Month},
		{cName, v.Names}, {cInstrument, v.Instruments}, {cJournal, v.Journals}, {cCurrency, v.Currencies}, {cNumbering, v.Numbering},
		{cDoneAfter, v.DoneAfter}, {cBeing, v.Being}, {cCompared, v.Compared}, {cTarget, v.Target}, {cSubordinate, v.Subordinate}, {cBand, v.Bands},
	} {
		l.add(e.class, 0, e.list)
	}
	l.add(cPart, partEarly, v.Early)
	l.add(cPart, partMid, v.Mid)
	l.add(cPart, partLate, v.Late)
	l.add(cPart, partEnd, v.End)
	l.add(cOrdinal, lastOrdinal, v.Last)
	l.add(cHalf, 1, v.FirstHalf)
	l.add(cHalf, 2, v.SecondHalf)
	for i, list := range v.Ordinals {
		l.add(cOrdinal, i+1, list)
	}
	for i, list := range v.Seasons {
		l.add(cSeason, i+1, list)
	}
	for i, list := range v.Months {
		l.add(cMonth, i+1, list)
	}
	for _, s := range v.QuarterLetters {
		l.quarterLetters[fold(s)] = true
	}
	for _, s := range v.HalfLetters {
		l.halfLetters[fold(s)] = true
	}
	for _, s := range v.Done {
		if rest, ok := strings.CutPrefix(s, "*"); ok {
			l.doneSuffixes = append(l.doneSuffixes, fold(rest))
			continue
		}
		l.done = append(l.done, partsOf(s)...)
	}
	for _, s := range v.NotDone {
		l.notDone = append(l.notDone, partsOf(s)...)
	}
}

func (l *lexicon) add(c class, value int, list []string) {
	for _, s := range list {
		p := phrase{c, value, partsOf(s)}
		if len(p.parts) == 0 {
			continue
		}
		if first := p.parts[0]; first.stem {
			l.byStem[startKey(first.fold)] = append(l.byStem[startKey(first.fold)], p)
		} else {
			l.byWord[first.fold] = append(l.byWord[first.fold], p)
		}
	}
}

// partsOf cuts a phrase of the vocabulary into tokens; a star glued to a word
// makes it a stem.
func partsOf(s string) []part {
	var out []part
	for _, t := range tokenise(s) {
		if t.fold == "*" && t.glued && len(out) > 0 {
			out[len(out)-1].stem = true
			continue
		}
		out = append(out, part{fold: t.fold})
	}
	return out
}

// maxEnding bounds what may follow a stem, in bytes: an ending, not a compound.
const maxEnding = 14

func (p part) matches(fold string) bool {
	if p.stem {
		return strings.HasPrefix(fold, p.fold) && len(fold) <= len(p.fold)+maxEnding
	}
	return p.fold == fold
}

// startKey is the first two letters, or one where there is only one.
func startKey(fold string) string {
	_, n := utf8.DecodeRuneInString(fold)
	_, m := utf8.DecodeRuneInString(fold[n:])
	return fold[:n+m]
}

// isDone says whether a word tells of something past or lasting. An ending says
// so less surely than a word of the list.
func (l *lexicon) isDone(fold string) (done, sure bool) {
	for _, p := range l.notDone {
		if p.matches(fold) {
			return false, false
		}
	}
	for _, p := range l.done {
		if p.matches(fold) {
			return true, true
		}
	}
	for _, s := range l.doneSuffixes {
		if len(fold) > len(s)+2 && strings.HasSuffix(fold, s) {
			return true, false
		}
	}
	return false, false
}

// match is a phrase found at tokens [start, end).
type match struct {
	class      class
	value      int
	start, end int
}

// matchAll marks all phrases in the tokens, by where they start and where they
// end, longest first.
func (l *lexicon) matchAll(tokens []token) (starts, ends [][]match) {
	starts, ends = make([][]match, len(tokens)+1), make([][]match, len(tokens)+1)
	for i, t := range tokens {
		for _, list := range [2][]phrase{l.byWord[t.fold], l.byStem[startKey(t.fold)]} {
			for _, p := range list {
				if !p.matchesAt(tokens[i:]) {
					continue
				}
				m := match{p.class, p.value, i, i + len(p.parts)}
				starts[i] = insert(starts[i], m)
				ends[m.end] = insert(ends[m.end], m)
			}
		}
	}
	return starts, ends
}

// matchesAt says whether the tokens begin with the phrase.
func (p phrase) matchesAt(tokens []token) bool {
	if len(p.parts) > len(tokens) {
		return false
	}
	for k := range p.parts {
		if !p.parts[k].matches(tokens[k].fold) {
			return false
		}
	}
	return true
}

// insert keeps a list of matches longest first.
func insert(list []match, m match) []match {
	i := len(list)
	for i > 0 && list[i-1].end-list[i-1].start < m.end-m.start {
		i--
	}
	list = append(list, match{})
	copy(list[i+1:], list[i:])
	list[i] = m
	return list
}
