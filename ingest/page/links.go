package page

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxLinks is how many links of a page are looked at.
const maxLinks = 20_000

// contentLinks gathers the documents that the page's main content links to, and
// those that its head declares as another form of it.
func (r *reader) contentLinks(ctx context.Context, g *groups) {
	r.typedForms(g)
	looked := 0
	files := 0
	r.each(ctx, func(n *html.Node) bool {
		switch {
		case hasClass(n, "ecl-file"):
			files++
			r.eclFile(n, fmt.Sprintf("file:%d", files), g)
			return false
		case n.DataAtom == atom.A && hasAttr(n, "href"):
			if looked++; looked > maxLinks {
				g.omitted++
				return false
			}
			r.link(n, g)
		case n.DataAtom == atom.Object, n.DataAtom == atom.Embed, n.DataAtom == atom.Iframe:
			r.embedded(n, g)
		}
		return true
	})
}

// link takes a link in when it leads to a document.
func (r *reader) link(a *html.Node, g *groups) {
	u := r.at.resolve(attr(a, "href"))
	if u == nil {
		return
	}
	words := label(text(a, nil))
	if words == "" {
		words = label(attr(a, "aria-label") + " " + attr(a, "title"))
	}
	of := official(u)
	media, ok := linked(a, u, words, of)
	if !ok || r.isPage(u) {
		return
	}
	code, without := addressed(u)
	if !r.europa && !onEuropa(u) {
		code = "" // "what_is_it.pdf": other sites name their files as they like
	}
	f := found{at: u, keys: []string{without}, celex: of.celex, form: Form{
		URL: u.String(), Label: words, MediaType: media, Language: cmp.Or(tag(attr(a, "hreflang")), spoken(words), code),
	}}
	if of.key != "" {
		f.keys = []string{of.key}
	}
	nameless := isBare(words)
	if !nameless {
		f.title = words
	} else if languageName(words) != "" {
		f.list = holder(a)
	}
	f.reference = cmp.Or(reference(words), of.reference, inName(u))
	// What stands around a link is looked at for a document's first alone.
	if g.find(f) == nil && !g.full() {
		if nameless {
			f.title = surrounding(a)
		}
		if f.reference == "" {
			f.reference = contextReference(a, nameless)
		}
	}
	g.add(f)
}

// linked says whether a link leads to a document, and of which type.
func linked(a *html.Node, u *url.URL, words string, of named) (media string, ok bool) {
	media = declared(attr(a, "type"))
	if m := mediaOf(u); media == "" || m == mediaPDF {
		media = m
	}
	switch {
	case !isRead(media):
		return "", false
	case media == mediaPDF:
		return media, true
	case of.key != "", u.Hostname() == "eur-lex.europa.eu" && legalContent.MatchString(u.Path):
		return media, true
	case saysPDF.MatchString(words) && media == "":
		return mediaPDF, true
	case hasAttr(a, "download"):
		return media, true
	case onEuropa(u) && documentPage.MatchString(u.Path):
		return media, true
	}
	return "", false
}

// documentPage matches the addresses at which the Union's sites keep documents,
// or the pages of single ones, whatever their endings.
var documentPage = regexp.MustCompile(`(?i)^/(?:[a-z-]+/)*(?:document|document/download|publications?|publication-detail/-/publication)/[\w-]{6,}(?:_[a-z]{2})?/?$|^/transparency/documents-register/(?:detail|api/files/.+)$|/core/api/register/document/\d+$|^/newsroom/.*redirection/document/\d+$`)

// isPage says whether an address is that of the page itself.
func (r *reader) isPage(u *url.URL) bool {
	return r.at.page != nil && site(u) == site(r.at.page) && u.RequestURI() == r.at.page.RequestURI()
}

// besideAfter and besideBefore match a reference directly behind and before a link.
var (
	besideAfter  = regexp.MustCompile(`^[\s,:;–(\[-]*(?:(?:ref(?:erence)?|no|n°|document)\.?:?\s*)?` + referenceWords)
	besideBefore = regexp.MustCompile(referenceWords + `[\s,:;–)\]-]*$`)
)

// contextReference returns the reference that stands beside a link. A link that
// names nothing itself has that of its block, when the block has one alone and
// leads to one document alone: elsewhere in a sentence stand those of other texts.
func contextReference(a *html.Node, bareLabel bool) string {
	block := holder(a)
	if m := besideAfter.FindString(following(a, block)); m != "" {
		return reference(m)
	}
	if m := besideBefore.FindString(preceding(a, block)); m != "" {
		return reference(m)
	}
	if !bareLabel {
		return ""
	}
	found := references(text(block, nil))
	if len(found) != 1 || !leadsTo(block, a) {
		return ""
	}
	return found[0]
}

// leadsTo says whether the links of a block all lead where one of them does, or
// are but other forms of it.
func leadsTo(block, link *html.Node) bool {
	nodes := 0
	var alone func(n *html.Node) bool
	alone = func(n *html.Node) bool {
		if nodes++; nodes > maxAroundNodes {
			return false
		}
		if isLink(n) && hasAttr(n, "href") && attr(n, "href") != attr(link, "href") && !isBare(label(text(n, nil))) {
			return false
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !alone(c) {
				return false
			}
		}
		return true
	}
	return alone(block)
}

// embedded takes a file in that the page shows within itself.
func (r *reader) embedded(n *html.Node, g *groups) {
	address := attr(n, "src")
	if n.DataAtom == atom.Object {
		address = attr(n, "data")
	}
	u := r.at.resolve(address)
	if u == nil || declared(attr(n, "type")) != mediaPDF && mediaOf(u) != mediaPDF {
		return
	}
	words := label(attr(n, "title"))
	g.add(found{at: u, form: Form{URL: u.String(), Label: words, MediaType: mediaPDF}, title: words, keys: []string{u.String()},
		reference: cmp.Or(reference(words), official(u).reference, inName(u))})
}

// typedFiles are the links by which a page's head declares a file as a part or
// another form of it. Sources: RFC 8288 and FAIR Signposting for "item", RFC 8288
// and HTML for "alternate".
const typedFiles = `link[rel~="item"][href][type="application/pdf"], link[rel~="alternate"][href][type="application/pdf"]`

func (r *reader) typedForms(g *groups) {
	for _, l := range r.doc.Find(typedFiles).Nodes {
		if u := r.at.resolve(attr(l, "href")); u != nil {
			words := label(attr(l, "title"))
			g.add(found{at: u, form: Form{URL: u.String(), Label: words, MediaType: mediaPDF, Language: tag(attr(l, "hreflang"))},
				title: words, reference: cmp.Or(reference(words), official(u).reference, inName(u)), keys: []string{withoutLanguage(u)}})
		}
	}
}

func withoutLanguage(u *url.URL) string {
	_, without := addressed(u)
	return without
}

// ownForms gathers the other forms and languages of the text of a EUR-Lex page,
// which stand in its frame. What the text cites is no part of it.
func (r *reader) ownForms(g *groups) {
	own := official(r.own())
	if own.key == "" {
		return
	}
	links := r.doc.Find("a[href]").Nodes
	for _, a := range links[:min(len(links), maxLinks)] {
		u := r.at.resolve(attr(a, "href"))
		if u == nil || r.isPage(u) || official(u).key != own.key {
			continue
		}
		media := mediaOf(u)
		if m := legalContent.FindStringSubmatch(u.Path); m != nil && !strings.HasPrefix(strings.ToUpper(m[2]), "TXT") {
			continue // a page about the text
		}
		code, _ := addressed(u)
		g.add(found{at: u, form: Form{URL: u.String(), Label: label(text(a, nil)), MediaType: media, Language: code},
			keys: []string{own.key}, title: r.meta.first("eli:title", "og:title"), reference: own.reference, celex: own.celex})
	}
}

// own is the address that names the text of a EUR-Lex page.
func (r *reader) own() *url.URL {
	for _, u := range append([]*url.URL{r.at.page}, r.claimed()...) {
		if u != nil && official(u).key != "" {
			return u
		}
	}
	return &url.URL{}
}
