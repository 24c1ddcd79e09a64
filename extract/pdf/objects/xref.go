package objects

import (
	"bytes"

	"polidex/extract/pdf/syntax"
)

// maxSections bounds the cross-reference sections of a file; each save of an
// editor adds one.
const maxSections = 1024

// maxEntries bounds the cross-reference entries taken from a file.
const maxEntries = 2_000_000

// xrefs gathers the cross-reference entries of a file, newest first: the first
// entry of a number holds.
type xrefs struct {
	file    []byte
	shift   int // bytes of junk before the header, which offsets do not count
	entries map[int]entry
	trailer syntax.Object
	seen    map[int]bool
	current int // the section being read
	effort  *effort
}

// readXrefs follows the chain of cross-reference sections; ok is false where no
// section could be read or none names a root.
func readXrefs(file []byte, shift int, e *effort) (x *xrefs, ok bool) {
	x = &xrefs{file: file, shift: shift, entries: map[int]entry{}, seen: map[int]bool{}, effort: e}
	i := bytes.LastIndex(file, []byte("startxref"))
	if i < 0 {
		return x, false
	}
	t := syntax.NewLexer(file, i+len("startxref")).Next()
	if t.Kind != syntax.Integer {
		return x, false
	}
	whole := x.section(t.Int())
	return x, whole && x.trailer.Key("Root").Kind == syntax.Reference
}

// section reads the sections from offset on along Prev.
func (x *xrefs) section(offset int) bool {
	for offset > 0 || len(x.seen) == 0 {
		if x.seen[offset] || len(x.seen) > maxSections {
			return true
		}
		x.seen[offset] = true
		x.current++
		trailer, ok := x.one(offset)
		if !ok && x.shift > 0 {
			trailer, ok = x.one(offset + x.shift)
		}
		if !ok {
			return false
		}
		if x.trailer.Kind == syntax.Null {
			x.trailer = trailer
		}
		if s := trailer.Key("XRefStm"); s.Kind == syntax.Number && !x.seen[s.Int()] {
			// A hybrid file: the stream has what old readers must not see, which
			// is why the table beside it says that it is free.
			x.seen[s.Int()] = true
			x.one(s.Int())
		}
		offset = trailer.Key("Prev").Int()
	}
	return true
}

// one reads the table or stream at offset and returns its dictionary.
func (x *xrefs) one(offset int) (syntax.Object, bool) {
	if offset < 0 || offset >= len(x.file) {
		return syntax.Object{}, false
	}
	l := syntax.NewLexer(x.file, offset)
	if t := l.Next(); t.Is("xref") {
		return x.table(l)
	}
	s, ok := header(x.file, offset)
	if !ok {
		return syntax.Object{}, false
	}
	return x.stream(s)
}

func (x *xrefs) table(l *syntax.Lexer) (syntax.Object, bool) {
	for {
		t := l.Next()
		if t.Is("trailer") {
			o, ok := l.Object()
			return o, ok && o.Kind == syntax.Dict
		}
		n := l.Next()
		if t.Kind != syntax.Integer || n.Kind != syntax.Integer || t.Num < 0 {
			return syntax.Object{}, false
		}
		first, count := t.Int(), n.Int()
		for i := range count {
			off, gen, use := l.Next(), l.Next(), l.Next()
			if off.Kind != syntax.Integer || gen.Kind != syntax.Integer || use.Kind != syntax.Keyword {
				return syntax.Object{}, false
			}
			x.add(first+i, entry{offset: off.Int(), free: !use.Is("n")})
		}
	}
}

func (x *xrefs) add(number int, e entry) {
	if number <= 0 || number > maxObjectNumber || len(x.entries) >= maxEntries {
		return
	}
	e.section = x.current
	if have, ok := x.entries[number]; !ok || have.free && have.section == e.section {
		x.entries[number] = e
	}
}

func (x *xrefs) stream(s source) (syntax.Object, bool) {
	dict, end := x.effort.object(s)
	if dict.Key("Type").Name() != "XRef" {
		return syntax.Object{}, false
	}
	raw, ok := x.effort.streamBytes(s.data, end, dict.Key("Length").Int())
	if !ok {
		return syntax.Object{}, false
	}
	data, _ := decode(raw, filtersOf(&dict), maxStream)
	x.effort.spend(len(data))
	w := dict.Key("W").Items
	if len(w) < 3 {
		return syntax.Object{}, false
	}
	var widths [3]int
	total := 0
	for i := range widths {
		widths[i] = w[i].Int()
		if widths[i] < 0 || widths[i] > 8 {
			return syntax.Object{}, false
		}
		total += widths[i]
	}
	if total == 0 {
		return syntax.Object{}, false
	}
	index := dict.Key("Index").Items
	if len(index) < 2 {
		index = []syntax.Object{{Kind: syntax.Number}, *dict.Key("Size")}
	}
	for ; len(index) >= 2; index = index[2:] {
		first, count := index[0].Int(), index[1].Int()
		for i := 0; i < count && len(data) >= total; i++ {
			x.streamEntry(first+i, data[:total], widths)
			data = data[total:]
		}
	}
	return dict, true
}

func (x *xrefs) streamEntry(number int, row []byte, w [3]int) {
	kind := 1
	if w[0] > 0 {
		kind = bigEndian(row[:w[0]])
	}
	second := bigEndian(row[w[0] : w[0]+w[1]])
	switch kind {
	case 0:
		x.add(number, entry{free: true})
	case 1:
		x.add(number, entry{offset: second})
	case 2:
		x.add(number, entry{container: second})
	}
}

func bigEndian(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}
