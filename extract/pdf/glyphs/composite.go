package glyphs

import (
	"strings"
	"unicode/utf16"

	"polidex/extract/pdf/objects"
)

// composite decodes the codes of a Type 0 font; most are two bytes long.
type composite struct {
	encoding *cmap // nil for two-byte codes that are the character ids
	// direct says that codes are UTF-16 themselves.
	direct  bool
	unicode *decoder
	symbols *symbols
	reverse map[uint32]string
	widths  map[int]float32
	width   float32
	pages   [256]*[256]code // decoded two-byte codes by their first byte
	known   [256]*[4]uint64
	other   map[uint32]*code
}

func newComposite(v, descendant objects.Value, unicode *decoder, symbols *symbols) *composite {
	c := &composite{unicode: unicode, symbols: symbols, widths: map[int]float32{}, width: 1, other: map[uint32]*code{}}
	encoding := v.Key("Encoding")
	switch name := encoding.Name(); {
	case encoding.IsStream():
		data, _ := encoding.Data()
		c.encoding = parseCMap(data)
	case strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16"):
		c.direct = true
	}
	if w := descendant.Key("DW"); w.IsNumber() {
		c.width = float32(w.Float() / 1000)
	}
	c.readWidths(descendant.Key("W"))
	if unicode == nil && descendant.Key("CIDToGIDMap").Name() != "" {
		c.reverse = trueTypeLetters(descendant.Key("FontDescriptor").Key("FontFile2"))
	}
	return c
}

// maxWidths bounds the widths taken from a font; 65,536 is all that codes of
// two bytes can have.
const maxWidths = 1 << 17

// readWidths reads "first [w w w]" and "first last w".
func (c *composite) readWidths(w objects.Value) {
	n, left := w.Len(), maxWidths
	for i := 0; i+1 < n && left > 0; {
		first := w.Index(i).Int()
		second := w.Index(i + 1)
		if second.IsArray() {
			for j := range min(second.Len(), left) {
				left--
				c.widths[first+j] = float32(second.Index(j).Float() / 1000)
			}
			i += 2
			continue
		}
		width := float32(w.Index(i+2).Float() / 1000)
		for cid := first; cid <= min(second.Int(), first+min(left, 65536)-1); cid++ {
			left--
			c.widths[cid] = width
		}
		i += 3
	}
}

func (c *composite) next(str []byte) (*code, int) {
	n := 2
	if c.encoding != nil {
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
	if c.encoding != nil {
		cid = c.encoding.cid(v, n)
	}
	out := code{width: c.width}
	if w, ok := c.widths[cid]; ok {
		out.width = w
	}
	text, ok := c.unicode.text(v, n)
	switch {
	case ok:
		out.text = text
	case c.direct:
		out.text = string(utf16.Decode([]uint16{uint16(v)}))
	case c.reverse != nil:
		out.text = c.reverse[uint32(cid)]
	}
	if !ok && out.text == "" || !usable(out.text, "") && out.text != "" {
		out.text, out.undecoded = "\uFFFD", true
	}
	out.text = c.symbols.mapped(out.text)
	return out
}
