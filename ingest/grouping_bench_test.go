package ingest_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"polidex/ingest"
)

// BenchmarkOneMore measures a run in which one document comes to those that there
// are, each of a thousand words.
func BenchmarkOneMore(b *testing.B) {
	for _, files := range []int{1000, 8000} {
		b.Run(fmt.Sprintf("files=%d", files), func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			text := func(title string) string {
				var out strings.Builder
				out.WriteString(title + "\n")
				for range 1000 {
					fmt.Fprintf(&out, "w%d ", random.IntN(5000))
				}
				return out.String()
			}
			dir := b.TempDir()
			file := func(i int) string {
				return filepath.Join(dir, "in", fmt.Sprint(i%50), fmt.Sprintf("%d.txt", i))
			}
			for i := range files {
				put(b, file(i), text(fmt.Sprintf("Plan %d", i)))
			}
			archive, err := ingest.OpenArchive(b.Context(), filepath.Join(dir, "archive"))
			if err != nil {
				b.Fatal(err)
			}
			defer archive.Close()
			p, err := ingest.New(ingest.Options{Archive: archive, Index: newIndex(), Extract: readEnglish})
			if err != nil {
				b.Fatal(err)
			}
			run := func(added int) {
				s, err := p.Run(b.Context(), []string{filepath.Join(dir, "in")}, func(ingest.Row) {})
				if err != nil || s.Added != added {
					b.Fatalf("summary %+v, %v: want %d added", s, err, added)
				}
			}
			run(files)
			next := files
			for b.Loop() {
				b.StopTimer()
				put(b, file(next), text(fmt.Sprintf("Plan %d", next)))
				next++
				b.StartTimer()
				run(1)
			}
		})
	}
}
