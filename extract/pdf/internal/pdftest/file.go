package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// XRef is a kind of cross-reference.
type XRef int

// The kinds of cross-references.
const (
	// Table is a table with a trailer.
	Table XRef = iota
	// Stream is a cross-reference stream; all objects but streams are packed
	// into an object stream.
	Stream
	// Hybrid is a table that leaves out the packed objects, and a stream beside
	// it that has them.
	Hybrid
	// None leaves the cross-references out.
	None
	// Wrong is a table whose offsets do not hold.
	Wrong
)

// File is a PDF file to be written.
type File struct {
	Pages []*Page
	XRef  XRef
	// Junk stands before the header.
	Junk string
	// Info is the content of the information dictionary.
	Info string
	// Pack deflates the contents of the pages.
	Pack bool
	// Encrypt encrypts the file; nil does not.
	Encrypt *Encryption
}

// object is an object's body: a value, or a dictionary and stream data.
type object struct {
	dict   string
	data   []byte
	stream bool
}

// Bytes returns the file.
func (f *File) Bytes() []byte {
	objects := f.objects()
	w := &writer{file: f, objects: objects, offsets: make([]int, len(objects)+1)}
	w.out.WriteString(f.Junk + "%PDF-1.7\n")
	return w.write()
}

// objects makes the objects; the number of each is its index plus one. The
// first is the catalogue, the second the page tree, the third the information.
func (f *File) objects() []object {
	objects := make([]object, 6, 64)
	for i, font := range []string{"Helvetica", "Helvetica-Bold", "Symbol"} {
		encoding := "/Encoding/WinAnsiEncoding"
		if font == "Symbol" {
			encoding = ""
		}
		objects[3+i].dict = fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/%s%s>>", font, encoding)
	}
	add := func(o object) int {
		objects = append(objects, o)
		return len(objects)
	}
	var kids strings.Builder
	tree := &structure{add: add}
	for _, p := range f.Pages {
		content := add(f.content(p))
		page := add(object{dict: fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s/Resources<</Font<</F1 4 0 R/F2 5 0 R/F3 6 0 R>>>>>>", content, p.Extra)})
		fmt.Fprintf(&kids, "%d 0 R ", page)
		for _, e := range p.elements {
			tree.put(e, page)
		}
	}
	catalog := "<</Type/Catalog/Pages 2 0 R"
	if root := tree.write(); root > 0 {
		catalog += fmt.Sprintf("/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", root)
	}
	objects[0].dict = catalog + ">>"
	objects[1].dict = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(f.Pages), kids.String())
	objects[2].dict = "<<" + f.Info + ">>"
	return objects
}

func (f *File) content(p *Page) object {
	o := object{dict: "<<", data: []byte(p.content.String()), stream: true}
	if f.Pack {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		z.Write(o.data)
		z.Close()
		o.dict, o.data = "<</Filter/FlateDecode", b.Bytes()
	}
	return o
}

// writer writes objects and their cross-references.
type writer struct {
	file    *File
	objects []object
	out     bytes.Buffer
	offsets []int
	packed  []int // numbers of the objects in the object stream
}

func (w *writer) write() []byte {
	pack := w.file.XRef == Stream || w.file.XRef == Hybrid
	for i, o := range w.objects {
		if pack && !o.stream {
			w.packed = append(w.packed, i+1)
			continue
		}
		w.object(i+1, o)
	}
	trailer := "/Root 1 0 R/Info 3 0 R/ID[(0123456789abcdef)(0123456789abcdef)]"
	if e := w.file.Encrypt; e != nil {
		w.offsets = append(w.offsets, w.out.Len())
		fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", len(w.offsets)-1, e.dictionary())
		trailer += fmt.Sprintf("/Encrypt %d 0 R", len(w.offsets)-1)
	}
	container := 0
	if pack {
		container = w.container()
	}
	switch w.file.XRef {
	case Table, Wrong:
		w.table(trailer, 0)
	case Stream:
		w.stream(trailer, container)
		fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", w.offsets[len(w.offsets)-1])
	case Hybrid:
		w.stream(trailer, container)
		w.table(trailer, w.offsets[len(w.offsets)-1])
	}
	return w.out.Bytes()
}

func (w *writer) object(number int, o object) {
	w.offsets[number] = w.out.Len()
	if !o.stream {
		fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", number, o.dict)
		return
	}
	data := o.data
	if e := w.file.Encrypt; e != nil {
		data = e.encrypt(number, data)
	}
	fmt.Fprintf(&w.out, "%d 0 obj\n%s/Length %d>>stream\n%s\nendstream\nendobj\n", number, o.dict, len(data), data)
}

// container writes the object stream and returns its number.
func (w *writer) container() int {
	var head, body strings.Builder
	for _, n := range w.packed {
		fmt.Fprintf(&head, "%d %d ", n, body.Len())
		body.WriteString(w.objects[n-1].dict + "\n")
	}
	w.offsets = append(w.offsets, 0)
	number := len(w.offsets) - 1
	w.object(number, object{
		dict: fmt.Sprintf("<</Type/ObjStm/N %d/First %d", len(w.packed), head.Len()),
		data: []byte(head.String() + body.String()), stream: true,
	})
	return number
}

// table writes a cross-reference table; other is the offset of the stream of a
// hybrid file.
func (w *writer) table(trailer string, other int) {
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets))
	for _, o := range w.offsets[1:] {
		switch {
		case o == 0:
			w.out.WriteString("0000000000 65535 f \n")
		case w.file.XRef == Wrong:
			fmt.Fprintf(&w.out, "%010d 00000 n \n", o+7)
		default:
			fmt.Fprintf(&w.out, "%010d 00000 n \n", o-len(w.file.Junk))
		}
	}
	if other > 0 {
		trailer += fmt.Sprintf("/XRefStm %d", other)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets), trailer, start-len(w.file.Junk))
}

// stream writes a cross-reference stream. It is never encrypted.
func (w *writer) stream(trailer string, container int) {
	w.offsets = append(w.offsets, w.out.Len())
	index := map[int]int{}
	for i, n := range w.packed {
		index[n] = i
	}
	var rows bytes.Buffer
	row := func(kind, a, b int) {
		rows.Write([]byte{byte(kind), byte(a >> 16), byte(a >> 8), byte(a), byte(b)})
	}
	row(0, 0, 255)
	for n, o := range w.offsets[1:] {
		if i, ok := index[n+1]; ok {
			row(2, container, i)
		} else {
			row(1, o, 0)
		}
	}
	fmt.Fprintf(&w.out, "%d 0 obj\n<</Type/XRef/W[1 3 1]/Size %d%s/Length %d>>stream\n%s\nendstream\nendobj\n",
		len(w.offsets)-1, len(w.offsets), trailer, rows.Len(), rows.Bytes())
}
