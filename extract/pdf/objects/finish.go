package objects

import (
	"strconv"

	"polidex/extract/pdf/syntax"
)

// finish writes the cross-reference stream, whose dictionary names the pages
// that were found without the tree.
func (w *writer) finish(root, info int) {
	start := len(w.out)
	id := len(w.offsets) + 1
	rows := make([]byte, 0, 5*(id+1))
	rows = append(rows, 0, 0, 0, 0, 0)
	for _, o := range append(w.offsets, start) {
		rows = append(rows, 1, byte(o>>24), byte(o>>16), byte(o>>8), byte(o))
	}
	number := func(n int) { w.out = strconv.AppendInt(w.out, int64(n), 10) }
	number(id)
	w.out = append(w.out, " 0 obj\n<</Type/XRef/W[1 4 0]/Size "...)
	number(id + 1)
	w.out = append(w.out, "/Root "...)
	number(root)
	w.out = append(w.out, " 0 R"...)
	if info > 0 {
		w.out = append(w.out, "/Info "...)
		number(info)
		w.out = append(w.out, " 0 R"...)
	}
	if len(w.pages) > 0 {
		w.out = append(w.out, "/"+keyPages+"["...)
		for _, id := range w.pages {
			number(id)
			w.out = append(w.out, " 0 R "...)
		}
		w.out = append(w.out, ']')
	}
	w.out = append(w.out, "/Length "...)
	number(len(rows))
	w.out = append(w.out, ">>stream\n"...)
	w.out = append(w.out, rows...)
	w.out = append(w.out, "\nendstream\nendobj\nstartxref\n"...)
	number(start)
	w.out = append(w.out, "\n%%EOF\n"...)
	if len(w.out) < 128 {
		w.out = append(make([]byte, 0, 256), w.out...)
	}
}

// appendString writes a string so that no reader can misunderstand it.
func appendString(out, b []byte) []byte {
	out = append(out, '(')
	for _, c := range b {
		switch c {
		case '(', ')', '\\':
			out = append(out, '\\', c)
		case '\r':
			out = append(out, '\\', 'r')
		default:
			out = append(out, c)
		}
	}
	return append(out, ')')
}

func appendName(out, b []byte) []byte {
	const digits = "0123456789ABCDEF"
	out = append(out, '/')
	for _, c := range b {
		if c == '#' || c < '!' || c > '~' || syntax.IsDelimiter(c) {
			out = append(out, '#', digits[c>>4], digits[c&15])
		} else {
			out = append(out, c)
		}
	}
	return out
}
