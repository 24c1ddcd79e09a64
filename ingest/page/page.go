package page

import (
	"context"

	"golang.org/x/net/html"

	"github.com/PuerkitoBio/goquery"

	"polidex/corpus"
)

// Kind says what a page is to the pipeline.
type Kind string

// The kinds of pages.
const (
	// EPrints is the record of an EPrints repository.
	EPrints Kind = "eprints"
	// Repository is a record of another repository, which names its file.
	Repository Kind = "repository"
	// EURLex is the text of an official document as EUR-Lex or the Publications
	// Office shows it.
	EURLex Kind = "eur-lex"
	// Europa is a page of the Union's sites.
	Europa Kind = "europa"
	// Feeds is any other page that names a feed or a sitemap of its site.
	Feeds Kind = "feeds"
	// Other is any other page.
	Other Kind = "other"
)

// Page is what was found on a page. All addresses in it are absolute.
type Page struct {
	Kind Kind
	// Address is the canonical address where the page names one of its own site,
	// else the address that it was fetched from.
	Address string
	// Language is the page's own, as a BCP 47 tag; empty where it does not say.
	Language string
	// Record is what the page's metadata says of a document; nil where that is
	// nothing, or no more than a title on a page that is no record, and for the
	// texts of EUR-Lex, which speak for themselves.
	Record *corpus.Record
	// Documents are a record's own files; the other forms and languages of the
	// text of a EUR-Lex page; else the documents that the main content links to.
	Documents []Document
	// Strategies are the documents that a Europa page links to and that are
	// official texts of a kind that sets out what is to be done. They are not among
	// Documents.
	Strategies []Document
	// Feeds are the feeds and sitemaps that the page names.
	Feeds []Form
	// Omitted is the number of links that were left out because there were too
	// many.
	Omitted int
}

// Document is one document that a page offers, in all forms and languages in
// which it does.
type Document struct {
	// Title is what the page calls it; empty where that is only "Download".
	Title string
	// Reference is its official reference, when its address, its label or the
	// words around it have one: "COM(2025) 148 final".
	Reference string
	// CELEX is its number in EUR-Lex, when its address has one: "32016R0794".
	CELEX string
	// Forms are in the order of the page, at least one.
	Forms []Form
}

// Form is one file or page of a document.
type Form struct {
	URL string
	// Label is the link's own text.
	Label string
	// MediaType is as the link declares it or its address shows it; empty where
	// neither does.
	MediaType string
	// Language is a BCP 47 tag; empty where the page does not say.
	Language string
}

// Read looks at an HTML page. The content type is an HTTP header and only its
// charset counts; the address is where the page was fetched from, and without one
// only absolute links are followed. Errors wrap [corpus.ErrTooLarge] for more than
// 32 MiB and [corpus.ErrMalformed] for what cannot be parsed, or are the
// context's. It is safe for use by many goroutines.
func Read(ctx context.Context, data []byte, contentType, address string) (Page, error) {
	root, err := parse(ctx, data, contentType)
	if err != nil {
		return Page{}, err
	}
	r := newReader(root, address)
	p := Page{Kind: r.kind(), Address: r.canonical(), Language: r.language(), Record: r.record(), Feeds: r.feeds()}
	if p.Kind == EURLex || p.Record != nil && !isRecordKind(p.Kind) && onlyTitle(p.Record) {
		p.Record = nil // the page is the text itself, or says no more than any page
	}
	if p.Kind == Other && len(p.Feeds) > 0 {
		p.Kind = Feeds
	}
	r.europa = p.Kind == Europa
	g := &groups{}
	switch p.Kind {
	case EPrints, Repository:
		r.recordFiles(ctx, p.Kind, g)
	case EURLex:
		r.ownForms(g)
	default:
		r.contentLinks(ctx, g)
	}
	for _, d := range g.all {
		if p.Kind == Europa && isStrategy(d) {
			p.Strategies = append(p.Strategies, *d)
		} else {
			p.Documents = append(p.Documents, *d)
		}
	}
	p.Omitted = g.omitted
	if err := ctx.Err(); err != nil {
		return Page{}, err
	}
	return p, nil
}

func isRecordKind(k Kind) bool { return k == EPrints || k == Repository }

// reader holds a page while it is looked at.
type reader struct {
	doc  *goquery.Document
	meta metas
	at   place
	// europa says that the page is of the Union's sites.
	europa bool
}

func newReader(root *html.Node, address string) *reader {
	doc := goquery.NewDocumentFromNode(root)
	base := doc.Find("base[href]").First().AttrOr("href", "")
	return &reader{doc: doc, meta: readMetas(doc), at: newPlace(address, base)}
}

// language returns the language that the page's root names.
func (r *reader) language() string {
	root := r.doc.Find("html").First()
	return tag(root.AttrOr("lang", root.AttrOr("xml:lang", "")))
}
