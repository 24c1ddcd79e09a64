package ocr

import "math"

// box is a rectangle in pixels, y down.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }

// word is one as recognised. Its box is that of its ink, in the picture as the
// program saw it until it is set level.
type word struct {
	box
	text string
	// ink is the box in the picture, in which it stays.
	ink  box
	conf float64
	bold bool
}

// line is a line of words, from left to right.
type line struct {
	box
	words []word
	// slope and offset are the program's baseline: it goes through (x0, y1+offset)
	// and falls by slope. based says that there is one.
	slope, offset float64
	based         bool
	// height is what the program takes for the height of the type, from the
	// lowest to the highest letters; 0 where it tells none.
	height float64
	// quarter counts the quarter turns, anticlockwise, of the line within the
	// picture. The boxes of a turned line are in a picture turned back.
	quarter int
	// paragraph is the number of its paragraph, as the program sees it.
	paragraph int
	// base is the baseline and em the height of the font's em, in pixels.
	base, em float64
}

// recognition is what the program made of a picture.
type recognition struct {
	lines []*line
	// w and h are the picture's sides in pixels.
	w, h int
}

// words counts the words, and returns the mean of their confidences.
func (t *recognition) words() (n int, confidence float64) {
	for _, l := range t.lines {
		for i := range l.words {
			n++
			confidence += l.words[i].conf
		}
	}
	if n == 0 {
		return 0, 0
	}
	return n, confidence / float64(n)
}

// text returns the words in their order, each line's behind the other's.
func (t *recognition) text() string {
	var b []byte
	for _, l := range t.lines {
		for i := range l.words {
			if i > 0 {
				b = append(b, ' ')
			}
			b = append(b, l.words[i].text...)
		}
		b = append(b, '\n')
	}
	return string(b)
}

// upright returns a box of a picture of w by h in that picture turned back by
// quarters, so that what is turned by as many stands upright.
func (b box) upright(quarters int, w, h float64) box {
	switch quarters {
	case 1:
		return box{h - b.y1, b.x0, h - b.y0, b.x1}
	case 2:
		return box{w - b.x1, h - b.y1, w - b.x0, h - b.y0}
	case 3:
		return box{b.y0, w - b.x1, b.y1, w - b.x0}
	}
	return b
}

func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
