package html

import (
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// children walks the content of n: inline content between two blocks is a
// paragraph.
func (r *reader) children(n *dom.Node, p place) {
	p.main = p.main || r.mains[n]
	var line []*dom.Node
	flush := func() {
		r.paragraph(line, p, role{})
		line = nil
	}
	for c := n.FirstChild; c != nil && r.err == nil; c = c.NextSibling {
		if c.Type != dom.ElementNode {
			if c.Type == dom.TextNode {
				line = append(line, c)
			}
			continue
		}
		if r.unprinted(c) {
			continue
		}
		if p.furniture == "" {
			if reason := r.furnitureReason(c, p); reason != "" {
				flush()
				r.addFurniture(c, reason)
				continue
			}
		}
		if !r.isBlock(c) {
			line = append(line, c)
			continue
		}
		flush()
		r.block(c, p)
	}
	flush()
}

// block reads one element that is laid out as a block.
func (r *reader) block(n *dom.Node, p place) {
	if mark, ok := r.notes.of(n); ok {
		r.note(n, mark, p)
		return
	}
	if level := headingLevel(n); level > 0 {
		r.heading(n, level, p)
		return
	}
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		r.list(n, p)
	case atom.Dl:
		r.definitions(n, p)
	case atom.Table:
		r.table(n, p)
	case atom.Pre:
		r.lines(r.phrases([]*dom.Node{n}, true), p, role{})
	case atom.Summary, atom.Legend:
		r.paragraph([]*dom.Node{n}, p, role{strong: true})
	case atom.Hr:
	case atom.Li:
		r.item(n, "", p.deeper())
	default:
		role := roleOf(n)
		switch {
		case r.facts[n].blocks == 0:
			r.leaf(n, p, role)
		case role.furniture != "" && p.furniture == "":
			p.furniture = role.furniture
			r.children(n, p)
		default:
			r.container(n, p)
		}
	}
}

// leaf reads an element that holds inline content only.
func (r *reader) leaf(n *dom.Node, p place, role role) {
	number := r.leadingNumber(n)
	switch {
	case role.heading > 0:
		text := r.plain(n)
		if isGlyph(number) {
			text = withoutNumber(text, number)
		}
		r.add(p, draft{Block: corpus.Block{Kind: corpus.Heading, Level: role.heading, Text: text}})
	case role.item && number != "":
		text := withoutNumber(r.plain(n), number)
		if text == "" {
			text, number = number, ""
		}
		r.add(p, draft{
			Block: corpus.Block{Kind: corpus.Item, Level: p.level + 1, Text: text, Marker: number},
			rank:  role.rank, typed: true,
		})
	default:
		r.paragraph([]*dom.Node{n}, p, role)
	}
}

func (r *reader) heading(n *dom.Node, level int, p place) {
	// A heading holds words and sometimes what unfolds the text below it; some
	// systems put whole cards into one.
	if f := r.facts[n]; f.paragraphs+f.items > 2 {
		r.children(n, p)
		return
	}
	text := r.plain(n)
	number := r.leadingNumber(n)
	if isGlyph(number) {
		text = withoutNumber(text, number)
	}
	r.add(p, draft{Block: corpus.Block{Kind: corpus.Heading, Level: level, Text: text}})
}

// note reads a footnote. All of it is one block.
func (r *reader) note(n *dom.Node, mark string, p place) {
	text := r.plain(n)
	if rest, ok := cutMark(text, mark); ok {
		text = rest
	}
	text = strings.TrimSpace(strings.TrimSuffix(text, "↩"))
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "↑"), "^"))
	r.add(p, draft{Block: corpus.Block{Kind: corpus.Note, Text: text, Marker: mark}})
}

// cutMark takes the mark with its brackets from the beginning of a note.
func cutMark(text, mark string) (string, bool) {
	if mark == "" {
		return text, false
	}
	rest := strings.TrimLeft(text, "([ ")
	rest, ok := strings.CutPrefix(rest, mark)
	if !ok {
		return text, false
	}
	return strings.TrimLeft(rest, ")].: "), true
}

// paragraph reads inline content.
func (r *reader) paragraph(nodes []*dom.Node, p place, role role) {
	if len(nodes) > 0 {
		r.lines(r.phrases(nodes, false), p, role)
	}
}

// lines makes blocks of the lines of a paragraph. Lines that each begin with a
// bullet or number are a typed list; a bold line above others is the title of
// what follows; an empty line parts two paragraphs; any other break is a space.
func (r *reader) lines(lines []phrase, p place, role role) {
	var part []phrase
	flush := func() {
		if len(part) > 0 {
			r.addLine(join(part), p, role)
		}
		part = nil
	}
	typed := 0
	for _, l := range lines {
		if _, _, kind := marker(l.text); kind != noMarker {
			typed++
		}
	}
	for i, l := range lines {
		_, _, kind := marker(l.text)
		switch {
		case l.text == "":
			flush()
			continue
		case kind == glyphMarker, kind != noMarker && typed > 1:
			flush()
		case len(part) > 0 && startsUpper(l.text) && beginsMarked(part[0]) && (strings.HasSuffix(l.text, ":") || endsSentence(part[len(part)-1].text)):
			flush() // the item above is over
		case i > 0 && len(part) == 1 && part[0].strong && !l.strong && !continues(l.text):
			flush()
		}
		part = append(part, l)
	}
	flush()
}

func beginsMarked(l phrase) bool {
	_, _, kind := marker(l.text)
	return kind != noMarker
}

// continues says whether a line goes on with the sentence of the line before.
func continues(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r != utf8.RuneError && strings.ToLower(string(r)) == string(r) && strings.ToUpper(string(r)) != string(r)
}

// join makes one line of several.
func join(lines []phrase) phrase {
	out := lines[0]
	if len(lines) == 1 {
		return out
	}
	var text strings.Builder
	text.WriteString(out.text)
	for _, l := range lines[1:] {
		if out.strong && l.bold.from == 0 && l.bold.to > 0 {
			out.bold.to = text.Len() + 1 + l.bold.to
		}
		text.WriteString(" " + l.text)
		out.strong = out.strong && l.strong
	}
	out.text = text.String()
	return out
}

func (r *reader) addLine(l phrase, p place, role role) {
	text := l.text
	if role.placeholder {
		text = withoutPlaceholder(text)
	}
	if role.furniture != "" {
		p.furniture = role.furniture
	}
	first, rest := l.bold.cut(text)
	// "Key actions The Commission will:": a bold title and a lead-in that were
	// typed into one paragraph.
	if first != "" && strings.HasSuffix(rest, ":") && startsUpper(rest) && !endsSentence(first) {
		r.add(p, draft{Block: corpus.Block{Kind: corpus.Paragraph, Text: first, Strong: true}})
		r.add(p, draft{Block: corpus.Block{Kind: corpus.Paragraph, Text: rest}})
		return
	}
	r.add(p, draft{
		Block: corpus.Block{Kind: corpus.Paragraph, Text: text, Strong: l.strong || role.strong},
		bold:  l.bold, tab: l.tab, caption: role.caption,
	})
}
