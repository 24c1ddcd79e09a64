package corpus_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// formOf makes a form of what stands in words: its ID first, then whatever is said of
// it. It is a page in English that was read whole, from a source of its own.
func formOf(t *testing.T, words string) corpus.Form {
	t.Helper()
	all := strings.Fields(words)
	f := corpus.Form{ID: all[0], Language: "en", Format: corpus.FormatHTML, Status: corpus.ReadWhole, Source: all[0]}
	for _, w := range all[1:] {
		name, value, _ := strings.Cut(w, ":")
		switch name {
		case "pdf":
			f.Format, f.Pages = corpus.FormatPDF, 3
		case "record":
			f.Type = corpus.TypeRepositoryRecord
		case "in":
			f.Language = value
		case "from":
			f.Source = value
		case "partly":
			f.Status = corpus.ReadPartly
		case "scan":
			f.Status = corpus.ReadNeedsOCR
		case "reviewed":
			f.Reviewed = true
		case "later":
			f.FirstSeen = time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
		default:
			t.Fatalf("a form is not %q", w)
		}
	}
	return f
}

func TestChooseFormsOfParts(t *testing.T) {
	main, spoken := corpus.FormChoice{Role: corpus.FormMain}, corpus.FormChoice{Role: corpus.FormMainInLanguage}
	read := func(id string) corpus.FormChoice { return corpus.FormChoice{Main: id} }
	for _, c := range []struct {
		name  string
		forms []string
		texts map[string]int
		want  map[string]corpus.FormChoice
	}{
		{"an annex", []string{"plan pdf", "annex"}, map[string]int{"plan": 1, "annex": 2},
			map[string]corpus.FormChoice{"plan": main, "annex": main}},
		{"in two forms each", []string{"plan", "plan.pdf pdf", "annex", "annex.pdf pdf"}, map[string]int{"plan": 1, "plan.pdf": 1, "annex": 2, "annex.pdf": 2},
			map[string]corpus.FormChoice{"plan.pdf": main, "plan": read("plan.pdf"), "annex.pdf": main, "annex": read("annex.pdf")}},
		{"in two languages", []string{"plan pdf", "annex", "plan.fr in:fr", "annex.fr in:fr", "old.fr in:fr partly"}, map[string]int{"plan": 1, "annex": 2, "plan.fr": 3, "annex.fr": 4, "old.fr": 4},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "plan.fr": spoken, "annex.fr": spoken, "old.fr": read("annex.fr")}},
		{"of one part in another language", []string{"plan pdf", "annex", "plan.fr in:fr"}, map[string]int{"plan": 1, "annex": 2, "plan.fr": 3},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "plan.fr": spoken}},
		{"one part in each language", []string{"plan pdf", "plan.fr in:fr", "page.fr in:fr partly"}, map[string]int{"plan": 1, "plan.fr": 2, "page.fr": 2},
			map[string]corpus.FormChoice{"plan": main, "plan.fr": {Role: corpus.FormMainInLanguage, Main: "plan"}, "page.fr": read("plan")}},
		{"a record", []string{"plan", "annex", "record record"}, map[string]int{"plan": 1, "annex": 2, "record": 3},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "record": read("annex")}},
		{"a record in another language", []string{"plan in:fr", "record record"}, map[string]int{"plan": 1, "record": 2},
			map[string]corpus.FormChoice{"plan": main, "record": read("plan")}},
		{"records alone", []string{"a record", "b record reviewed", "c record in:fr"}, map[string]int{"a": 1, "b": 2, "c": 3},
			map[string]corpus.FormChoice{"b": main, "a": read("b"), "c": {Role: corpus.FormMainInLanguage, Main: "b"}}},
		{"a thoroughly revised version", []string{"first from:s", "second from:s later"}, map[string]int{"first": 1, "second": 2},
			map[string]corpus.FormChoice{"second": main, "first": {Main: "second", ReplacedBy: "second"}}},
		{"a copy of what was revised", []string{"first from:s", "second from:s later", "copy"}, map[string]int{"first": 1, "copy": 1, "second": 2},
			map[string]corpus.FormChoice{"second": main, "first": {Main: "second", ReplacedBy: "second"}, "copy": read("second")}},
		{"a version of the annex", []string{"plan pdf", "first from:s", "second from:s later"}, map[string]int{"plan": 1, "first": 2, "second": 3},
			map[string]corpus.FormChoice{"plan": main, "second": main, "first": {Main: "second", ReplacedBy: "second"}}},
		{"a poor scan", []string{"plan", "annex", "scan pdf scan", "part pdf partly"}, map[string]int{"plan": 1, "annex": 2, "scan": 3, "part": 4},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "scan": read("annex"), "part": read("annex")}},
		{"in part, but like the annex", []string{"plan reviewed", "annex", "part partly"}, map[string]int{"plan": 1, "annex": 2, "part": 2},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "part": read("annex")}},
		{"nothing read whole", []string{"plan partly", "annex partly", "scan scan"}, map[string]int{"plan": 1, "annex": 2, "scan": 3},
			map[string]corpus.FormChoice{"annex": main, "plan": read("annex"), "scan": read("annex")}},
		{"a poor scan in a language of its own", []string{"plan", "annex", "scan in:fr scan"}, map[string]int{"plan": 1, "annex": 2, "scan": 3},
			map[string]corpus.FormChoice{"plan": main, "annex": main, "scan": spoken}},
		{"a short text", []string{"plan", "short pdf"}, map[string]int{"plan": 1},
			map[string]corpus.FormChoice{"plan": main, "short": read("plan")}},
		{"a short version of the annex", []string{"plan", "annex from:s", "short from:s later"}, map[string]int{"plan": 1, "annex": 2},
			map[string]corpus.FormChoice{"plan": main, "short": read("plan"), "annex": {Main: "plan", ReplacedBy: "short"}}},
		{"short texts alone", []string{"plan", "page pdf"}, nil,
			map[string]corpus.FormChoice{"page": main, "plan": read("page")}},
		{"the language of the first", []string{"plan in:fr", "page in:fr", "annex reviewed"}, map[string]int{"plan": 1, "page": 1, "annex": 2},
			map[string]corpus.FormChoice{"annex": main, "page": {Role: corpus.FormMainInLanguage, Main: "annex"}, "plan": read("annex")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var forms []corpus.Form
			for _, words := range c.forms {
				forms = append(forms, formOf(t, words))
			}
			for range 2 {
				if diff := cmp.Diff(c.want, corpus.ChooseForms(forms, c.texts)); diff != "" {
					t.Errorf("ChooseForms (-want +got):\n%s", diff)
				}
				slices.Reverse(forms)
			}
		})
	}
}
