package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// A document says which other form of its work is to be read in its place.
func TestDocumentForms(t *testing.T) {
	f := newFixture(t)
	pdf, page := f.held(corpus.FormatPDF), f.held(corpus.FormatHTML)
	pdf.Form = corpus.FormMain
	page.Main, page.ReplacedBy = pdf.ID, pdf.ID
	for _, c := range []struct {
		name, path       string
		form, main, late any
	}{
		{"the main one", "/v1/documents/" + pdf.ID, "main", nil, nil},
		{"another", "/v1/documents/" + page.ID, nil, "/v1/documents/" + pdf.ID, "/v1/documents/" + pdf.ID},
		{"its outline", "/v1/documents/" + page.ID + "/outline", nil, "/v1/documents/" + pdf.ID, "/v1/documents/" + pdf.ID},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := decode(t, f.get(t, c.path))
			links := got["links"].(map[string]any)
			if links["main"] != c.main || links["replaced_by"] != c.late {
				t.Errorf("GET %s: links %v, want main %v and replaced_by %v", c.path, links, c.main, c.late)
			}
			if meta := got["document"].(map[string]any); meta["form"] != c.form {
				t.Errorf("GET %s: form %v, want %v", c.path, meta["form"], c.form)
			}
		})
	}
}

func TestFormWord(t *testing.T) {
	f := newFixture(t)
	for path, want := range map[string][]corpus.Filter{
		"/v1/actions?form=main":                               {{Field: corpus.FieldForm, Values: []string{"main"}}},
		"/v1/themes/by-year?form=main-in-language&-form=main": {{Field: corpus.FieldForm, Values: []string{"main-in-language"}}, {Field: corpus.FieldForm, Values: []string{"main"}, Exclude: true}},
	} {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("GET %s answers %d: %s", path, got.StatusCode, got.body)
			continue
		}
		if diff := cmp.Diff(want, f.lastQuery().Filters); diff != "" {
			t.Errorf("GET %s filters (-want +got):\n%s", path, diff)
		}
	}
	got := f.get(t, "/v1/actions?form=mian")
	if got.StatusCode != http.StatusBadRequest || !strings.Contains(got.body, `"suggestion": "main"`) {
		t.Errorf("form=mian answers %d: %s, want 400 and what was meant", got.StatusCode, got.body)
	}
}
