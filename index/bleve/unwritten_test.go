package bleve_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// A file that makes the index faster and cannot be written is said once, and changes
// no answer.
func TestUnwritten(t *testing.T) {
	dir := t.TempDir()
	if err := bleve.Build(t.Context(), dir, indextest.Corpus(6000), bleve.Options{}); err != nil {
		t.Fatal(err)
	}
	folders, _ := filepath.Glob(filepath.Join(dir, "*", "columns"))
	times, _ := filepath.Glob(filepath.Join(dir, "*", "columns", "*.times"))
	if len(folders) != 1 || len(times) != 1 {
		t.Fatalf("folders %q and files of times %q, want one of each", folders, times)
	}
	asked := func() (corpus.Result, string) {
		t.Helper()
		var log bytes.Buffer
		x, err := bleve.Open(dir, bleve.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
		if err != nil {
			t.Fatal(err)
		}
		r, err := x.Search(t.Context(), corpus.Query{Text: indextest.NewVocabulary().Word(120), Facets: corpus.FacetFields})
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		r.Took = 0
		return r, log.String()
	}
	want, said := asked()
	if want.Total == 0 || said != "" {
		t.Fatalf("%d hits, log %q, want some and none", want.Total, said)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		hinder func()
		path   string
	}{
		{"a file of times", func() {
			must(os.Remove(times[0]))
			must(os.Mkdir(times[0]+".new", 0o755))
		}, times[0]},
		{"the folder", func() {
			must(os.RemoveAll(folders[0]))
			must(os.WriteFile(folders[0], []byte("no folder"), 0o644))
		}, folders[0]},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.hinder()
			got, said := asked()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
			if strings.Count(said, "\n") != 1 || !strings.Contains(said, "level=WARN") || !strings.Contains(said, "path="+c.path) {
				t.Errorf("log %q, want one warning of %s", said, c.path)
			}
		})
	}
}
