package ocr

import (
	"image"
	"slices"
	"strings"
	"unicode/utf8"
)

// bullet is the letter that recovered bullets become.
const bullet = "•"

const (
	// bulletMarks are what bullets are read as that hardly begins a line.
	bulletMarks = "*¢°«»©®¤º·•●○▪■□◆►▸∙‣▶+@%>"
	// bulletLetters are what they are read as that a line may begin with.
	bulletLetters = "eEoOcsaxXQ0.,'’‘=~"
)

// The place and shape of a bullet, by the em of the line that it stands before:
// how high and broad its ink is, how far over the baseline that ends, where its
// middle is, and how far it is to the text.
const (
	minInk, maxInk       = 0.10, 0.62
	minFloat             = 0.06
	minMiddle, maxMiddle = 0.16, 0.48
	minAspect, maxAspect = 0.6, 1.7
	minGap, maxGap       = 0.2, 4.5
	letterGap            = 0.35 // where the letter may be one
	// sameColumn is how far apart bullets of one list stand.
	sameColumn = 0.4
)

// candidate is a mark that may be a bullet: the word of a line, and the line of
// text that it stands before, which may be the same.
type candidate struct {
	own, text *line
	word      *word
	sure      bool
}

// x returns where it begins and where the text does.
func (c *candidate) x() (mark, text float64) {
	if c.own == c.text {
		return c.word.x0, c.text.words[1].x0
	}
	return c.word.x0, c.text.words[0].x0
}

// recoverBullets finds the bullets that were read as other letters, sets them
// before their text where they were found apart from it, and returns how many
// were read wrongly. A mark is one if it has the place and shape of one and
// others stand in a column with it, or, where its letter is no letter, lines of
// the text go on under the text and not under the mark.
func recoverBullets(t *recognition, g *image.Gray) (recovered int) {
	all := candidates(t)
	var bullets []*candidate
	for _, c := range all {
		if c.column(all) || c.sure && c.hangs(t) {
			bullets = append(bullets, c)
		}
	}
	for _, c := range bullets {
		if c.word.text != bullet {
			recovered++
		}
		c.word.text = bullet
		if c.own != c.text {
			c.text.words = slices.Insert(c.text.words, 0, *c.word)
			c.text.x0 = min(c.text.x0, c.word.x0)
			c.own.words = nil
		}
	}
	t.lines = slices.DeleteFunc(t.lines, func(l *line) bool { return len(l.words) == 0 })
	recovered += t.unglue()
	return recovered + t.swallowed(g)
}

// unglue parts misread bullets from the word that they were read as one with,
// where that begins in the column of other bullets.
func (t *recognition) unglue() (recovered int) {
	for _, l := range t.lines {
		w := &l.words[0]
		r, n := utf8.DecodeRuneInString(w.text)
		if l.quarter != 0 || !strings.ContainsRune(bulletMarks+"'‘’`", r) || lettersOf(w.text) < 2 || len(w.text) == n {
			continue
		}
		for _, o := range t.lines {
			if o == l || o.words[0].text != bullet || len(o.words) < 2 || abs(o.words[0].x0-w.x0) > sameColumn/2*l.em {
				continue
			}
			mark, rest := *w, *w
			mark.text, rest.text = bullet, w.text[n:]
			mark.x1 = o.words[0].x1
			rest.x0 = min(max(o.words[1].x0, mark.x1), w.x1-0.1*l.em)
			l.words[0] = rest
			l.words = slices.Insert(l.words, 0, mark)
			recovered++
			break
		}
	}
	return recovered
}

func candidates(t *recognition) []*candidate {
	var out []*candidate
	taken := map[*line]bool{}
	for _, l := range t.lines {
		w := &l.words[0]
		mark, letter := isMark(w.text)
		if !mark && !letter || l.quarter != 0 {
			continue
		}
		if mark && len(l.words) > 2 && strings.Trim(l.words[1].text, "-–—") == "" {
			l.words = slices.Delete(l.words, 1, 2) // seen in the space behind it
		}
		c := &candidate{own: l, text: l, word: w, sure: mark}
		if len(l.words) == 1 {
			c.text = t.beside(w)
		}
		if c.text == nil || taken[c.text] || !c.shaped() {
			continue
		}
		taken[c.text] = true
		out = append(out, c)
	}
	return out
}

// isMark reports whether a word may be a misread bullet. Some are read as two
// letters.
func isMark(text string) (mark, letter bool) {
	runes := []rune(text)
	switch {
	case len(runes) == 2:
		return strings.ContainsRune(bulletMarks, runes[0]) && strings.ContainsRune(bulletMarks+"-–.'’", runes[1]), false
	case len(runes) != 1:
		return false, false
	}
	// A dash has not the shape of a bullet, but a bullet may be read as one.
	return strings.ContainsRune(bulletMarks+dashes, runes[0]), strings.ContainsRune(bulletLetters, runes[0])
}

// beside finds the line before which a lone mark stands.
func (t *recognition) beside(w *word) *line {
	var best *line
	middle := (w.y0 + w.y1) / 2
	for _, l := range t.lines {
		gap := l.words[0].x0 - w.x1
		if l.quarter != 0 || l.letters() == 0 || gap < minGap*l.em || gap > maxGap*l.em {
			continue
		}
		if up := (l.base - middle) / l.em; up < minMiddle || up > maxMiddle {
			continue
		}
		if best == nil || l.words[0].x0 < best.words[0].x0 {
			best = l
		}
	}
	return best
}

// shaped reports whether the ink of a candidate has the shape and the place of a
// bullet. What stands on the baseline is a letter.
func (c *candidate) shaped() bool {
	w, em := c.word, c.text.em
	if w.width() <= 0 || w.height() <= 0 {
		return false
	}
	mark, text := c.x()
	gap := (text - mark - w.width()) / em
	middle := (c.text.base - (w.y0+w.y1)/2) / em
	aspect := w.width() / w.height()
	if !c.sure && gap < letterGap {
		return false
	}
	return w.width() >= minInk*em && w.width() <= maxInk*em && w.height() >= minInk*em && w.height() <= maxInk*em &&
		aspect >= minAspect && aspect <= maxAspect && c.text.base-w.y1 >= minFloat*em &&
		middle >= minMiddle && middle <= maxMiddle && gap >= minGap && gap <= maxGap
}

// column reports whether another candidate stands right above or below, before a
// text that begins where this one's does.
func (c *candidate) column(all []*candidate) bool {
	mark, text := c.x()
	for _, o := range all {
		m, x := o.x()
		if o != c && abs(m-mark) <= sameColumn*c.text.em && abs(x-text) <= sameColumn*c.text.em && abs(o.text.base-c.text.base) > 0.5*c.text.em {
			return true
		}
	}
	return false
}

// hangs reports whether the line below goes on under the text.
func (c *candidate) hangs(t *recognition) bool {
	_, text := c.x()
	for _, l := range t.lines {
		if l == c.text || l == c.own || l.quarter != 0 || l.letters() == 0 {
			continue
		}
		if down := (l.base - c.text.base) / c.text.em; down > 0.7 && down < 1.8 && abs(l.words[0].x0-text) <= sameColumn*c.text.em {
			return true
		}
	}
	return false
}
