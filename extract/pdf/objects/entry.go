package objects

import (
	"strconv"

	"polidex/extract/pdf/syntax"
)

// entry writes a key and its value, both as the canonical form has them.
func (w *writer) entry(l *syntax.Lexer, key string, v syntax.Token, depth int) {
	switch {
	case key == "Pg" && v.Kind == syntax.Integer:
		// The page of a structure element: its number is wanted, not itself.
		if number, ok := reference(l, v); ok {
			w.out = append(w.out, "/Pg "...)
			w.out = strconv.AppendInt(w.out, int64(w.ids[number]), 10)
			return
		}
	case depth > 0:
	case key == "Length":
		w.length = w.statedLength(l, v)
		if w.length >= 0 {
			return
		}
	case key == "Filter":
		key = keyFilter
	case key == "DecodeParms":
		key = keyDecodeParms
	case key == "Subtype" && v.Kind == syntax.Name:
		w.image = string(v.Bytes) == "Image"
	case key == "Type" && v.Kind == syntax.Name:
		kind := string(v.Bytes)
		w.packed, w.page = kind == "XRef" || kind == "ObjStm", kind == "Page"
	case key == "Contents":
		w.filled = v.Kind != syntax.Keyword
	}
	start := len(w.out)
	w.out = appendName(w.out, []byte(key))
	w.out = append(w.out, ' ')
	if !w.value(l, v, depth+1) {
		w.out = w.out[:start]
	}
}

// statedLength reads the value of Length; -1 where it is no usable number.
func (w *writer) statedLength(l *syntax.Lexer, v syntax.Token) int {
	if v.Kind != syntax.Integer {
		return -1
	}
	o := syntax.Object{Kind: syntax.Number, Num: v.Num}
	if number, ok := reference(l, v); ok {
		o = syntax.Object{Kind: syntax.Reference, Num: float64(number)}
	}
	n := w.located.length(&syntax.Object{Kind: syntax.Dict, Keys: []string{"Length"}, Items: []syntax.Object{o}})
	return max(0, n)
}
