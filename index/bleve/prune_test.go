package bleve

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// TestPruned compares the first hits, found by passing over what cannot be among
// them, with those of all hits in order.
func TestPruned(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(r, 1.2, 3, 400)
	word := func() string { return fmt.Sprintf("word%dx", zipf.Uint64()) }
	dir := t.TempDir()
	x, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for part := range 3 { // segments
		var docs []*corpus.Document
		for n := range 40 {
			d := &corpus.Document{Meta: corpus.Meta{ID: fmt.Sprintf("%016x", part*100+n), Title: word() + " " + word(), Language: "en"}}
			for range 40 {
				var text []string
				for range 5 + r.IntN(40) {
					text = append(text, word())
				}
				kind := []corpus.Kind{corpus.Paragraph, corpus.Heading, corpus.Note}[r.IntN(3)]
				d.Blocks = append(d.Blocks, corpus.Block{Kind: kind, Text: strings.Join(text, " ")})
			}
			docs = append(docs, d)
		}
		if err := x.Put(t.Context(), docs...); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{
		"word0x", "word3x OR word50x", "word0x OR word1x OR word2x OR word300x", "word0x word1x word2x", "word1x word90x OR word0x",
		`"word0x word1x" OR word7x`, "word1* OR word0x", "word2x -word0x", "(word1x OR word4x) (word0x OR word9x)",
	} {
		for _, kind := range []corpus.EntryKind{corpus.KindPassage, corpus.KindDocument} {
			for _, limit := range []int{1, 10, 300} {
				comparePruned(t, x, corpus.Query{Text: text, Kind: kind, Limit: limit})
			}
		}
	}
}

func comparePruned(t *testing.T, x *Index, q corpus.Query) {
	t.Helper()
	req, err := index.NewRequest(q)
	if err != nil {
		t.Fatal(err)
	}
	g, done, err := x.use()
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	v, err := g.view()
	if err != nil {
		t.Fatal(err)
	}
	defer v.done()
	l, err := v.listing(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.fill(t.Context()); err != nil || !l.whole {
		t.Fatalf("fill: %v, whole %v", err, l.whole)
	}
	top := l.s.newTop(req)
	err = l.s.each(t.Context(), func(seg *segment, words *roaring.Bitmap) error { return top.offer(t.Context(), seg, words) })
	if err != nil {
		t.Fatal(err)
	}
	got, more := top.sorted()
	want := l.hits[:min(len(l.hits), q.Limit)]
	if len(got) != len(want) || more != (len(l.hits) > q.Limit) {
		t.Fatalf("%q: %d hits and more %v, want %d of %d", q.Text, len(got), more, len(want), len(l.hits))
	}
	for n := range want {
		if got[n] != want[n] {
			t.Fatalf("%q (%s, %d): hit %d is %s with key %d, want %s with %d", q.Text, q.Kind, q.Limit, n,
				got[n].seg.id(got[n].i), got[n].key, want[n].seg.id(want[n].i), want[n].key)
		}
	}
}
