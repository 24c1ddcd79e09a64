package html

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// names are the kinds of furniture that class names and ids tell, by the words
// that site builders use for them. Each pattern is tried on one name at a time.
// A name alone convicts only an element with little prose: "social" may be a
// menu of networks or a policy.
var names = []struct {
	reason string
	name   *regexp.Regexp
	// sure says that the name is enough, however much prose there is.
	sure bool
}{
	{"cookie notice", regexp.MustCompile(`(?i)cookie|(^|[-_])(cck|gdpr|consent)([-_]|$)`), true},
	{"site header", regexp.MustCompile(`(?i)site-?header|(^|[-_])(globan|masthead|top-?bar|navbar|ep_tm_header)([-_]|$)|^eurlexheader$|^banner$`), true},
	{"footer", regexp.MustCompile(`(?i)(^|[-_])(site-?footer|page-?footer|ep_tm_footer|footer)$|^ecl-footer|footer-?block`), true},
	{"contents", regexp.MustCompile(`(?i)inpage-?nav|table-?of-?contents|(^|[-_])toc$`), false},
	{"breadcrumb", regexp.MustCompile(`(?i)breadcrumb`), false},
	{"navigation", regexp.MustCompile(`(?i)(^|[-_])(nav|navigation|menu|submenu|pager|pagination|sitemap|skip-?link|languages?-?(switcher|selector|list|block))$|^languages$|(^|[-_])(ecl-menu|tm_menu|skip-link)([-_]|$)`), false},
	{"search form", regexp.MustCompile(`(?i)search-?(form|bar|box|block)|^search$`), false},
	{"share buttons", regexp.MustCompile(`(?i)social-?(media|share|links|follow|icons|networks?|buttons)|(^|[-_])shar(e|ing)([-_]?(buttons?|links?|bar|this|page))?$|addtoany`), false},
	{"related pages", regexp.MustCompile(`(?i)related-?(topics|content|links|pages|items|articles|news)|see-?also$`), false},
	{"file download", regexp.MustCompile(`(?i)^ecl-file$|^ep_doc_icon$|^ep_preview`), false},
	{"form", regexp.MustCompile(`(?i)newsletter|subscribe-?(form|block)|feedback-?(form|block)|(^|[-_])login(-?(form|block|box))?$`), false},
}

// proseLimit is the number of words outside links from which an element is
// believed to be text, whatever it is called.
const proseLimit = 150

// furnitureReason says why an element is no part of the text, or "".
func (r *reader) furnitureReason(n *dom.Node, p place) string {
	f := r.facts[n]
	if f.words == 0 || n.Type != dom.ElementNode || r.mains[n] || r.above[n] {
		return ""
	}
	if !p.main && r.outside(n, f) {
		return cmp.Or(r.named(n, f), "outside the content")
	}
	return r.named(n, f)
}

// named tells furniture by what the element is and is called.
func (r *reader) named(n *dom.Node, f facts) string {
	if reason := byElement(n, f); reason != "" {
		return reason
	}
	for _, name := range append(classes(n), attr(n, "id")) {
		if name == "" {
			continue
		}
		for _, k := range names {
			if (k.sure || f.prose() < proseLimit && !f.title) && k.name.MatchString(name) {
				return k.reason
			}
		}
	}
	switch {
	case isCard(n, f):
		return "card"
	case r.record && isDocumentLink(n, f):
		return "file download"
	}
	return ""
}

// outside says whether n stands outside the page's marked content. The title of
// the page often does, with the sentence below it: they are no furniture.
func (r *reader) outside(n *dom.Node, f facts) bool {
	return len(r.mains) > 0 && (r.titleInMain || !f.title && !r.titleAbove(n))
}

// pageHeader matches the component that holds a page's title.
var pageHeader = regexp.MustCompile(`(?i)page-?header|page-?title|page-?banner|hero`)

// titleAbove says whether n stands in the part of the page that holds its title.
func (r *reader) titleAbove(n *dom.Node) bool {
	if n == nil || n.DataAtom == atom.Body {
		return false
	}
	titled, ok := r.titled[n]
	if !ok {
		titled = headingLevel(n) == 1 || slices.ContainsFunc(classes(n), func(c string) bool {
			return pageHeader.MatchString(c) && !strings.Contains(c, "site-header")
		}) || r.titleAbove(n.Parent)
		r.titled[n] = titled
	}
	return titled
}

// contentsNav matches what the navigation within a page is called.
var contentsNav = regexp.MustCompile(`(?i)inpage|contents|(^|[-_ ])toc\b`)

// byElement tells furniture by the elements and roles that exist for it.
func byElement(n *dom.Node, f facts) string {
	switch attr(n, "role") {
	case "navigation", "menu", "menubar", "tablist":
		return "navigation"
	case "banner":
		if !f.title {
			return "site header"
		}
	case "contentinfo":
		return "footer"
	case "search":
		return "search form"
	case "dialog", "alertdialog":
		return "dialog"
	}
	switch n.DataAtom {
	case atom.Nav:
		if contentsNav.MatchString(attr(n, "aria-label") + " " + attr(n, "class")) {
			return "contents"
		}
		return "navigation"
	case atom.Footer:
		if n.Parent == nil || n.Parent.DataAtom != atom.Blockquote {
			return "footer"
		}
	case atom.Noscript:
		return "noscript"
	case atom.Dialog:
		return "dialog"
	case atom.Form:
		// Some systems wrap the whole page in a form.
		if f.headings == 0 && f.prose() < proseLimit {
			return "form"
		}
	case atom.Button:
		if !titles(n) {
			return "button"
		}
	case atom.Aside:
		if f.linky() {
			return "related pages"
		}
	case atom.A:
		if href := attr(n, "href"); strings.HasPrefix(href, "#") && strings.HasPrefix(strings.ToLower(squeeze(leadText(n, leadBytes))), "skip to ") {
			return "navigation"
		}
	}
	return ""
}

// titles says whether a button is the title of something that it unfolds.
func titles(n *dom.Node) bool {
	for p := n; p != nil && p.DataAtom != atom.Body; p = p.Parent {
		if headingLevel(p) > 0 || p.DataAtom == atom.Summary || p.DataAtom == atom.Dt || strings.Contains(attr(p, "class"), "accordion") {
			return true
		}
	}
	return false
}

// cardWords is the most words that a card has: a title that links to another
// page, and a sentence that invites to it.
const cardWords = 80

func isCard(n *dom.Node, f facts) bool {
	return f.links > 0 && f.words <= cardWords && f.items == 0 && hasClass(n, "ecl-card", "card", "teaser", "ecl-teaser", "node--teaser", "view-mode-teaser")
}

// isDocumentLink recognises the table of a repository's record that offers a
// file of the record.
func isDocumentLink(n *dom.Node, f facts) bool {
	if n.DataAtom != atom.Table || f.words > cardWords {
		return false
	}
	found := false
	walk(n, func(k *dom.Node) {
		found = found || hasClass(k, "ep_document_link", "ep_document_citation", "document_citation")
	})
	return found
}

// walk calls f for n and all elements below it.
func walk(n *dom.Node, f func(*dom.Node)) {
	if n.Type == dom.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, f)
	}
}

// addFurniture keeps the words of an element that is no part of the text.
func (r *reader) addFurniture(n *dom.Node, reason string) {
	r.add(place{}, draft{Block: corpus.Block{Kind: corpus.Furniture, Text: r.plain(n), Reason: reason}})
}

// leftovers are whole paragraphs that are furniture by their words, on pages
// whose markup does not tell.
var leftovers = []struct {
	reason string
	text   *regexp.Regexp
}{
	{"navigation", regexp.MustCompile(`(?i)^(skip to (the )?(main )?content|back to (the )?top|top of (the )?page)\W*$`)},
	{"share buttons", regexp.MustCompile(`(?i)^share (this|on|via)\b.{0,20}$`)},
	{"repository", regexp.MustCompile(`(?i)^repository staff only\b.{0,60}$|^actions \(login required\)$`)},
	{"file download", regexp.MustCompile(`(?i)^(\[img\]|preview|download)$|^\d+([.,]\d+)? ?(kb|mb)$`)},
}

// setAside turns into furniture what only its words, or what stands below it,
// show to be so: leftover lines, and headings with nothing but furniture below.
func (r *reader) setAside() {
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.Item {
			continue
		}
		for _, l := range leftovers {
			if l.text.MatchString(b.Text) {
				b.Kind, b.Reason, b.Region, b.Level = corpus.Furniture, l.reason, 0, 0
				break
			}
		}
	}
	below := "" // the furniture directly below the block, if that is all there is
	for i := len(r.blocks) - 1; i >= 0; i-- {
		b := &r.blocks[i]
		switch {
		case b.Kind == corpus.Furniture:
			below = b.Reason
		case b.Kind == corpus.Heading && b.Level > 1 && (below == "card" || below == "related pages" || below == "share buttons"):
			b.Kind, b.Reason, b.Region, b.Level = corpus.Furniture, below, 0, 0
		default:
			below = ""
		}
	}
}
