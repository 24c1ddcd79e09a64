package layout

import "strings"

// Call is a mark in a line that calls a note, or several ("1, 2").
type Call struct {
	// At is the number of bytes of the line's text before it.
	At   int
	Mark string
}

// call is a call in the text of a block.
type call struct {
	Call
	page int
}

// calls returns the calls in the text that words make of lines, in its order.
// The mark of a note at the beginning of a line that is not the first of a block
// is a call that stands behind the line before.
func (w *Words) calls(lines []*Line) []call {
	n := 0
	for i, l := range lines {
		n += len(l.Calls)
		if i > 0 && l.Mark != "" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	starts := make([]int, len(lines))
	text := w.join(lines, starts)
	out := make([]call, 0, n)
	add := func(at int, mark string, page int) {
		at = len(clean(text[:min(at, len(text))]))
		for m := range strings.FieldsFuncSeq(mark, partsMarks) {
			out = append(out, call{Call{at, m}, page})
		}
	}
	for i, l := range lines {
		if i > 0 && l.Mark != "" {
			add(starts[i], l.Mark, l.Page)
		}
		lead := len(l.Text) - len(strings.TrimLeft(l.Text, " "))
		for _, c := range l.Calls {
			at := starts[i] + c.At - lead
			if i+1 < len(lines) {
				at = min(at, starts[i+1]) // the hyphen before it was dropped
			}
			add(at, c.Mark, l.Page)
		}
	}
	return out
}

// partsMarks reports whether a letter stands between or around marks.
func partsMarks(r rune) bool { return strings.ContainsRune("()[],; .:", r) }

// plainMark is a mark as it is compared: raised digits as digits, no brackets.
func plainMark(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case partsMarks(r):
			return -1
		case r == '¹':
			return '1'
		case r == '²' || r == '³':
			return r - '²' + '2'
		case r == '⁰' || r >= '⁴' && r <= '⁹':
			return r - '⁰' + '0'
		}
		return r
	}, s)
}
