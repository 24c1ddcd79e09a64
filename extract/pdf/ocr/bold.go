package ocr

import (
	"image"
	"math"
)

// How much thicker than usual strokes are in bold type, by the size of the
// type: in the common types by half. A whole line shows it better than a word.
const (
	boldLine = 1.25
	boldWord = 1.32
	// minInked is the number of letters of which the strokes can be measured.
	minInked = 3
	// minPlain is the number of letters of a size from which on they are the
	// measure for that size; print spreads, so that small type is thicker.
	minPlain = 200
	// minContrast is the difference of paper and ink, of 255, under which there is
	// nothing to measure.
	minContrast = 40
)

// findBold marks the words in bold type by the thickness of their strokes, which
// the program does not tell.
func findBold(t *recognition, g *image.Gray) {
	strokes := map[*word]float64{}
	bySize := map[int][]weighted{}
	var all []weighted
	for _, l := range t.lines {
		if l.quarter != 0 {
			continue
		}
		for i := range l.words {
			w := &l.words[i]
			n := lettersOf(w.text)
			if n < minInked {
				continue
			}
			if s := strokeOf(g, w.ink); s > 0 {
				strokes[w] = s / l.em
				v := weighted{s / l.em, float64(n)}
				bySize[sizeOf(l)], all = append(bySize[sizeOf(l)], v), append(all, v)
			}
		}
	}
	usual := median(all)
	for _, l := range t.lines {
		plain := usual
		if same := bySize[sizeOf(l)]; weight(same) >= minPlain {
			plain = median(same)
		}
		if plain > 0 {
			l.findBold(strokes, plain)
		}
	}
}

func sizeOf(l *line) int { return int(math.Round(l.em)) }

func weight(sample []weighted) (sum float64) {
	for _, s := range sample {
		sum += s.weight
	}
	return sum
}

// findBold marks the whole line, or the words at its beginning that are bold
// before others that are not, as terms and titles are. Bold words amid a line
// mean little to the layout, and single ones are measured badly.
func (l *line) findBold(strokes map[*word]float64, plain float64) {
	var line, lead []weighted
	end, open := 0, true
	for i := range l.words {
		w := &l.words[i]
		s, ok := strokes[w]
		if !ok {
			continue
		}
		v := weighted{s, float64(lettersOf(w.text))}
		line = append(line, v)
		if open = open && s >= boldWord*plain; open {
			lead, end = append(lead, v), i+1
		}
	}
	switch {
	case len(line) == 0:
		return
	case median(line) >= boldLine*plain && thin(line, plain) == 0:
		end = len(l.words)
	case weight(lead) < 2*minInked:
		return
	}
	for i := range l.words[:end] {
		l.words[i].bold = true
	}
}

// thin counts the letters of words that are as thin as usual.
func thin(sample []weighted, plain float64) (n float64) {
	for _, s := range sample {
		if s.value < 1.12*plain {
			n += s.weight
		}
	}
	return n
}

// strokeOf returns the mean thickness of upright strokes in a box, in pixels; 0
// where the box shows none. It counts ink by its darkness, so that it tells parts
// of a pixel.
func strokeOf(g *image.Gray, b box) float64 {
	r := image.Rect(int(b.x0), int(b.y0), int(math.Ceil(b.x1)), int(math.Ceil(b.y1))).Intersect(g.Rect)
	if r.Dx() < 3 || r.Dy() < 3 {
		return 0
	}
	paper, ink := tones(g, r)
	if paper-ink < minContrast {
		return 0
	}
	middle := (paper + ink) / 2
	longest := r.Dy() * 2 / 5 // what is longer is a level stroke
	sum, runs := 0.0, 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := g.Pix[y*g.Stride+r.Min.X : y*g.Stride+r.Max.X]
		for x := 0; x < len(row); x++ {
			if float64(row[x]) >= middle {
				continue
			}
			from := x
			for x < len(row) && float64(row[x]) < middle {
				x++
			}
			if x-from > longest {
				continue
			}
			for _, v := range row[max(0, from-1):min(len(row), x+1)] {
				sum += min(1, max(0, (paper-float64(v))/(paper-ink)))
			}
			runs++
		}
	}
	if runs == 0 {
		return 0
	}
	return sum / float64(runs)
}

// tones returns how bright paper and ink are in a rectangle: in type of any
// weight a twentieth of it is ink and a quarter of it is paper.
func tones(g *image.Gray, r image.Rectangle) (paper, ink float64) {
	var histogram [256]int
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, v := range g.Pix[y*g.Stride+r.Min.X : y*g.Stride+r.Max.X] {
			histogram[v]++
		}
	}
	total, sum := r.Dx()*r.Dy(), 0
	ink, paper = -1, -1
	for v, n := range histogram {
		sum += n
		if ink < 0 && sum*20 >= total {
			ink = float64(v)
		}
		if paper < 0 && sum*4 >= total*3 {
			paper = float64(v)
		}
	}
	return paper, ink
}
