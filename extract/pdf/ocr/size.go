package ocr

import (
	"cmp"
	"math"
	"slices"
)

const (
	// programRise is the height of type, from descenders to ascenders, that the
	// program tells, by the em.
	programRise = 0.94
	// sameSize is how far the measured sizes of lines in one type are apart, by
	// the size; a line of few letters may be shortLine apart.
	sameSize, shortLine = 0.07, 0.12
	// onePar and oneParShort are how far apart they are within a paragraph.
	onePar, oneParShort = 0.13, 0.2
	// fewLetters is the number of letters that measure a size badly.
	fewLetters = 12
)

// measure finds the baseline and the size of each line, and makes the sizes of
// lines in one type the same. Scale is points by pixels.
func measure(t *recognition, scale float64) {
	for _, l := range t.lines {
		l.findBase()
		l.findSize()
	}
	share(t.lines)
	unite(t.lines, scale)
}

// share gives the lines of a paragraph that measure nearly the same the size that
// most of its letters have.
func share(lines []*line) {
	for from := 0; from < len(lines); {
		to := from
		var sample []weighted
		for to < len(lines) && lines[to].paragraph == lines[from].paragraph {
			sample = append(sample, weighted{lines[to].em, float64(lines[to].letters())})
			to++
		}
		size := median(sample)
		for _, l := range lines[from:to] {
			near := onePar
			if l.letters() < fewLetters {
				near = oneParShort
			}
			if abs(l.em-size) <= near*size {
				l.em = size
			}
		}
		from = to
	}
}

// findBase finds the baseline: where the words end that do not go below it, or
// above the descenders of the others, or else where the program sees it. The
// program's boxes are wrong for a word here and there, so that no one of them is
// believed alone.
func (l *line) findBase() {
	var sample []weighted
	for i := range l.words {
		w := &l.words[i]
		if em, above := w.measure(); em > 0 && w.height() > 0.25*l.tallest() {
			sample = append(sample, weighted{w.y0 + above*em, w.weight()})
		}
	}
	switch {
	case len(sample) > 0:
		l.base = median(sample)
	case l.based && l.base > l.y0 && l.base <= l.y1:
	default:
		l.base = l.y1 - 0.2*l.told()
	}
}

// measure returns the em of a word by the height of its ink, and how much of the
// em is above the baseline; 0 where its letters do not tell.
func (w *word) measure() (em, above float64) {
	above = rise(w.text)
	switch {
	case above == 0:
		return 0, 0
	case sits(w.text):
		return w.height() / above, above
	case descends(w.text):
		return w.height() / (above + descent), above
	}
	return 0, 0
}

// weight is what a word counts for: no more for many letters, since their boxes
// go wrong as a whole.
func (w *word) weight() float64 { return float64(min(5, lettersOf(w.text))) }

func (l *line) tallest() (h float64) {
	for i := range l.words {
		h = max(h, l.words[i].height())
	}
	return h
}

// findSize finds the size of the em by the heights of the words. What the program
// tells is worse: it takes lines of capitals for small letters, and lines
// without descenders for smaller ones.
func (l *line) findSize() {
	var sample []weighted
	for i := range l.words {
		w := &l.words[i]
		em, above := w.measure()
		if em == 0 {
			if above = rise(w.text); above == 0 || l.base <= w.y0 {
				continue
			}
			em = (l.base - w.y0) / above
		}
		weight := w.weight()
		if above < tRise {
			weight /= 4 // types differ more in their small letters
		}
		sample = append(sample, weighted{em, weight})
	}
	l.em = median(sample)
	if l.em <= 0 {
		l.em = l.told()
	}
	l.em = max(1, l.em)
}

// told is the size of a line whose letters tell none.
func (l *line) told() float64 {
	if l.height > 0 {
		return l.height / programRise
	}
	return l.box.height() / programRise
}

// unite gives lines of nearly one size the same: the size with the most letters
// takes in those near it, then the next. Sizes end up in half points, as type
// is set.
func unite(lines []*line, scale float64) {
	rest := slices.Clone(lines)
	slices.SortStableFunc(rest, func(a, b *line) int { return cmp.Compare(a.em, b.em) })
	for len(rest) > 0 {
		var near []weighted
		at := densest(rest)
		for _, l := range rest {
			if abs(l.em-at) <= sameSize*at {
				near = append(near, weighted{l.em, float64(l.letters())})
			}
		}
		size := median(near)
		rest = slices.DeleteFunc(rest, func(l *line) bool {
			if abs(l.em-at) > sameSize*at && !(l.letters() < fewLetters && abs(l.em-size) <= shortLine*size) {
				return false
			}
			l.em = math.Max(0.5, math.Round(size*scale*2)/2) / scale
			return true
		})
	}
}

// densest returns the size about which lines have the most letters.
func densest(lines []*line) (size float64) {
	best, from, to, sum := -1, 0, 0, 0
	for _, l := range lines {
		for to < len(lines) && lines[to].em <= l.em*(1+sameSize) {
			sum += lines[to].letters() + 1
			to++
		}
		for lines[from].em < l.em*(1-sameSize) {
			sum -= lines[from].letters() + 1
			from++
		}
		if sum > best {
			best, size = sum, l.em
		}
	}
	return size
}

func (l *line) letters() (n int) {
	for i := range l.words {
		n += lettersOf(l.words[i].text)
	}
	return n
}
