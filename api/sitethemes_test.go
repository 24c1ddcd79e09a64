package api_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
)

func TestThemesPage(t *testing.T) {
	f := withRegister(t)
	d := document(t, f.get(t, "/themes"))
	want := []string{
		"Maritime securityPorts and ships. Actions3 Documents2",
		"Fraud & scams Actions2 Documents0",
		"Drug trafficking Actions0 Documents0",
	}
	if diff := cmp.Diff(want, textsOfAll(d, ".vocabulary tbody tr")); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got := d.Find(".vocabulary svg").First().AttrOr("aria-label", ""); got != "Most in 2032: 2 actions" {
		t.Errorf("the bars say %q", got)
	}
	for name, path := range leadsAt(d, "main a") {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("%s: %s = %d", name, path, got.StatusCode)
		}
	}
	links := leadsAt(d, ".vocabulary td a")
	if links["3"] != "/actions?theme=maritime-security" {
		t.Errorf("the actions of a theme are at %q", links["3"])
	}
}

func TestThemePage(t *testing.T) {
	f := withRegister(t)
	got := f.get(t, "/themes/maritime-security")
	d := document(t, got)
	if got.StatusCode != http.StatusOK || d.Find("h1").Text() != "Maritime security" {
		t.Fatalf("%d: %q", got.StatusCode, d.Find("h1").Text())
	}
	for selector, want := range map[string][]string{
		".figures a":                    {"3 key actions", "2 documents", "0 passages"},
		"[aria-labelledby=related] li":  {"Fraud & scams 1"},
		"[aria-labelledby=actors] li":   {"Commission 2", "Europol 2", "Council 1"},
		".notations dd[lang=fr]":        {"Sûreté maritime"},
		".timeline a title":             {"2031: 1 hit", "2032: 2 hits"},
		".lead":                         {"Ports and ships."},
		"[aria-labelledby=next] .empty": nil,
	} {
		if diff := cmp.Diff(want, textsOfAll(d, selector)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", selector, diff)
		}
	}
	for name, path := range leadsAt(d, "main a") {
		if strings.HasPrefix(path, "/documents/") {
			continue // another page's
		}
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("%s: %s = %d: %s", name, path, got.StatusCode, got.body)
		}
	}
	if to := leadsAt(d, "[aria-labelledby=related] a")["Fraud & scams 1"]; document(t, f.get(t, to)).Find("table.actions, .empty").Length() != 1 {
		t.Errorf("what stands together is at %q", to)
	}
	years := f.get(t, "/actions?"+strings.TrimPrefix(d.Find(".timeline form").AttrOr("action", "")+"?theme=maritime-security&span=year&year_from=2031&year_to=2032", "/actions?"))
	if to := years.Header.Get("Location"); to != "/actions?theme=maritime-security&year=2031..2032" {
		t.Errorf("the years lead to %q", to)
	}
	if d.Find(".timeline form input[name=span][value=year]").Length() != 1 {
		t.Error("the form of the years does not say of what they are")
	}
}

func TestUnknownTheme(t *testing.T) {
	f := withRegister(t)
	got := f.get(t, "/themes/nothing", "Accept", "text/html")
	if got.StatusCode != http.StatusNotFound || document(t, got).Find("main h1").Length() != 1 {
		t.Errorf("a theme that nobody knows = %d", got.StatusCode)
	}
	if got := f.get(t, "/themes/fraud?x=1", "Accept", "text/html"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("a word that nobody knows = %d", got.StatusCode)
	}
	f.index.entries[len(f.index.entries)-1].Themes = []string{"piracy"}
	d := document(t, f.get(t, "/themes/piracy"))
	if d.Find(".note").Length() != 1 || d.Find("h1").Text() != "piracy" {
		t.Error("a theme of another vocabulary does not say that it is one")
	}
	d = document(t, f.get(t, "/themes"))
	if got := leadsAt(d, "table:last-of-type th a")["piracy"]; got != "/themes/piracy" {
		t.Errorf("in the list it is at %q", got)
	}
}

// TestThemesInHierarchy holds that narrower themes stand below their broader one, and
// that a vocabulary which goes in circles does no harm.
func TestThemesInHierarchy(t *testing.T) {
	for _, test := range []struct {
		name   string
		themes []corpus.Theme
		want   []string
	}{
		{"two levels", []corpus.Theme{{ID: "a", Broader: "c"}, {ID: "b"}, {ID: "c"}, {ID: "d", Broader: "a"}}, []string{"b", "c", "narrower: a", "narrower: d"}},
		{"circle", []corpus.Theme{{ID: "a", Broader: "b"}, {ID: "b", Broader: "a"}}, []string{"a", "b"}},
		{"of itself", []corpus.Theme{{ID: "a", Broader: "a"}}, []string{"a"}},
		{"of none", []corpus.Theme{{ID: "a", Broader: "x"}}, []string{"a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, Themes: test.themes})
			if err != nil {
				t.Fatal(err)
			}
			for i := range test.themes {
				id := test.themes[i].ID
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/themes/"+id, nil))
				if w.Code != http.StatusOK {
					t.Errorf("/themes/%s = %d", id, w.Code)
				}
			}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/themes", nil))
			if diff := cmp.Diff(test.want, textsOfAll(document(t, answer{w.Result(), w.Body.String()}), ".vocabulary tbody th")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestThemeTerms(t *testing.T) {
	f := withRegister(t)
	terms := map[string]string{"en": "ports # and harbours\nships; <b>boats</b>", "fr": "navires", "any": strings.Repeat("x1;x2;\n", 40)}
	handler, err := api.New(api.Options{Index: f.index, Archive: f.archive, ThemeEditor: termsOf{terms: terms}})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		path  string
		first []string
	}{
		{"/themes/sea", []string{"ports", "ships", "<b>boats</b>"}},
		{"/themes/sea?terms=fr", []string{"navires"}},
		{"/themes/sea?terms=xx", []string{"ports", "ships", "<b>boats</b>"}},
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, test.path, nil))
		d := document(t, answer{w.Result(), w.Body.String()})
		if diff := cmp.Diff(test.first, textsOfAll(d, ".terms[lang] code")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.path, diff)
		}
		if n := d.Find("details .terms li").Length(); n != 56 {
			t.Errorf("%s folds %d terms, want 56", test.path, n)
		}
	}
}

// termsOf is a keeper of a vocabulary with one theme, of which nothing else is asked.
type termsOf struct {
	api.ThemeEditor
	terms map[string]string
}

func (e termsOf) Theme(context.Context, string) (corpus.ThemeTerms, string, error) {
	return corpus.ThemeTerms{Theme: corpus.Theme{ID: "sea", Labels: map[string]string{"en": "The sea"}}, Terms: e.terms}, "v1", nil
}
