package text

import (
	"context"
	"regexp"
	"strings"

	"polidex/corpus"
)

// draft is a block and what is known of it only while a text is read.
type draft struct {
	corpus.Block
	kind   markerKind
	indent int
	// body is the column at which the words stand behind the mark.
	body int
	// lines is the number of lines that it was made of.
	lines int
	// apart says that a blank line stands above it.
	apart bool
	// level is that of a heading whose line says so, 0 otherwise.
	level int
}

// builder makes blocks of lines.
type builder struct {
	ctx    context.Context
	doc    *corpus.Document
	limit  int
	layout layout
	words  vocabulary

	out  []draft
	open *draft
	last line // the last line of the open block
	// held is furniture and footnotes that stand inside the open block, between
	// its lines.
	held []draft
	// hangs are the shapes of marks whose items go on below their words.
	hangs map[string]bool
	cut   bool
	err   error
}

var (
	// ruler matches a line drawn below a heading, or between two parts.
	ruler = regexp.MustCompile(`^([=\-_~*#–—])[=\-_~*#–— ]{2,}$`)
	// hashes matches a heading as Markdown has it.
	hashes = regexp.MustCompile(`^(#{1,6}) +(.*?)(?: +#+)?$`)
	// starred matches a line wholly in bold, as Markdown has it.
	starred = regexp.MustCompile(`^(?:\*\*|__)([^*_]+)(?:\*\*|__)$`)
	// aloneGlyph matches a bullet that lost its words to the next line.
	aloneGlyph = regexp.MustCompile(`^[•‣⁃∙·\x{2190}-\x{21FF}\x{25A0}-\x{25FF}\x{2600}-\x{27BF}\x{2900}-\x{297F}\x{2B00}-\x{2BFF}\x{F020}-\x{F0FF}]$`)
)

// aloneNumber matches the number of a heading that lost its words to the next
// line, as pdftotext prints what a tabulator parts.
var aloneNumber = regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2})*\.$|^\d{1,2}(?:\.\d{1,2})+$`)

// read goes through the lines once.
func (b *builder) read(lines []line) {
	gap, turned := true, false
	for i := 0; i < len(lines) && b.err == nil; i++ {
		if i%1024 == 0 {
			b.err = b.ctx.Err()
		}
		l := lines[i]
		if i > 0 && l.page != lines[i-1].page {
			turned = true
		}
		switch {
		case l.blank():
			gap = true
			continue
		case l.furniture != "":
			b.furniture(l)
			if l.furniture == "breadcrumb" || l.furniture == "file download" {
				for i+1 < len(lines) && !lines[i+1].blank() && lines[i+1].furniture == "" && b.layout.runsOn(lines[i], lines[i+1], b.layout.width) {
					i++
					lines[i].furniture = l.furniture
					b.furniture(lines[i])
				}
			}
			continue
		}
		if l.note != "" || l.inNote {
			b.note(l)
			continue
		}
		if rows := tableRows(lines[i:]); rows > 0 {
			caption := b.caption(gap)
			b.flush()
			b.table(lines[i:i+rows], caption)
			i += rows - 1
			gap = true
			continue
		}
		if m := ruler.FindStringSubmatch(l.text); m != nil {
			if !gap && b.open != nil && b.open.lines == 1 && (m[1] == "=" || m[1] == "-") && b.open.kind == noMarker {
				b.open.level = strings.Index("=-", m[1]) + 1
			}
			b.flush()
			gap = true
			continue
		}
		if aloneGlyph.MatchString(l.text) || aloneNumber.MatchString(l.text) {
			j := nextText(lines, i)
			if aloneGlyph.MatchString(l.text) && (j < 0 || aloneGlyph.MatchString(lines[j].text)) {
				l.furniture = "bullet without words"
				b.furniture(l)
				continue
			}
			if j > 0 && !lines[j].opensItem() && (aloneGlyph.MatchString(l.text) || titleWords(lines[j].text)) {
				b.flush()
				joined := lines[j]
				joined.text, joined.indent = l.text+" "+joined.text, l.indent
				b.start(joined, gap)
				gap, turned, i = false, false, j
				continue
			}
		}
		switch {
		case b.goesOn(lines, i, gap, turned):
			b.open.Text = b.words.join(b.open.Text, l.text)
			b.open.lines++
			b.last = l
		default:
			b.flush()
			b.start(l, gap)
		}
		gap, turned = false, false
	}
	b.flush()
}

func (l line) opensItem() bool {
	_, _, kind := marker(l.text)
	return kind == glyphMarker || kind == dashMarker
}

// nextText returns the number of the next line, at most one blank line further
// down.
func nextText(lines []line, i int) int {
	for j := i + 1; j < min(len(lines), i+3); j++ {
		if !lines[j].blank() && lines[j].furniture == "" {
			return j
		}
	}
	return -1
}

// mostLines is the most lines that a paragraph or a footnote has; what goes on
// longer is no prose, and begins another.
const mostLines = 1000

// goesOn says whether line i belongs to the open block.
func (b *builder) goesOn(lines []line, i int, gap, turned bool) bool {
	if b.open == nil || b.open.level > 0 || b.open.lines >= mostLines {
		return false
	}
	l := lines[i]
	if b.opens(l, gap) {
		return false
	}
	if turned {
		// A sentence that goes over the end of a page.
		return startsLower(l.text) && !endsSentence(b.last.text) && !titleCase(b.last.text)
	}
	if gap || b.open.kind != noMarker && b.leadsNext(lines, i) {
		return false
	}
	if b.open.kind != noMarker && l.indent > b.open.indent && l.indent >= b.open.body-1 && l.indent <= b.open.body+hangingIndent {
		if b.hangs == nil {
			b.hangs = map[string]bool{}
		}
		b.hangs[shape(b.open.Marker)] = true
		return true // hanging under the words of an item
	}
	return b.layout.runsOn(b.last, l, b.layout.widthAround(lines, i))
}

// opens says whether a line begins a block of its own whatever stands above it.
// A dash or a number at the beginning of a line opens an item only where a
// sentence could end, for lines break anywhere.
func (b *builder) opens(l line, gap bool) bool {
	if hashes.MatchString(l.text) || notedPage.MatchString(l.text) && strings.HasPrefix(l.text, "P.") {
		return true
	}
	mark, _, kind := marker(l.text)
	switch kind {
	case noMarker:
		return false
	case glyphMarker:
		return true
	}
	if gap || !b.layout.wrapped || endsSentence(b.last.text) || strings.HasSuffix(b.last.text, ",") && kind == bracketMarker {
		return true
	}
	if shape(mark) == shape(b.open.Marker) && l.indent <= b.open.indent+1 {
		return true
	}
	return l.indent > b.last.indent+1 && l.indent > b.open.indent+1
}

// leadsNext says whether line i, below an item, begins a lead-in to the next
// list: it is set less in than the item's words, begins a sentence where one has
// ended (or where the lines of other items hang under their words), and that
// sentence ends in a colon above another item's mark.
func (b *builder) leadsNext(lines []line, i int) bool {
	const mostLines = 4
	if lines[i].indent >= b.open.body || !endsSentence(b.last.text) && !b.hangs[shape(b.open.Marker)] || !startsUpper(lines[i].text) {
		return false
	}
	for j := i; j < min(len(lines)-1, i+mostLines); j++ {
		l := lines[j]
		if _, _, kind := marker(l.text); l.blank() || l.furniture != "" || kind != noMarker || j > i && l.indent > lines[i].indent+1 {
			return false
		}
		if !strings.HasSuffix(l.text, ":") {
			continue
		}
		k := nextText(lines, j)
		if k < 0 {
			return false
		}
		mark, _, kind := marker(lines[k].text)
		return kind != noMarker && lines[k].indent <= b.open.indent+1 && shape(mark) == shape(b.open.Marker)
	}
	return false
}

// titleCase says whether a line has no small letter at its words' beginnings or
// anywhere: it is a title, which does not run on.
func titleCase(text string) bool { return strings.ToUpper(text) == text }
