package glyphs

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/syntax"
)

// Bits of a form field's flags (ISO 32000-1, tables 228 and 230).
const (
	flagMultiline = 1 << 12
	flagPassword  = 1 << 13
	flagCombo     = 1 << 17
)

// form is what a document says of all its form fields.
type form struct {
	dict objects.Value
	// fresh says that what fields look like is to be made from their values,
	// whatever looks the file has (ISO 32000-1, table 218: NeedAppearances).
	fresh bool
	font  *font
}

// written is a text that a viewer lays out itself, since the file only says what
// it is and where.
type written struct {
	text  string
	size  float64
	lines bool // broken into lines where it is too long
	list  bool // of lines, of which those are seen that have room
	align int  // 0 left, 1 centred, 2 right
}

// fieldText returns what is seen of a text or choice field.
func (d *Document) fieldText(a objects.Value) (w written, ok bool) {
	w = d.written(a)
	flags, value, options := ancestral(a, "Ff").Int(), ancestral(a, "V"), ancestral(a, "Opt")
	switch kind := ancestral(a, "FT").Name(); {
	case kind == "Tx" && flags&flagPassword == 0:
		w.lines = flags&flagMultiline != 0
		w.text = valueText(value)
	case kind == "Ch" && flags&flagCombo != 0:
		w.text = chosen(value, options)
	case kind == "Ch":
		w.list, w.lines = true, true
		w.text = listed(options, ancestral(a, "TI").Int())
	default:
		return w, false
	}
	return w, true
}

// boxText returns the text of a text box.
func (d *Document) boxText(a objects.Value) written {
	w := d.written(a)
	w.lines = true
	w.text = valueText(a.Key("Contents"))
	return w
}

// written reads how a text is to be written.
func (d *Document) written(a objects.Value) written {
	w := written{align: ancestral(a, "Q").Int()}
	da := ancestral(a, "DA")
	if !da.IsString() {
		da = d.form.dict.Key("DA")
	}
	last := 0.0
	for l := syntax.NewLexer([]byte(da.Raw()), 0); ; {
		switch t := l.Next(); t.Kind {
		case syntax.EOF:
			return w
		case syntax.Integer, syntax.Real:
			last = t.Num
		case syntax.Keyword:
			if t.Is("Tf") {
				w.size = last
			}
		}
	}
}

// ancestral returns what a field or one that it is a part of has under a key.
func ancestral(a objects.Value, key string) objects.Value {
	const most = 32
	for range most {
		if v := a.Key(key); !v.IsNull() {
			return v
		}
		if a = a.Key("Parent"); !a.IsDict() {
			break
		}
	}
	return objects.Value{}
}

// maxOptions bounds the options of a choice, and maxValue the bytes of a value.
const (
	maxOptions = 1000
	maxValue   = 1 << 16
)

// chosen returns what a choice field shows for a value.
func chosen(value, options objects.Value) string {
	for i := range min(options.Len(), maxOptions) {
		if o := options.Index(i); o.Len() == 2 && o.Index(0).Raw() == value.Raw() {
			return valueText(o.Index(1))
		}
	}
	return valueText(value)
}

// listed returns the options that a list shows from the one at its top on. An
// option may be a pair: a value for the program, and one for people.
func listed(options objects.Value, top int) string {
	var lines []string
	for i := max(top, 0); i < min(options.Len(), maxOptions); i++ {
		o := options.Index(i)
		if o.Len() == 2 {
			o = o.Index(1)
		}
		lines = append(lines, valueText(o))
	}
	return strings.Join(lines, "\n")
}

func valueText(v objects.Value) string {
	raw := v.Raw()
	if v.IsStream() {
		data, _ := v.Data()
		raw = string(data)
	}
	text := TextString(raw[:min(len(raw), maxValue)])
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// write shows a text in a rectangle of the page, in letters of Helvetica's
// widths, made smaller where it would not fit.
func (in *interpreter) write(w written, rect [4]float64, m Matrix) {
	const margin, leading, smallest = 2, 1.15, 3
	width, height := rect[2]-rect[0]-2*margin, rect[3]-rect[1]
	if strings.TrimSpace(w.text) == "" || width <= 0 || height <= 0 {
		return
	}
	size := w.size
	if size <= 0 {
		size = max(smallest, min(12, 0.66*height)) // the viewer is to choose
	}
	var lines []string
	for {
		var fits bool
		lines, fits = w.broken(width / size)
		if size <= smallest || w.list || fits && (size*leading*float64(len(lines)) <= height || len(lines) == 1) {
			break
		}
		size *= 0.9
	}
	if in.doc.form.font == nil {
		in.doc.fontCount++
		in.doc.form.font = &font{index: in.doc.fontCount, emScale: 1, composite: newStandard()}
	}
	in.state = newState(m, in.canvas.crop)
	in.state.font, in.state.size = in.doc.form.font, size
	if room := max(1, int(height/(size*leading))); w.list && len(lines) > room {
		in.page.Dropped += letters(lines[room:])
		lines = lines[:room]
	}
	y := rect[3] - size
	if len(lines) == 1 && !w.lines {
		y = rect[1] + (height-0.72*size)/2
	}
	for i, line := range lines {
		slack := width - size*float64(textWidth(line))
		x := rect[0] + margin + slack*float64(min(max(w.align, 0), 2))/2
		in.tm = Matrix{1, 0, 0, 1, x, y - float64(i)*size*leading}
		in.show(utf16Bytes(line))
	}
}

// broken breaks a text into lines of a width in ems, and tells whether all fit.
func (w written) broken(width float64) (lines []string, fits bool) {
	if !w.lines {
		line := strings.ReplaceAll(w.text, "\n", " ")
		return []string{line}, float64(textWidth(line)) <= width
	}
	fits = true
	for paragraph := range strings.SplitSeq(w.text, "\n") {
		line := ""
		for word := range strings.FieldsSeq(paragraph) {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if line != "" && float64(textWidth(longer)) > width {
				lines, longer = append(lines, line), word
			}
			line = longer
			fits = fits && float64(textWidth(word)) <= width
		}
		lines = append(lines, line)
	}
	return lines, fits
}

func letters(lines []string) (n int) {
	for _, l := range lines {
		n += utf8.RuneCountInString(l)
	}
	return n
}

func textWidth(s string) (w float32) {
	for _, r := range s {
		w += letterWidth(&helvetica, string(r))
	}
	return w
}

func utf16Bytes(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
	}
	return out
}
