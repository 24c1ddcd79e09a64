package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// facts are what the printed content of an element amounts to.
type facts struct {
	words     int
	linkWords int
	links     int
	// blocks counts the elements below that are laid out as blocks.
	blocks int
	// paragraphs, items, headings, tables and lists count such elements at or
	// below the element.
	paragraphs, items, headings, tables, lists int
	// title says that an h1 with words is here.
	title bool
	// main says that an element that marks the page's content is here.
	main bool
}

// survey counts facts for n and all below it.
func (r *reader) survey(n *dom.Node, inLink bool) facts {
	var f facts
	switch n.Type {
	case dom.TextNode:
		f.words = len(strings.Fields(n.Data))
		if inLink {
			f.linkWords = f.words
		}
		return f
	case dom.ElementNode:
	default:
		return f
	}
	if r.unprinted(n) {
		return f
	}
	link := n.DataAtom == atom.A && hasAttr(n, "href")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		k := r.survey(c, inLink || link)
		f.words += k.words
		f.linkWords += k.linkWords
		f.links += k.links
		f.blocks += k.blocks
		if c.Type == dom.ElementNode && isBlockAtom(c.DataAtom) {
			f.blocks++
		}
		f.paragraphs += k.paragraphs
		f.items += k.items
		f.headings += k.headings
		f.tables += k.tables
		f.lists += k.lists
		f.title = f.title || k.title
		f.main = f.main || k.main
	}
	if link && f.words > 0 {
		f.links++
	}
	switch n.DataAtom {
	case atom.P:
		f.paragraphs++
	case atom.Li:
		f.items++
	case atom.Table:
		f.tables++
	case atom.Ul, atom.Ol:
		f.lists++
	}
	if headingLevel(n) > 0 {
		f.headings++
	}
	f.title = f.title || headingLevel(n) == 1 && f.words > 0
	f.main = f.main || marksMain(n)
	r.facts[n] = f
	return f
}

// prose is the number of words outside links.
func (f facts) prose() int { return f.words - f.linkWords }

// linky says that nearly all words are links.
func (f facts) linky() bool { return f.words > 0 && f.linkWords*10 >= f.words*8 }

var dashes = strings.NewReplacer("-", "", "_", "")

// marksMain says whether n is how pages mark their own content: the main
// element, its role, or one of the names that skip links jump to.
func marksMain(n *dom.Node) bool {
	if n.DataAtom == atom.Main || attr(n, "role") == "main" {
		return true
	}
	switch strings.ToLower(dashes.Replace(attr(n, "id"))) {
	case "main", "maincontent", "contentmain", "pagecontent", "mainpagecontent":
		return n.DataAtom != atom.A
	}
	return false
}

// mainShare is the part of the page's prose that marked content must hold to be
// believed; below it the mark stands on something else.
const mainShare = 0.3

// findMains returns the outermost elements that hold the page's own content.
func (r *reader) findMains() map[*dom.Node]bool {
	mains := map[*dom.Node]bool{}
	prose := 0
	var look func(n *dom.Node)
	look = func(n *dom.Node) {
		for _, c := range elements(n) {
			switch {
			case !r.facts[c].main:
			case marksMain(c):
				mains[c] = true
				prose += r.facts[c].prose()
			default:
				look(c)
			}
		}
	}
	look(r.body)
	if float64(prose) < mainShare*float64(r.facts[r.body].prose()) {
		return nil
	}
	// A EUR-Lex page shows the text in one of several panels of its main
	// content; the others are about the text.
	for m := range mains {
		if inner := r.textPanel(m); inner != nil {
			delete(mains, m)
			mains[inner] = true
		}
	}
	return mains
}

// textPanel returns the element below m that wraps the text of an act, if it
// holds most of the words.
func (r *reader) textPanel(m *dom.Node) *dom.Node {
	var panel *dom.Node
	var look func(n *dom.Node)
	look = func(n *dom.Node) {
		for _, c := range elements(n) {
			if panel != nil || r.facts[c].words*2 < r.facts[m].words {
				continue
			}
			if hasClass(c, "eli-container", "contentWrapper") || attr(c, "id") == "document1" {
				panel = c
				return
			}
			look(c)
		}
	}
	look(m)
	return panel
}
