package glyphs

import (
	"unicode/utf16"

	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/syntax"
)

// cmap is a character map: what codes stand for, and how long they are.
type cmap struct {
	spaces []codeSpace
	texts  map[uint32]string // by code | length<<28
	ranges []codeRange
	cids   []cidRange
}

type codeSpace struct {
	low, high uint32
	length    int
}

// codeRange maps a range of codes to texts that follow one another.
type codeRange struct {
	low, high uint32
	length    int
	start     []uint16
}

type cidRange struct {
	low, high uint32
	cid       int
}

// maxMappings bounds the mappings taken from one map, maxSpaces and maxRanges
// those that are looked through for a code.
const (
	maxMappings = 200_000
	maxSpaces   = 64
	maxRanges   = 30_000
)

// parseCMap reads a character map; what it does not understand it passes over.
func parseCMap(data []byte) *cmap {
	m := &cmap{texts: map[uint32]string{}}
	l := syntax.NewLexer(data, 0)
	for n := 0; n < maxMappings; n++ {
		t := l.Next()
		switch {
		case t.Kind == syntax.EOF:
			return m
		case t.Is("begincodespacerange"):
			m.read(l, func(low, high syntax.Token) {
				if len(m.spaces) < maxSpaces {
					m.spaces = append(m.spaces, codeSpace{number32(low.Bytes), number32(high.Bytes), len(low.Bytes)})
				}
			})
		case t.Is("beginbfchar"):
			m.readChars(l)
		case t.Is("beginbfrange"):
			m.readRanges(l)
		case t.Is("begincidrange"):
			m.read(l, func(low, high syntax.Token) {
				cid := l.Next()
				m.addCIDs(cidRange{number32(low.Bytes), number32(high.Bytes), cid.Int()})
			})
		case t.Is("begincidchar"):
			m.readCIDs(l)
		}
	}
	return m
}

func number32(b []byte) (v uint32) {
	for _, c := range b {
		v = v<<8 | uint32(c)
	}
	return v
}

func key(v uint32, length int) uint32 { return v&0x0fffffff | uint32(length)<<28 }

// read calls do with each pair of strings up to the end of the section.
func (m *cmap) read(l *syntax.Lexer, do func(low, high syntax.Token)) {
	for range maxMappings {
		low := l.Next()
		if low.Kind != syntax.String {
			return
		}
		high := l.Next()
		if high.Kind != syntax.String {
			return
		}
		do(low, high)
	}
}

func (m *cmap) readChars(l *syntax.Lexer) {
	for range maxMappings {
		from := l.Next()
		if from.Kind != syntax.String {
			return
		}
		switch to := l.Next(); to.Kind {
		case syntax.String:
			m.texts[key(number32(from.Bytes), len(from.Bytes))] = utf16Text(to.Bytes)
		case syntax.Name:
			m.texts[key(number32(from.Bytes), len(from.Bytes))] = glyphText(string(to.Bytes))
		case syntax.Keyword, syntax.EOF:
			return
		}
	}
}

func (m *cmap) readRanges(l *syntax.Lexer) {
	m.read(l, func(low, high syntax.Token) {
		from, to, n := number32(low.Bytes), number32(high.Bytes), len(low.Bytes)
		t := l.Next()
		if t.Kind == syntax.String {
			if len(t.Bytes) == 1 {
				m.addRange(codeRange{from, to, n, []uint16{uint16(t.Bytes[0])}})
			} else if u := units(t.Bytes); len(u) > 0 {
				m.addRange(codeRange{from, to, n, u})
			}
			return
		}
		if t.Kind != syntax.ArrayOpen {
			return
		}
		for v := from; ; v++ {
			t := l.Next()
			if t.Kind != syntax.String {
				return
			}
			if v <= to {
				m.texts[key(v, n)] = utf16Text(t.Bytes)
			}
		}
	})
}

func (m *cmap) readCIDs(l *syntax.Lexer) {
	for range maxMappings {
		from := l.Next()
		if from.Kind != syntax.String {
			return
		}
		to := l.Next()
		if to.Kind != syntax.Integer {
			return
		}
		v := number32(from.Bytes)
		m.addCIDs(cidRange{v, v, to.Int()})
	}
}

func (m *cmap) addRange(r codeRange) {
	if len(m.ranges) < maxRanges {
		m.ranges = append(m.ranges, r)
	}
}

func (m *cmap) addCIDs(r cidRange) {
	if len(m.cids) < maxRanges {
		m.cids = append(m.cids, r)
	}
}

func units(b []byte) []uint16 {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return u
}

func utf16Text(b []byte) string {
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	return string(utf16.Decode(units(b)))
}

// codeLength returns the number of bytes of the code that str begins with.
func (m *cmap) codeLength(str []byte) int {
	var v uint32
	for n := 1; n <= min(4, len(str)); n++ {
		v = v<<8 | uint32(str[n-1])
		for _, s := range m.spaces {
			if s.length == n && v >= s.low && v <= s.high {
				return n
			}
		}
	}
	if len(m.spaces) > 0 {
		return max(1, m.spaces[0].length)
	}
	return 2
}

func (m *cmap) cid(v uint32, _ int) int {
	for i := range m.cids {
		if r := &m.cids[i]; v >= r.low && v <= r.high {
			return r.cid + int(v-r.low)
		}
	}
	return int(v)
}

// decoder is a ToUnicode map; a nil decoder knows nothing.
type decoder struct{ m *cmap }

func newDecoder(v objects.Value) *decoder {
	if !v.IsStream() {
		return nil
	}
	data, _ := v.Data()
	m := parseCMap(data)
	if len(m.texts) == 0 && len(m.ranges) == 0 {
		return nil
	}
	return &decoder{m}
}

// text returns what a code of n bytes stands for. Maps that write their codes
// in another length than the font's strings have them are common, so that the
// length only decides where both are there.
func (d *decoder) text(v uint32, n int) (string, bool) {
	if d == nil {
		return "", false
	}
	for _, length := range [...]int{n, 3 - n, 4} {
		if length <= 0 {
			continue
		}
		if t, ok := d.m.texts[key(v, length)]; ok {
			return t, true
		}
	}
	for i := range d.m.ranges {
		r := &d.m.ranges[i]
		if v < r.low || v > r.high {
			continue
		}
		u := append([]uint16(nil), r.start...)
		u[len(u)-1] += uint16(v - r.low)
		return string(utf16.Decode(u)), true
	}
	return "", false
}
