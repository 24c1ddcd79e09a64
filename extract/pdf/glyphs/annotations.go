package glyphs

import "polidex/extract/pdf/objects"

// Bits of an annotation's flags (ISO 32000-1, table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations bounds the annotations of a page that are looked at.
const maxAnnotations = 5000

// annotations shows what annotations look like: the content of form fields, text
// boxes and stamps that were laid over the page. Where the file does not say how
// a field or a text box looks, its text is written into its place.
func (in *interpreter) annotations(list objects.Value, m Matrix) {
	for i := range min(list.Len(), maxAnnotations) {
		a := list.Index(i)
		if a.Key("F").Int()&(flagHidden|flagNoView) != 0 || in.doc.hidden[a.Key("OC").ID()] {
			continue
		}
		look, rect := appearance(a), rectangle(a.Key("Rect").Floats())
		switch a.Key("Subtype").Name() {
		case "Link", "Popup":
			continue // borders, and windows that are closed on paper
		case "FreeText":
			if !look.IsStream() {
				in.write(in.doc.boxText(a), rect, m)
			}
		case "Widget":
			if look.IsStream() && !in.doc.form.fresh {
				break
			}
			if w, ok := in.doc.fieldText(a); ok {
				in.write(w, rect, m)
				continue
			}
		}
		if look.IsStream() {
			in.annotation(rect, look, m)
		}
	}
}

// appearance returns the form that an annotation normally looks like; of several
// states the one that it is in.
func appearance(a objects.Value) objects.Value {
	look := a.Key("AP").Key("N")
	if look.IsStream() {
		return look
	}
	return look.Key(a.Key("AS").Name())
}

// annotation shows a form so that its box fills a rectangle of the page
// (ISO 32000-1, algorithm 8.1).
func (in *interpreter) annotation(rect [4]float64, look objects.Value, m Matrix) {
	x := newForm(look) // many do not say that they are forms
	if x.bbox == nil {
		return
	}
	box := x.matrix.Box(x.bbox[0], x.bbox[1], x.bbox[2], x.bbox[3])
	w, h := float64(box.Width()), float64(box.Height())
	if w <= 0 || h <= 0 {
		return
	}
	sx, sy := (rect[2]-rect[0])/w, (rect[3]-rect[1])/h
	fit := Matrix{sx, 0, 0, sy, rect[0] - float64(box.X0)*sx, rect[1] - float64(box.Y0)*sy}
	in.state = newState(fit.Mul(m), in.canvas.crop)
	in.form(x, in.doc.resourcesOf(objects.Value{}), 0)
}
