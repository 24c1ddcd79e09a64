package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
)

// words are the words of a selection with single spaces.
func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// pageOfDocument reads the page of a document at a further address.
func pageOfDocument(t *testing.T, f *fixture, d *corpus.Document, more string) *goquery.Document {
	t.Helper()
	got := f.get(t, "/documents/"+d.ID+more, "Accept", "text/html")
	if got.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %d: %s", more, got.StatusCode, got.body)
	}
	return document(t, got)
}

func TestDocumentPage(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	page := pageOfDocument(t, f, d, "?page=7")
	action := d.Actions[0]
	for _, c := range []struct{ name, selector, want string }{
		{"title", "h1", "Safe harbours (pdf)"},
		{"facts", ".dochead .facts", "Communication · COM(2031) 9 final · 1 April 2031 · English · PDF, 12 pages · 1 key action"},
		{"the words of the action", "#p2 .act", action.Text},
		{"the year", "#p2 a.year", "by 2032"},
		{"the words of the theme", "#p2 a.theme", "ports"},
		{"the marker", "#p2 .mk", "•"},
		{"the action in short", "#p2 details summary", "Key action · 2032 · Commission · Europol"},
		{"the rule", "#p2 details li code", "lead-in"},
		{"the list of actions", ".acts a", action.Text},
		{"its deadline", ".acts .deadline time", "2032"},
		{"what is said of the theme", ".notes li:has(b:contains('Theme'))", "Theme: Maritime security “ports”."},
		{"the page before", ".docbar a[rel=prev]", "← Page 6"},
		{"the reference in words", ".folds .curl code", "European Commission (2031). Safe harbours (pdf). COM(2031) 9 final. Read at " + f.url + "/documents/" + d.ID + f.url + "/documents/" + d.ID},
	} {
		if got := words(page.Find(c.selector)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if page.Find("#p0").Length() > 0 {
		t.Error("furniture is shown")
	}
	// Marks lead to what is said of them.
	page.Find("a.m").Each(func(_ int, s *goquery.Selection) {
		if to := s.AttrOr("href", ""); page.Find(`[id="`+strings.TrimPrefix(to, "#")+`"]`).Length() != 1 {
			t.Errorf("nothing is said at %s", to)
		}
	})
	if got := page.Find(".sheet img"); got.AttrOr("width", "") != "800" || got.AttrOr("height", "") != "1131" || !strings.Contains(got.AttrOr("alt", ""), "page 7") || !strings.Contains(got.AttrOr("src", ""), "/pages/7/picture?mark="+action.ID) {
		t.Errorf("the picture is %s with %q", got.AttrOr("src", ""), got.AttrOr("alt", ""))
	}
	if got := page.Find(".sheet .hint a").First().AttrOr("href", ""); got != "/v1/documents/"+d.ID+"/original#page=7" {
		t.Errorf("the original opens at %s", got)
	}
}

// TestDocumentPageLinks follows every link of the pages of a document.
func TestDocumentPageLinks(t *testing.T) {
	f := newFixture(t)
	pdf, html := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML)
	for _, path := range []string{"/documents/" + pdf.ID, "/documents/" + pdf.ID + "?page=7&q=ports", "/documents/" + pdf.ID + "?at=" + pdf.Actions[0].ID, "/documents/" + html.ID} {
		got := f.get(t, path, "Accept", "text/html")
		d := document(t, got)
		if n := d.Find("style, [style], iframe, [onclick], script:not([src]):not([type='application/ld+json'])").Length(); n > 0 {
			t.Errorf("%s has %d elements that its policy forbids", path, n)
		}
		if d.Find("h1").Length() != 1 || d.Find("main#main").Length() != 1 {
			t.Errorf("%s lacks its outline", path)
		}
		seen := map[string]bool{}
		d.Find("main a[href], main img[src], main form[action], head link[href]").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", s.AttrOr("src", s.AttrOr("action", "")))
			if id, ok := strings.CutPrefix(to, "#"); ok {
				if d.Find(`[id="`+id+`"]`).Length() != 1 {
					t.Errorf("%s: nothing is at %s", path, to)
				}
				return
			}
			if strings.HasPrefix(to, "https://example.org/") && s.AttrOr("rel", "") == "noreferrer" {
				return
			}
			to, at, _ := strings.Cut(to, "#")
			if seen[to] || !strings.HasPrefix(to, "/") {
				return
			}
			seen[to] = true
			there := f.get(t, to, "Accept", "text/html,*/*")
			if there.StatusCode != http.StatusOK {
				t.Errorf("%s: %s answers %d", path, to, there.StatusCode)
			}
			if strings.HasPrefix(at, "p") && document(t, there).Find(`[id="`+at+`"]`).Length() != 1 && strings.HasPrefix(to, "/documents/") {
				t.Errorf("%s: %s has nothing at %s", path, to, at)
			}
		})
	}
}

func TestDocumentPageAt(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	for _, c := range []struct {
		name, id string
		block    string
		open     int
	}{
		{"an action", d.Actions[0].ID, "p2", 1},
		{"a passage", corpus.PassageID(d.ID, 1), "p1", 0},
	} {
		page := pageOfDocument(t, f, d, "?at="+c.id)
		if got := page.Find(".here").AttrOr("id", ""); got != c.block {
			t.Errorf("%s: %q is marked, want %q", c.name, got, c.block)
		}
		if got := page.Find("details.what[open]").Length(); got != c.open {
			t.Errorf("%s: %d explanations are open, want %d", c.name, got, c.open)
		}
		if got := page.Find(".docbar input[name=page]").AttrOr("value", ""); got != "7" {
			t.Errorf("%s: page %q", c.name, got)
		}
		img := page.Find(".sheet img")
		if !strings.Contains(img.AttrOr("src", ""), "mark="+c.id) || !strings.Contains(img.AttrOr("alt", ""), "passage marked") {
			t.Errorf("%s: the picture is %s, %q", c.name, img.AttrOr("src", ""), img.AttrOr("alt", ""))
		}
		if got := page.Find(".folds code").Last().Text(); got != f.url+"/documents/"+d.ID+"?at="+c.id+"#"+c.block {
			t.Errorf("%s: the permanent address is %s", c.name, got)
		}
	}
	lost := pageOfDocument(t, f, d, "?at="+d.ID+"-a0123456789")
	if got := words(lost.Find(".dochead .note")); !strings.Contains(got, "not in this document any more") {
		t.Errorf("of a lost action it says %q", got)
	}
}

func TestDocumentPageFind(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	page := pageOfDocument(t, f, d, "?q=map")
	q := f.lastQuery()
	for _, asked := range f.index.queries {
		if asked.Text != "" {
			q = asked
		}
	}
	if diff := cmp.Diff([]corpus.Filter{{Field: corpus.FieldDocument, Values: []string{d.ID}}}, q.Filters); diff != "" || !q.Highlight || q.Kind != corpus.KindPassage {
		t.Errorf("asked %+v (-want +got):\n%s", q, diff)
	}
	hit := page.Find(".foundin li")
	if hit.Length() != 1 || hit.Find("mark").Text() != "map" || hit.Find("a").AttrOr("href", "") != "/documents/"+d.ID+"?at="+d.ID+"-p2&q=map#p2" {
		t.Errorf("found %q at %s", words(hit), hit.Find("a").AttrOr("href", ""))
	}
	// There it is marked in the text, the form keeps the words, and the list is a link.
	page = pageOfDocument(t, f, d, "?at="+d.ID+"-p2&q=map")
	if got := page.Find("#p2 mark").Text(); got != "map" {
		t.Errorf("marked %q", got)
	}
	if page.Find(".foundin li").Length() != 0 || page.Find(".foundin a[href='/documents/"+d.ID+"?q=map']").Length() != 1 {
		t.Error("the list of hits does not lead back")
	}
	if got := page.Find(".docbar .turn input[name=q]").AttrOr("value", ""); got != "map" {
		t.Errorf("turning the page keeps %q", got)
	}
	page = pageOfDocument(t, f, d, "?q=submarines")
	if got := words(page.Find("[role=status]")); got != "Nothing in this document matches." {
		t.Errorf("of no hit it says %q", got)
	}
}

func TestDocumentPageErrors(t *testing.T) {
	f := newFixture(t)
	pdf, html := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML)
	for _, c := range []struct {
		path   string
		status int
	}{
		{"/documents/0123456789abcdef", 404},
		{"/documents/" + pdf.ID + "?page=13", 404},
		{"/documents/" + pdf.ID + "?page=7&part=2", 404},
		{"/documents/" + pdf.ID + "?part=2", 404},
		{"/documents/" + html.ID + "?part=2", 404},
		{"/documents/" + html.ID + "?part=x", 404},
		{"/documents/" + html.ID + "?page=1", 404},
		{"/documents/" + html.ID + "?pages=1", 400},
		{"/documents/" + html.ID + "?cursor=1", 400},
	} {
		got := f.get(t, c.path)
		d := document(t, got)
		if got.StatusCode != c.status || d.Find("main h1").Length() != 1 || strings.Contains(got.body, "/secret/") {
			t.Errorf("%s answers %d, want %d, as a page: %s", c.path, got.StatusCode, c.status, words(d.Find("main")))
		}
	}
}

// TestRemovedDocumentPage tells that a document was there.
func TestRemovedDocumentPage(t *testing.T) {
	l := newLibrary(t, 0)
	l.open(t)
	id := l.done(t, answeredJob(t, l.send(t, "a.txt", "Harbours\n- light every buoy"))).Document
	l.do(t, http.MethodDelete, "/v1/documents/"+id+"?reason=superseded")
	got := l.get(t, "/documents/"+id, "Accept", "text/html")
	if d := document(t, got); got.StatusCode != http.StatusGone || !strings.Contains(words(d.Find("main")), "was removed") {
		t.Errorf("answers %d: %s", got.StatusCode, words(d.Find("main")))
	}
}

func TestDocumentPageMetadata(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Title = `Ports </script><script>alert("x")</script> & ships`
	d.Provenance = []corpus.Retrieval{{Source: "https://example.org/harbours.pdf", Time: time.Date(2031, 4, 2, 0, 0, 0, 0, time.UTC)}}
	got := f.get(t, "/documents/"+d.ID)
	page := document(t, got)
	metas := map[string]string{}
	page.Find("head meta[name]").Each(func(_ int, s *goquery.Selection) {
		if name := s.AttrOr("name", ""); strings.HasPrefix(name, "citation_") || strings.HasPrefix(name, "DC.") {
			metas[name] = s.AttrOr("content", "")
		}
	})
	self := f.url + "/documents/" + d.ID
	want := map[string]string{
		"citation_title": d.Title, "citation_author": "European Commission", "citation_publication_date": "2031/04/01",
		"citation_technical_report_institution": "European Commission", "citation_technical_report_number": "COM(2031) 9 final",
		"citation_language": "en", "citation_pdf_url": f.url + "/v1/documents/" + d.ID + "/original", "citation_abstract_html_url": self,
		"citation_public_url": "https://example.org/harbours.pdf",
		"DC.title":            d.Title, "DC.creator": "European Commission", "DC.publisher": "European Commission", "DC.date": "2031-04-01",
		"DC.type": "Communication", "DC.language": "en", "DC.identifier": self, "DC.source": "https://example.org/harbours.pdf",
	}
	if diff := cmp.Diff(want, metas); diff != "" {
		t.Errorf("in the head (-want +got):\n%s", diff)
	}
	var data map[string]any
	if err := json.Unmarshal([]byte(page.Find("script[type='application/ld+json']").Text()), &data); err != nil {
		t.Fatalf("JSON-LD: %v", err)
	}
	if data["@type"] != "Report" || data["name"] != d.Title || data["datePublished"] != "2031-04-01" || data["reportNumber"] != "COM(2031) 9 final" {
		t.Errorf("JSON-LD %v", data)
	}
	coins, err := url.ParseQuery(page.Find("span.Z3988").AttrOr("title", ""))
	if err != nil || coins.Get("rft.btitle") != d.Title || coins.Get("rft.genre") != "report" || coins.Get("rft.aucorp") != "European Commission" || coins.Get("rft.date") != "2031-04-01" {
		t.Errorf("COinS %v, %v", coins, err)
	}
	if n := page.Find("script:not([src])").Length(); n != 1 {
		t.Errorf("%d scripts are in the page", n)
	}
	// A page of HTML has no PDF.
	other := pageOfDocument(t, f, f.held(corpus.FormatHTML), "")
	if other.Find("meta[name=citation_pdf_url]").Length() != 0 || other.Find(".sheet").Length() != 0 {
		t.Error("a page of HTML has a PDF")
	}
	if got := words(other.Find(".about section:nth-of-type(2)")); !strings.Contains(got, "2 April 2031 https://example.org/strategies?page=2") {
		t.Errorf("the provenance says %q", got)
	}
}

// TestDocumentPageForms leads to the form that is better read, and lists the others.
func TestDocumentPageForms(t *testing.T) {
	f := newFixture(t)
	d, other := f.held(corpus.FormatPDF), f.held(corpus.FormatText)
	for i := range f.index.entries {
		if e := &f.index.entries[i]; e.Document == other.ID {
			e.Reference = d.Reference
		}
	}
	d.Main, d.ReplacedBy = other.ID, ""
	page := pageOfDocument(t, f, d, "")
	if got := page.Find(".dochead .note a"); got.Text() != other.Title || got.AttrOr("href", "") != "/documents/"+other.ID {
		t.Errorf("to be read is %q", got.Text())
	}
	if got := page.Find(".about a[href='/documents/" + other.ID + "']").Length(); got != 1 {
		t.Errorf("the other form is listed %d times", got)
	}
	if got := page.Find(".about a[href='/works/com-2031-9']").Length(); got != 1 {
		t.Error("nothing leads to the work")
	}
}

// TestDocumentPageParts cuts a long text, of which every block is in a part, where
// its address leads.
func TestDocumentPageParts(t *testing.T) {
	f := newFixture(t)
	d := longDocument(f, 400)
	seen := map[string]int{}
	path, parts := "/documents/"+d.ID, 0
	for path != "" {
		got := f.get(t, path)
		if parts++; got.StatusCode != http.StatusOK || parts > 200 {
			t.Fatalf("part %d, %s: %d", parts, path, got.StatusCode)
		}
		if n := len(got.body); n > 32_000 {
			t.Errorf("%s has %d bytes", path, n)
		}
		page := document(t, got)
		page.Find(".words [id^=p]").Each(func(_ int, s *goquery.Selection) { seen[s.AttrOr("id", "")]++ })
		if last := page.Find(".words [id^=p]").Last(); last.Is("h3, h4") && page.Find("a[rel=next]").Length() > 0 {
			t.Errorf("%s ends in a heading", path)
		}
		path = page.Find(".docbar a[rel=next]").AttrOr("href", "")
	}
	for i := range d.Blocks {
		if seen[fmt.Sprintf("p%d", i)] == 0 {
			t.Errorf("block %d is in no part", i)
		}
	}
	for _, i := range []int{0, 199, 399} {
		page := pageOfDocument(t, f, d, "?at="+corpus.PassageID(d.ID, i))
		if page.Find(fmt.Sprintf("#p%d.here", i)).Length() != 1 {
			t.Errorf("block %d is not where its address leads", i)
		}
	}
	page := pageOfDocument(t, f, d, "?part=3")
	if n := page.Find(".outline li").Length(); n == 0 || n > 40 || page.Find(".side .more").Length() == 0 {
		t.Errorf("an outline of %d headings", n)
	}
	if page.Find(".outline [aria-current]").Length() != 1 {
		t.Error("the outline does not say where one is")
	}
}

// longDocument adds a document without pages, of so many blocks, each tenth a heading
// and each third with an action.
func longDocument(f *fixture, blocks int) *corpus.Document {
	d := *f.held(corpus.FormatHTML)
	d.ID, d.Digest = "00aa00aa00aa00aa", "00aa00aa00aa00aa"
	d.Blocks, d.Actions = nil, nil
	for i := range blocks {
		b := corpus.Block{Kind: corpus.Paragraph, Text: strings.Repeat(fmt.Sprintf("word%d ", i), 40)}
		switch {
		case i%10 == 0:
			b = corpus.Block{Kind: corpus.Heading, Level: 1 + i/10%2, Text: fmt.Sprintf("Heading %d", i)}
		case i%3 == 0:
			d.Actions = append(d.Actions, corpus.Action{ID: corpus.ActionID(d.ID, i, b.Text), Text: b.Text, Block: i, Places: []corpus.Place{{Block: i, End: len(b.Text)}}, Confidence: 0.8})
		}
		d.Blocks = append(d.Blocks, b)
	}
	f.archive.documents[d.ID] = &d
	return &d
}

// TestDocumentPageHostile shows texts that were written to break pages.
func TestDocumentPageHostile(t *testing.T) {
	f := newFixture(t)
	const markup = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	d := *f.held(corpus.FormatHTML)
	d.ID = "00bb00bb00bb00bb"
	d.Title, d.Reference, d.Source, d.Language = strings.Repeat(markup, 100), markup, "javascript:alert(1)", markup
	d.Provenance = []corpus.Retrieval{{Source: "javascript:alert(1)", Parent: markup}}
	d.Quality.Warnings = []string{markup}
	d.Regions = []corpus.Region{{Kind: corpus.RegionTable, Caption: markup}}
	d.Blocks = []corpus.Block{
		{Kind: corpus.Heading, Level: 9, Text: markup},
		{Kind: corpus.Paragraph, Text: strings.Repeat("x", 60_000), Calls: []corpus.Call{{At: -4, Note: 99}, {At: 70_000, Mark: markup, Note: -1}, {At: 3, Mark: "1", Note: 3}}},
		{Kind: corpus.Row, Region: 1, Header: true, Text: "a\tb\tc"},
		{Kind: corpus.Row, Region: 1, Text: markup + "\t" + markup},
		{Kind: corpus.Item, Level: -3, Marker: markup, Text: "é" + markup},
		{Kind: "unheard-of", Text: markup, Region: 77},
	}
	for i := range 3000 {
		d.Mentions = append(d.Mentions, corpus.Mention{Theme: markup, Words: markup, Place: corpus.Place{Block: 1, Start: i * 10, End: i*10 + 15}})
		d.Years = append(d.Years, corpus.Year{Year: i, Role: "unheard-of", Text: markup, Place: corpus.Place{Block: i%9 - 1, Start: i - 5, End: i * 2}})
		d.Actions = append(d.Actions, corpus.Action{ID: fmt.Sprintf("%s-a%d", d.ID, i), Text: markup, Block: i%9 - 2, Actors: []string{markup}, Themes: []string{markup},
			Places: []corpus.Place{{Block: i % 9, Start: i, End: i + 20}}, Deadline: &corpus.Deadline{Text: markup}, Why: []corpus.Reason{{Fact: markup, Rule: markup, Words: markup}}})
	}
	f.archive.documents[d.ID] = &d
	path := "/documents/" + d.ID
	for n := 0; path != ""; n++ {
		got := f.get(t, path)
		if got.StatusCode != http.StatusOK || n > 600 {
			t.Fatalf("%s answers %d at part %d", path, got.StatusCode, n)
		}
		if len(got.body) > 50_000 {
			t.Errorf("%s has %d bytes", path, len(got.body))
		}
		page := document(t, got)
		if page.Find("main script, main img[onerror], a[href^='javascript']").Length() != 0 {
			t.Fatalf("%s has markup of the text", path)
		}
		if n == 0 {
			if got := page.Find("h3").First().Text(); got != markup {
				t.Errorf("the heading is %q", got)
			}
		}
		path = page.Find(".docbar a[rel=next]").AttrOr("href", "")
	}
}

// TestDocumentPageLongBlock cuts a block that is a whole file, of which much was found:
// each cut costs what its own words do, whatever comes after.
func TestDocumentPageLongBlock(t *testing.T) {
	f := newFixture(t)
	d := *f.held(corpus.FormatHTML)
	d.ID = "00dd00dd00dd00dd"
	const sentence = "crime and ports é "
	text := strings.Repeat(sentence, 16<<20/len(sentence))
	b := corpus.Block{Kind: corpus.Paragraph, Text: text}
	for at := 0; at < len(text); at += len(sentence) {
		d.Mentions = append(d.Mentions, corpus.Mention{Theme: "fraud", Words: "crime", Place: corpus.Place{Start: at, End: at + 5}})
		b.Calls = append(b.Calls, corpus.Call{At: at + 5, Mark: "1", Note: -1})
	}
	at := len(text) / len(sentence) / 2 * len(sentence)
	action := corpus.Action{ID: corpus.ActionID(d.ID, 0, "x"), Text: "x", Places: []corpus.Place{{Start: at, End: at + 5}}}
	d.Blocks, d.Actions = []corpus.Block{b}, []corpus.Action{action}
	f.archive.documents[d.ID] = &d
	page := pageOfDocument(t, f, &d, "?at="+action.ID)
	if got := page.Find("#p0.here .act"); got.Length() != 1 || got.Text() != "crime" || page.Find("#p0 details.what[open]").Length() != 1 {
		t.Errorf("the address of the action leads to %d actions, %q", got.Length(), got.Text())
	}
	if n := len(page.Find("#p0 > p").Text()); n < 500 {
		t.Errorf("a part has %d bytes", n)
	}
}

// TestDocumentPageTurns names the parts of a page that the links lead to.
func TestDocumentPageTurns(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Paragraph, Page: 7, Text: strings.Repeat("harbour ", 4000)})
	for _, c := range []struct{ path, previous, next string }{
		{"?page=7", "← Page 6", "Part 2 →"},
		{"?page=7&part=2", "← Part 1", "Part 3 →"},
		{"?page=8", "← Page 7", "Page 9 →"},
	} {
		page := pageOfDocument(t, f, d, c.path)
		if previous, next := words(page.Find(".docbar a[rel=prev]")), words(page.Find(".docbar a[rel=next]")); previous != c.previous || next != c.next {
			t.Errorf("%s: %q and %q, want %q and %q", c.path, previous, next, c.previous, c.next)
		}
	}
}

// phraseIndex finds one passage by any words, and marks what it is told to.
type phraseIndex struct {
	api.Index
	hit corpus.Hit
}

func (x *phraseIndex) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	if q.Text == "" {
		return x.Index.Search(ctx, q)
	}
	return corpus.Result{Hits: []corpus.Hit{x.hit}, Total: 1}, nil
}

// TestDocumentPageFindPhrase marks the words of a phrase where they stand together.
func TestDocumentPageFindPhrase(t *testing.T) {
	f := newFixture(t)
	d := *f.held(corpus.FormatHTML)
	d.ID = "00ee00ee00ee00ee"
	d.Blocks = []corpus.Block{
		{Kind: corpus.Paragraph, Text: "A map of the weak places of ports"},
		{Kind: corpus.Paragraph, Text: "Of ports and of weak roofs; Weak places of ports."},
	}
	f.archive.documents[d.ID] = &d
	x := &phraseIndex{Index: f.index, hit: corpus.Hit{Entry: corpus.Entry{Document: d.ID, Kind: corpus.KindPassage}, Snippet: d.Blocks[0].Text}}
	handler, err := api.New(api.Options{Index: x, Archive: f.archive})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL
	mark := func(word string) corpus.Range {
		at := strings.LastIndex(d.Blocks[0].Text, word)
		return corpus.Range{Start: at, End: at + len(word)}
	}
	weak, places, of, ports := mark("weak"), mark("places"), mark("of"), mark("ports")
	for _, c := range []struct {
		name, q string
		marks   []corpus.Range
		want    []string
	}{
		{"a phrase", `"weak places of ports"`, []corpus.Range{weak, places, of, ports}, []string{"weak places of ports", "Weak places of ports"}},
		{"other quotes", "“places of”", []corpus.Range{places, of}, []string{"places of", "places of"}},
		{"a phrase and a word", `"places of" map`, []corpus.Range{mark("map"), places, of}, []string{"map", "places of", "places of"}},
		{"words", "weak ports", []corpus.Range{weak, ports}, []string{"weak", "ports", "ports", "weak", "Weak", "ports"}},
		{"words side by side", "weak places", []corpus.Range{weak, places}, []string{"weak", "places", "weak", "Weak", "places"}},
	} {
		x.hit.Marks = c.marks
		page := pageOfDocument(t, f, &d, "?part=1&q="+url.QueryEscape(c.q))
		if diff := cmp.Diff(c.want, linesOf(page.Find(".words mark"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestDocumentPageFollowsReviews shows a document as it is since the index was told of
// a change, and always where the index cannot tell its state.
func TestDocumentPageFollowsReviews(t *testing.T) {
	f := newDrawing(t)
	d := *f.held(corpus.FormatPDF)
	for _, c := range []struct{ name, generation, title, want string }{
		{"first", "g7", "Harbours", "Harbours"},
		{"a change that the index was not told of", "g7", "Ports", "Harbours"},
		{"a change that it was told of", "g8", "Quays", "Quays"},
		{"a state that is not known", "", "Piers", "Piers"},
		{"and once more", "", "Docks", "Docks"},
	} {
		changed := d
		changed.Title = c.title
		f.archive.documents[d.ID] = &changed
		f.generation.Store(c.generation)
		if got := words(pageOfDocument(t, f.fixture, &d, "").Find("h1")); got != c.want {
			t.Errorf("%s: the title is %q, want %q", c.name, got, c.want)
		}
	}
}

// TestDocumentPageLongTitle has a title in the head as the references have it: those of
// proposals that amend several acts take several lines.
func TestDocumentPageLongTitle(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Title = strings.TrimSpace(strings.Repeat("amending Regulation (EU) 2016/794 ", 25))
	page := pageOfDocument(t, f, d, "")
	for _, name := range []string{"citation_title", "DC.title"} {
		if got := page.Find("meta[name='"+name+"']").AttrOr("content", ""); got != d.Title {
			t.Errorf("%s is %q", name, got)
		}
	}
	if ris := f.get(t, "/v1/documents/"+d.ID+"/cite?format=ris").body; !strings.Contains(ris, "TI  - "+d.Title+"\r\n") {
		t.Errorf("RIS has another title:\n%s", ris)
	}
}

// TestDocumentPageQuality says how a document was read, and why by another reader.
func TestDocumentPageQuality(t *testing.T) {
	f := newFixture(t)
	d := f.held(corpus.FormatPDF)
	d.Quality = corpus.Quality{Status: corpus.ReadPartly, PagesInFile: 12, PagesRead: 9, Engine: "pdfium", EngineReason: "the first reader found no letters", Doubt: "few letters a page", Warnings: []string{"three pages are pictures"}}
	section := pageOfDocument(t, f, d, "").Find(".about section").First()
	if got := words(section.Find("p")); got != "Read in part: 9 of 12 pages, 0 letters. Read with pdfium. The first reader found no letters." {
		t.Errorf("it says %q", got)
	}
	if diff := cmp.Diff([]string{"Few letters a page.", "Three pages are pictures."}, linesOf(section.Find("li"))); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

// TestDocumentPageUntitled calls a document without a title by its reference.
func TestDocumentPageUntitled(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		format corpus.Format
		want   string
	}{{corpus.FormatPDF, "COM(2031) 9 final"}, {corpus.FormatHTML, "Document without a title"}} {
		d := f.held(c.format)
		d.Title = ""
		if got := words(pageOfDocument(t, f, d, "").Find("h1")); got != c.want {
			t.Errorf("it is called %q, want %q", got, c.want)
		}
	}
}
