package corpus_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestChooseForms(t *testing.T) {
	at := func(n int) time.Time { return time.Date(2031, 1, n, 0, 0, 0, 0, time.UTC) }
	pdf := corpus.Form{ID: "pdf", Language: "en", Format: corpus.FormatPDF, Status: corpus.ReadWhole, Pages: 9, Source: "p", FirstSeen: at(1)}
	page := corpus.Form{ID: "page", Language: "en", Format: corpus.FormatHTML, Status: corpus.ReadWhole, Source: "h", FirstSeen: at(2)}
	french := corpus.Form{ID: "french", Language: "fr", Format: corpus.FormatHTML, Status: corpus.ReadWhole, Source: "f", FirstSeen: at(3)}
	record := corpus.Form{ID: "record", Language: "en", Format: corpus.FormatHTML, Status: corpus.ReadWhole, Type: corpus.TypeRepositoryRecord, Source: "r", FirstSeen: at(4)}
	second := corpus.Form{ID: "second", Language: "en", Format: corpus.FormatHTML, Status: corpus.ReadPartly, Source: "p", FirstSeen: at(5)}
	elsewhere := pdf
	elsewhere.Source = "q"
	unknown := pdf
	unknown.ID, unknown.Language = "unknown", ""
	const main, spoken = corpus.FormMain, corpus.FormMainInLanguage
	for _, c := range []struct {
		name  string
		forms []corpus.Form
		texts map[string]int
		want  map[string]corpus.FormChoice
	}{
		{"none", nil, nil, map[string]corpus.FormChoice{}},
		{"alone", []corpus.Form{record}, nil, map[string]corpus.FormChoice{"record": {Role: main}}},
		{"a PDF, its page and its record", []corpus.Form{record, page, pdf}, nil, map[string]corpus.FormChoice{
			"pdf": {Role: main}, "page": {Main: "pdf"}, "record": {Main: "pdf"}}},
		{"languages", []corpus.Form{french, page, pdf}, nil, map[string]corpus.FormChoice{
			"pdf": {Role: main}, "page": {Main: "pdf"}, "french": {Role: spoken, Main: "pdf"}}},
		{"a later version that was read in part", []corpus.Form{pdf, second}, nil, map[string]corpus.FormChoice{
			"second": {Role: main}, "pdf": {Main: "second", ReplacedBy: "second"}}},
		{"a later version beside a better form", []corpus.Form{pdf, second, page}, nil, map[string]corpus.FormChoice{
			"page": {Role: main}, "second": {Main: "page"}, "pdf": {Main: "page", ReplacedBy: "second"}}},
		{"an earlier version in a language of its own", []corpus.Form{unknown, second}, nil, map[string]corpus.FormChoice{
			"second": {Role: main}, "unknown": {Main: "second", ReplacedBy: "second"}}},
		{"replaced at one of its sources", []corpus.Form{pdf, second, elsewhere}, nil, map[string]corpus.FormChoice{
			"pdf": {Role: main}, "second": {Main: "pdf"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			backwards := slices.Clone(c.forms)
			slices.Reverse(backwards)
			for _, forms := range [][]corpus.Form{c.forms, backwards} {
				if diff := cmp.Diff(c.want, corpus.ChooseForms(forms, c.texts)); diff != "" {
					t.Errorf("ChooseForms (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestFormRoleValues(t *testing.T) {
	for role, want := range map[corpus.FormRole][]string{
		corpus.FormMain: {"main", "main-in-language"}, corpus.FormMainInLanguage: {"main-in-language"}, "": nil,
	} {
		if diff := cmp.Diff(want, role.Values()); diff != "" {
			t.Errorf("Values of %q (-want +got):\n%s", role, diff)
		}
	}
}
