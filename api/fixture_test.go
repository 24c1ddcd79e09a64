package api_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"polidex/api"
	"polidex/corpus"
)

// fakeArchive holds documents by ID and originals by digest.
type fakeArchive struct {
	documents map[string]*corpus.Document
	originals map[string][]byte
}

func (a *fakeArchive) Document(_ context.Context, id string) (*corpus.Document, error) {
	if d := a.documents[id]; d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("reading /secret/place/%s.json: %w", id, corpus.ErrNotFound)
}

func (a *fakeArchive) Original(_ context.Context, digest string) (io.ReadSeekCloser, error) {
	if b, ok := a.originals[digest]; ok {
		return readSeekCloser{bytes.NewReader(b)}, nil
	}
	return nil, fmt.Errorf("opening /secret/place/%s: %w", digest, corpus.ErrNotFound)
}

type readSeekCloser struct{ *bytes.Reader }

func (readSeekCloser) Close() error { return nil }

func testThemes() []corpus.Theme {
	return []corpus.Theme{
		{ID: "maritime-security", Labels: map[string]string{"en": "Maritime security", "fr": "Sûreté maritime"}, Note: "Ports and ships."},
		{ID: "fraud", Labels: map[string]string{"en": "Fraud & scams"}, EuroVoc: []string{"1230"}},
		{ID: "drug-trafficking", Labels: map[string]string{"en": "Drug trafficking"}},
	}
}

// fixture is a server over one PDF, one page of HTML and one text, with what it
// is made of at hand.
type fixture struct {
	index   *fakeIndex
	archive *fakeArchive
	log     *syncBuffer
	ready   error
	url     string
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func newFixture(t testing.TB) *fixture {
	t.Helper()
	f := &fixture{index: &fakeIndex{}, archive: &fakeArchive{map[string]*corpus.Document{}, map[string][]byte{}}, log: &syncBuffer{}}
	for _, o := range []struct {
		format corpus.Format
		body   string
		source string
	}{
		{corpus.FormatPDF, "%PDF-1.7\nnot much of one\n", "in/harbours.pdf"},
		{corpus.FormatHTML, "<script>alert('in your origin')</script><p>caf\xe9", "https://example.org/strategies?page=2"},
		{corpus.FormatText, "Zażółć: plain words\n", "in/notes \"on\" ports.txt"},
	} {
		f.add(o.format, o.body, o.source)
	}
	handler, err := api.New(api.Options{
		Index: f.index, Archive: f.archive, Intake: idle{}, Themes: testThemes(), VocabularyVersion: "v3", Version: "1.2.3",
		Ready: func() error { return f.ready }, Logger: slog.New(slog.NewJSONHandler(f.log, nil)),
		Now:            func() time.Time { return time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC) },
		RequestTimeout: 50 * time.Millisecond,
		Arrivals:       arrivals{f},
		Reviewer:       newReviewer(f.archive),
		Pictures:       &fakePictures{},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// add takes a document with one action and two passages in.
func (f *fixture) add(format corpus.Format, body, source string) {
	digest := corpus.Digest([]byte(body))
	id := corpus.DocumentID(digest)
	text := "map the weak places of ports together with Europol by 2032"
	meta := corpus.Meta{
		ID: id, Digest: digest, Title: "Safe harbours (" + string(format) + ")", Type: corpus.TypeCommunication,
		Date: "2031-04-01", Language: "en", Format: format, Source: source,
	}
	if format == corpus.FormatPDF {
		meta.Work, meta.Reference, meta.Pages = "com-2031-9", "COM(2031) 9 final", 12
	}
	place := corpus.Place{Block: 2, Start: 0, End: len(text)}
	deadline := corpus.Deadline{Text: "by 2032", To: "2032-12-31", Precision: corpus.ByYear, Place: corpus.Place{Block: 2, Start: 51, End: 58}}
	d := &corpus.Document{
		Meta: meta,
		Blocks: []corpus.Block{
			{Kind: corpus.Furniture, Text: "EN", Page: 1, Reason: "running head"},
			{Kind: corpus.Paragraph, Text: "The Commission will:", Page: 7, Box: &corpus.Rect{X0: 70, Y0: 500, X1: 520, Y1: 515}, Section: []string{"1. Ports"}},
			{Kind: corpus.Item, Level: 1, Text: text, Marker: "•", Page: 7, Section: []string{"1. Ports"}},
		},
		Actions: []corpus.Action{{
			ID: corpus.ActionID(id, 2, text), Text: text, LeadIn: "The Commission will:", BoxTitle: "Key actions",
			Actors: []string{corpus.ActorCommission, corpus.ActorEuropol}, Deadline: &deadline,
			Years:  []corpus.Year{{Year: 2032, Role: corpus.YearDeadline, Text: "by 2032", Place: deadline.Place}},
			Themes: []string{"maritime-security"}, Page: 7, Block: 2, Places: []corpus.Place{place}, Confidence: 0.9,
			Why: []corpus.Reason{{Fact: "action", Rule: "lead-in", Words: "The Commission will:", Place: corpus.Place{Block: 1, End: 20}}},
		}},
		Years:    []corpus.Year{{Year: 2032, Role: corpus.YearDeadline, Text: "by 2032", Place: deadline.Place}},
		Mentions: []corpus.Mention{{Theme: "maritime-security", Term: "port", Words: "ports", Place: corpus.Place{Block: 2, Start: 23, End: 28}}},
		Quality:  corpus.Quality{Status: corpus.ReadWhole},
	}
	if format == corpus.FormatHTML {
		// Nothing was found in this one: every list of it is absent.
		d = &corpus.Document{Meta: meta, Blocks: d.Blocks, Quality: d.Quality, Provenance: []corpus.Retrieval{
			{Digest: digest, Source: source, Time: time.Date(2031, 4, 2, 0, 0, 0, 0, time.UTC), Status: 200, ContentType: "text/html; charset=ISO-8859-1"},
		}}
	}
	f.archive.documents[id], f.archive.originals[digest] = d, []byte(body)
	base := corpus.Entry{Document: id, Work: meta.Work, Title: meta.Title, Reference: meta.Reference, Type: meta.Type, Date: meta.Date, Language: meta.Language, Source: source}
	doc := base
	doc.ID, doc.Kind, doc.Passages, doc.Actions, doc.Pages = id, corpus.KindDocument, 2, len(d.Actions), meta.Pages
	if len(d.Actions) > 0 {
		doc.Themes, doc.Years = []string{"maritime-security"}, []int{2032}
	}
	f.index.entries = append(f.index.entries, doc)
	for i, b := range d.Blocks[1:] {
		p := base
		p.ID, p.Kind, p.Text, p.Block, p.BlockKind, p.Page = corpus.PassageID(id, i+1), corpus.KindPassage, b.Text, i+1, b.Kind, b.Page
		f.index.entries = append(f.index.entries, p)
	}
	for _, a := range d.Actions {
		e := base
		e.ID, e.Kind, e.Text, e.Block, e.BlockKind, e.Page = a.ID, corpus.KindAction, a.Text, a.Block, corpus.Item, a.Page
		e.LeadIn, e.BoxTitle, e.Actors, e.Themes, e.Years, e.Deadline, e.Confidence = a.LeadIn, a.BoxTitle, a.Actors, a.Themes, []int{2032}, a.Deadline, a.Confidence
		f.index.entries = append(f.index.entries, e)
	}
}

// held returns the document of the format.
func (f *fixture) held(format corpus.Format) *corpus.Document {
	for _, d := range f.archive.documents {
		if d.Format == format {
			return d
		}
	}
	return nil
}

func (f *fixture) lastQuery() corpus.Query {
	f.index.mu.Lock()
	defer f.index.mu.Unlock()
	return f.index.queries[len(f.index.queries)-1]
}

// answer is an answer with its body read.
type answer struct {
	*http.Response
	body string
}

// get asks for a path with headers given as name, value, name, value.
func (f *fixture) get(t testing.TB, path string, headers ...string) answer {
	t.Helper()
	return f.do(t, http.MethodGet, path, headers...)
}

func (f *fixture) do(t testing.TB, method, path string, headers ...string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, f.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("reading the answer to %s: %v", path, err)
	}
	return answer{res, string(body)}
}
