package api_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// fill puts n actions into the index in place of what it held.
func (f *fixture) fill(n int) {
	f.index.entries = nil
	for i := range n {
		f.index.entries = append(f.index.entries, corpus.Entry{
			ID: fmt.Sprintf("d-a%d", i), Kind: corpus.KindAction, Document: "d", Text: fmt.Sprintf("do thing, %d", i),
		})
	}
}

func records(t *testing.T, body string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestExportCSV(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	got := f.get(t, "/v1/actions?format=csv&document="+pdf.ID)
	want := [][]string{
		{"id", "document", "reference", "title", "date", "page", "box", "lead_in", "text", "actors", "deadline_text", "deadline_from", "deadline_to", "years", "themes", "source", "language", "form", "review"},
		{pdf.Actions[0].ID, pdf.ID, "COM(2031) 9 final", "Safe harbours (pdf)", "2031-04-01", "7", "", "The Commission will:",
			"map the weak places of ports together with Europol by 2032", "commission|europol", "by 2032", "", "2032-12-31", "2032", "maritime-security", "in/harbours.pdf", "en", "", ""},
	}
	want[1][6] = "Key actions"
	if diff := cmp.Diff(want, records(t, got.body)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	headers := map[string]string{
		"Content-Type": "text/csv; charset=utf-8; header=present", "Content-Disposition": "attachment; filename=polidex-actions.csv",
		"Polidex-Generation": "g7", "Polidex-Vocabulary": "v3", "Polidex-Version": "1.2.3",
		"Link": "</v1/actions?document=" + pdf.ID + `&format=csv>; rel="self"`,
	}
	for name, want := range headers {
		if v := got.Header.Get(name); v != want {
			t.Errorf("%s is %q, want %q", name, v, want)
		}
	}
	if again := f.get(t, "/v1/actions?format=csv&document="+pdf.ID); again.body != got.body {
		t.Error("asked again, the bytes differ")
	}
}

func TestExportHasNoCap(t *testing.T) {
	const n = 2*corpus.MaxLimit + 345
	f := newFixture(t)
	f.fill(n)
	tests := []struct {
		path string
		want int
	}{
		{"/v1/actions?format=csv", n},
		{"/v1/actions?format=csv&limit=7", 7},
		{"/v1/actions?format=csv&limit=500", 500},
		{"/v1/actions?format=csv&limit=1001", 1001},
		{"/v1/actions?format=csv&limit=99999", n},
		{"/v1/actions?format=csv&cursor=1340", 5},
		{"/v1/search?kind=action&format=csv&q=thing", n},
		{"/v1/actions?format=csv&q=nothing", 0},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			got := f.get(t, test.path)
			rows := records(t, got.body)[1:]
			if len(rows) != test.want {
				t.Errorf("%d rows, want %d", len(rows), test.want)
			}
			if told := got.Trailer.Get("Polidex-Rows"); told != fmt.Sprint(test.want) {
				t.Errorf("the trailer tells of %q rows, want %d", told, test.want)
			}
		})
	}
}

func TestExportNDJSON(t *testing.T) {
	f := newFixture(t)
	f.fill(503)
	got := f.get(t, "/v1/actions", "Accept", "application/x-ndjson")
	lines := strings.Split(strings.TrimSpace(got.body), "\n")
	if len(lines) != 503 {
		t.Fatalf("%d lines, want 503", len(lines))
	}
	var last map[string]any
	if err := json.Unmarshal([]byte(lines[502]), &last); err != nil {
		t.Fatal(err)
	}
	if last["id"] != "d-a502" || last["links"].(map[string]any)["self"] != "/v1/actions/d-a502" {
		t.Errorf("the last line is %v", last)
	}
}

func TestExportOfCounts(t *testing.T) {
	f := newFixture(t)
	tests := []struct {
		path string
		want [][]string
	}{
		{"/v1/themes/by-year?format=csv", [][]string{{"theme", "label", "year", "actions"}, {"maritime-security", "Maritime security", "2032", "2"}}},
		{"/v1/themes/by-year?format=csv&kind=document", [][]string{{"theme", "label", "year", "documents"}, {"maritime-security", "Maritime security", "2032", "2"}}},
		{"/v1/themes?format=csv&theme=maritime-security", [][]string{{"theme", "label", "actions", "documents"}, {"maritime-security", "Maritime security", "2", "2"}}},
		{"/v1/themes?format=csv", [][]string{{"theme", "label", "actions", "documents"}, {"maritime-security", "Maritime security", "2", "2"},
			{"fraud", "Fraud & scams", "0", "0"}, {"drug-trafficking", "Drug trafficking", "0", "0"}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, records(t, f.get(t, test.path).body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.path, diff)
		}
	}
	for path, want := range map[string]string{
		"/v1/themes/by-year?format=ndjson":          `{"theme":"maritime-security","label":"Maritime security","year":2032,"actions":2}`,
		"/v1/themes?format=ndjson&theme=fraud":      `{"theme":"fraud","label":"Fraud & scams","actions":0,"documents":0}`,
		"/v1/crosstab?rows=type&format=ndjson&q=by": `{"type":"communication","year":2032,"actions":2}`,
	} {
		if got := f.get(t, path).body; got != want+"\n" {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
}

// TestThemeOfOlderVocabulary is counted though the vocabulary lacks it.
func TestThemeOfOlderVocabulary(t *testing.T) {
	f := newFixture(t)
	f.index.entries = append(f.index.entries, corpus.Entry{ID: "d-a1", Kind: corpus.KindAction, Themes: []string{"piracy"}})
	rows := records(t, f.get(t, "/v1/themes?format=csv").body)
	if want := []string{"piracy", "piracy", "1", "0"}; !slices.Equal(rows[len(rows)-1], want) {
		t.Errorf("the last row is %q, want %q", rows[len(rows)-1], want)
	}
}

func TestExportGuardsCells(t *testing.T) {
	f := newFixture(t)
	f.index.entries = []corpus.Entry{{ID: "d-a1", Kind: corpus.KindAction, Text: `=HYPERLINK("http://example.org","x")`, Title: "@home", LeadIn: "-5 %", BoxTitle: "a, \"b\"\nc"}}
	row := records(t, f.get(t, "/v1/actions?format=csv").body)[1]
	want := []string{"d-a1", "", "", "'@home", "", "", "a, \"b\"\nc", "'-5 %", `'=HYPERLINK("http://example.org","x")`, "", "", "", "", "", "", "", "", "", ""}
	if diff := cmp.Diff(want, row); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
}

// TestExportIsCut checks that a download that fails halfway is not taken for a
// whole one.
func TestExportIsCut(t *testing.T) {
	f := newFixture(t)
	f.fill(3 * corpus.MaxLimit)
	f.index.fail, f.index.failFrom = errors.New("the disk is gone"), 3
	res, err := http.Get(f.url + "/v1/actions?format=csv")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadAll(res.Body); err == nil {
		t.Error("the download ended as if it were whole")
	}
	if !strings.Contains(f.log.String(), "the disk is gone") {
		t.Errorf("the log lacks the error: %s", f.log)
	}
}

func TestConditionalRequests(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	paths := []string{
		"/v1/search?q=ports", "/v1/actions?format=csv", "/v1/documents/" + pdf.ID, "/v1/documents/" + pdf.ID + "/original", "/v1/themes",
		"/v1/themes/by-year", "/v1/themes/by-year?format=csv", "/openapi.json", "/docs", "/assets/style.css",
	}
	tags := map[string]string{}
	for _, path := range paths {
		first := f.get(t, path)
		etag := first.Header.Get("ETag")
		if other, ok := tags[etag]; ok {
			t.Errorf("%s and %s have the same ETag", path, other)
		}
		tags[etag] = path
		again := f.get(t, path, "If-None-Match", `"other", `+etag)
		if etag == "" || again.StatusCode != http.StatusNotModified || again.body != "" {
			t.Errorf("%s: ETag %q, asked again %d with %d bytes", path, etag, again.StatusCode, len(again.body))
		}
		if changed := f.get(t, path, "If-None-Match", `"other"`); changed.StatusCode != 200 || changed.body != first.body {
			t.Errorf("%s with another ETag: %d", path, changed.StatusCode)
		}
	}
}

func TestHead(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	for _, path := range []string{"/", "/v1/search", "/v1/actions?format=csv", "/v1/documents/" + pdf.ID, "/v1/documents/" + pdf.ID + "/original", "/docs"} {
		get, head := f.get(t, path), f.do(t, http.MethodHead, path, "Accept-Encoding", "gzip") // as Go asks by itself in GET alone
		if head.StatusCode != 200 || head.body != "" || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") || head.Header.Get("ETag") != get.Header.Get("ETag") {
			t.Errorf("HEAD %s: %d %v", path, head.StatusCode, head.Header)
		}
	}
	if got := f.do(t, http.MethodHead, "/v1/documents/none"); got.StatusCode != 404 || got.body != "" {
		t.Errorf("HEAD of no document: %d %q", got.StatusCode, got.body)
	}
}

func TestReadingFromOtherOrigins(t *testing.T) {
	f := newFixture(t)
	if got := f.get(t, "/v1/search", "Origin", "https://example.org"); got.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("headers: %v", got.Header)
	}
	got := f.do(t, http.MethodOptions, "/v1/search", "Origin", "https://example.org", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "If-None-Match")
	if got.StatusCode != 204 || got.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD" {
		t.Errorf("the question before: %d %v", got.StatusCode, got.Header)
	}
	if got := f.do(t, http.MethodOptions, "/v1/search"); got.StatusCode != 405 {
		t.Errorf("plain OPTIONS: %d", got.StatusCode)
	}
}

// TestOneRecordARequest reads the log.
func TestOneRecordARequest(t *testing.T) {
	f := newFixture(t)
	f.get(t, "/v1/documents/"+f.held(corpus.FormatPDF).ID)
	f.get(t, "/nowhere?x=1")
	f.get(t, "/v1/search?q=panic")
	var got []map[string]any
	dec := json.NewDecoder(strings.NewReader(f.log.String()))
	for dec.More() {
		var rec map[string]any
		if err := dec.Decode(&rec); err != nil {
			t.Fatal(err)
		}
		got = append(got, map[string]any{"level": rec["level"], "route": rec["route"], "status": rec["status"], "query": rec["query"], "failed": rec["error"] != nil})
	}
	want := []map[string]any{
		{"level": "INFO", "route": "GET /v1/documents/{id}", "status": 200.0, "query": "", "failed": false},
		{"level": "INFO", "route": "", "status": 404.0, "query": "x=1", "failed": true},
		{"level": "ERROR", "route": "GET /v1/search", "status": 500.0, "query": "q=panic", "failed": true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

// TestDownloadByHeader has an address that gives the download without the header.
func TestDownloadByHeader(t *testing.T) {
	f := newFixture(t)
	byHeader, byWord := f.get(t, "/v1/documents", "Accept", "text/csv"), f.get(t, "/v1/documents?format=csv")
	if byHeader.body != byWord.body || byHeader.Header.Get("Link") != `</v1/documents?format=csv>; rel="self"` {
		t.Errorf("by header: %v %s", byHeader.Header, byHeader.body)
	}
	if byHeader.Header.Get("Vary") != "Accept" {
		t.Error("a cache would mix the formats up")
	}
}
