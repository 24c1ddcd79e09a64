package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// lineBreak stands for a br, or a line's end in a pre.
	lineBreak = '\u2028'
	// noteCall stands where the call of a footnote was.
	noteCall = '\x00'
	// tabStop stands for a tabulator that the text itself has.
	tabStop = '\x01'
)

// phrase is a line of inline text as it is printed.
type phrase struct {
	text string
	// strong says that all of it is bold.
	strong bool
	// bold is the byte range of its first bold words.
	bold span
	// tab says that a tabulator follows its first word.
	tab bool
}

// span is a byte range of a text.
type span struct{ from, to int }

// cut returns the bold words that a text begins with, and what follows them;
// the first is empty when the text does not begin so or is bold to its end.
func (s span) cut(text string) (first, rest string) {
	if s.from > 0 || s.to >= len(text) {
		return "", text
	}
	return strings.TrimSpace(text[:s.to]), strings.TrimSpace(text[s.to:])
}

// piece is a part of a text in one weight, with its spaces as in the source.
type piece struct {
	text   string
	strong bool
}

// collector gathers the pieces of inline content.
type collector struct {
	r      *reader
	pieces []piece
	pre    bool
}

// phrases returns the lines that the nodes print. Lines are separated by br
// elements; a line may be empty.
func (r *reader) phrases(nodes []*dom.Node, pre bool) []phrase {
	c := collector{r: r, pre: pre}
	for _, n := range nodes {
		c.node(n, r.boldIn(n.Parent))
	}
	var out []phrase
	var line []piece
	for _, p := range c.pieces {
		for {
			before, after, ok := strings.Cut(p.text, string(lineBreak))
			line = append(line, piece{before, p.strong})
			if !ok {
				break
			}
			out = append(out, typeset(line))
			line, p.text = nil, after
		}
	}
	return append(out, typeset(line))
}

// plain returns all that a node prints, as one line.
func (r *reader) plain(n *dom.Node) string {
	c := collector{r: r}
	c.node(n, false)
	for i := range c.pieces {
		c.pieces[i].text = strings.ReplaceAll(c.pieces[i].text, string(lineBreak), " ")
	}
	return typeset(c.pieces).text
}

func (c *collector) put(text string, strong bool) {
	c.pieces = append(c.pieces, piece{text, strong})
}

func (c *collector) node(n *dom.Node, strong bool) {
	switch n.Type {
	case dom.TextNode:
		text := n.Data
		if c.pre {
			text = strings.ReplaceAll(text, "\n", string(lineBreak))
		}
		c.put(text, strong)
		return
	case dom.ElementNode:
	default:
		return
	}
	if c.r.unprinted(n) {
		return
	}
	if c.r.notes.isCall(n) || c.r.isBareCall(n, c.pieces) {
		c.put(string(noteCall), strong)
		return
	}
	strong = weight(n, strong)
	switch n.DataAtom {
	case atom.Br:
		c.put(string(lineBreak), strong)
		return
	case atom.Q:
		c.put("“", strong)
		defer c.put("”", strong)
	}
	// A number that the style sheet sets apart from the words, a tabulator, and
	// a block inside the line are printed with space around them.
	apart := isBlockAtom(n.DataAtom) || hasClass(n, "num", "list-symbol", "tab")
	if apart {
		c.put(" ", strong)
	}
	if hasClass(n, "tab") {
		c.put(string(tabStop), strong)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.node(k, strong)
	}
	if apart {
		c.put(" ", strong)
	}
}

// weight says whether the text of n is bold, its surroundings being so or not.
func weight(n *dom.Node, around bool) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		around = true
	}
	if hasClass(n, "bold", "oj-bold", "ecl-u-type-bold", "fw-bold") {
		around = true
	}
	switch w := styleOf(n)["font-weight"]; w {
	case "":
	case "bold", "bolder", "600", "700", "800", "900":
		return true
	default:
		return false
	}
	return around
}

// boldIn says whether the text directly in an element is bold, by its own weight
// and that of the elements above it.
func (r *reader) boldIn(n *dom.Node) bool {
	if n == nil || n.DataAtom == atom.Body {
		return false
	}
	strong, ok := r.bold[n]
	if !ok {
		strong = weight(n, r.boldIn(n.Parent))
		r.bold[n] = strong
	}
	return strong
}
