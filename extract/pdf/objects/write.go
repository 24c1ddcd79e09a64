package objects

import (
	"strconv"

	"polidex/extract/pdf/syntax"
)

// The keys of the canonical form that no other file has.
const (
	keyID          = "PdxID"
	keyFilter      = "PdxFilter"
	keyDecodeParms = "PdxDecodeParms"
	keyPages       = "PdxPages"
)

// writer writes objects in canonical form.
type writer struct {
	*located
	ids     map[int]int // new number of each object
	out     []byte
	offsets []int
	// limit is the size from which on objects are left out, and cut that some
	// were.
	limit int
	cut   bool
	// pages are the new numbers of all pages that have content.
	pages []int
	// The object being written.
	id     int
	source source
	length int // stated length of its stream, -1 if none
	image  bool
	packed bool // it is an object stream or a cross-reference stream
	page   bool
	filled bool // it has contents
}

// object writes one object under its new number.
func (w *writer) object(id int, s source) {
	w.offsets = append(w.offsets, len(w.out))
	w.id, w.source, w.length = id, s, -1
	w.image, w.packed, w.page, w.filled = false, false, false, false
	w.out = strconv.AppendInt(w.out, int64(id), 10)
	w.out = append(w.out, " 0 obj\n"...)
	if start := len(w.out); start > w.limit {
		w.out = append(w.out, "null"...)
		w.cut = true
	} else {
		w.definition(start)
	}
	w.out = append(w.out, "\nendobj\n"...)
	if w.page && w.filled {
		w.pages = append(w.pages, id)
	}
}

// definition writes what stands between obj and endobj.
func (w *writer) definition(start int) {
	l := syntax.NewLexer(w.source.data, w.source.pos)
	t := l.Next()
	if !w.value(l, t, 0) {
		w.out = append(w.out[:start], "null"...)
	} else if t.Kind == syntax.DictOpen && !w.source.packed {
		w.stream(l.Pos())
	}
}

// stream appends the data behind a dictionary that was just written, if any.
func (w *writer) stream(pos int) {
	raw, ok := w.effort.streamBytes(w.source.data, pos, w.length)
	if !ok {
		return
	}
	switch {
	case w.image, w.packed:
		// Nobody looks at pictures behind this package, only that they are there;
		// and what object and cross-reference streams hold is told otherwise.
		raw = nil
	case w.crypt != nil:
		raw = w.crypt.stream(w.source.number, w.source.generation, raw)
	}
	w.out = append(w.out[:len(w.out)-len(">>")], "/Length "...)
	w.out = strconv.AppendInt(w.out, int64(len(raw)), 10)
	w.out = append(w.out, ">>stream\n"...)
	w.out = append(w.out, raw...)
	w.out = append(w.out, "\nendstream"...)
}

// maxDepth bounds the nesting of objects.
const maxDepth = 64

// value writes the object that begins with t; false means that t begins none,
// and nothing was written.
func (w *writer) value(l *syntax.Lexer, t syntax.Token, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch t.Kind {
	case syntax.Integer:
		w.integer(l, t)
	case syntax.Real:
		w.out = strconv.AppendFloat(w.out, t.Num, 'f', -1, 64)
	case syntax.String:
		b := t.Bytes
		if w.crypt != nil && !w.source.packed {
			b = w.crypt.text(w.source.number, w.source.generation, b)
		}
		w.out = appendString(w.out, b)
	case syntax.Name:
		w.out = appendName(w.out, t.Bytes)
	case syntax.ArrayOpen:
		w.array(l, depth)
	case syntax.DictOpen:
		w.dict(l, depth)
	case syntax.Keyword:
		switch string(t.Bytes) {
		case "null", "true", "false":
			w.out = append(w.out, t.Bytes...)
		default:
			return false
		}
	default:
		return false
	}
	return true
}

// integer writes a number, or the reference that begins with it.
func (w *writer) integer(l *syntax.Lexer, t syntax.Token) {
	if number, ok := reference(l, t); ok {
		if id := w.ids[number]; id > 0 {
			w.out = strconv.AppendInt(w.out, int64(id), 10)
			w.out = append(w.out, " 0 R"...)
		} else {
			w.out = append(w.out, "null"...)
		}
		return
	}
	w.out = strconv.AppendInt(w.out, int64(t.Num), 10)
}

// reference reads on from an integer to the end of a reference; otherwise it
// leaves the lexer where it was.
func reference(l *syntax.Lexer, t syntax.Token) (number int, ok bool) {
	if t.Num < 0 {
		return 0, false
	}
	// Most integers are no references: look before reading tokens.
	d, p := l.Data(), l.Pos()
	for p < len(d) && syntax.IsSpace(d[p]) {
		p++
	}
	if p >= len(d) || d[p] < '0' || d[p] > '9' {
		return 0, false
	}
	back := l.Pos()
	if g := l.Next(); g.Kind == syntax.Integer {
		if r := l.Next(); r.Is("R") {
			return t.Int(), true
		}
	}
	l.Seek(back)
	return 0, false
}

func (w *writer) array(l *syntax.Lexer, depth int) {
	w.out = append(w.out, '[')
	for {
		t := l.Next()
		if t.Kind == syntax.ArrayClose || t.Kind == syntax.EOF {
			break
		}
		if t.Kind == syntax.DictClose || endsObject(&t) {
			l.Seek(t.Start)
			break
		}
		n := len(w.out)
		if n > 0 && w.out[n-1] != '[' {
			w.out = append(w.out, ' ')
		}
		w.value(l, t, depth+1)
	}
	w.out = append(w.out, ']')
}

func endsObject(t *syntax.Token) bool {
	return t.Is("endobj") || t.Is("stream") || t.Is("endstream") || t.Is("obj")
}

func (w *writer) dict(l *syntax.Lexer, depth int) {
	w.out = append(w.out, "<<"...)
	if depth == 0 {
		w.out = append(w.out, "/"+keyID+" "...)
		w.out = strconv.AppendInt(w.out, int64(w.id), 10)
	}
	for {
		key := l.Next()
		if key.Kind == syntax.DictClose || key.Kind == syntax.EOF {
			break
		}
		if endsObject(&key) {
			l.Seek(key.Start)
			break
		}
		if key.Kind != syntax.Name {
			continue
		}
		v := l.Next()
		if v.Kind == syntax.DictClose || v.Kind == syntax.EOF {
			break
		}
		if endsObject(&v) {
			l.Seek(v.Start)
			break
		}
		w.entry(l, string(key.Bytes), v, depth)
	}
	w.out = append(w.out, ">>"...)
}
