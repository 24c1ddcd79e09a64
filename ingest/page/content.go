package page

import (
	"context"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainContent are the elements that hold a page's content, best first: the
// element and role made for it, then what the systems call it whose themes have
// neither.
var mainContent = []string{`main, [role="main"]`, `#main-content, #content-main, .ep_tm_page_content`, `article`, `body`}

// content returns the elements that hold the page's content.
func (r *reader) content() *goquery.Selection {
	for _, selector := range mainContent {
		if s := r.doc.Find(selector); s.Length() > 0 {
			return s
		}
	}
	return r.doc.Selection
}

// furnitureName matches the class names and ids of what surrounds a text: they end
// with what it is, for "navigation-container" may hold the text, or begin with what
// holds nothing else.
var furnitureName = regexp.MustCompile(`(?i)(?:^|[_-])(?:nav|navbar|navigation|menu|breadcrumbs?|(?:site|page|ecl|global|tm)[_-]footer|site-header|tm_header|share|sharing|social-(?:media|links|icons)|cookies?|consent|language-(?:list|selector|switcher)|skip-link|pager|pagination|sitemap)$|^(?:cookie|addtoany|social-(?:media|share)|share-)|(?:^|-)cck(?:-|$)`)

// furniture says whether an element is no part of the content by itself.
func furniture(n *html.Node, inMain bool) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Dialog:
		return true
	case atom.Header, atom.Aside:
		if !inMain {
			return true // one within the content belongs to an article
		}
	case atom.Body, atom.Html, atom.Main:
		return false
	}
	switch attr(n, "role") {
	case "navigation", "menu", "menubar", "banner", "contentinfo", "search", "dialog", "alertdialog":
		return true
	case "main":
		return false
	}
	for _, name := range append(strings.Fields(attr(n, "class")), attr(n, "id")) {
		if furnitureName.MatchString(cut(name, maxLabelBytes)) {
			return true
		}
	}
	return false
}

// walker goes through the elements of the content in the order of the page, and
// leaves the furniture out.
type walker struct {
	ctx    context.Context
	visit  func(n *html.Node) (below bool)
	done   map[*html.Node]bool
	walked int
	ended  bool
}

// checkEvery is how many elements are walked between two looks at the context.
const checkEvery = 4096

// each calls visit for every element of the content, once, and goes below those
// for which it returns true, until the context ends.
func (r *reader) each(ctx context.Context, visit func(n *html.Node) (below bool)) {
	w := walker{ctx: ctx, visit: visit, done: map[*html.Node]bool{}}
	for _, n := range r.content().Nodes {
		w.walk(n, n.DataAtom != atom.Body, true)
	}
}

// walk goes down. The parser bounds how deep elements are nested.
func (w *walker) walk(n *html.Node, inMain, root bool) {
	if n.Type == html.ElementNode {
		if w.walked++; w.walked%checkEvery == 0 {
			w.ended = w.ctx.Err() != nil
		}
		if w.done[n] || !root && furniture(n, inMain) {
			return
		}
		if n.DataAtom == atom.Main || n.DataAtom == atom.Article || root {
			w.done[n] = true // main elements that stand in one another are walked once
			inMain = inMain || n.DataAtom != atom.Body
		}
		if !w.visit(n) {
			return
		}
	}
	for c := n.FirstChild; c != nil && !w.ended; c = c.NextSibling {
		w.walk(c, inMain, false)
	}
}

// attr returns an attribute's value, or "".
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hasAttr says whether an attribute is there, also without a value.
func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// hasClass says whether an element has the class.
func hasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}
