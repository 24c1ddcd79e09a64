package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestCrosstab(t *testing.T) {
	f := newFixture(t)
	got := decode(t, f.get(t, "/v1/crosstab?rows=actor&columns=theme"))
	want := map[string]any{
		"rows": "actor", "columns": "theme", "row_values": []any{"commission", "europol"}, "column_values": []any{"maritime-security"},
		"counts": []any{[]any{2.0}, []any{2.0}}, "row_totals": []any{2.0, 2.0}, "total": 2.0, "generation": "g7",
		"labels": map[string]any{"maritime-security": "Maritime security"}, "notes": []any{},
		"links": map[string]any{
			"self": "/v1/crosstab?columns=theme&rows=actor",
			"csv":  "/v1/crosstab?columns=theme&format=csv&rows=actor",
			"xlsx": "/v1/crosstab?columns=theme&format=xlsx&rows=actor", "parquet": "/v1/crosstab?columns=theme&format=parquet&rows=actor",
			"cell": "/v1/actions?actor={actor}&theme={theme}",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("crosstab (-want +got):\n%s", diff)
	}
}

func TestCrosstabCSV(t *testing.T) {
	f := newFixture(t)
	for path, want := range map[string][][]string{
		"/v1/crosstab?rows=actor&columns=theme&format=csv":               {{"actor", "theme", "label", "actions"}, {"commission", "maritime-security", "Maritime security", "2"}, {"europol", "maritime-security", "Maritime security", "2"}},
		"/v1/crosstab?rows=theme&columns=theme&format=csv":               {{"theme", "label", "with_theme", "with_label", "actions"}, {"maritime-security", "Maritime security", "maritime-security", "Maritime security", "2"}},
		"/v1/crosstab?format=csv&kind=document":                          {{"theme", "label", "year", "documents"}, {"maritime-security", "Maritime security", "2032", "2"}},
		"/v1/crosstab?rows=theme&columns=actor&theme=fraud&format=csv":   {{"theme", "label", "actor", "actions"}},
		"/v1/crosstab?rows=language&columns=language&q=zebra&format=csv": {{"language", "with_language", "actions"}},
	} {
		if diff := cmp.Diff(want, records(t, f.get(t, path).body)); diff != "" {
			t.Errorf("GET %s (-want +got):\n%s", path, diff)
		}
	}
}

// TestCellAddresses: a cell's entries are those that the table counted, under
// the filters of the table.
func TestCellAddresses(t *testing.T) {
	f := newFixture(t)
	for path, want := range map[string]string{
		"/v1/themes/by-year?kind=document&language=en":                       "/v1/documents?language=en&theme={theme}&year={year}",
		"/v1/crosstab?kind=passage&-theme=fraud":                             "/v1/search?-theme=fraud&theme={theme}&year={year}",
		"/v1/crosstab?theme=fraud&q=a+OR+b":                                  `/v1/actions?q=theme%3A%22{theme}%22+%28a+OR+b%29&theme=fraud&year={year}`,
		"/v1/crosstab?rows=theme&columns=theme&like=d1-a2":                   `/v1/actions?like=d1-a2&q=theme%3A%22{theme}%22+theme%3A%22{with_theme}%22&`,
		"/v1/crosstab?rows=deadline_year&columns=actor&deadline_year=2030..": `/v1/actions?deadline_year=2030..&q=deadline_year%3A%22{deadline_year}%22&actor={actor}`,
	} {
		links := decode(t, f.get(t, path))["links"].(map[string]any)
		if got := links["cell"]; got != strings.TrimSuffix(want, "&") {
			t.Errorf("GET %s: cell %v, want %v", path, got, want)
		}
	}
}

func TestCrosstabHasABound(t *testing.T) {
	f := newFixture(t)
	f.index.distinct = 2000
	got := f.get(t, "/v1/crosstab?rows=document&columns=cites")
	if got.StatusCode != http.StatusBadRequest || !strings.Contains(got.body, "4000000 cells") {
		t.Errorf("4,000,000 cells answer %d: %s", got.StatusCode, got.body)
	}
	for _, path := range []string{"/v1/crosstab?rows=document&columns=cites&document=d", "/v1/crosstab"} {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("GET %s answers %d: %s", path, got.StatusCode, got.body)
		}
	}
}

func TestGroups(t *testing.T) {
	f := newFixture(t)
	f.index.cut = true
	got := decode(t, f.get(t, "/v1/search?group=document"))
	if got["total"] != 6.0 || got["groups"] != 3.0 || got["cut"] != true {
		t.Errorf("total %v, groups %v, cut %v, want 6, 3, true", got["total"], got["groups"], got["cut"])
	}
	id := f.held(corpus.FormatPDF).ID
	for _, h := range got["hits"].([]any) {
		h := h.(map[string]any)
		if h["document"] != id {
			continue
		}
		group := h["group"].(map[string]any)
		if group["value"] != id || group["total"] != 2.0 {
			t.Errorf("group of %s: value %v, total %v, want its id and 2", id, group["value"], group["total"])
		}
		other := group["hits"].([]any)[0].(map[string]any)
		if self := other["links"].(map[string]any)["self"]; self != "/v1/passages/"+other["id"].(string) {
			t.Errorf("the other hit leads to %v", self)
		}
		return
	}
	t.Errorf("no hit is of %s", id)
}
