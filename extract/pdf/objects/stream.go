package objects

import (
	"bytes"

	"polidex/extract/pdf/syntax"
)

// streamStart returns where the data of the stream whose dictionary ends at pos
// begins.
func streamStart(data []byte, pos int) (int, bool) {
	t := syntax.NewLexer(data, pos).Next()
	if !t.Is("stream") {
		return 0, false
	}
	start := t.End
	if start < len(data) && data[start] == '\r' {
		start++
	}
	if start < len(data) && data[start] == '\n' {
		start++
	}
	return start, true
}

// endsAt reports whether a stream that begins at start ends after length bytes.
func endsAt(data []byte, start, length int) bool {
	if length < 0 || length > len(data)-start {
		return false
	}
	end := syntax.NewLexer(data, start+length).Next()
	return end.Is("endstream")
}

// streamBytes returns the raw bytes of the stream whose dictionary ends at pos.
// The stated length holds where "endstream" follows it; else the next
// "endstream" is looked for, else the next "endobj", else the data's end.
func (e *effort) streamBytes(data []byte, pos, length int) ([]byte, bool) {
	start, ok := streamStart(data, pos)
	if !ok {
		return nil, false
	}
	if endsAt(data, start, length) {
		return data[start : start+length], true
	}
	if e.spent() {
		return nil, true
	}
	end := bytes.Index(data[start:], []byte("endstream"))
	if end < 0 {
		e.spend(len(data) - start)
		end = bytes.Index(data[start:], []byte("endobj"))
	}
	if end < 0 {
		end = len(data) - start
	}
	e.spend(end)
	raw := data[start : start+end]
	raw = bytes.TrimSuffix(raw, []byte("\n"))
	return bytes.TrimSuffix(raw, []byte("\r")), true
}

// filter is one step of decoding a stream.
type filter struct {
	name                             string
	predictor, columns, colors, bits int
	earlyChange                      int
}

// filtersOf returns the filters of a stream's dictionary, where they stand in
// it directly.
func filtersOf(dict *syntax.Object) []filter {
	names, parms := dict.Key("Filter"), dict.Key("DecodeParms")
	if names.Kind == syntax.Symbol {
		return []filter{newFilter(names.Name(), parms)}
	}
	var out []filter
	for i := range names.Items {
		p := &syntax.Object{}
		if parms.Kind == syntax.Array && i < len(parms.Items) {
			p = &parms.Items[i]
		}
		out = append(out, newFilter(names.Items[i].Name(), p))
	}
	return out
}

func newFilter(name string, parms *syntax.Object) filter {
	if parms.Kind == syntax.Array && len(parms.Items) > 0 {
		parms = &parms.Items[0]
	}
	f := filter{name: name, earlyChange: 1,
		predictor: parms.Key("Predictor").Int(), columns: parms.Key("Columns").Int(),
		colors: parms.Key("Colors").Int(), bits: parms.Key("BitsPerComponent").Int()}
	if e := parms.Key("EarlyChange"); e.Kind == syntax.Number {
		f.earlyChange = e.Int()
	}
	return f
}
