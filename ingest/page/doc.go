// Package page looks at a web page that was fetched and says what the pipeline
// must know of it beyond its text: what kind of page it is, what the record on it
// says of a document, which files are the record's own, and which documents the
// page links to.
//
//	p, err := page.Read(ctx, answer.Data, answer.ContentType, answer.URL)
//	…
//	switch p.Kind {
//	case page.EPrints, page.Repository:
//		// p.Record describes the documents in p.Documents: two forms of one work
//	case page.Europa:
//		// p.Strategies are offered, and taken where that is asked for
//	}
//
// A page is known by its own words, never by its address alone: a record of
// EPrints by its eprints.* meta tags, one of DSpace, OJS or Invenio by the
// citation_* and DC tags that Google Scholar asks for. Only what links in a
// page's main content counts; menus, footers and buttons that share do not.
//
// Whatever a page holds, what comes back is bounded, every address is http or
// https without a user name, and the same bytes give the same answer. Nothing is
// fetched.
package page
