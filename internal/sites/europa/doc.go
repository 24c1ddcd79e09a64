// Package europa is a small site of the Union's kind for tests: pages built of the
// Europa Component Library that link to strategy documents, the documents, and
// what such sites send in place of a page.
//
//	site, err := europa.New(os.DirFS("testdata/documents"))
//	…
//	server := httptest.NewServer(site)
//	// server.URL + europa.StrategyPage
//
// A request for consent is answered with status 200 and a test for robots with 202,
// as these sites do.
package europa
