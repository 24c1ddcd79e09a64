package html

import (
	"regexp"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// frame says how surely an element is drawn as a box.
type frame int

const (
	noFrame frame = iota
	// maybeFrame is an element that some sites draw as a box, or a border that
	// converters leave on ordinary paragraphs.
	maybeFrame
	// surelyFrame is an element with a colour or border of its own.
	surelyFrame
)

var (
	surelyBox = regexp.MustCompile(`(?i)^(ecl-u-bg-\w.*|text-?box.*|info-?box.*|key-?actions?.*|call-?out.*|well|panel|highlight(-?box|ed-?box)?|.*[-_]box|box([-_].*)?|shaded.*|framed?|bordered|alert(-\w+)?|notice-?box)$`)
	maybeBox  = regexp.MustCompile(`(?i)^(border|ecl-u-border.*|ecl-notification.*|ecl-featured-item.*|ecl-blockquote.*|block-?quote|side-?bar|aside|notice)$`)
	// unpainted are class names that look like a colour and are none.
	unpainted = regexp.MustCompile(`(?i)bg-(white|transparent|none)|(^|[-_])(list|check|search|combo|select|light|mail|in|drop)-?box`)
	whitePage = regexp.MustCompile(`(?i)^(none|transparent|inherit|initial|unset|#fff(fff)?|white|rgb\(255, ?255, ?255\).*|auto|0|0px|no-repeat)$`)
	noBorder  = regexp.MustCompile(`(?i)^(0|0px|0pt|none|hidden|initial|unset|inherit)\b`)
)

// frameOf says whether an element is drawn as a box, by its name, its classes
// and its own style.
func frameOf(n *dom.Node) frame {
	best := noFrame
	switch n.DataAtom {
	case atom.Aside, atom.Blockquote, atom.Figure, atom.Fieldset:
		best = maybeFrame
	}
	for _, c := range append(classes(n), attr(n, "id")) {
		switch {
		case c == "" || unpainted.MatchString(c):
		case surelyBox.MatchString(c):
			return surelyFrame
		case maybeBox.MatchString(c):
			best = maybeFrame
		}
	}
	style := styleOf(n)
	for _, name := range []string{"background", "background-color"} {
		if v := style[name]; v != "" && !whitePage.MatchString(v) {
			return surelyFrame
		}
	}
	for _, name := range []string{"border", "border-left", "border-top"} {
		if v := style[name]; v != "" && !noBorder.MatchString(v) {
			return surelyFrame
		}
	}
	if c := attr(n, "bgcolor"); c != "" && !whitePage.MatchString(c) {
		return surelyFrame
	}
	return best
}

// pageShare is the part of a page's words from which a coloured element is the
// page itself, or a column of it, and no box.
const pageShare = 0.6

// container walks an element that holds blocks, and makes a region of it when
// it is drawn as a box and holds what boxes hold.
func (r *reader) container(n *dom.Node, p place) {
	f := frameOf(n)
	if f == noFrame || r.isPage(n) {
		r.children(n, p)
		return
	}
	start := len(r.blocks)
	r.children(n, p)
	if r.isBox(start, f) {
		r.enclose(start, corpus.Region{Kind: corpus.RegionBox})
	}
}

// isPage says whether n holds most of the page's words.
func (r *reader) isPage(n *dom.Node) bool {
	return r.facts[n].title || r.facts[n].main || float64(r.facts[n].words) > pageShare*float64(r.facts[r.body].words)+40
}

// isBox says whether the blocks from start on look like the content of a box: a
// title and more below it. Where the frame is in doubt, a list is asked for.
func (r *reader) isBox(start int, f frame) bool {
	var title, items, rest int
	first := true
	for _, b := range r.blocks[start:] {
		switch {
		case b.Kind == corpus.Furniture:
			continue
		case b.Region > 0:
			return false // the frame of a table, or of boxes
		case first && looksTitle(b):
			title++
		case b.Kind == corpus.Item, r.typedItem(b):
			items++
		default:
			rest++
		}
		first = false
	}
	switch f {
	case surelyFrame:
		return title > 0 && items+rest > 0 || items > 0 && r.leadIn(start)
	case maybeFrame:
		return title > 0 && items > 0
	}
	return false
}

func (r *reader) typedItem(b draft) bool {
	_, _, kind := marker(b.Text)
	return b.Kind == corpus.Paragraph && kind != noMarker
}

// leadIn says whether the first block of text from start on introduces a list.
func (r *reader) leadIn(start int) bool {
	for _, b := range r.blocks[start:] {
		if b.Kind != corpus.Furniture {
			return b.Kind == corpus.Paragraph && strings.HasSuffix(b.Text, ":")
		}
	}
	return false
}

// titleWords is the most words that the title of a box has.
const titleWords = 14

// looksTitle says whether a block could be the title of a box.
func looksTitle(b draft) bool {
	if b.Kind == corpus.Heading {
		return true
	}
	if b.Kind != corpus.Paragraph || len(strings.Fields(b.Text)) > titleWords {
		return false
	}
	_, _, kind := marker(b.Text)
	return kind == noMarker && (b.Strong || !endsSentence(b.Text))
}

// enclose makes a region of the blocks from start on that are in none.
func (r *reader) enclose(start int, region corpus.Region) {
	number := 0
	for i := start; i < len(r.blocks); i++ {
		b := &r.blocks[i]
		if b.Region > 0 || b.Kind == corpus.Furniture {
			continue
		}
		if number == 0 {
			r.doc.Regions = append(r.doc.Regions, region)
			number = len(r.doc.Regions)
		}
		b.Region = number
	}
}
