package page

import (
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

const (
	// maxDocuments bounds the documents of a page, and maxForms the forms of one:
	// the official languages, twice.
	maxDocuments = 500
	maxForms     = 60
)

// groups gathers links into documents: the forms of one have a key in common.
type groups struct {
	all     []*Document
	byKey   map[string]*Document
	lists   map[*html.Node]*Document
	seen    map[string]bool
	omitted int
}

// found is one link that leads to a document.
type found struct {
	at   *url.URL
	form Form
	// keys tell the document from others; the first known one decides.
	keys                    []string
	title, reference, celex string
	// list is the block of a link that names a language alone: the links of a list
	// of languages lead to one document; nil for others.
	list *html.Node
}

// add takes a link in. An address is taken once, whatever its scheme.
func (g *groups) add(f found) {
	address := site(f.at) + f.at.RequestURI()
	if g.seen[address] {
		return
	}
	d := g.find(f)
	switch {
	case d == nil && g.full(), d != nil && len(d.Forms) == maxForms:
		g.omitted++
		return
	case d == nil:
		d = &Document{}
		g.all = append(g.all, d)
	}
	if g.seen == nil {
		g.seen, g.byKey, g.lists = map[string]bool{}, map[string]*Document{}, map[*html.Node]*Document{}
	}
	g.seen[address] = true
	for _, k := range f.keys {
		if g.byKey[k] == nil {
			g.byKey[k] = d
		}
	}
	if f.list != nil {
		g.lists[f.list] = d
	}
	d.Forms = append(d.Forms, f.form)
	if d.Title == "" {
		d.Title = f.title
	}
	if d.Reference == "" {
		d.Reference = f.reference
	}
	if d.CELEX == "" {
		d.CELEX = f.celex
	}
}

// find returns the document of a link, nil for a new one. In a list of languages a
// language that is there already begins the next document.
func (g *groups) find(f found) *Document {
	for _, k := range f.keys {
		if d := g.byKey[k]; d != nil {
			return d
		}
	}
	d := g.lists[f.list]
	if f.list == nil || d == nil || slices.ContainsFunc(d.Forms, func(other Form) bool { return other.Language == f.form.Language }) {
		return nil
	}
	return d
}

// full says whether no further document is taken in.
func (g *groups) full() bool { return len(g.all) == maxDocuments }
