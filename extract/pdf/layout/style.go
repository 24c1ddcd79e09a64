package layout

import "math"

// Style is what is usual in a document: against it single lines are measured.
type Style struct {
	// Size is the size of the body's type.
	Size float32
	// leading is the usual distance of baselines by the size of the type, in
	// half points.
	leading map[int]float32
}

func sizeKey(size float32) int { return int(math.Round(float64(size * 2))) }

// NewStyle measures the pages.
func NewStyle(pages []*Page) *Style {
	st := &Style{leading: map[int]float32{}}
	count := map[int]int{}
	steps := map[int]map[int]int{}
	for _, p := range pages {
		var prev *Line
		for _, l := range p.Lines {
			if l.Artifact || l.Quarter != 0 {
				continue
			}
			k := sizeKey(l.Size)
			count[k] += len(l.Text)
			if prev != nil && sizeKey(prev.Size) == k && prev.X0 < l.X1 && l.X0 < prev.X1 {
				if dy := prev.Base - l.Base; dy > 0.7*l.Size && dy < 3*l.Size {
					if steps[k] == nil {
						steps[k] = map[int]int{}
					}
					steps[k][int(math.Round(float64(dy*4)))]++
				}
			}
			prev = l
		}
	}
	best := 0
	for k, n := range count {
		if n > best || n == best && float32(k)/2 < st.Size {
			best, st.Size = n, float32(k)/2
		}
	}
	for k, s := range steps {
		st.leading[k] = usualStep(s)
	}
	return st
}

// usualStep returns the smallest step, in points, that is common: lines of a
// paragraph are closer than paragraphs are.
func usualStep(steps map[int]int) float32 {
	total, most := 0, 0
	for _, n := range steps {
		total += n
		most = max(most, n)
	}
	best := math.MaxInt
	for k, n := range steps {
		if near := n + steps[k-1] + steps[k+1]; (near*3 >= most || near*5 >= total) && k < best {
			best = k
		}
	}
	return float32(best) / 4
}

// step returns the greatest distance of baselines inside of a paragraph.
func (st *Style) step(size float32) float32 {
	l, ok := st.leading[sizeKey(size)]
	if !ok || l > 2*size {
		l = 1.25 * size
	}
	return l*1.2 + 0.12*size
}
