package html

import (
	"fmt"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// list reads a ul or ol. Its items are one level deeper than the list stands.
func (r *reader) list(n *dom.Node, p place) {
	number, step := 1, 1
	if s, err := strconv.Atoi(attr(n, "start")); err == nil {
		number = s
	}
	if hasAttr(n, "reversed") {
		step = -1
		if !hasAttr(n, "start") {
			number = len(elements(n))
		}
	}
	inner := p.deeper()
	for c := n.FirstChild; c != nil && r.err == nil; c = c.NextSibling {
		switch {
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "":
			r.paragraph([]*dom.Node{c}, p, role{})
		case c.Type != dom.ElementNode || r.unprinted(c):
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			// A list that was put beside the item it belongs to.
			r.list(c, inner)
		case c.DataAtom == atom.Li:
			if v, err := strconv.Atoi(attr(c, "value")); err == nil {
				number = v
			}
			if reason := r.furnitureReason(c, p); reason != "" && p.furniture == "" {
				r.addFurniture(c, reason)
			} else if mark, ok := r.notes.of(c); ok {
				if mark == "" && n.DataAtom == atom.Ol {
					mark = strconv.Itoa(number)
				}
				r.note(c, mark, p)
			} else {
				r.item(c, listMarker(n, number), inner)
			}
			number += step
		default:
			r.block(c, inner)
		}
	}
}

// listMarker returns the mark that the browser prints before an item.
func listMarker(list *dom.Node, number int) string {
	style := styleOf(list)
	kind := style["list-style-type"]
	if kind == "" {
		kind = style["list-style"]
	}
	if strings.Contains(kind, "none") || hasClass(list, "list-unstyled", "no-bullet", "ecl-unordered-list--no-bullet", "ecl-unordered-list--no-marker") {
		return ""
	}
	if list.DataAtom != atom.Ol {
		return "•"
	}
	switch t := attr(list, "type"); {
	case t == "a", strings.Contains(kind, "lower-alpha"), strings.Contains(kind, "lower-latin"):
		return letters(number, 'a') + "."
	case t == "A", strings.Contains(kind, "upper-alpha"), strings.Contains(kind, "upper-latin"):
		return letters(number, 'A') + "."
	case t == "i", strings.Contains(kind, "lower-roman"):
		return strings.ToLower(roman(number)) + "."
	case t == "I", strings.Contains(kind, "upper-roman"):
		return roman(number) + "."
	}
	return fmt.Sprintf("%d.", number)
}

func letters(n int, a byte) string {
	if n < 1 || n > 26 {
		return strconv.Itoa(n)
	}
	return string(rune(a) + rune(n-1))
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// item reads an li: its own words, and then what is nested in it. An li that
// holds a heading or a table is a part of the page's layout, not an item.
func (r *reader) item(n *dom.Node, mark string, p place) {
	f := r.facts[n]
	if f.headings > 0 || f.tables > 0 {
		p.level--
		r.children(n, p)
		return
	}
	r.itemContent(n, mark, p)
}

// itemContent reads what an element holds as one item with what is nested in it.
func (r *reader) itemContent(n *dom.Node, mark string, p place) {
	var own []*dom.Node
	started := false
	flush := func() {
		lines := r.phrases(own, false)
		own = nil
		if r.addItem(lines, mark, p, started) {
			started, mark = true, ""
		}
	}
	var look func(*dom.Node)
	look = func(n *dom.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != dom.ElementNode && c.Type != dom.TextNode:
			case c.Type == dom.ElementNode && r.unprinted(c):
			case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
				flush()
				inner := p
				if !started {
					inner.level-- // an item that is nothing but a list
				}
				r.list(c, inner)
			case c.DataAtom == atom.Dl || c.DataAtom == atom.Pre || c.DataAtom == atom.Table:
				flush()
				r.block(c, p)
			case c.Type == dom.ElementNode && r.facts[c].lists+r.facts[c].tables > 0:
				look(c)
			default:
				own = append(own, c)
			}
		}
	}
	look(n)
	flush()
}

// addItem adds an item of the lines that an li holds. Its paragraphs and broken
// lines are one item; lines that begin with a mark of their own are items
// nested in it. It reports whether there was anything to add.
func (r *reader) addItem(lines []phrase, mark string, p place, started bool) bool {
	var parts [][]phrase
	for _, l := range lines {
		if l.text == "" {
			continue
		}
		_, _, kind := marker(l.text)
		if len(parts) == 0 || kind == glyphMarker || kind == dashMarker && len(lines) > 2 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], l)
	}
	for i, part := range parts {
		l := join(part)
		d := draft{Block: corpus.Block{Kind: corpus.Item, Level: p.level, Text: l.text, Marker: mark, Strong: l.strong}, bold: l.bold}
		if m, rest, kind := marker(l.text); kind == glyphMarker || kind != noMarker && (mark == "" || i > 0) {
			d.Text, d.Marker, d.bold = rest, m, span{}
		}
		switch {
		case i > 0:
			d.Level++
		case started:
			// What follows a nested list belongs to the item above it.
			d.Kind, d.Level, d.Marker = corpus.Paragraph, 0, ""
		}
		r.add(p, d)
	}
	return len(parts) > 0
}

// definitions reads a dl: a term and its description are one paragraph, unless
// the description has blocks of its own.
func (r *reader) definitions(n *dom.Node, p place) {
	var term []phrase
	flush := func() {
		if len(term) > 0 {
			r.addLine(join(term), p, role{})
		}
		term = nil
	}
	// loose is inline content that stands beside the terms and descriptions.
	var loose []*dom.Node
	settle := func() {
		if lines := r.phrases(loose, false); len(printed(lines)) > 0 {
			flush()
			r.lines(lines, p, role{})
		}
		loose = nil
	}
	var look func(*dom.Node)
	look = func(n *dom.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != dom.ElementNode && c.Type != dom.TextNode, c.Type == dom.ElementNode && r.unprinted(c):
				continue
			case !r.isBlock(c):
				loose = append(loose, c)
				continue
			}
			settle()
			if mark, ok := r.notes.of(c); ok {
				flush()
				r.note(c, mark, p)
				continue
			}
			switch f := r.facts[c]; {
			case c.DataAtom == atom.Dt && f.headings == 0:
				flush()
				term = printed(r.phrases([]*dom.Node{c}, false))
			case c.DataAtom == atom.Dd && f.lists+f.tables+f.headings == 0 && f.paragraphs < 2:
				lines := printed(r.phrases([]*dom.Node{c}, false))
				if len(lines) > 0 {
					r.addLine(join(append(term, lines...)), p, role{})
				}
				term = nil
			case c.DataAtom == atom.Dd, c.DataAtom == atom.Dt:
				flush()
				r.children(c, p)
			case c.DataAtom == atom.Div:
				look(c)
			default:
				flush()
				r.block(c, p)
			}
		}
		settle()
	}
	look(n)
	flush()
}

// printed returns the lines that have words.
func printed(lines []phrase) []phrase {
	var out []phrase
	for _, l := range lines {
		if l.text != "" {
			out = append(out, l)
		}
	}
	return out
}
