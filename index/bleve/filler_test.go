package bleve_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// What is built in many batches at once is what was put: the same content, in
// one segment, whose file is the only one.
func TestBuildInManyBatches(t *testing.T) {
	const passages = 1500
	one, many, list := t.TempDir(), t.TempDir(), []*corpus.Document(nil)
	for d := range indextest.Corpus(passages) {
		list = append(list, d)
	}
	y := open(t, one)
	put(t, y, list...)
	if err := bleve.Build(t.Context(), many, docs(list, nil), bleve.Options{BatchBytes: 40_000, Analyses: 4}); err != nil {
		t.Fatalf("Build() = %v", err)
	}
	x := open(t, many)
	if files, err := filepath.Glob(filepath.Join(many, "*", "*.zap")); err != nil || len(files) != 1 {
		t.Errorf("segments of a built index: %q, %v; want one", files, err)
	}
	if got, want := x.Generation(), y.Generation(); got != want {
		t.Errorf("Generation() = %q, want %q", got, want)
	}
	if got := total(t, x, ""); got != passages {
		t.Errorf("total %d, want %d", got, passages)
	}
}

// Of a document that comes again the last counts, whatever batch it is in.
func TestBuildAgain(t *testing.T) {
	all := indextest.Documents()
	changed := *all[0]
	changed.Blocks = changed.Blocks[:1]
	changed.Actions, changed.Mentions, changed.Years = nil, nil, nil
	y := open(t, t.TempDir())
	put(t, y, append(indextest.Documents()[1:], &changed)...)
	for _, batch := range []int{0, 1000} {
		dir := t.TempDir()
		list := append(slices.Clone(all), &changed)
		if err := bleve.Build(t.Context(), dir, docs(list, nil), bleve.Options{BatchBytes: batch}); err != nil {
			t.Fatalf("Build() = %v", err)
		}
		if got, want := open(t, dir).Generation(), y.Generation(); got != want {
			t.Errorf("batches of %d bytes: Generation() = %q, want %q", batch, got, want)
		}
	}
}

// A build that fails leaves nothing behind, and tells why.
func TestBuildFails(t *testing.T) {
	unnamed := *indextest.Documents()[0]
	unnamed.ID = ""
	for name, c := range map[string]struct {
		last *corpus.Document
		err  error
		want error
	}{
		"a document without an ID": {&unnamed, nil, corpus.ErrInvalid},
		"an error with a document": {indextest.Documents()[0], os.ErrPermission, os.ErrPermission},
	} {
		for _, again := range []bool{false, true} {
			list := indextest.Documents()[1:]
			if again {
				list = append(list, indextest.Documents()[1:]...)
			}
			dir := t.TempDir()
			err := bleve.Build(t.Context(), dir, docs(append(list, c.last), c.err), bleve.Options{BatchBytes: 10})
			if !errors.Is(err, c.want) || errors.Is(err, context.Canceled) {
				t.Errorf("%s: Build() = %v, want %v", name, err, c.want)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("%s: %d files left, %v", name, len(left), err)
			}
		}
	}
}
