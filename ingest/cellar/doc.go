// Package cellar takes official documents of the European Union from the
// repository of its Publications Office, Cellar, which has what EUR-Lex shows.
//
// [Parse] reads whatever a person writes for one document (a reference, a CELEX
// number, an ELI, an address of EUR-Lex) into a [Name]. A [Client] gets the
// document of that name, in one language and one form, by content negotiation:
//
//	name, ok, err := cellar.Parse("COM(2025) 148 final")
//	…
//	client, err := cellar.New(fetcher, cellar.Options{})
//	…
//	doc, err := client.Get(ctx, cellar.Request{Name: name, Language: "fr", Form: cellar.HTML})
//
// No address of EUR-Lex is asked for, since it answers programs with a challenge.
// Where another site redirects there, the challenge is refused as such: by package
// fetch for its status, or as a page by the pipeline.
//
// The protocol is that of the Cellar dissemination interface (Publications
// Office, tender AO 10463, annex 17, "Retrieve content streams", "Retrieve the
// tree notice", "Resource URI"). A GET of
// http://publications.europa.eu/resource/{ps-name}/{ps-id} with Accept and
// Accept-Language is answered by 303 to a manifestation, which is the document,
// or by 300 with a list where the manifestation has several items; 404 says that
// there is none of that kind, 406 that an item is of another, 400 that a header
// is not understood. A tree notice lists the languages, forms and items of a
// work.
//
// What the specification leaves open is taken from what public clients of Cellar
// have recorded, and may change: the markup of the list in an answer of 300 (see
// choices.go), that items are best asked for with Accept */*, that some PDF/A
// are given only under their own type or only under their item's address, and
// that redirects lead to plain http.
//
// Nothing that comes back is trusted: items are asked for at the one server that
// was chosen, lists and notices are bounded, and a document of which one part is
// missing is no document.
package cellar
