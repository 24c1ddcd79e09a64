package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// paragraphs groups lines that follow one another, all in one area or all in
// none, to paragraphs and items.
func (st *Style) paragraphs(lines []*Line) []*Block {
	var out []*Block
	var b *Block
	edges := rightEdges(lines)
	hanging := hangs(lines)
	for i, l := range lines {
		if b == nil || st.breaks(b, l, edges[i]) || hanging && b.outdented(l) {
			b = st.begin(l)
			out = append(out, b)
			continue
		}
		b.add(l)
	}
	return out
}

// rightEdges returns for each line where the lines of its column end. One or two
// lines that jut out do not count where there are many.
func rightEdges(lines []*Line) []float32 {
	out := make([]float32, len(lines))
	var ends []float32
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && oneColumn(lines[end-1], lines[end]) {
			end++
		}
		ends = ends[:0]
		for _, l := range lines[start:end] {
			ends = append(ends, l.X1)
		}
		slices.Sort(ends)
		n := len(ends)
		edge := ends[n-1]
		if n >= 10 && edge-ends[n-3] > 3 {
			edge = ends[n-3]
		}
		for i := start; i < end; i++ {
			out[i] = edge
		}
		start = end
	}
	return out
}

// oneColumn reports whether two lines that follow one another are set in one
// column: below each other, not far apart, in type of about one size.
func oneColumn(a, b *Line) bool {
	dy := a.Base - b.Base
	size := max(a.Size, b.Size)
	return a.Page == b.Page && dy > 0 && dy < 4*size && abs(a.Size-b.Size) < 0.15*size && a.X0 < b.X1 && b.X0 < a.X1
}

// begin opens a block with a line: an item if it has a bullet or number.
func (st *Style) begin(l *Line) *Block {
	b := NewBlock(corpus.Paragraph, []*Line{l})
	marker, rest := cutBullet(l.Text, l.Wide)
	if marker == "" {
		marker, rest = cutNumber(l.Text)
	}
	if marker != "" && rest != "" {
		b.Kind, b.Marker = corpus.Item, marker
		b.Skip = len(l.Text) - len(rest)
		if l.SecondStart > 0 {
			b.TextX = l.SecondStart
		}
	}
	return b
}

// breaks reports whether a line begins a new block behind b.
func (st *Style) breaks(b *Block, l *Line, edge float32) bool {
	a := b.last()
	size := max(a.Size, l.Size)
	dy := a.Base - l.Base
	hyphen := endsBroken(a.Text)
	switch {
	case a.Quarter != l.Quarter || a.Page != l.Page:
		return true
	case a.Quarter != 0:
		return false
	case dy < 0.3*size: // beside it, or in the next column
		return true
	case abs(a.Size-l.Size) > 0.12*size && !hyphen:
		return true
	case dy > st.step(size):
		return true
	case a.Leaders:
		return true
	case l.Mark != "" && !(startsLower(l.Text) && !endsSentence(a.Text)):
		return true // a note; else a call that the line's end parted from its word
	}
	if m, _ := cutBullet(l.Text, l.Wide); m != "" && !hyphen {
		return true
	}
	if hyphen {
		return false
	}
	centred := abs((a.X0+a.X1)-(l.X0+l.X1)) < 3 && abs(a.X0-l.X0) > 3
	if centred {
		return a.Bold != l.Bold
	}
	fits := a.X1+0.28*a.Size+firstWidth(l) < edge-0.4*size
	ended := endsSentence(a.Text)
	if m, _ := cutNumber(l.Text); m != "" && (fits || ended || strings.HasSuffix(a.Text, ",") || endsAnd(a.Text)) && (l.Wide || fits || l.X0 <= b.Lines[0].X0+0.6*size) {
		return true
	}
	if a.Bold && l.Bold && a.Size > 1.08*st.Size {
		return false
	}
	if a.Bold && !l.BoldStart && !ended && b.bold() && !startsLower(l.Text) {
		return true // a title without space below it
	}
	if fits && (ended || a.Bold != l.Bold || a.X1 < edge-6*size) {
		return true
	}
	return b.shifts(l, ended)
}

// shifts reports whether a line begins further right or left than the lines of
// the block let expect.
func (b *Block) shifts(l *Line, ended bool) bool {
	first, a := b.Lines[0], b.last()
	indent := l.X0 - a.X0
	if len(b.Lines) == 1 {
		if first.Mark != "" {
			return indent > noteTab*l.Size || indent < -0.9*l.Size // a note hangs
		}
		if b.Kind == corpus.Item && !(l.Bold && first.Bold) {
			hanging := abs(l.X0-b.TextX) < 0.9*l.Size
			flush := abs(l.X0-first.X0) < 0.9*l.Size
			return !hanging && (!flush || ended)
		}
		// A first line may be indented; the others are not then.
		return indent > 0.9*l.Size || indent < -5*l.Size
	}
	return indent > 0.9*l.Size && ended || abs(indent) > 2.2*l.Size
}

// hangs reports whether the items among the lines go on under their text and
// not under their bullet.
func hangs(lines []*Line) bool {
	if len(lines) == 0 {
		return false
	}
	for i, l := range lines[1:] {
		a := lines[i]
		marker, _ := cutBullet(a.Text, a.Wide)
		if marker == "" {
			marker, _ = cutNumber(a.Text)
		}
		if marker != "" && a.SecondStart > a.X0+0.5*a.Size && abs(l.X0-a.SecondStart) < 0.5*a.Size && l.Base < a.Base {
			return true
		}
	}
	return false
}

// outdented reports whether a line begins left of the text of an item that
// hangs, so that it is none of it.
func (b *Block) outdented(l *Line) bool {
	if l.Bold && b.bold() {
		return false // a heading whose number hangs
	}
	if a := b.last(); startsLower(l.Text) && !endsSentence(a.Text) && abs(l.X0-b.Lines[0].X0) < 0.5*l.Size && l.X1 <= a.X1+0.5*l.Size && a.Base-l.Base < 1.5*l.Size {
		return false // it goes on under its bullet, unlike other lists
	}
	return b.Kind == corpus.Item && b.TextX > b.Lines[0].X0 && l.X0 < b.TextX-0.9*l.Size && !endsBroken(b.last().Text)
}

// firstWidth returns the width of a line's first word.
func firstWidth(l *Line) float32 {
	if l.FirstEnd > 0 {
		return l.FirstEnd - l.X0
	}
	return l.X1 - l.X0
}

// endsSentence reports whether a text ends as a sentence or an item does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".:;!?…·;", r) && !abbreviated(s)
}

// abbreviated reports whether the last point of a text is that of a short form.
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	switch strings.ToLower(strings.Trim(word, "(.")) {
	case "no", "nr", "art", "p", "pp", "e.g", "i.e", "cf", "vol", "para", "z.b", "ca", "vgl", "abs", "mr", "mrs", "dr", "st":
		return strings.HasSuffix(word, ".")
	}
	return false
}

// endsAnd reports whether a text ends with a word that joins items.
func endsAnd(s string) bool {
	word := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	return word == "and" || word == "or" || word == "und" || word == "oder" || word == "et" || word == "ou" || word == "y" || word == "en" || word == "of" || word == "i" || word == "και"
}

// startsLower reports whether a text goes on with a small letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
