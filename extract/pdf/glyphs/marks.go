package glyphs

import (
	"unicode/utf8"

	"polidex/extract/pdf/syntax"
)

// beginMark opens a marked-content sequence; in.first is its tag.
func (in *interpreter) beginMark(res *resources) {
	if len(in.marks) >= maxMarks {
		in.deeper++
		return
	}
	m := in.top
	m.hasActual, m.actual, m.first = false, "", len(in.page.Glyphs)
	if in.first == "Artifact" {
		m.artifact = true
	}
	switch {
	case in.dict.Kind == syntax.Dict:
		if id := in.dict.Key("MCID"); id.Kind == syntax.Number {
			m.mcid = int32(id.Int())
		}
		if a := in.dict.Key("ActualText"); a.Kind == syntax.Text {
			m.hasActual, m.actual = true, TextString(string(a.Bytes))
		}
	case in.names > 1:
		v := res.dict.Key("Properties").Key(in.name)
		if id := v.Key("MCID"); id.IsNumber() {
			m.mcid = int32(id.Int())
		}
		if a := v.Key("ActualText"); a.IsString() {
			m.hasActual, m.actual = true, TextString(a.Raw())
		}
		if in.first == "OC" {
			m.hidden = m.hidden || in.layerHidden(v.ID(), v.Key("OCGs").ID())
		}
	}
	in.marks = append(in.marks, in.top)
	in.top = m
}

func (in *interpreter) layerHidden(ids ...int) bool {
	for _, id := range ids {
		if in.doc.hidden[id] {
			return true
		}
	}
	return false
}

func (in *interpreter) endMark() {
	n := len(in.marks)
	if in.deeper > 0 || n == 0 {
		in.deeper = max(0, in.deeper-1)
		return
	}
	if in.top.hasActual {
		in.replace(in.top.first, in.top.actual)
	}
	in.top = in.marks[n-1]
	in.marks = in.marks[:n-1]
}

// endMarks closes the marks that were opened beyond a depth.
func (in *interpreter) endMarks(depth int) {
	in.deeper = 0
	for len(in.marks) > depth {
		in.endMark()
	}
}

// replace puts the text that the file gives for the glyphs from first on in
// their place: letter by letter where the numbers agree, else all at the first.
// A text for glyphs of several lines is only trusted where these are unreadable.
func (in *interpreter) replace(first int, text string) {
	glyphs := in.page.Glyphs[min(first, len(in.page.Glyphs)):]
	if len(glyphs) == 0 {
		return
	}
	lines, unreadable := false, 0
	for i := range glyphs {
		lines = lines || abs32(glyphs[i].Y-glyphs[0].Y) > glyphs[0].Size
		if glyphs[i].Is(Undecoded) {
			unreadable++
		}
	}
	if lines && unreadable == 0 {
		return
	}
	if utf8.RuneCountInString(text) == len(glyphs) {
		for i := range glyphs {
			_, n := utf8.DecodeRuneInString(text)
			glyphs[i].Text, text = text[:n], text[n:]
			glyphs[i].Flags &^= Undecoded
		}
		return
	}
	last := glyphs[len(glyphs)-1]
	for i := range glyphs {
		glyphs[i].Text = ""
	}
	g := &glyphs[0]
	g.Text = text
	g.Flags &^= Undecoded
	if last.X+last.W > g.X {
		g.W = last.X + last.W - g.X
	}
}
