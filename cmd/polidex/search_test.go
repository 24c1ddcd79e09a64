package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestShowGroups(t *testing.T) {
	hit := func(id, text string) corpus.Hit {
		return corpus.Hit{Entry: corpus.Entry{ID: id, Document: "d1", Title: "Quiet lakes", Text: text}}
	}
	best := hit("d1-p1", "one \x1b[2Jtwo")
	best.Group = &corpus.Group{Value: "com-2031-77", Total: 5, Hits: []corpus.Hit{hit("d1-p2", "three"), hit("d1-p3", "four")}}
	alone := hit("d2-p1", "five")
	alone.Group = &corpus.Group{Value: "d2", Total: 1}
	var out, errs strings.Builder
	a := &app{streams: streams{out: &out, err: &errs}, env: func(string) string { return "60" }}
	err := a.showResult(corpus.Query{Group: corpus.FieldWork}, corpus.Result{
		Total: 9, Groups: 3, Cut: true, Notes: []string{"w* has too many words"}, Hits: []corpus.Hit{best, alone}, Next: "c",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `1. Quiet lakes
   one [2Jtwo
   d1-p1
   + three
     d1-p2
   + four
     d1-p3
   and 2 more: --document d1 in place of --group

2. Quiet lakes
   five
   d2-p1

9 hits in 3 works, 2 shown
more: add --cursor c
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("standard output (-want +got):\n%s", diff)
	}
	wantErrs := `note: w* has too many words
cut: the search left something out that a longer one would have found; a narrower query may find it
`
	if diff := cmp.Diff(wantErrs, errs.String()); diff != "" {
		t.Errorf("standard error (-want +got):\n%s", diff)
	}
}
