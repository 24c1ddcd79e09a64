package glyphs

import "polidex/extract/pdf/objects"

// font decodes the strings that are shown in it.
type font struct {
	index uint16
	flags Flags
	// emScale makes an em of the size: 1 but for Type 3 fonts.
	emScale   float64
	simple    *[256]code
	composite *composite
}

// code is what a character code stands for: a text and a width in ems.
type code struct {
	text      string
	width     float32
	undecoded bool
}

// next decodes the first code of str and returns its length in bytes.
func (f *font) next(str []byte) (*code, int) {
	if f.simple != nil {
		return &f.simple[str[0]], 1
	}
	return f.composite.next(str)
}

// vertical reports whether the letters stand below one another.
func (f *font) vertical() bool { return f.composite != nil && f.composite.vertical }

func newFont(v objects.Value, index uint16) *font {
	f := &font{index: index, emScale: 1}
	subtype := v.Key("Subtype").Name()
	name := v.Key("BaseFont").Name()
	descriptor := v.Key("FontDescriptor")
	if subtype == "Type0" {
		descendant := v.Key("DescendantFonts").Index(0)
		descriptor = descendant.Key("FontDescriptor")
		if n := descendant.Key("BaseFont").Name(); n != "" {
			name = n
		}
		f.flags = fontFlags(name, descriptor)
		f.composite = newComposite(v, descendant, newDecoder(v.Key("ToUnicode")), SymbolsOf(name))
		return f
	}
	if subtype == "Type3" && name == "" {
		name = v.Key("Name").Name()
	}
	f.flags = fontFlags(name, descriptor)
	f.simple = newSimple(v, descriptor, name)
	if subtype == "Type3" {
		f.type3(v)
	}
	return f
}

// fontFlags are FontFlags by a font descriptor of the file.
func fontFlags(name string, descriptor objects.Value) Flags {
	return FontFlags(name, Descriptor{
		Flags:  descriptor.Key("Flags").Int(),
		Weight: descriptor.Key("FontWeight").Float(),
		Angle:  descriptor.Key("ItalicAngle").Float(),
	})
}

// type3 brings the widths and the size of a font whose glyphs are drawn in a
// space of its own to ems.
func (f *font) type3(v objects.Value) {
	m := v.Key("FontMatrix").Floats()
	if len(m) != 6 {
		return
	}
	for i := range f.simple {
		f.simple[i].width *= float32(m[0] * 1000)
	}
	if box := v.Key("FontBBox").Floats(); len(box) == 4 && abs64(m[3]-0.001) > 1e-6 {
		if h := abs64(box[3]-box[1]) * abs64(m[3]); h > 0.05 && h < 20 {
			f.emScale = h
		}
	}
}
