package bleve_test

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

func open(t *testing.T, dir string) *bleve.Index {
	t.Helper()
	x, err := bleve.Open(dir, bleve.Options{LockTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatalf("Open() = %v", err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

func put(t *testing.T, x *bleve.Index, docs ...*corpus.Document) {
	t.Helper()
	if err := x.Put(t.Context(), docs...); err != nil {
		t.Fatalf("Put() = %v", err)
	}
}

func total(t *testing.T, x *bleve.Index, text string) int {
	t.Helper()
	r, err := x.Search(t.Context(), corpus.Query{Text: text})
	if err != nil {
		t.Fatalf("Search(%q) = %v", text, err)
	}
	return r.Total
}

// docs yields documents, then err if there is one.
func docs(list []*corpus.Document, err error) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for _, d := range list {
			if !yield(d, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// generations lists the folders of generations.
func generations(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() {
			out = append(out, e.Name())
		}
	}
	return out
}

func TestOpenAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "index")
	x := open(t, dir)
	put(t, x, indextest.Documents()...)
	generation := x.Generation()
	if err := x.Close(); err != nil {
		t.Fatalf("Close() = %v", err)
	}
	x = open(t, dir)
	if got := x.Generation(); got != generation {
		t.Errorf("Generation() = %q after opening again, was %q", got, generation)
	}
	if got := total(t, x, "ferries"); got != 2 {
		t.Errorf("Search(ferries) after opening again: total %d, want 2", got)
	}
}

func TestOpenTwice(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	_, err := bleve.Open(dir, bleve.Options{LockTimeout: 10 * time.Millisecond})
	if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), "in use by another polidex process") {
		t.Errorf("Open(an open index) = %v, want ErrUnavailable and why", err)
	}
}

func TestOpenMalformed(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(t *testing.T, dir, generation string)
	}{
		{"a CURRENT that names nothing", func(t *testing.T, dir, _ string) {
			write(t, filepath.Join(dir, "CURRENT"), "../elsewhere\n")
		}},
		{"a CURRENT that names what is gone", func(t *testing.T, dir, _ string) {
			write(t, filepath.Join(dir, "CURRENT"), "g000000000000\n")
		}},
		{"a root that is none", func(t *testing.T, _, generation string) {
			write(t, filepath.Join(generation, "root.bolt"), strings.Repeat("x", 1<<16))
		}},
		{"a segment that is gone", func(t *testing.T, _, generation string) {
			for _, s := range segments(t, generation) {
				if err := os.Remove(s); err != nil {
					t.Fatal(err)
				}
			}
		}},
		{"a segment that is cut short", func(t *testing.T, _, generation string) {
			for _, s := range segments(t, generation) {
				if err := os.Truncate(s, 400); err != nil {
					t.Fatal(err)
				}
			}
		}},
		{"an empty segment", func(t *testing.T, _, generation string) {
			for _, s := range segments(t, generation) {
				if err := os.Truncate(s, 0); err != nil {
					t.Fatal(err)
				}
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			x := open(t, dir)
			put(t, x, indextest.Documents()...)
			if err := x.Close(); err != nil {
				t.Fatalf("Close() = %v", err)
			}
			c.damage(t, dir, filepath.Join(dir, generations(t, dir)[0]))
			if _, err := bleve.Open(dir, bleve.Options{}); !errors.Is(err, corpus.ErrMalformed) {
				t.Fatalf("Open() = %v, want ErrMalformed", err)
			}
			if err := bleve.Build(t.Context(), dir, docs(indextest.Documents(), nil), bleve.Options{}); err != nil {
				t.Fatalf("Build() = %v", err)
			}
			if got := total(t, open(t, dir), "ferries"); got != 2 {
				t.Errorf("Search(ferries) after Build: total %d, want 2", got)
			}
			if got := generations(t, dir); len(got) != 1 {
				t.Errorf("generations = %v, want the new one alone", got)
			}
		})
	}
}

// A root that is cut short is read through a map of the file, beyond the end of
// which the process would end.
func TestOpenRootCutShort(t *testing.T) {
	for pages := range int64(6) {
		dir := t.TempDir()
		x := open(t, dir)
		put(t, x, indextest.Documents()...)
		if err := x.Close(); err != nil {
			t.Fatalf("Close() = %v", err)
		}
		if err := os.Truncate(filepath.Join(dir, generations(t, dir)[0], "root.bolt"), pages<<12); err != nil {
			t.Fatal(err)
		}
		if _, err := bleve.Open(dir, bleve.Options{}); !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("Open(with %d pages of the root) = %v, want ErrMalformed", pages, err)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func segments(t *testing.T, generation string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(generation, "*.zap"))
	if err != nil || len(list) == 0 {
		t.Fatalf("segments = %v, %v", list, err)
	}
	return list
}

func TestBuildFailing(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	put(t, x, indextest.Documents()...)
	stop := errors.New("the archive is gone")
	if err := x.Rebuild(t.Context(), docs(indextest.Documents()[:1], stop)); !errors.Is(err, stop) {
		t.Errorf("Rebuild() = %v, want the error that came with a document", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := x.Rebuild(ended, docs(indextest.Documents(), nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("Rebuild(a context that has ended) = %v, want context.Canceled", err)
	}
	if got := generations(t, dir); len(got) != 1 {
		t.Errorf("generations after failed builds = %v, want one", got)
	}
	if got := total(t, x, "ferries"); got != 2 {
		t.Errorf("Search(ferries) after failed builds: total %d, want 2", got)
	}
}

// A rebuild under searches: none fails, and each sees the old or the new.
func TestRebuildUnderSearches(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	put(t, x, indextest.Documents()...)
	before := x.Generation()
	done := make(chan struct{})
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, err := x.Search(context.Background(), corpus.Query{Text: "ferries"})
				if err != nil || r.Total != 2 && r.Total != 0 {
					t.Errorf("Search(ferries) during a rebuild: total %d, %v", r.Total, err)
					return
				}
			}
		})
	}
	for range 3 {
		if err := x.Rebuild(t.Context(), docs(indextest.Documents(), nil)); err != nil {
			t.Fatalf("Rebuild() = %v", err)
		}
		if got := x.Generation(); got != before {
			t.Errorf("Generation() = %q after a rebuild from the same documents, was %q", got, before)
		}
		if err := x.Rebuild(t.Context(), docs(indextest.Documents()[1:], nil)); err != nil {
			t.Fatalf("Rebuild() = %v", err)
		}
	}
	close(done)
	wait.Wait()
	if got := generations(t, dir); len(got) != 1 {
		t.Errorf("generations = %v, want one", got)
	}
}

// A generation built elsewhere is followed by Reopen.
func TestReopen(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	if changed, err := x.Reopen(); changed || err != nil {
		t.Errorf("Reopen() = %v, %v with nothing new", changed, err)
	}
	twice := append(indextest.Documents(), indextest.Documents()...)
	if err := bleve.Build(t.Context(), dir, docs(twice, nil), bleve.Options{}); err != nil {
		t.Fatalf("Build() = %v", err)
	}
	if got := total(t, x, "ferries"); got != 0 {
		t.Errorf("Search(ferries) before Reopen: total %d, want 0", got)
	}
	if changed, err := x.Reopen(); !changed || err != nil {
		t.Fatalf("Reopen() = %v, %v, want true", changed, err)
	}
	if got := total(t, x, "ferries"); got != 2 {
		t.Errorf("Search(ferries) after Reopen: total %d, want 2", got)
	}
	put(t, x, indextest.Documents()[0])
	if got := total(t, x, "ferries"); got != 2 {
		t.Errorf("Search(ferries) after Put: total %d, want 2", got)
	}
}

// Documents larger than a batch, and many in one call.
func TestSmallBatches(t *testing.T) {
	x, err := bleve.Open(t.TempDir(), bleve.Options{BatchBytes: 10})
	if err != nil {
		t.Fatalf("Open() = %v", err)
	}
	defer x.Close()
	put(t, x, indextest.Documents()...)
	if got := total(t, x, ""); got != 14 {
		t.Errorf("total %d, want 14", got)
	}
}
