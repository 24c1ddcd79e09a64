package layout

import (
	"cmp"
	"iter"
	"slices"
)

// maxCuts bounds how deep a page is cut into parts.
const maxCuts = 12

// columns yields the runs of lines that go down the page: each column of it in
// turn, where it has several.
func columns(lines []*Line) iter.Seq[[]*Line] {
	return func(yield func([]*Line) bool) {
		start := 0
		for i, l := range lines {
			if i > start && l.Base > lines[i-1].Base+4*l.Size && l.X0 > lines[i-1].X0 {
				if !yield(lines[start:i]) {
					return
				}
				start = i
			}
		}
		if start < len(lines) {
			yield(lines[start:])
		}
	}
}

// cut brings lines into the order of reading: it parts them where white space
// runs across the page or down it, and reads the parts in turn.
func cut(lines []*Line, depth int) []*Line {
	if len(lines) < 2 || depth > maxCuts {
		return lines
	}
	if left, right := cutUpright(lines); left != nil {
		return append(cut(left, depth+1), cut(right, depth+1)...)
	}
	if upper, lower := cutLevel(lines); upper != nil {
		return append(cut(upper, depth+1), cut(lower, depth+1)...)
	}
	slices.SortStableFunc(lines, func(a, b *Line) int {
		if abs(a.Base-b.Base) < 0.4*min(a.Size, b.Size) {
			return cmp.Compare(a.X0, b.X0)
		}
		return cmp.Compare(b.Base, a.Base)
	})
	return lines
}

// cutUpright parts lines at a gutter of at least an em that none crosses.
func cutUpright(lines []*Line) (left, right []*Line) {
	s := slices.Clone(lines)
	slices.SortStableFunc(s, func(a, b *Line) int { return cmp.Compare(a.X0, b.X0) })
	end, at := s[0].X1, float32(0)
	for _, l := range s[1:] {
		if l.X0-end > max(9, 0.9*l.Size) {
			at = (l.X0 + end) / 2
			break
		}
		end = max(end, l.X1)
	}
	if at == 0 {
		return nil, nil
	}
	for _, l := range lines {
		if l.X0 < at {
			left = append(left, l)
		} else {
			right = append(right, l)
		}
	}
	if len(left) < 3 || len(right) < 3 {
		return nil, nil // numbers in a margin, not columns
	}
	return left, right
}

// cutLevel parts lines at the widest level gap.
func cutLevel(lines []*Line) (upper, lower []*Line) {
	s := slices.Clone(lines)
	slices.SortStableFunc(s, func(a, b *Line) int { return cmp.Compare(b.Y1, a.Y1) })
	bottom, best, at := s[0].Y0, float32(0), 0
	for i, l := range s[1:] {
		if gap := bottom - l.Y1; gap > best && gap > 0.25*l.Size {
			best, at = gap, i+1
		}
		bottom = min(bottom, l.Y0)
	}
	if at == 0 {
		return nil, nil
	}
	return s[:at], s[at:]
}
