package objects

import (
	"bytes"
	"slices"

	"polidex/extract/pdf/syntax"
)

// maxObjectNumber is the largest object number that PDF readers must take
// (ISO 32000-1, annex C).
const maxObjectNumber = 8388607

// entry is where a cross-reference says an object is.
type entry struct {
	offset    int
	container int // number of the object stream that holds it, 0 for none
	free      bool
	section   int // which section told, counted from the newest
}

// source is an object found: its bytes begin at pos in data.
type source struct {
	number, generation int
	data               []byte
	pos                int
	packed             bool // taken from an object stream
}

// located is all that was found in a file.
type located struct {
	file    []byte
	sources map[int]source
	trailer syntax.Object
	// rebuilt says that the cross-references did not hold.
	rebuilt bool
	scanned map[int]source
	// misnamed has, by where they begin, the numbers of objects that say another
	// number themselves.
	misnamed map[int]int
	crypt    *decrypter
	budget   int // bytes that object streams may still unpack to
	effort   effort
}

// header returns the source of the object whose definition begins at offset.
func header(file []byte, offset int) (source, bool) {
	if offset < 0 || offset >= len(file) {
		return source{}, false
	}
	l := syntax.NewLexer(file, offset)
	n, g, o := l.Next(), l.Next(), l.Next()
	if n.Kind != syntax.Integer || g.Kind != syntax.Integer || !o.Is("obj") {
		return source{}, false
	}
	if n.Num <= 0 || n.Num > maxObjectNumber || g.Num < 0 || g.Num > 65535 {
		return source{}, false
	}
	return source{number: int(n.Num), generation: int(g.Num), data: file, pos: l.Pos()}, true
}

// object parses the object of a source and returns where it ends; it is null
// where the file has cost too much effort already.
func (e *effort) object(s source) (syntax.Object, int) {
	if e.spent() {
		return syntax.Object{}, s.pos
	}
	l := syntax.NewLexer(s.data, s.pos)
	o, _ := l.Object()
	e.spend(l.Pos() - s.pos)
	return o, l.Pos()
}

// scan finds every "N G obj" of the file; of several definitions of a number
// the last holds, as an incremental update means it.
func (f *located) scan() map[int]source {
	if f.scanned != nil {
		return f.scanned
	}
	f.scanned = map[int]source{}
	d := f.file
	for at := 0; ; {
		i := bytes.Index(d[at:], []byte("obj"))
		if i < 0 {
			return f.scanned
		}
		i += at
		at = i + 3
		start, ok := definitionStart(d, i)
		if !ok {
			continue
		}
		if s, ok := header(d, start); ok && s.pos == i+3 {
			if n, ok := f.misnamed[s.pos]; ok {
				s.number = n
			}
			f.scanned[s.number] = s
			at = f.behind(s)
		}
	}
}

// behind returns where to look for the next object: behind the data of a stream
// whose length holds, which may be another file with objects of its own.
func (f *located) behind(s source) int {
	if !bytes.HasPrefix(bytes.TrimLeft(s.data[s.pos:min(len(s.data), s.pos+16)], "\x00\t\n\f\r "), []byte("<<")) {
		return s.pos
	}
	dict, end := f.effort.object(s)
	length := dict.Key("Length")
	if length.Kind != syntax.Number {
		return s.pos
	}
	start, ok := streamStart(s.data, end)
	if !ok || !endsAt(s.data, start, length.Int()) {
		return s.pos
	}
	return start + length.Int()
}

// definitionStart walks back from the keyword obj at i over the generation to
// the first digit of the object's number.
func definitionStart(d []byte, i int) (int, bool) {
	j, ok := backOverNumber(d, i)
	if !ok {
		return 0, false
	}
	j, ok = backOverNumber(d, j)
	if !ok || j > 0 && !syntax.IsSpace(d[j-1]) && !syntax.IsDelimiter(d[j-1]) &&
		!bytes.HasSuffix(d[:j], []byte("endobj")) && !bytes.HasSuffix(d[:j], []byte("endstream")) {
		return 0, false // the end of a word, as in "F2 16 obj"
	}
	return j, true
}

func backOverNumber(d []byte, i int) (int, bool) {
	j := i - 1
	for j >= 0 && syntax.IsSpace(d[j]) && i-j < 64 {
		j--
	}
	end := j
	for j >= 0 && d[j] >= '0' && d[j] <= '9' && end-j < 12 {
		j--
	}
	return j + 1, j < end
}

// rebuild takes what the scan finds in place of the cross-references.
func (f *located) rebuild() {
	f.rebuilt = true
	f.sources = map[int]source{}
	numbers := make([]int, 0, len(f.scan()))
	for n, s := range f.scan() {
		f.sources[n] = s
		numbers = append(numbers, n)
	}
	if f.trailer.Key("Root").Kind != syntax.Reference {
		f.trailer = f.findTrailer(numbers)
	}
}

// findTrailer returns the last trailer dictionary that names a root, else the
// dictionary of a cross-reference stream that does, else one made up.
func (f *located) findTrailer(numbers []int) syntax.Object {
	for end := len(f.file); ; {
		i := bytes.LastIndex(f.file[:end], []byte("trailer"))
		if i < 0 {
			break
		}
		end = i
		o, _ := f.effort.object(source{data: f.file, pos: i + len("trailer")})
		if o.Key("Root").Kind == syntax.Reference {
			return o
		}
	}
	slices.Sort(numbers)
	var best syntax.Object
	for _, n := range numbers {
		o, _ := f.effort.object(f.scanned[n])
		switch o.Key("Type").Name() {
		case "XRef":
			if o.Key("Root").Kind == syntax.Reference {
				best = o
			}
		case "Catalog":
			if best.Kind == syntax.Null {
				best = rootTrailer(n, f.scanned[n].generation)
			}
		}
	}
	return best
}

func rootTrailer(number, generation int) syntax.Object {
	return syntax.Object{Kind: syntax.Dict, Keys: []string{"Root"}, Items: []syntax.Object{
		{Kind: syntax.Reference, Num: float64(number), Generation: generation},
	}}
}
