package ingest_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"polidex/ingest"
)

// BenchmarkUnchanged measures a run over files that have not changed since, as a
// new process does it: with the opening of the archive.
func BenchmarkUnchanged(b *testing.B) {
	for _, files := range []int{1000, 8000} {
		b.Run(fmt.Sprintf("files=%d", files), func(b *testing.B) {
			dir := b.TempDir()
			for i := range files {
				put(b, filepath.Join(dir, "in", fmt.Sprint(i%50), fmt.Sprintf("%d.txt", i)), fmt.Sprintf("Plan %d", i))
			}
			ix := newIndex()
			run := func() ingest.Summary {
				archive, err := ingest.OpenArchive(b.Context(), filepath.Join(dir, "archive"))
				if err != nil {
					b.Fatal(err)
				}
				defer archive.Close()
				p, err := ingest.New(ingest.Options{Archive: archive, Index: ix, Extract: read})
				if err != nil {
					b.Fatal(err)
				}
				s, err := p.Run(b.Context(), []string{filepath.Join(dir, "in")}, func(ingest.Row) {})
				if err != nil {
					b.Fatal(err)
				}
				return s
			}
			run()
			run() // keeps in one piece what the records say
			for b.Loop() {
				if s := run(); s.Unchanged != files {
					b.Fatalf("summary %+v, want %d unchanged", s, files)
				}
			}
		})
	}
}

var _ ingest.Indexer = (*fakeIndex)(nil)
