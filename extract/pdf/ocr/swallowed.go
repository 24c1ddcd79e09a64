package ocr

import (
	"image"
	"math"
	"slices"
	"strings"
)

// swallowed finds the bullets that are in the box of the word behind them but
// not in its letters, where it begins in the column of other bullets: there the
// ink itself tells, for paragraphs begin in that column too.
func (t *recognition) swallowed(g *image.Gray) (recovered int) {
	for _, l := range t.lines {
		w := &l.words[0]
		if l.quarter != 0 || strings.Contains(bullet+dashes, w.text) || !t.inColumn(l) {
			continue
		}
		ink, gap, ok := firstInk(g, w.ink)
		if !ok || gap < minGap*l.em || gap > maxGap*l.em || ink.x0-w.ink.x0 > 0.1*l.em {
			continue
		}
		// Within a word the page's slope does not matter.
		down, right := w.y0-w.ink.y0, w.x0-w.ink.x0
		mark := *w
		mark.text, mark.ink = bullet, ink
		mark.box = box{ink.x0 + right, ink.y0 + down, ink.x1 + right, ink.y1 + down}
		rest := *w
		rest.x0 = min(mark.x1+gap, w.x1-0.1*l.em)
		rest.ink.x0 = min(ink.x1+gap, w.ink.x1)
		with := &line{box: l.box, words: []word{mark, rest}, base: l.base, em: l.em}
		if !(&candidate{own: with, text: with, word: &with.words[0], sure: true}).shaped() {
			continue
		}
		l.words[0] = rest
		l.words = slices.Insert(l.words, 0, mark)
		recovered++
	}
	return recovered
}

// inColumn reports whether a line begins where a bullet of another does.
func (t *recognition) inColumn(l *line) bool {
	for _, o := range t.lines {
		if o != l && o.quarter == 0 && o.words[0].text == bullet && abs(o.words[0].x0-l.words[0].x0) <= sameColumn/2*l.em {
			return true
		}
	}
	return false
}

// firstInk finds the first ink in a box from the left that white parts from the
// rest, and how broad the white is.
func firstInk(g *image.Gray, b box) (ink box, gap float64, ok bool) {
	r := image.Rect(int(b.x0), int(b.y0), int(math.Ceil(b.x1)), int(math.Ceil(b.y1))).Intersect(g.Rect)
	if r.Dx() < 3 || r.Dy() < 3 {
		return box{}, 0, false
	}
	paper, black := tones(g, r)
	if paper-black < minContrast {
		return box{}, 0, false
	}
	middle := (paper + black) / 2
	ink = box{-1, float64(r.Max.Y), -1, float64(r.Min.Y)}
	for x := r.Min.X; x < r.Max.X; x++ {
		top, bottom, dark := r.Max.Y, r.Min.Y, 0
		for y := r.Min.Y; y < r.Max.Y; y++ {
			if float64(g.Pix[y*g.Stride+x]) < middle {
				top, bottom = min(top, y), y+1
				dark++
			}
		}
		switch {
		case dark < 2 && ink.x0 >= 0 && ink.x1 < 0:
			ink.x1 = float64(x)
		case dark < 2:
		case ink.x0 < 0:
			ink.x0 = float64(x)
			fallthrough
		case ink.x1 < 0:
			ink.y0, ink.y1 = min(ink.y0, float64(top)), max(ink.y1, float64(bottom))
		default:
			return ink, float64(x) - ink.x1, true
		}
	}
	return box{}, 0, false
}
