package glyphs

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/syntax"
)

// newSimple decodes the 256 codes of a font with one byte a letter.
func newSimple(v, descriptor objects.Value, name string) *[256]code {
	encoding := simpleEncoding(v, descriptor, name)
	unicode := newDecoder(v.Key("ToUnicode"))
	symbols := SymbolsOf(name)
	widths := simpleWidths(v, descriptor, name, encoding)
	codes := new([256]code)
	for i := range codes {
		c := &codes[i]
		c.width = widths[i]
		c.text = encoding[i]
		if t, ok := unicode.text(uint32(i), 1); ok && usable(t, c.text) {
			c.text = t
		}
		c.text = symbols.Seen(c.text)
		if c.text == "" && c.width > 0 {
			c.text, c.undecoded = "\uFFFD", true
		}
	}
	return codes
}

// usable reports whether a text from ToUnicode is better than the encoding's.
func usable(text, fallback string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case text == "":
		return fallback == ""
	case r == utf8.RuneError || r < ' ' && r != '\t' || r == 0xFFFE || r == 0xFFFF:
		return false
	case r >= 0xE000 && r <= 0xF8FF:
		return fallback == ""
	}
	return true
}

// simpleEncoding returns the texts of the codes by the font's Encoding: its
// base, and the glyph names that differ from it.
func simpleEncoding(v, descriptor objects.Value, name string) [256]string {
	e := v.Key("Encoding")
	base := e.Name()
	if e.IsDict() {
		base = e.Key("BaseEncoding").Name()
	}
	table := baseEncoding(base)
	if table == nil {
		table = builtinEncoding(v, descriptor, name)
	}
	out := *table
	if differences := e.Key("Differences"); differences.IsArray() {
		at := 0
		for i := range differences.Len() {
			d := differences.Index(i)
			switch {
			case d.IsNumber():
				at = d.Int()
			case d.IsName():
				if at >= 0 && at < 256 {
					if t := glyphText(d.Name()); t != "" {
						out[at] = t
					} else {
						out[at] = ""
					}
				}
				at++
			}
		}
	}
	return out
}

// builtinEncoding is what codes mean in a font that names no encoding.
func builtinEncoding(v, descriptor objects.Value, name string) *[256]string {
	switch {
	case strings.Contains(name, "Symbol"):
		return &symbolEncoding
	case strings.Contains(name, "Dingbats"):
		return &dingbatsEncoding
	}
	if t := type1Encoding(descriptor.Key("FontFile")); t != nil {
		return t
	}
	if t := cffEncoding(descriptor.Key("FontFile3")); t != nil {
		return t
	}
	if v.Key("Subtype").Name() == "TrueType" {
		return &winAnsiEncoding
	}
	return &standardEncoding
}

// type1Encoding reads the encoding that stands in clear at the head of a Type 1
// font program: lines of the form "dup 65 /A put".
func type1Encoding(file objects.Value) *[256]string {
	if !file.IsStream() {
		return nil
	}
	data, _ := file.Data()
	i := bytes.Index(data, []byte("/Encoding"))
	if i < 0 {
		return nil
	}
	l := syntax.NewLexer(data, i+len("/Encoding"))
	out := new([256]string)
	found := false
	for range 4096 {
		t := l.Next()
		switch {
		case t.Is("StandardEncoding"):
			return &standardEncoding
		case t.Is("def") || t.Is("readonly") || t.Kind == syntax.EOF:
			if found {
				return out
			}
			if t.Kind == syntax.EOF {
				return nil
			}
		case t.Is("dup"):
			n, g := l.Next(), l.Next()
			if n.Kind == syntax.Integer && g.Kind == syntax.Name && n.Num >= 0 && n.Num < 256 {
				out[n.Int()] = glyphText(string(g.Bytes))
				found = true
			}
		}
	}
	return nil
}

// simpleWidths returns the widths of the codes in ems.
func simpleWidths(v, descriptor objects.Value, name string, encoding [256]string) (out [256]float32) {
	widths := v.Key("Widths")
	if !widths.IsArray() {
		return standardWidths(name, encoding)
	}
	missing := float32(descriptor.Key("MissingWidth").Float() / 1000)
	for i := range out {
		out[i] = missing
	}
	first := v.Key("FirstChar").Int()
	for i := range min(256, widths.Len()) {
		if c := first + i; c >= 0 && c < 256 {
			out[c] = float32(widths.Index(i).Float() / 1000)
		}
	}
	return out
}
