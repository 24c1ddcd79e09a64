package glyphs

import (
	"strings"

	"polidex/extract/pdf/objects"
)

// composite decodes the codes of a Type 0 font; most are two bytes long.
type composite struct {
	encoding *cmap // nil for two-byte codes that are the character ids
	// named is the map that the font names, where it is one that is known.
	named *predefined
	// standard says that the widths are those of the standard fonts.
	standard bool
	// vertical says that the letters stand below one another.
	vertical bool
	unicode  *decoder
	symbols  *Symbols
	reverse  map[uint32]string
	widths   map[int]float32
	width    float32
	pages    [256]*[256]code // decoded two-byte codes by their first byte
	known    [256]*[4]uint64
	other    map[uint32]*code
}

func newComposite(v, descendant objects.Value, unicode *decoder, symbols *Symbols) *composite {
	c := &composite{unicode: unicode, symbols: symbols, widths: map[int]float32{}, width: 1, other: map[uint32]*code{}}
	encoding := v.Key("Encoding")
	name := encoding.Name()
	if encoding.IsStream() {
		data, _ := encoding.Data()
		c.encoding = parseCMap(data)
		name = encoding.Key("CMapName").Name()
		if base := encoding.Key("UseCMap"); len(c.encoding.spaces) == 0 {
			c.named = predefinedMap(base.Name())
		}
	} else {
		c.named = predefinedMap(name)
	}
	c.vertical = encoding.Key("WMode").Int() == 1 || name == "V" || strings.HasSuffix(name, "-V")
	if c.vertical {
		// Letters below one another are nearly always an em apart; only the
		// default is read.
		if w := descendant.Key("DW2"); w.Len() == 2 {
			c.width = float32(-w.Index(1).Float() / 1000)
		}
	} else {
		if w := descendant.Key("DW"); w.IsNumber() {
			c.width = float32(w.Float() / 1000)
		}
		c.readWidths(descendant.Key("W"))
	}
	if unicode == nil && descendant.Key("CIDToGIDMap").Name() != "" {
		c.reverse = trueTypeLetters(descendant.Key("FontDescriptor").Key("FontFile2"))
	}
	return c
}

// newStandard returns a font of UTF-16 codes with the widths of Helvetica.
func newStandard() *composite {
	return &composite{named: &predefined{}, standard: true, other: map[uint32]*code{}}
}

// maxWidths bounds the widths taken from a font; 65,536 is all that codes of
// two bytes can have.
const maxWidths = 1 << 17

// readWidths reads "first [w w w]" and "first last w"; where neither stands, as
// in a damaged file, it goes on with the next element.
func (c *composite) readWidths(w objects.Value) {
	n, left := w.Len(), maxWidths
	for i := 0; i+1 < n && left > 0; {
		first, second := w.Index(i), w.Index(i+1)
		switch {
		case first.IsInt() && second.IsArray():
			for j := range min(second.Len(), left) {
				left--
				c.widths[first.Int()+j] = float32(second.Index(j).Float() / 1000)
			}
			i += 2
		case first.IsInt() && second.IsInt() && w.Index(i+2).IsNumber():
			width := float32(w.Index(i+2).Float() / 1000)
			for cid := first.Int(); cid <= min(second.Int(), first.Int()+min(left, 65536)-1); cid++ {
				left--
				c.widths[cid] = width
			}
			i += 3
		default:
			i++
			left--
		}
	}
}

func (c *composite) next(str []byte) (*code, int) {
	n := 2
	switch {
	case c.named != nil:
		n = c.named.codeLength(str)
	case c.encoding != nil:
		n = c.encoding.codeLength(str)
	}
	n = min(n, len(str))
	var v uint32
	for _, b := range str[:n] {
		v = v<<8 | uint32(b)
	}
	if n != 2 {
		k := v | uint32(n)<<28
		if c.other[k] == nil {
			d := c.decode(v, n)
			c.other[k] = &d
		}
		return c.other[k], n
	}
	hi, lo := v>>8, v&255
	if c.pages[hi] == nil {
		c.pages[hi], c.known[hi] = new([256]code), new([4]uint64)
	}
	if c.known[hi][lo/64]&(1<<(lo%64)) == 0 {
		c.known[hi][lo/64] |= 1 << (lo % 64)
		c.pages[hi][lo] = c.decode(v, n)
	}
	return &c.pages[hi][lo], 2
}

func (c *composite) decode(v uint32, n int) code {
	cid := int(v)
	switch {
	case c.encoding != nil:
		cid = c.encoding.cid(v, n)
	case c.named != nil && c.named.encoding != nil:
		cid = c.named.cid(v, n)
	}
	out := code{width: c.width}
	if w, ok := c.widths[cid]; ok {
		out.width = w
	} else if n == 1 && c.named != nil {
		out.width /= 2 // the letters of ASCII are half as wide as an ideograph
	}
	text, ok := c.unicode.text(v, n)
	switch {
	case ok:
		out.text = text
	case c.named != nil:
		out.text = c.named.text(v, n)
	case c.reverse != nil:
		out.text = c.reverse[uint32(cid)]
	}
	if !ok && out.text == "" || !usable(out.text, "") && out.text != "" {
		out.text, out.undecoded = "\uFFFD", true
	}
	out.text = c.symbols.Seen(out.text)
	if c.standard {
		out.width = letterWidth(&helvetica, out.text)
	}
	return out
}
