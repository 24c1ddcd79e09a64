package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
	"polidex/ingest"
	"polidex/ingest/fetch"
)

// shelf is an index that holds documents and finds nothing.
type shelf struct {
	fakeIndex
	mu   sync.Mutex
	docs map[string]*corpus.Document
}

func (x *shelf) Put(_ context.Context, docs ...*corpus.Document) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, d := range docs {
		x.docs[d.ID] = d
	}
	return nil
}

func (x *shelf) Held(context.Context) ([]string, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Sorted(maps.Keys(x.docs)), nil
}

func (x *shelf) Delete(_ context.Context, ids ...string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, id := range ids {
		delete(x.docs, id)
	}
	return nil
}

// library is a server over an archive in memory, whose queue is worked on once
// open is called.
type library struct {
	*fixture
	archive *ingest.Archive
	queue   *ingest.Queue
	index   *shelf
	stop    context.CancelFunc
	// pause is received from by each reading, where it is set.
	pause chan struct{}
}

// readText stands for the extraction: the first line is the title, a line with a
// dash an action on page 1.
func (l *library) readText(ctx context.Context, data []byte, _, _ string) (*corpus.Document, error) {
	if l.pause != nil {
		select {
		case <-l.pause:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if bytes.HasPrefix(data, []byte("broken")) {
		return nil, fmt.Errorf("the file ends after 12 kB of 57 kB: it was cut off in transfer: %w", corpus.ErrMalformed)
	}
	d := &corpus.Document{Meta: corpus.Meta{Format: corpus.FormatText, Type: corpus.TypeOther, Digest: corpus.Digest(data)}}
	d.ID = corpus.DocumentID(d.Digest)
	for i, line := range strings.Split(string(data), "\n") {
		d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: line, Page: 1})
		if words, ok := strings.CutPrefix(line, "- "); ok {
			d.Actions = append(d.Actions, corpus.Action{ID: corpus.ActionID(d.ID, i, words), Text: words, Block: i, Page: 1})
		}
	}
	d.Title, d.Pages = d.Blocks[0].Text, 1
	return d, nil
}

func newLibrary(t *testing.T, waiting int) *library {
	t.Helper()
	archive, err := ingest.OpenArchive(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { archive.Close() })
	return newLibraryOf(t, archive, waiting, 1<<20)
}

func newLibraryOf(t *testing.T, archive *ingest.Archive, waiting int, most int64) *library {
	t.Helper()
	l := &library{fixture: &fixture{log: &syncBuffer{}}, archive: archive, index: &shelf{docs: map[string]*corpus.Document{}}}
	p, err := ingest.New(ingest.Options{
		Archive: l.archive, Index: l.index, Extract: l.readText, MaxBytes: most, Tool: "1",
		Fetch: fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, Retries: -1, RetryWait: time.Millisecond}),
	})
	if err != nil {
		t.Fatal(err)
	}
	remover, err := ingest.NewRemover(ingest.RemoverOptions{Archive: l.archive, Index: l.index})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	l.stop = cancel
	t.Cleanup(cancel)
	if l.queue, err = ingest.OpenQueue(ctx, ingest.QueueOptions{Pipeline: p, Remover: remover, MaxWaiting: waiting}); err != nil {
		t.Fatal(err)
	}
	handler, err := api.New(api.Options{Index: l.index, Archive: l.archive, Intake: l.queue})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	t.Cleanup(cancel) // before the server waits for those who listen
	l.url = server.URL
	return l
}

// open has the queue worked on until the test ends.
func (l *library) open(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		l.queue.Work(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
	})
}

// post sends a body.
func (l *library) post(t *testing.T, path, mediaType string, body io.Reader) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, l.url+path, body)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", mediaType)
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res, string(data)}
}

// form makes a form of one file.
func form(name, text string) (mediaType string, body *bytes.Buffer) {
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	part, _ := w.CreateFormFile("file", name) // a buffer takes all
	io.WriteString(part, text)
	w.Close()
	return w.FormDataContentType(), body
}

func (l *library) send(t *testing.T, name, text string) answer {
	t.Helper()
	mediaType, body := form(name, text)
	return l.post(t, "/v1/documents", mediaType, body)
}

// answeredJob reads an answer that is a job.
func answeredJob(t *testing.T, got answer) api.Job {
	t.Helper()
	var j api.Job
	if err := json.Unmarshal([]byte(got.body), &j); err != nil || j.ID == "" {
		t.Fatalf("status %d, no job: %s", got.StatusCode, got.body)
	}
	return j
}

// done waits for the end of a job and returns it.
func (l *library) done(t *testing.T, j api.Job) api.Job {
	t.Helper()
	l.listen(t, j.Links.Events, "", nil)
	return answeredJob(t, l.get(t, j.Links.Self))
}

// contract is the description that a server gives of itself.
type contract struct {
	spec checker
	doc  map[string]any
}

func (l *library) contract(t *testing.T) contract {
	t.Helper()
	spec, doc, err := newChecker([]byte(l.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	return contract{spec, doc}
}

// check holds the answer of an operation, "post /v1/documents", against the
// description.
func (c contract) check(t *testing.T, operation string, status int, got answer) {
	t.Helper()
	if got.StatusCode != status {
		t.Fatalf("%s answers %d, want %d: %s", operation, got.StatusCode, status, got.body)
	}
	method, path, _ := strings.Cut(operation, " ")
	if status == http.StatusNoContent {
		if c.doc["paths"].(map[string]any)[path].(map[string]any)[method].(map[string]any)["responses"].(map[string]any)["204"] == nil {
			t.Errorf("%s: 204 is not described", operation)
		}
		return
	}
	checkMethod(t, c.spec, c.doc, method, path, got)
}

// A file is kept when it comes, read when its turn comes, and known from then on.
func TestAddFile(t *testing.T) {
	l := newLibrary(t, 0)
	c := l.contract(t)
	text := "Harbours\n- light every buoy"
	id := corpus.DocumentID(corpus.Digest([]byte(text)))
	got := l.send(t, "../harbours.txt", text)
	c.check(t, "post /v1/documents", http.StatusAccepted, got)
	j := answeredJob(t, got)
	want := api.Job{Links: api.JobLinks{Self: "/v1/jobs/" + j.ID, Events: "/v1/jobs/" + j.ID + "/events"}, Job: corpus.Job{
		ID: j.ID, Kind: corpus.JobUpload, State: corpus.JobWaiting, Order: corpus.Order{Source: "upload:" + id + "/harbours.txt"},
		Document: id, Size: int64(len(text)), Created: j.Created,
	}}
	if diff := cmp.Diff(want, j); diff != "" || got.Header.Get("Location") != j.Links.Self {
		t.Errorf("Location %q, job (-want +got):\n%s", got.Header.Get("Location"), diff)
	}
	c.check(t, "get /v1/documents/{id}", http.StatusNotFound, l.get(t, "/v1/documents/"+id))
	c.check(t, "get /v1/jobs/{id}", http.StatusOK, l.get(t, j.Links.Self))
	c.check(t, "get /v1/jobs", http.StatusOK, l.get(t, "/v1/jobs"))
	l.open(t)
	if j = l.done(t, j); j.State != corpus.JobDone || j.Links.Document != "/v1/documents/"+id || len(j.Rows) != 1 || j.Rows[0].Actions != 1 {
		t.Errorf("job = %+v, want it done with one action", j)
	}
	c.check(t, "get /v1/jobs/{id}", http.StatusOK, l.get(t, j.Links.Self))
	c.check(t, "get /v1/documents/{id}", http.StatusOK, l.get(t, j.Links.Document))

	again := l.send(t, "copy.txt", text)
	c.check(t, "post /v1/documents", http.StatusOK, again)
	var d api.Document
	if err := json.Unmarshal([]byte(again.body), &d); err != nil || d.ID != id || len(d.Provenance) != 2 || again.Header.Get("Content-Location") != j.Links.Document {
		t.Errorf("the same bytes are answered with %s at %q", again.body, again.Header.Get("Content-Location"))
	}

	reprocess := l.post(t, j.Links.Document+"/reprocess", "", nil)
	c.check(t, "post /v1/documents/{id}/reprocess", http.StatusAccepted, reprocess)
	if j := l.done(t, answeredJob(t, reprocess)); j.State != corpus.JobDone || j.Rows[0].Reason != "read again: no change in 1 action" {
		t.Errorf("read again: %+v", j)
	}
	c.check(t, "post /v1/documents/{id}/reprocess", http.StatusNotFound, l.post(t, "/v1/documents/0123456789abcdef/reprocess", "", nil))
	c.check(t, "get /v1/jobs/{id}", http.StatusNotFound, l.get(t, "/v1/jobs/nonsense"))
	c.check(t, "get /v1/jobs", http.StatusBadRequest, l.get(t, "/v1/jobs?limit=201"))

	broken := answeredJob(t, l.send(t, "broken.pdf", "broken"))
	if j := l.done(t, broken); j.State != corpus.JobFailed || j.Reason != "the file ends after 12 kB of 57 kB: it was cut off in transfer" || j.Links.Document != "" {
		t.Errorf("a broken file: %+v", j)
	}
	var list api.JobList
	if err := json.Unmarshal([]byte(l.get(t, "/v1/jobs?limit=2").body), &list); err != nil || len(list.Jobs) != 2 || list.Jobs[0].ID != broken.ID {
		t.Errorf("jobs = %+v, want the last two", list)
	}
}

func TestAddSource(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/a.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "A page\n- do it")
	}))
	defer site.Close()
	l := newLibrary(t, 0)
	l.open(t)
	c := l.contract(t)
	got := l.post(t, "/v1/documents", "application/json; charset=utf-8", strings.NewReader(fmt.Sprintf(`{"source": %q, "follow": "pdf", "languages": ["en"]}`, site.URL+"/a.txt")))
	c.check(t, "post /v1/documents", http.StatusAccepted, got)
	j := l.done(t, answeredJob(t, got))
	if j.State != corpus.JobDone || j.Counts.Added != 1 || j.Follow != "pdf" || j.Links.Document != "" || j.Rows[0].Document == "" {
		t.Errorf("job = %+v", j)
	}
	missing := l.done(t, answeredJob(t, l.post(t, "/v1/documents", "application/json", strings.NewReader(fmt.Sprintf(`{"source": %q}`, site.URL+"/b.txt")))))
	if missing.State != corpus.JobFailed || !strings.Contains(missing.Reason, "404") {
		t.Errorf("what is not there: %s: %s", missing.State, missing.Reason)
	}

	for _, c := range []struct {
		name, mediaType, body  string
		status                 int
		says, parameter, meant string
	}{
		{"nothing", "application/json", ``, 400, "the body is empty; an order is one JSON object, such as {", "", ""},
		{"no JSON", "application/json", `source=x`, 400, "the body is no JSON: byte 1: ", "", ""},
		{"cut off", "application/json", `{"source": "https://example.org/`, 400, "it ends too early; an order is one JSON object", "", ""},
		{"a list", "application/json", `["https://example.org/"]`, 400, "the body is a list; an order is one JSON object", "", ""},
		{"null", "application/json", `null`, 400, "an order needs a source", "", ""},
		{"two", "application/json", `{"source": "https://example.org/"} {}`, 400, "the body goes on after an order", "", ""},
		{"large behind it", "application/json", `{"source": "https://example.org/"}` + strings.Repeat(" ", 70_000), 413, "larger than", "", ""},
		{"wrong kind", "application/json", `{"source": "https://example.org/", "languages": "en"}`, 400, "cannot be a string", "languages", ""},
		{"unknown member", "application/json", `{"sources": "https://example.org/"}`, 400, "is no member of an order", "sources", "source"},
		{"no source", "application/json", `{}`, 400, "an order needs a source", "", ""},
		{"a path", "application/json", `{"source": "/etc/passwd"}`, 400, "it is no web address", "", ""},
		{"a file address", "application/json", `{"source": "file:///etc/passwd"}`, 400, "it is no web address", "", ""},
		{"standard input", "application/json", `{"source": "-"}`, 400, "it is no web address", "", ""},
		{"too large", "application/json", `{"source": "` + strings.Repeat("x", 70_000) + `"}`, 413, "larger than", "", ""},
		{"another type", "text/plain", "https://example.org/", 415, "multipart/form-data", "", ""},
		{"no type", "", "x", 415, "multipart/form-data", "", ""},
		{"a bare file", "application/pdf", "%PDF-1.7", 415, "multipart/form-data", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := l.post(t, "/v1/documents", c.mediaType, strings.NewReader(c.body))
			var p api.Problem
			if err := json.Unmarshal([]byte(got.body), &p); err != nil {
				t.Fatalf("%d %s: %v", got.StatusCode, got.body, err)
			}
			if p.Status != c.status || got.StatusCode != c.status || !strings.Contains(p.Detail, c.says) || p.Parameter != c.parameter || p.Suggestion != c.meant {
				t.Errorf("problem %+v, want %d with %q, parameter %q, suggestion %q", p, c.status, c.says, c.parameter, c.meant)
			}
		})
	}
}

// No more jobs are taken than can wait, and that is said with when to ask again.
func TestAddWhenBusy(t *testing.T) {
	l := newLibrary(t, 1)
	c := l.contract(t)
	first := answeredJob(t, l.send(t, "a.txt", "A"))
	got := l.send(t, "b.txt", "B")
	c.check(t, "post /v1/documents", http.StatusServiceUnavailable, got)
	if !strings.Contains(got.body, "1 job is waiting already") || !strings.Contains(got.body, "#error-busy") || got.Header.Get("Retry-After") == "" {
		t.Errorf("Retry-After %q: %s", got.Header.Get("Retry-After"), got.body)
	}
	c.check(t, "post /v1/documents", http.StatusServiceUnavailable, l.post(t, "/v1/documents", "application/json", strings.NewReader(`{"source": "https://example.org/"}`)))
	l.open(t)
	l.done(t, first)
	c.check(t, "post /v1/documents", http.StatusAccepted, l.send(t, "b.txt", "B"))
}

func TestRemoveDocument(t *testing.T) {
	l := newLibrary(t, 0)
	l.open(t)
	c := l.contract(t)
	text := "Harbours\n- light every buoy"
	j := l.done(t, answeredJob(t, l.send(t, "a.txt", text)))
	path, id := j.Links.Document, j.Document
	var d api.Document
	if err := json.Unmarshal([]byte(l.get(t, path).body), &d); err != nil {
		t.Fatal(err)
	}
	c.check(t, "delete /v1/documents/{id}", http.StatusBadRequest, l.do(t, http.MethodDelete, path+"?purge=perhaps"))
	c.check(t, "delete /v1/documents/{id}", http.StatusNotFound, l.do(t, http.MethodDelete, "/v1/documents/0123456789abcdef"))
	got := l.do(t, http.MethodDelete, path+"?reason=superseded+by+another")
	c.check(t, "delete /v1/documents/{id}", http.StatusOK, got)
	var stone corpus.Tombstone
	if err := json.Unmarshal([]byte(got.body), &stone); err != nil || stone.Document != id || stone.Reason != "superseded by another" || stone.Purged || stone.Title != "Harbours" {
		t.Errorf("tombstone %s", got.body)
	}
	for operation, address := range map[string]string{
		"get /v1/documents/{id}":              path,
		"get /v1/documents/{id}/original":     path + "/original",
		"get /v1/documents/{id}/text":         path + "/text",
		"get /v1/documents/{id}/outline":      path + "/outline",
		"get /v1/documents/{id}/pages/{page}": path + "/pages/1",
		"get /v1/actions/{id}":                "/v1/actions/" + d.Actions[0].ID,
		"get /v1/passages/{id}":               "/v1/passages/" + corpus.PassageID(id, 0),
	} {
		gone := l.get(t, address)
		c.check(t, operation, http.StatusGone, gone)
		if want := stone.Time.Format("2006-01-02T15:04:05Z") + ": superseded by another"; !strings.Contains(gone.body, want) {
			t.Errorf("%s: %s, want %q", operation, gone.body, want)
		}
	}
	c.check(t, "post /v1/documents/{id}/reprocess", http.StatusGone, l.post(t, path+"/reprocess", "", nil))
	if held, _ := l.index.Held(t.Context()); len(held) != 0 {
		t.Errorf("the index holds %v", held)
	}
	// A removal is no answer that a cache has.
	c.check(t, "delete /v1/documents/{id}", http.StatusOK, l.do(t, http.MethodDelete, path, "If-None-Match", "*"))
	if _, err := l.archive.ReadOriginal(t.Context(), d.Digest); err != nil {
		t.Errorf("the original: %v, want it there", err)
	}
	c.check(t, "delete /v1/documents/{id}", http.StatusOK, l.do(t, http.MethodDelete, path+"?purge=true"))
	if _, err := l.archive.ReadOriginal(t.Context(), d.Digest); err == nil {
		t.Error("the original is there after the purge")
	}
	// Who sends it again wants it.
	if j := l.done(t, answeredJob(t, l.send(t, "a.txt", text))); j.State != corpus.JobDone {
		t.Errorf("sent again: %+v", j)
	}
	c.check(t, "get /v1/documents/{id}", http.StatusOK, l.get(t, path))
}

// idle is an intake that nobody has asked for anything.
type idle struct{ api.Intake }

func (idle) Jobs(context.Context, int) ([]corpus.Job, int, error) { return nil, 0, nil }

// A server that takes nothing in says so.
func TestNoIntake(t *testing.T) {
	handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	f := &fixture{url: server.URL}
	for _, c := range []struct{ method, path string }{
		{"POST", "/v1/documents"}, {"DELETE", "/v1/documents/0123456789abcdef"}, {"POST", "/v1/documents/0123456789abcdef/reprocess"},
		{"GET", "/v1/jobs"}, {"GET", "/v1/jobs/x"}, {"GET", "/v1/jobs/x/events"},
	} {
		if got := f.do(t, c.method, c.path); got.StatusCode != http.StatusNotFound || !strings.Contains(got.body, "takes no documents in") {
			t.Errorf("%s %s answers %d: %s", c.method, c.path, got.StatusCode, got.body)
		}
	}
}
