// Package eprints is a small EPrints repository for tests: its records as pages,
// their files, and the answers that such a server gives to a polite visitor.
//
//	records, err := eprints.Sample(os.DirFS("testdata/documents"))
//	…
//	server := httptest.NewServer(eprints.New(records...))
//	// server.URL + "/id/eprint/4401/" answers 303 with the record's page,
//	// "/4401/", which names "/4401/1/safe-waters.pdf"
//
// What it speaks is that of EPrints 3.4: /id/eprint/N redirects with 303 See Other
// to the page of the record, /N without its stroke with 302 Found; pages and files
// have validators and answer 304; a record that was withdrawn answers 410 Gone with
// a page in its place. The pages have the meta tags of EPrints' "Simple" and Dublin
// Core exports, and the markup of its default theme.
package eprints
