package html

import (
	"net/url"
	"regexp"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notes are the footnotes of a page: the elements that call them, and those
// that hold them with the mark of each. They are known by the links that go
// from one to the other and back, whatever names a site gives them.
type notes struct {
	calls map[*dom.Node]bool
	held  map[*dom.Node]string
	// marks are the marks of all notes held.
	marks map[string]bool
	// leading are the marks that blocks begin with, as far as they were asked
	// for: thousands of links may lead into one block.
	leading map[*dom.Node]string
}

// noteMark matches what the call of a footnote shows: a number, a letter, a few
// asterisks or daggers, mostly in brackets.
var noteMark = regexp.MustCompile(`^[\[(]?\s*(\d{1,4}|[a-z]|[ivxl]{1,6}|[*†‡§]{1,4})\s*[\])]?[.:]?$`)

// noteName matches what names of calls and of notes have in common.
var noteName = regexp.MustCompile(`(?i)foot-?note|end-?note|^#?_?(ftn|edn|fn|en)(ref)?[-_:.]?\w{0,12}$|^#?nt[cre]\w*[-_]|note-?(ref|call|tag|text)|(^|[-_ ])note([-_ ]|$)|cite_(note|ref)|sdfootnote|sdendnote`)

// noteClass matches the style names of paragraphs that are notes.
var noteClass = regexp.MustCompile(`(?i)^(oj-)?note$|^(mso)?(foot|end)note(s|-?text)?$|^sd(foot|end)note$`)

func (n notes) isCall(e *dom.Node) bool { return n.calls[e] }

// of returns the mark of the note that the element holds.
func (n notes) of(e *dom.Node) (mark string, ok bool) {
	mark, ok = n.held[e]
	return mark, ok
}

// findNotes looks for links within the page that show a note's mark.
func findNotes(body *dom.Node, address string) notes {
	out := notes{map[*dom.Node]bool{}, map[*dom.Node]string{}, map[string]bool{}, map[*dom.Node]string{}}
	order, byID, links := map[*dom.Node]int{}, map[string]*dom.Node{}, []*dom.Node(nil)
	walk(body, func(n *dom.Node) {
		order[n] = len(order)
		for _, id := range []string{attr(n, "id"), anchorName(n)} {
			if id != "" && byID[id] == nil {
				byID[id] = n
			}
		}
		if n.DataAtom == atom.A && fragment(n, address) != "" && noteMark.MatchString(squeeze(leadText(n, leadBytes))) {
			links = append(links, n)
		}
		if noteClass.MatchString(attr(n, "class")) || attr(n, "role") == "doc-footnote" || attr(n, "role") == "doc-endnote" {
			if isBlockAtom(n.DataAtom) && n.DataAtom != atom.Section && n.DataAtom != atom.Ol && n.DataAtom != atom.Dl && n.DataAtom != atom.Ul {
				out.hold(n, out.leadingMark(n))
			}
		}
	})
	for _, a := range links {
		target := byID[fragment(a, address)]
		mark := bareMark(squeeze(leadText(a, leadBytes)))
		named := noteName.MatchString(attr(a, "class")) || noteName.MatchString(attr(a, "href")) || noteName.MatchString(attr(a, "id"))
		if target == nil {
			if named && !startsBlock(a) {
				out.calls[a] = true
			}
			continue
		}
		block := blockAround(target)
		switch {
		case block == nil || headingLevel(block) > 0 || block.DataAtom == atom.Body:
		case order[target] > order[a] && !encloses(block, a):
			// A call: what it points at, further down, begins with its mark.
			if out.leadingMark(block) == mark || named {
				out.calls[a] = true
				out.hold(block, mark)
			}
		case named && startsBlock(a) && order[target] < order[a]:
			// The way back from a note to its call.
			if b := blockAround(a); b != nil && b.DataAtom != atom.Body {
				out.hold(b, mark)
			}
		case named && order[target] < order[a]:
			out.calls[a] = true // a second call of the same note
		}
	}
	return out
}

func (n notes) hold(block *dom.Node, mark string) {
	if block.DataAtom == atom.Td || block.DataAtom == atom.Th {
		return // a note in the cell of a table stays in its row
	}
	// Of two blocks one in the other, the outer one is the note.
	for p := block.Parent; p != nil; p = p.Parent {
		if _, ok := n.held[p]; ok {
			return
		}
	}
	if old, ok := n.held[block]; ok && old != "" {
		return
	}
	n.held[block] = mark
	if mark != "" {
		n.marks[mark] = true
	}
}

// fragment returns the id that a link within the page points at.
func fragment(a *dom.Node, address string) string {
	href := attr(a, "href")
	if f, ok := strings.CutPrefix(href, "#"); ok {
		if u, err := url.PathUnescape(f); err == nil {
			return u
		}
		return f
	}
	before, after, ok := strings.Cut(href, "#")
	if here, _, _ := strings.Cut(address, "#"); ok && here != "" && before == here {
		return after
	}
	return ""
}

func anchorName(n *dom.Node) string {
	if n.DataAtom == atom.A {
		return attr(n, "name")
	}
	return ""
}

// bareMark returns a note's mark without its brackets.
func bareMark(text string) string {
	if m := noteMark.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

var leadingMarkPattern = regexp.MustCompile(`^[\[(]?\s*(\d{1,4}|[*†‡§]{1,4}|[a-z])(\s*[\])][.:]?|[.:]\s|\s|$)`)

func (n notes) leadingMark(block *dom.Node) string {
	mark, ok := n.leading[block]
	if !ok {
		mark = leadingMark(block)
		n.leading[block] = mark
	}
	return mark
}

// leadingMark returns the mark that the text of a block begins with.
func leadingMark(block *dom.Node) string {
	text := squeeze(leadText(block, leadBytes))
	if m := leadingMarkPattern.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	// "¹ See": the mark is an element of its own, without a space after it.
	for n := block.FirstChild; n != nil; n = n.NextSibling {
		if t := squeeze(leadText(n, leadBytes)); t != "" {
			if n.Type == dom.ElementNode {
				return bareMark(t)
			}
			return ""
		}
	}
	return ""
}

// leadBytes is how much of a block is looked at for its mark.
const leadBytes = 64

// leadText returns the first words of a node, of about the given length.
func leadText(n *dom.Node, limit int) string {
	var b strings.Builder
	var put func(*dom.Node)
	put = func(n *dom.Node) {
		if n.Type == dom.TextNode {
			words := strings.TrimLeft(n.Data, " \t\r\n")
			if len(words) < len(n.Data) && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.ToValidUTF8(words[:min(len(words), limit)], ""))
		}
		for c := n.FirstChild; c != nil && b.Len() < limit; c = c.NextSibling {
			put(c)
		}
	}
	put(n)
	return b.String()
}

// startsBlock says whether nothing is printed before n in its block.
func startsBlock(n *dom.Node) bool {
	for n.Parent != nil && !isBlockAtom(n.DataAtom) {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if strings.TrimSpace(leadText(s, 1)) != "" {
				return false
			}
		}
		n = n.Parent
	}
	return true
}

func encloses(outer, n *dom.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// isBareCall recognises a call that is no link: a raised number or a number in
// the style of a call, of a note that the page holds. A raised 2 after "CO",
// "km" or a number belongs to the words.
func (r *reader) isBareCall(n *dom.Node, before []piece) bool {
	raised := n.DataAtom == atom.Sup || hasClass(n, "super", "oj-super", "superscript")
	styled := hasClass(n, "FootnoteReference", "MsoFootnoteReference", "EndnoteReference", "oj-note-tag", "footnote-ref")
	if !raised && !styled {
		return false
	}
	text := squeeze(leadText(n, leadBytes))
	mark := bareMark(text)
	if mark == "" || startsBlock(n) {
		return false
	}
	if styled {
		return true
	}
	if !r.notes.marks[mark] {
		return false
	}
	word := lastWord(before)
	return !exponentBase.MatchString(word)
}

// exponentBase matches the words whose raised number is an exponent or part of
// a formula: units, chemical symbols, single letters and numbers.
var exponentBase = regexp.MustCompile(`^(.*\d|[kcmdµ]?m|[A-Za-z]|CO|NO|SO|PM|N|H)$`)

func lastWord(before []piece) string {
	var b strings.Builder
	for _, p := range before[max(0, len(before)-4):] {
		b.WriteString(p.text)
	}
	text := b.String()
	if text == "" || strings.TrimRight(text, " \t\r\n\u00a0") != text {
		return ""
	}
	fields := strings.Fields(text)
	return fields[len(fields)-1]
}
