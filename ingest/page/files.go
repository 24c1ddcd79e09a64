package page

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// eclFile gathers the file of a component of that name, with its translations: one
// document, whatever their addresses. Source: Europa Component Library, "File".
func (r *reader) eclFile(file *html.Node, key string, g *groups) {
	parts := r.fileParts(file)
	title, words := label(parts.title), text(file, nil)
	for _, link := range parts.links {
		u := r.at.resolve(attr(link.a, "href"))
		if u == nil {
			continue
		}
		of := official(u)
		media := mediaOf(u)
		if media == "" && strings.Contains(strings.ToUpper(link.about), "PDF") {
			media = mediaPDF
		}
		if m := declared(attr(link.a, "type")); m != "" && media == "" {
			media = m
		}
		if !isText(media) {
			continue
		}
		f := found{at: u, form: Form{URL: u.String(), Label: label(text(link.a, nil)), MediaType: media, Language: tag(attr(link.a, "hreflang"))},
			keys: []string{key}, title: title, celex: of.celex}
		if code, _ := addressed(u); f.form.Language == "" {
			f.form.Language = cmp.Or(tag(link.language), spoken(link.language), code)
		}
		f.reference = cmp.Or(reference(title), of.reference, inName(u), reference(words))
		g.add(f)
	}
}

// fileParts are the parts of a file component.
type fileParts struct {
	title string
	links []fileLink
}

type fileLink struct {
	a *html.Node
	// language is the language as the component writes it, in words or as a tag,
	// and about the size and form beside it.
	language, about string
}

// fileParts reads the component in its order. The words on language and size stand
// before the link that they are about.
func (r *reader) fileParts(file *html.Node) fileParts {
	var p fileParts
	var next fileLink
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		class := ""
		for _, c := range strings.Fields(attr(n, "class")) {
			if strings.HasPrefix(c, "ecl-file__") {
				class = strings.TrimPrefix(c, "ecl-file__")
				break
			}
		}
		switch {
		case class == "title" && p.title == "":
			p.title = text(n, nil)
		case class == "language":
			next.language = text(n, nil)
		case class == "translation-title":
			if next.language = attr(n, "lang"); next.language == "" {
				next.language = text(n, nil)
			}
		case class == "meta", class == "translation-meta":
			next.about = text(n, nil)
		case n.DataAtom == atom.A && hasAttr(n, "href"):
			if len(p.links) < 2*maxForms {
				next.a = n
				p.links = append(p.links, next)
			}
			next = fileLink{}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(file)
	return p
}
