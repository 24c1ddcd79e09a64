package ocr

import (
	"cmp"
	"math"
	"slices"
)

const (
	// minSlope is the slope under which a page is level: over the breadth of a
	// page lines climb by a third of a point then.
	minSlope = 0.0006
	// minSkewWords is the number of words from which on a line's slope counts.
	minSkewWords = 4
)

// level sets the lines level: it turns the boxes about the middle of the page by
// the slope that most lines have. It returns the angle by which lines climbed,
// in degrees.
func level(t *recognition) float64 {
	slope := t.slope()
	if abs(slope) < minSlope {
		slope = 0
	}
	cx, cy := float64(t.w)/2, float64(t.h)/2
	for _, l := range t.lines {
		if l.quarter != 0 {
			continue
		}
		if l.based {
			// The baseline under the middle of the line, whatever its own slope is.
			l.offset += l.slope * l.width() / 2
			l.base = l.y1 + l.offset - slope*((l.x0+l.x1)/2-cx)
		}
		for i := range l.words {
			l.words[i].box = l.words[i].level(slope, cx, cy)
		}
		l.box = l.box.level(slope, cx, cy)
	}
	return -math.Atan(slope) * 180 / math.Pi
}

// level turns the box of something that slopes about a point, and takes from its
// height what the slope added.
func (b box) level(slope, cx, cy float64) box {
	dx, dy := slope*((b.y0+b.y1)/2-cy), -slope*((b.x0+b.x1)/2-cx)
	tilt := min(abs(slope)*b.width()/2, b.height()*0.4)
	return box{b.x0 + dx, b.y0 + dy + tilt, b.x1 + dx, b.y1 + dy - tilt}
}

// slope returns the median slope of the lines, by their length.
func (t *recognition) slope() float64 {
	var sample []weighted
	for _, l := range t.lines {
		if l.based && l.quarter == 0 && len(l.words) >= minSkewWords && abs(l.slope) < 0.1 {
			sample = append(sample, weighted{l.slope, l.width()})
		}
	}
	return median(sample)
}

// weighted is a value that counts by its weight.
type weighted struct{ value, weight float64 }

// median returns the weighted median; 0 of nothing.
func median(sample []weighted) float64 {
	slices.SortFunc(sample, func(a, b weighted) int { return cmp.Compare(a.value, b.value) })
	total := 0.0
	for _, s := range sample {
		total += s.weight
	}
	sum := 0.0
	for _, s := range sample {
		if sum += s.weight; sum >= total/2 {
			return s.value
		}
	}
	return 0
}
