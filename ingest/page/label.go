package page

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxLabelBytes bounds a label and a title.
	maxLabelBytes = 300
	// maxAroundNodes and maxAroundBytes bound what is looked at around a link.
	maxAroundNodes = 400
	maxAroundBytes = 2000
)

// label returns the words of a link as they are kept.
func label(text string) string { return cut(squeeze(text), maxLabelBytes) }

// text returns the words of an element, as much as a label or what stands around
// one needs. Elements for which skip is true are left out.
func text(n *html.Node, skip func(*html.Node) bool) string {
	w := words{skip: skip, nodes: maxAroundNodes}
	w.add(n)
	return squeeze(w.out.String())
}

// words gathers the words of elements within bounds.
type words struct {
	skip  func(*html.Node) bool
	nodes int // how many may still be looked at
	out   strings.Builder
}

func (w *words) full() bool { return w.nodes <= 0 || w.out.Len() > maxAroundBytes }

func (w *words) add(n *html.Node) {
	w.nodes--
	switch {
	case n.Type == html.TextNode:
		w.out.WriteString(cut(n.Data, maxAroundBytes))
		return
	case n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Svg, w.skip != nil && w.skip(n):
		return
	}
	apart := n.DataAtom == atom.Br || isBlock(n)
	if apart {
		w.out.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil && !w.full(); c = c.NextSibling {
		w.add(c)
	}
	if apart {
		w.out.WriteByte(' ')
	}
}

// isBlock says whether an element stands for itself in the text.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Td, atom.Th, atom.Tr, atom.Dd, atom.Dt, atom.Div, atom.Section, atom.Article, atom.Ul, atom.Ol, atom.Table,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figcaption, atom.Blockquote, atom.Summary, atom.Details:
		return true
	}
	return false
}

// holder returns the block that a link stands in.
func holder(n *html.Node) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type != html.ElementNode || isBlock(p) {
			return p
		}
	}
	return n
}

// bareWords match the whole of a label that does not name what it leads to.
var bareWords = regexp.MustCompile(`(?i)^(download(?: (?:the )?(?:pdf|file|document|full text|version))?|télécharger|herunterladen|descargar|scaricare|scarica|transferir|downloaden|pobierz|ladda ner|stáhnout|view|preview|open|read more|full text|link|here|available (?:languages|translations).*|other languages.*)?$`)

// isBare says whether a label names no document: it is a word like "Download", a
// form, a size or a language.
func isBare(label string) bool {
	return bareWords.MatchString(bare(label)) || languageName(label) != ""
}

// surrounding returns what the words around a link call its document: those before
// it, back to where a line or another document's link ends them, else all of its
// block that are in no link.
func surrounding(a *html.Node) string {
	block := holder(a)
	if before := asTitle(preceding(a, block)); before != "" {
		return before
	}
	return asTitle(text(block, isLink))
}

func isLink(n *html.Node) bool { return n.DataAtom == atom.A }

// preceding returns the words before a link in its block. Links without words
// between them, as in a list of languages, share those before the first.
func preceding(a, block *html.Node) string {
	return beside(a, block, func(n *html.Node) *html.Node { return n.PrevSibling }, func(far, near string) string { return far + near })
}

// following returns the words behind a link in its block, up to the next link.
func following(a, block *html.Node) string {
	return beside(a, block, func(n *html.Node) *html.Node { return n.NextSibling }, func(far, near string) string { return near + far })
}

// beside gathers the words on one side of a link, up to a link or line break with
// words before it.
func beside(a, block *html.Node, next func(*html.Node) *html.Node, join func(far, near string) string) string {
	w, found := words{skip: isLink, nodes: maxAroundNodes}, ""
	for n := a; n != nil && n != block; n = n.Parent {
		for p := next(n); p != nil && w.nodes > 0 && len(found) < maxAroundBytes; p = next(p) {
			if !isLink(p) && p.DataAtom != atom.Br {
				w.out.Reset()
				w.add(p)
				found = join(w.out.String(), found)
				continue
			}
			w.nodes--
			if strings.ContainsFunc(found, unicode.IsLetter) {
				return squeeze(found)
			}
			found = ""
		}
	}
	return squeeze(found)
}

// asTitle returns words that may be a title, or "".
func asTitle(words string) string {
	words = bare(words)
	if len(words) > maxLabelBytes || bareWords.MatchString(words) || languageName(words) != "" || !strings.ContainsFunc(words, unicode.IsLetter) {
		return ""
	}
	return words
}
