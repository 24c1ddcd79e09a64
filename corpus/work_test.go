package corpus_test

import (
	"slices"
	"testing"
	"time"

	"polidex/corpus"
)

func TestBest(t *testing.T) {
	at := func(n int) time.Time { return time.Date(2031, 1, n, 0, 0, 0, 0, time.UTC) }
	pdf := corpus.Form{ID: "pdf", Language: "en", Format: corpus.FormatPDF, Status: corpus.ReadWhole, Pages: 9, FirstSeen: at(1)}
	page := corpus.Form{ID: "page", Language: "en", Format: corpus.FormatHTML, Status: corpus.ReadWhole, FirstSeen: at(2)}
	with := func(f corpus.Form, change func(*corpus.Form)) corpus.Form { change(&f); return f }
	for _, c := range []struct {
		name      string
		languages []string
		better    corpus.Form
		worse     corpus.Form
	}{
		{"pages to cite by", nil, pdf, page},
		{"a page's structure before plain text", nil, page, with(page, func(f *corpus.Form) { f.ID, f.Format, f.FirstSeen = "text", corpus.FormatText, at(3) })},
		{"the language asked for", []string{"fr"}, with(page, func(f *corpus.Form) { f.Language = "fr" }), pdf},
		{"the language asked for first", []string{"de", "en"}, with(page, func(f *corpus.Form) { f.Language = "de" }), pdf},
		{"any language asked for before another", []string{"fr", "de"}, with(page, func(f *corpus.Form) { f.Language = "de" }), pdf},
		{"read whole before in part", nil, page, with(pdf, func(f *corpus.Form) { f.Status = corpus.ReadPartly })},
		{"read in part before not at all", nil, with(page, func(f *corpus.Form) { f.Status = corpus.ReadPartly }), with(pdf, func(f *corpus.Form) { f.Status = corpus.ReadNeedsOCR })},
		{"the text before its record", nil, with(pdf, func(f *corpus.Form) { f.Status = corpus.ReadPartly }), with(page, func(f *corpus.Form) { f.Type = corpus.TypeRepositoryRecord })},
		{"reviewed before pages", nil, with(page, func(f *corpus.Form) { f.Reviewed = true }), pdf},
		{"whole before reviewed", nil, page, with(pdf, func(f *corpus.Form) { f.Reviewed, f.Status = true, corpus.ReadPartly })},
		{
			"the later version of a source before a reviewed one", nil,
			with(pdf, func(f *corpus.Form) { f.ID, f.Source, f.FirstSeen = "new", "a", at(3) }),
			with(pdf, func(f *corpus.Form) { f.Source, f.Reviewed = "a", true }),
		},
		{"a later form of another source replaces none", nil, with(pdf, func(f *corpus.Form) { f.Source = "a" }), with(page, func(f *corpus.Form) { f.Source, f.FirstSeen = "b", at(9) })},
		{"retrieved last", nil, with(pdf, func(f *corpus.Form) { f.ID, f.FirstSeen = "z", at(5) }), pdf},
		{"the smaller ID", nil, with(pdf, func(f *corpus.Form) { f.ID = "a" }), pdf},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, forms := range [][]corpus.Form{{c.better, c.worse}, {c.worse, c.better}} {
				if got := corpus.Rank(forms, c.languages...)[0].ID; got != c.better.ID {
					t.Errorf("Rank(%v) begins with %q, want %q", forms, got, c.better.ID)
				}
			}
		})
	}
	if got := corpus.Rank(nil); len(got) > 0 {
		t.Errorf("Rank of no forms = %v", got)
	}
}

func TestRankKeepsItsArgument(t *testing.T) {
	forms := []corpus.Form{{ID: "b"}, {ID: "a"}}
	before := slices.Clone(forms)
	if got := corpus.Rank(forms); got[0].ID != "a" || !slices.Equal(before, forms) {
		t.Errorf("Rank = %v, and its argument is now %v", got, forms)
	}
}

func TestNewForm(t *testing.T) {
	first := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)
	doc := &corpus.Document{
		Meta:       corpus.Meta{ID: "a", Language: "en", Format: corpus.FormatPDF, Type: corpus.TypeReport, Pages: 3, Source: "a.pdf"},
		Quality:    corpus.Quality{Status: corpus.ReadWhole},
		Provenance: []corpus.Retrieval{{Time: first}, {Time: first.AddDate(0, 0, 1)}},
	}
	want := corpus.Form{
		ID: "a", Language: "en", Format: corpus.FormatPDF, Type: corpus.TypeReport, Status: corpus.ReadWhole, Pages: 3,
		Source: "a.pdf", FirstSeen: first, Reviewed: true,
	}
	if got := corpus.NewForm(doc, true); got != want {
		t.Errorf("NewForm = %+v, want %+v", got, want)
	}
}
