package html

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	dom "golang.org/x/net/html"

	"polidex/corpus"
)

// maxPropertyBytes bounds the value of one property; some pages carry whole
// scripts in their meta tags.
const maxPropertyBytes = 16 << 10

// eurlexProperties are the style names under which EUR-Lex pages print facts
// about the text itself: those of the Commission's drafting templates, and of
// the Official Journal.
var eurlexProperties = []struct{ selector, name string }{
	{"p.Titreobjet_cp, p.Titreobjet", "eurlex:title"},
	{"p.Typedudocument_cp, p.Typedudocument", "eurlex:type"},
	{"p.Rfrenceinstitutionnelle, p.Rfrenceinstitutionnelle_cp", "eurlex:reference"},
	{"p.Emission, p.Emission_cp", "eurlex:date"},
	{"p.oj-hd-date, td.oj-hd-date, p.hd-date, td.hd-date", "eurlex:date"},
}

// properties returns what the page says of itself.
func properties(root *dom.Node) []corpus.Property {
	var out []corpus.Property
	add := func(name, value string) {
		name, value = squeeze(name), squeeze(value)
		if name == "" || value == "" {
			return
		}
		if len(value) > maxPropertyBytes {
			value = strings.ToValidUTF8(value[:maxPropertyBytes], "")
		}
		out = append(out, corpus.Property{Name: name, Value: value})
	}
	doc := goquery.NewDocumentFromNode(root)
	add("html:title", doc.Find("title").Not("svg title").First().Text())
	html := doc.Find("html").First()
	lang, _ := html.Attr("lang")
	if lang == "" {
		lang, _ = html.Attr("xml:lang")
	}
	add("html:lang", lang)
	if href, ok := doc.Find(`link[rel="canonical"]`).First().Attr("href"); ok {
		add("link:canonical", href)
	}
	doc.Find("meta").Each(func(_ int, m *goquery.Selection) {
		name := m.AttrOr("name", m.AttrOr("property", m.AttrOr("itemprop", "")))
		add(name, m.AttrOr("content", ""))
	})
	for _, p := range eurlexProperties {
		if sel := doc.Find(p.selector); sel.Length() > 0 {
			add(p.name, withoutPlaceholder(sel.First().Text()))
		}
	}
	return out
}

// withoutPlaceholder takes away the word that the Commission's template leaves
// at the end of the type of document when a field of it was not filled in.
func withoutPlaceholder(text string) string {
	return strings.TrimSpace(strings.TrimSuffix(squeeze(text), " EMPTY"))
}

// squeeze returns the text with single spaces and no characters that print
// nothing.
func squeeze(text string) string {
	return strings.Join(strings.Fields(strings.Map(printable, text)), " ")
}
