package glyphs

import "polidex/extract/pdf/objects"

// resources is a resource dictionary with what was looked up in it.
type resources struct {
	dict   objects.Value
	fonts  map[string]*font
	forms  map[string]*xobject
	spaces map[string]space
	states map[string]graphics
}

// xobject is an external object: a form or a picture.
type xobject struct {
	form      bool
	image     bool
	value     objects.Value
	matrix    Matrix
	bbox      []float64
	resources *resources
	layer     int
	// data is the content once it was read and is worth keeping.
	data   []byte
	err    error
	loaded bool
}

// graphics is what is wanted of a graphics-state dictionary.
type graphics struct {
	fillAlpha float64
	font      *font
	size      float64
}

func (d *Document) resourcesOf(v objects.Value) *resources {
	id := v.ID()
	if r, ok := d.resources[id]; ok && id > 0 {
		return r
	}
	r := &resources{dict: v, fonts: map[string]*font{}, forms: map[string]*xobject{}, spaces: map[string]space{}, states: map[string]graphics{}}
	if id > 0 {
		d.resources[id] = r
	}
	return r
}

func (d *Document) font(r *resources, name string) *font {
	if f, ok := r.fonts[name]; ok {
		return f
	}
	f := d.loadFont(r.dict.Key("Font").Key(name))
	r.fonts[name] = f
	return f
}

// loadFont reads a font once a document.
func (d *Document) loadFont(v objects.Value) *font {
	id := v.ID()
	if f, ok := d.fonts[id]; ok && id > 0 {
		return f
	}
	d.fontCount++
	f := newFont(v, d.fontCount)
	if id > 0 {
		d.fonts[id] = f
	}
	return f
}

func (d *Document) xobject(r *resources, name string) *xobject {
	if x, ok := r.forms[name]; ok {
		return x
	}
	x := newXObject(r.dict.Key("XObject").Key(name))
	r.forms[name] = x
	return x
}

func newXObject(v objects.Value) *xobject {
	switch v.Key("Subtype").Name() {
	case "Form":
		return newForm(v)
	case "Image":
		return &xobject{image: true, matrix: unit, layer: v.Key("OC").ID()}
	}
	return &xobject{matrix: unit}
}

// newForm reads a form, whether it says that it is one or not.
func newForm(v objects.Value) *xobject {
	x := &xobject{form: true, value: v, matrix: unit, layer: v.Key("OC").ID()}
	if m := v.Key("Matrix").Floats(); len(m) == 6 {
		x.matrix = Matrix(m)
	}
	if b := v.Key("BBox").Floats(); len(b) == 4 {
		x.bbox = b
	}
	return x
}

// maxKept bounds the bytes of forms that a document holds.
const maxKept = 32 << 20

// load returns a form's content and finds its resources, which are r's where it
// has none. Beside an error stands the part that could be read.
func (x *xobject) load(d *Document, r *resources) ([]byte, error) {
	if x.loaded {
		return x.data, x.err
	}
	x.resources = r
	if own := x.value.Key("Resources"); own.IsDict() {
		x.resources = d.resourcesOf(own)
	}
	data, err := x.value.Data()
	if d.kept+len(data) <= maxKept {
		d.kept += len(data)
		x.data, x.err, x.loaded = data, err, true
	}
	return data, err
}

func (d *Document) graphics(r *resources, name string) graphics {
	if g, ok := r.states[name]; ok {
		return g
	}
	v := r.dict.Key("ExtGState").Key(name)
	g := graphics{fillAlpha: -1}
	if a := v.Key("ca"); a.IsNumber() {
		g.fillAlpha = a.Float()
	}
	if f := v.Key("Font"); f.Len() == 2 {
		g.font, g.size = d.loadFont(f.Index(0)), f.Index(1).Float()
	}
	r.states[name] = g
	return g
}
