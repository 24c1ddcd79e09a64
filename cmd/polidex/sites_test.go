package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"

	"polidex/internal/sites/cellar"
	"polidex/internal/sites/eprints"
	"polidex/internal/sites/europa"
	"polidex/internal/sites/feed"
	"polidex/internal/sites/oai"
)

// lists are the lists of sites that a script can change, by the script's folder.
type lists struct {
	feed *feed.Site
	oai  *oai.Site
}

// listsKey is where a script finds its lists.
type listsKey struct{}

// startSites starts a server of each kind for a script, in $CELLAR, $EPRINTS,
// $EUROPA, $FEEDS and $OAI.
func startSites(e *testscript.Env, documents string) error {
	pdf, err := os.ReadFile(filepath.Join(documents, "light-in-the-valleys.pdf"))
	if err != nil {
		return err
	}
	records, err := eprints.Sample(os.DirFS(documents))
	if err != nil {
		return err
	}
	europe, err := europa.New(os.DirFS(documents))
	if err != nil {
		return err
	}
	l := lists{feed.New(pdf), oai.New()}
	e.Values[listsKey{}] = l
	for name, handler := range map[string]http.Handler{
		"CELLAR": cellar.Handler(), "EPRINTS": eprints.New(records...), "EUROPA": europe, "FEEDS": l.feed, "OAI": l.oai,
	} {
		s := httptest.NewServer(handler)
		e.Defer(s.Close)
		e.Setenv(name, s.URL)
	}
	return nil
}

// changeLists is the command "lists WHAT": the feed gets an entry, and one of its
// texts changes; the repository gets a record and loses one.
func changeLists(ts *testscript.TestScript, neg bool, args []string) {
	l, ok := ts.Value(listsKey{}).(lists)
	if neg || len(args) != 0 || !ok {
		ts.Fatalf("usage: lists")
	}
	l.feed.Add(feed.Entry{Slug: "buoy-plan", Title: "A plan for buoys", Text: "<h2>Key actions</h2><p>The Coast Office will:</p><ul><li>paint every buoy by 2029.</li></ul>"})
	l.feed.Change("lighthouse-plan", "<p>The Coast Office will:</p><ul><li>renew every lamp by the end of 2029;</li><li>open two lighthouses to visitors.</li></ul>")
	l.oai.Put(oai.Record{ID: "oai:harbour.example:102", Sets: []string{"ports:north"}, Deleted: true})
}
