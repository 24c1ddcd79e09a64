package api_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"polidex/api"
	"polidex/api/sheets"
	"polidex/corpus"
)

// noon is when the newest document of the test's corpora came in.
func noon() time.Time { return time.Date(2031, 4, 2, 12, 0, 0, 0, time.UTC) }

// changes says always the same.
type changes struct {
	at  time.Time
	err error
}

func (c changes) Changed(context.Context) (time.Time, error) { return c.at, c.err }

// withChanges serves an index of a fixture, with a time of the corpus.
func withChanges(t *testing.T, index api.Index, c api.Changes) *fixture {
	t.Helper()
	f := newFixture(t)
	if index == nil {
		index = f.index
	}
	handler, err := api.New(api.Options{Index: index, Archive: f.archive, Themes: testThemes(), VocabularyVersion: "v3", Version: "1.2.3", Changes: c})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// rowsOf returns the number of rows of a download, and what it says of itself.
func rowsOf(t *testing.T, format sheets.Format, body string) (int, map[string]string) {
	t.Helper()
	said := map[string]string{}
	switch format {
	case sheets.XLSX:
		f, err := excelize.OpenReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		about, err := f.GetRows("About")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range about {
			said[row[0]] = row[1]
		}
		return len(rows) - 1, said
	case sheets.Parquet:
		f, err := parquet.OpenFile(strings.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		for _, kv := range f.Metadata().KeyValueMetadata {
			said[strings.TrimPrefix(kv.Key, "polidex.")] = kv.Value
		}
		return int(f.NumRows()), said
	case sheets.CSV:
		return len(records(t, body)) - 1, nil
	case sheets.NDJSON:
	}
	return strings.Count(body, "\n"), nil
}

// TestDownloads asks every list and table in every format, twice, reads it back,
// and holds it against the description.
func TestDownloads(t *testing.T) {
	f := withChanges(t, nil, changes{at: noon()})
	spec, doc, err := newChecker([]byte(f.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, name, question string
		rows                 int
	}{
		{"/v1/actions?theme=maritime-security&year=2032", "actions", "/v1/actions?theme=maritime-security&year=2032", 2},
		{"/v1/actions?year=2032&theme=maritime-security&theme=maritime-security", "actions", "/v1/actions?theme=maritime-security&year=2032", 2},
		{"/v1/search?q=ports", "passages", "/v1/search?kind=passage&q=ports", 3},
		{"/v1/search?kind=action&limit=1&highlight=true", "actions", "/v1/search?kind=action&limit=1", 1},
		{"/v1/search?group=document", "passages", "/v1/search?group=document&kind=passage", 3},
		{"/v1/documents?sort=date&-language=fr", "documents", "/v1/documents?-language=fr&sort=date", 3},
		{"/v1/documents?q=zebra", "documents", "/v1/documents?q=zebra", 0},
		{"/v1/themes", "themes", "/v1/themes", 3},
		{"/v1/years?actor=europol", "years", "/v1/years?actor=europol", 1},
		{"/v1/actors", "actors", "/v1/actors", 2},
		{"/v1/themes/by-year", "themes-by-year", "/v1/themes/by-year?kind=action", 1},
		{"/v1/crosstab?rows=actor", "actor-by-year", "/v1/crosstab?columns=year&kind=action&rows=actor", 2},
	} {
		path, _, _ := strings.Cut(c.path, "?")
		for _, format := range sheets.Formats() {
			t.Run(c.path+" "+string(format), func(t *testing.T) {
				address := c.path + "&format=" + string(format)
				if path == c.path {
					address = c.path + "?format=" + string(format)
				}
				got := f.get(t, address)
				if got.StatusCode != http.StatusOK {
					t.Fatalf("status %d: %s", got.StatusCode, got.body)
				}
				checkAnswer(t, spec, doc, path, got)
				rows, said := rowsOf(t, format, got.body)
				if rows != c.rows {
					t.Errorf("%d rows, want %d", rows, c.rows)
				}
				checkHeaders(t, doc, path, got.Header)
				for name, want := range map[string]string{
					"Content-Disposition": "attachment; filename=polidex-" + c.name + "." + string(format),
					"Polidex-Query":       c.question, "Polidex-Generation": "g7", "Polidex-Vocabulary": "v3", "Polidex-Version": "1.2.3",
					"Polidex-Corpus-Time": "2031-04-02T12:00:00Z",
				} {
					if v := got.Header.Get(name); v != want {
						t.Errorf("%s is %q, want %q", name, v, want)
					}
				}
				query, at := "query", "corpus_time"
				if format == sheets.XLSX {
					query, at = "Query", "Corpus of"
				}
				if said != nil && (said[query] != c.question || !strings.HasPrefix(said[at], "2031-04-02")) {
					t.Errorf("it says of itself: %v", said)
				}
				if again := f.get(t, address); again.body != got.body || again.Header.Get("ETag") != got.Header.Get("ETag") {
					t.Error("asked again, the bytes or the tag differ")
				}
				if held := f.get(t, address, "If-None-Match", got.Header.Get("ETag")); held.StatusCode != http.StatusNotModified {
					t.Errorf("asked again with its tag: %d", held.StatusCode)
				}
				if head := f.do(t, http.MethodHead, address); head.StatusCode != http.StatusOK || head.Header.Get("Content-Type") != got.Header.Get("Content-Type") {
					t.Errorf("HEAD: %d %v", head.StatusCode, head.Header)
				}
			})
		}
	}
}

// checkHeaders holds what a download says of itself against the description.
func checkHeaders(t *testing.T, doc map[string]any, path string, h http.Header) {
	t.Helper()
	response := doc["paths"].(map[string]any)[path].(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)["200"].(map[string]any)
	described, _ := response["headers"].(map[string]any)
	for name := range h {
		if strings.HasPrefix(name, "Polidex-") && described[name] == nil {
			t.Errorf("%s: the header %s is not described", path, name)
		}
	}
}

// TestQuestionAsksTheSame: the address that a download bears gives the same rows,
// in every format.
func TestQuestionAsksTheSame(t *testing.T) {
	f := withChanges(t, nil, changes{at: noon()})
	for _, path := range []string{"/v1/search?format=csv&kind=action&-theme=fraud&limit=1", "/v1/themes/by-year?format=csv&theme=maritime-security", "/v1/crosstab?format=csv&kind=document"} {
		first := f.get(t, path)
		again := f.get(t, first.Header.Get("Polidex-Query"), "Accept", "text/csv")
		if again.body != first.body || again.Header.Get("Polidex-Query") != first.Header.Get("Polidex-Query") {
			t.Errorf("%s: asked as %s: %q, want %q", path, first.Header.Get("Polidex-Query"), again.body, first.body)
		}
	}
}

func TestDownloadTypes(t *testing.T) {
	f := newFixture(t)
	for accept, want := range map[string]string{
		"application/vnd.apache.parquet":                                    "application/vnd.apache.parquet",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		"image/png, application/x-ndjson;q=0.5":                             "application/x-ndjson",
		"application/json, text/csv":                                        "application/json",
	} {
		if got := f.get(t, "/v1/actions", "Accept", accept).Header.Get("Content-Type"); got != want {
			t.Errorf("Accept: %s gives %q, want %q", accept, got, want)
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	f := newFixture(t)
	for _, path := range []string{"/v1/actions", "/v1/themes", "/v1/crosstab", "/v1/themes/by-year"} {
		plain, marked := f.get(t, path+"?format=csv"), f.get(t, path+"?format=csv&bom=true")
		if marked.body != "\ufeff"+plain.body {
			t.Errorf("%s with a mark is %q", path, marked.body[:min(20, len(marked.body))])
		}
		if plain.Header.Get("Polidex-Query") != marked.Header.Get("Polidex-Query") {
			t.Errorf("%s: the mark is in the query %q", path, marked.Header.Get("Polidex-Query"))
		}
	}
	for _, format := range []string{"json", "xlsx", "ndjson"} {
		got := f.get(t, "/v1/actions?bom=true&format="+format)
		if got.StatusCode != http.StatusBadRequest || !strings.Contains(got.body, "goes with format=csv") {
			t.Errorf("a mark before %s: %d %s", format, got.StatusCode, got.body)
		}
	}
}

// TestErrorBeforeTheFirstByte is answered as any other, and not as a file.
func TestErrorBeforeTheFirstByte(t *testing.T) {
	f := newFixture(t)
	f.fill(3 * corpus.MaxLimit)
	f.index.fail, f.index.failFrom = errors.New("the disk is gone"), 3
	got := f.get(t, "/v1/actions?format=xlsx")
	if got.StatusCode != http.StatusInternalServerError || got.Header.Get("Content-Type") != "application/problem+json" || got.Header.Get("Content-Disposition") != "" {
		t.Errorf("%d %v", got.StatusCode, got.Header)
	}
	f = withChanges(t, nil, changes{err: errors.New("the archive is gone")})
	for _, path := range []string{"/v1/actions?format=csv", "/v1/themes?format=csv", "/v1/crosstab?format=parquet"} {
		if got := f.get(t, path); got.StatusCode != http.StatusInternalServerError {
			t.Errorf("%s without the corpus' time: %d", path, got.StatusCode)
		}
	}
}

// moving is an index whose content changes after its first answer.
type moving struct {
	*fakeIndex
	asked int
}

func (m *moving) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	r, err := m.fakeIndex.Search(ctx, q)
	if m.asked++; m.asked > 1 {
		r.Generation = "g8"
	}
	return r, err
}

// TestCorpusChangesMeanwhile is said: such a file is of no one version.
func TestCorpusChangesMeanwhile(t *testing.T) {
	index := &moving{fakeIndex: &fakeIndex{}}
	f := withChanges(t, index, changes{})
	f.index = index.fakeIndex
	f.fill(corpus.MaxLimit + 1)
	for _, format := range sheets.Formats() {
		index.asked = 0
		got := f.get(t, "/v1/actions?format="+string(format))
		_, said := rowsOf(t, format, got.body)
		after := got.Trailer.Get("Polidex-Generation-After")
		if after != "g8" || got.Header.Get("Polidex-Generation") != "g7" {
			t.Errorf("%s: of %s, at the end of %q", format, got.Header.Get("Polidex-Generation"), after)
		}
		if said != nil && said["generation_after"] != "g8" && said["Corpus version at the end"] != "g8" {
			t.Errorf("%s says of itself: %v", format, said)
		}
		if got.Header.Get("Polidex-Corpus-Time") != "" {
			t.Errorf("%s: of an empty corpus: %q", format, got.Header.Get("Polidex-Corpus-Time"))
		}
	}
}

// gate is an index that holds up whoever asks for a second page.
type gate struct {
	*fakeIndex
	arrived, open chan struct{}
	mu            sync.Mutex
	inside, most  int
}

func (g *gate) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	if q.Cursor != "" {
		g.mu.Lock()
		g.inside++
		g.most = max(g.most, g.inside)
		g.mu.Unlock()
		g.arrived <- struct{}{}
		<-g.open
		g.mu.Lock()
		g.inside--
		g.mu.Unlock()
	}
	return g.fakeIndex.Search(ctx, q)
}

// TestWorkbooksTakeTurns: rows of a workbook wait on the disk, so that only some
// are made at once. All get theirs.
func TestWorkbooksTakeTurns(t *testing.T) {
	const callers, most = 7, 4
	index := &gate{fakeIndex: &fakeIndex{}, arrived: make(chan struct{}, callers), open: make(chan struct{})}
	f := withChanges(t, index, changes{})
	f.index = index.fakeIndex
	f.fill(corpus.MaxLimit + 1)
	var done sync.WaitGroup
	for range callers {
		done.Go(func() {
			res, err := http.Get(f.url + "/v1/actions?format=xlsx")
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			body, err := io.ReadAll(res.Body)
			if err != nil || res.StatusCode != http.StatusOK || !bytes.HasPrefix(body, []byte("PK")) {
				t.Errorf("%s, %v, %d bytes", res.Status, err, len(body))
			}
		})
	}
	for range most {
		<-index.arrived
	}
	close(index.open)
	done.Wait()
	if index.most != most {
		t.Errorf("%d workbooks were made at once, want %d", index.most, most)
	}
}

// TestLinksOfDownloads is followed by programs that read JSON.
func TestLinksOfDownloads(t *testing.T) {
	f := newFixture(t)
	links := decode(t, f.get(t, "/v1/actions?limit=1&year=2032"))["links"].(map[string]any)
	for _, format := range sheets.Formats() {
		u, err := url.Parse(links[string(format)].(string))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(url.Values{"format": {string(format)}, "year": {"2032"}}, u.Query()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
}

// TestGroupsInDownloads have their names and sizes in every format.
func TestGroupsInDownloads(t *testing.T) {
	f := newFixture(t)
	rows := records(t, f.get(t, "/v1/search?group=document&format=csv").body)
	want := []string{"group", "group_total"}
	if got := rows[0][len(rows[0])-2:]; !cmp.Equal(got, want) {
		t.Errorf("the last columns are %q, want %q", got, want)
	}
	id := f.held(corpus.FormatPDF).ID
	if !bytes.Contains([]byte(f.get(t, "/v1/search?group=document&format=csv").body), []byte(","+id+",2\n")) {
		t.Errorf("no row ends with the group of %s", id)
	}
}
