package ocr

import (
	"slices"
	"strings"
	"unicode"
)

// The floors of confidence, in per cent. Rules, crests and stains come out as a
// few letters with little confidence; a badly printed word among good ones has
// little too, but is one.
const (
	// lineFloor is for the mean of a line, shortFloor for that of one with less
	// than shortLetters letters.
	lineFloor, shortFloor = 35, 50
	shortLetters          = 4
	// wordFloor is for words in a line whose mean is under goodLine.
	wordFloor, goodLine = 30, 70
	// sureWord is for words of at least minSureLetters letters that are kept of a
	// line that is dropped.
	sureWord, minSureLetters = 80, 3
	// letterFloor is for a letter that is alone in its line.
	letterFloor = 90
)

// edges are what upright rules at the sides of a text become.
const edges = "|¦"

// dropNoise drops words that are none, before anything is measured by them. It
// returns how many.
func dropNoise(t *recognition) (dropped int) {
	t.lines = slices.DeleteFunc(t.lines, func(l *line) bool {
		n := len(l.words)
		l.dropEdges()
		mean, letters := l.confidence()
		floor := float64(lineFloor)
		if letters < shortLetters {
			floor = shortFloor
		}
		switch {
		case letters > 0 && mean < floor:
			l.words = slices.DeleteFunc(l.words, func(w word) bool { return w.conf < sureWord || lettersOf(w.text) < minSureLetters })
		case mean < goodLine:
			l.words = slices.DeleteFunc(l.words, func(w word) bool { return w.conf < wordFloor && lettersOf(w.text) > 0 })
		}
		dropped += n - len(l.words)
		return len(l.words) == 0
	})
	return dropped
}

// dropEdges drops the rules at both ends of a line, also where they stick to a
// word.
func (l *line) dropEdges() {
	for i := range l.words {
		w := &l.words[i]
		if text := strings.Trim(w.text, edges); text != "" {
			w.text = text
		}
		if text := strings.Trim(w.text, "_"); text != "" {
			w.text = text // a line below it, or the space beside it
		}
	}
	l.words = slices.DeleteFunc(l.words, func(w word) bool { return strings.Trim(w.text, "_") == "" })
	rule := func(w word) bool { return strings.Trim(w.text, edges) == "" }
	for len(l.words) > 0 && rule(l.words[0]) {
		l.words = l.words[1:]
	}
	for len(l.words) > 0 && rule(l.words[len(l.words)-1]) {
		l.words = l.words[:len(l.words)-1]
	}
}

// confidence returns the mean confidence of a line by letters, and how many it
// has.
func (l *line) confidence() (mean float64, letters int) {
	for i := range l.words {
		n := lettersOf(l.words[i].text)
		mean += l.words[i].conf * float64(n)
		letters += n
	}
	if letters > 0 {
		mean /= float64(letters)
	}
	return mean, letters
}

// farSpeck is how far from the word before a point is none of its sentence, in
// ems.
const farSpeck = 0.6

// dropSpecks drops the points and commas that stand alone.
func (l *line) dropSpecks() (dropped int) {
	end := l.words[0].x0 - l.em
	n := len(l.words)
	l.words = slices.DeleteFunc(l.words, func(w word) bool {
		if strings.Trim(w.text, ".,:;'’‘`´~-") == "" && len(w.text) < minDots && w.x0-end > farSpeck*l.em && w.width() < 0.3*l.em {
			return true
		}
		end = w.x1
		return false
	})
	return n - len(l.words)
}

// dropMarks drops the lines that have no letter, or but an uncertain one, once
// bullets are where they belong, and specks beside the text. It returns the
// number of words dropped.
func dropMarks(t *recognition) (dropped int) {
	t.lines = slices.DeleteFunc(t.lines, func(l *line) bool {
		dropped += l.dropSpecks()
		mean, letters := l.confidence()
		lone := len(l.words) == 1 && letters == 1 && mean < letterFloor && !strings.ContainsFunc(l.words[0].text, unicode.IsDigit)
		if letters > 0 && !lone {
			return false
		}
		dropped += len(l.words)
		return true
	})
	return dropped
}
