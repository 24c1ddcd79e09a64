package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeReviews: what a person says over HTTP is found at once, and what is
// completely reviewed measures the extraction.
func TestServeReviews(t *testing.T) {
	dir := t.TempDir()
	file, data := filepath.Join(dir, "rivers.txt"), filepath.Join(dir, "data")
	if err := os.WriteFile(file, []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveDocuments(t, data, file)
	var list struct {
		Total int `json:"total"`
		Hits  []struct{ ID, Document, Text string }
	}
	getJSON(t, s.url+"/v1/actions?sort=document", &list)
	if len(list.Hits) != 2 {
		t.Fatalf("actions = %+v, want two", list)
	}
	document := s.url + "/v1/documents/" + list.Hits[0].Document
	for _, body := range []string{
		`{"verdict":"corrected","action":"` + list.Hits[0].ID + `","author":"Ana","themes":["fraud"],"deadline":{"to":"2034-12-31"}}`,
		`{"verdict":"accepted","action":"` + list.Hits[1].ID + `","author":"Ana"}`,
		`{"verdict":"complete","author":"Ana"}`,
	} {
		if code, answer := send(t, http.MethodPost, document+"/reviews", body); code != http.StatusCreated {
			t.Fatalf("%s answers %d: %s", body, code, answer)
		}
	}
	getJSON(t, s.url+"/v1/actions?deadline_year=2034&theme=fraud", &list)
	if list.Total != 1 {
		t.Errorf("%d actions are due in 2034, want the corrected one at once", list.Total)
	}
	code, gold := send(t, http.MethodGet, s.url+"/v1/reviews/gold", "")
	var line struct{ Actions []json.RawMessage }
	if err := json.Unmarshal([]byte(gold), &line); err != nil || code != http.StatusOK || len(line.Actions) != 2 {
		t.Fatalf("gold answers %d, %v: %s", code, err, gold)
	}
	goldFile := filepath.Join(dir, "gold.ndjson")
	if err := os.WriteFile(goldFile, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	s.stop()
	<-s.ended

	var out, said bytes.Buffer
	status := run(context.Background(), []string{"evaluate", goldFile, "--data", data, "--format", "json"},
		streams{in: strings.NewReader(""), out: &out, err: &said}, func(string) string { return "" })
	var report struct {
		All   struct{ Gold, Found int }
		Wrong []struct{ Field, Wanted string }
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil || status != exitOK {
		t.Fatalf("evaluate ended with %d, %v: %s", status, err, said.String())
	}
	if report.All.Gold != 2 || report.All.Found != 2 || len(report.Wrong) == 0 {
		t.Errorf("report = %+v, want two actions and what was corrected", report)
	}
}

func send(t *testing.T, method, url, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(data)
}
