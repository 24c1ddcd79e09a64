package glyphs

import (
	"strings"

	"polidex/extract/pdf/objects"
)

// cffNames are the standard strings of the Compact Font Format that text fonts
// use: first the letters of the standard encoding, in its order, then these.
var cffNames = strings.Fields("onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron")

// cffStandardStrings is the number of standard strings; those of a font follow.
const cffStandardStrings = 391

// cff reads a Compact Font Format program as far as its encoding asks. Reading
// outside of the data gives zeros.
type cff struct {
	data    []byte
	strings [][]byte
}

// cffEncoding returns the encoding that an embedded font program has of its
// own, nil where it is none that is read.
func cffEncoding(file objects.Value) *[256]string {
	if !file.IsStream() || file.Key("Subtype").Name() != "Type1C" {
		return nil
	}
	data, _ := file.Data()
	return parseCFFEncoding(data)
}

func parseCFFEncoding(data []byte) *[256]string {
	c := &cff{data: data}
	_, at := c.index(c.at(2))
	top, at := c.index(at)
	c.strings, _ = c.index(at)
	if len(top) == 0 {
		return nil
	}
	dict := cffDict(top[0])
	programs, _ := c.index(dict[17])
	if dict[16] == 0 || len(programs) == 0 {
		return &standardEncoding
	}
	if dict[16] == 1 {
		return nil // the expert encoding: no text font has it
	}
	names := c.charset(dict[15], len(programs))
	return c.encoding(dict[16], names)
}

func (c *cff) at(i int) int {
	if i < 0 || i >= len(c.data) {
		return 0
	}
	return int(c.data[i])
}

func (c *cff) u16(i int) int { return c.at(i)<<8 | c.at(i+1) }

// index reads an INDEX and returns its elements and where it ends.
func (c *cff) index(at int) ([][]byte, int) {
	count, size := c.u16(at), c.at(at+2)
	if count == 0 || size == 0 || size > 4 {
		return nil, at + 2
	}
	offset := func(i int) int {
		v := 0
		for j := range size {
			v = v<<8 | c.at(at+3+i*size+j)
		}
		return at + 2 + (count+1)*size + v
	}
	out := make([][]byte, 0, count)
	for i := range count {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(c.data) {
			return nil, len(c.data)
		}
		out = append(out, c.data[from:to])
	}
	return out, offset(count)
}

// cffDict reads the first operand of each operator of a DICT.
func cffDict(b []byte) map[int]int {
	out := map[int]int{}
	operand, first := 0, true
	for i := 0; i < len(b); {
		v := 0
		switch c := int(b[i]); {
		case c <= 21:
			if c == 12 {
				i++
				c = 1200
			}
			out[c] = operand
			operand, first = 0, true
			i++
			continue
		case c == 28 && i+2 < len(b):
			v, i = int(int16(uint16(b[i+1])<<8|uint16(b[i+2]))), i+3
		case c == 29 && i+4 < len(b):
			v, i = int(int32(uint32(b[i+1])<<24|uint32(b[i+2])<<16|uint32(b[i+3])<<8|uint32(b[i+4]))), i+5
		case c == 30:
			for i++; i < len(b) && b[i]&15 != 15 && b[i]>>4 != 15; i++ {
			}
			i++
		case c >= 32 && c <= 246:
			v, i = c-139, i+1
		case c >= 247 && c <= 250 && i+1 < len(b):
			v, i = (c-247)*256+int(b[i+1])+108, i+2
		case c >= 251 && c <= 254 && i+1 < len(b):
			v, i = -(c-251)*256-int(b[i+1])-108, i+2
		default:
			i++
		}
		if first {
			operand, first = v, false
		}
	}
	return out
}

// charset returns the texts of the glyphs.
func (c *cff) charset(at, glyphs int) []string {
	out := []string{""}
	if at <= 2 {
		for sid := 1; len(out) < glyphs && sid <= 228; sid++ {
			out = append(out, c.text(sid))
		}
		return out
	}
	format := c.at(at)
	at++
	for len(out) < glyphs && at < len(c.data) {
		sid, left := c.u16(at), 0
		switch format {
		case 1:
			left = c.at(at + 2)
			at += 3
		case 2:
			left = c.u16(at + 2)
			at += 4
		default:
			at += 2
		}
		for i := range left + 1 {
			out = append(out, c.text(sid+i))
		}
	}
	return out
}

// text returns what the glyph whose name is the given string stands for.
func (c *cff) text(sid int) string {
	if sid >= cffStandardStrings {
		if i := sid - cffStandardStrings; i < len(c.strings) {
			return glyphText(string(c.strings[i]))
		}
		return ""
	}
	n := 0
	for _, t := range standardEncoding {
		if t == "" {
			continue
		}
		if n++; n == sid {
			return t
		}
	}
	if i := sid - n - 1; i >= 0 && i < len(cffNames) {
		return glyphText(cffNames[i])
	}
	return ""
}

func (c *cff) encoding(at int, names []string) *[256]string {
	out := new([256]string)
	format, count := c.at(at)&0x7F, c.at(at+1)
	glyph := 1
	put := func(code int) {
		if glyph < len(names) && code < 256 {
			out[code] = names[glyph]
		}
		glyph++
	}
	at += 2
	for range count {
		if format == 0 {
			put(c.at(at))
			at++
			continue
		}
		for code := c.at(at); code <= c.at(at)+c.at(at+1); code++ {
			put(code)
		}
		at += 2
	}
	return out
}
