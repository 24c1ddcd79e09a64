//go:build !nopdfium

package pdfium

import (
	"bytes"
	"unicode/utf16"

	"polidex/extract/pdf/glyphs"
)

// Kinds of page objects.
const (
	kindText = iota + 1
	kindPath
	kindImage
	kindShading
	kindForm
)

// content is a list of objects: those of a page or of a form.
type content struct {
	n      int
	get    function
	handle uint64
}

func pageContent(m *module, page uint64) content {
	return content{m.count(objectCount, page), objectAt, page}
}

func formContent(m *module, form uint64) content {
	return content{m.count(formCount, form), formObject, form}
}

// scope is what objects have from the forms that they stand in.
type scope struct {
	mcid     int32
	artifact bool
	// to leads from the space of the objects to the page as displayed.
	to   glyphs.Matrix
	clip glyphs.Rect
}

// walk looks at objects in the order in which they are painted.
func (r *reader) walk(c content, in scope, depth int) {
	m := r.m
	for i := range c.n {
		if r.objects--; r.objects < 0 || r.segments < 0 {
			r.page.Truncated = true
			return
		}
		object := m.call(c.get, c.handle, i32(i))
		if m.err != nil {
			return
		}
		if object == 0 {
			continue
		}
		r.object(object, r.marked(object, in), depth)
	}
}

func (r *reader) object(object uint64, in scope, depth int) {
	m := r.m
	switch m.count(objectType, object) {
	case kindText:
		r.show(object, in)
	case kindPath:
		r.path(object, in)
	case kindImage:
		if m.ok(objectMatrix, object, m.results) {
			box := m.matrix().Mul(in.to).Box(0, 0, 1, 1)
			if shown := box.Intersect(r.clip(object, in)); r.canvas.Picture(shown) {
				r.canvas.Area(shown, glyphs.Brush{Clip: shown, Artifact: in.artifact})
			}
		}
	case kindShading:
		r.canvas.Area(r.clip(object, in), glyphs.Brush{Clip: in.clip, Artifact: in.artifact})
	case kindForm:
		if depth >= maxForms || !m.ok(objectMatrix, object, m.results) {
			return
		}
		in.to = m.matrix().Mul(in.to)
		in.clip = r.clip(object, in)
		r.walk(formContent(m, object), in, depth+1)
	}
}

// marked adds to a scope what the marks of an object say.
func (r *reader) marked(object uint64, in scope) scope {
	m := r.m
	const most = 64
	n := min(m.count(objectMarkCount, object), most)
	if n <= 0 {
		return in
	}
	if id := m.count(objectMCID, object); id >= 0 {
		in.mcid = int32(id)
	}
	for i := range n {
		mark := m.call(objectMark, object, i32(i))
		artifact, ok := r.marks[mark]
		if !ok {
			artifact = m.markName(mark) == "Artifact"
			r.marks[mark] = artifact
		}
		in.artifact = in.artifact || artifact
	}
	return in
}

// markName returns the tag of a mark, "" for long ones.
func (m *module) markName(mark uint64) string {
	if mark == 0 || !m.ok(markName, mark, m.at(1), resultsSize-4, m.results) {
		return ""
	}
	n := m.integer(0)
	if n < 2 || n > 128 {
		return ""
	}
	b := m.bytes(m.at(1), n)
	letters := make([]uint16, 0, n/2)
	for i := 0; i+1 < n; i += 2 {
		letters = append(letters, uint16(b[i])|uint16(b[i+1])<<8)
	}
	return string(bytes.TrimRight([]byte(string(utf16.Decode(letters))), "\x00"))
}
