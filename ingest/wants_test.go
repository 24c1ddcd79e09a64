package ingest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// TestWantsRecognition keeps a scanned document, takes it up again only on
// request, and puts what is read then in the place of what was.
func TestWantsRecognition(t *testing.T) {
	dir := folder(t, map[string]string{"scan.pdf": "Scan\n- mend the pier", "plain.txt": "Plain"})
	d := newDesk(t, nil)
	const shortfall = "needs OCR: its pages are images, and without character recognition there is no text to find anything in"
	installed, broken := false, false
	reads := 0
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		doc, err := read(ctx, data, name, contentType)
		if doc == nil || doc.Title != "Scan" {
			return doc, err
		}
		if reads++; broken {
			return nil, errors.New("the recogniser broke")
		}
		if !installed {
			doc.Blocks, doc.Actions = nil, nil
			doc.Quality = corpus.Quality{Status: corpus.ReadNeedsOCR, PagesWithoutText: []int{1}}
		}
		return doc, nil
	}
	for _, s := range []struct {
		name   string
		change func()
		rows   []string // of a run over the folder
		reads  int
	}{
		{"not installed", func() {}, []string{"added plain.txt", "added scan.pdf: " + shortfall}, 1},
		{"again", func() {}, []string{"unchanged plain.txt", "unchanged scan.pdf"}, 0},
		{"tried in vain", func() { d.opts.RetryFailed = true },
			[]string{"unchanged plain.txt", "unchanged scan.pdf: " + shortfall}, 1},
		{"broken", func() { broken = true },
			[]string{"unchanged plain.txt", "unchanged scan.pdf"}, 1},
		{"installed", func() { broken, installed = false, true },
			[]string{"unchanged plain.txt", "updated scan.pdf: read at another try"}, 1},
		{"nothing left to do", func() { reads = 0 }, []string{"unchanged plain.txt", "unchanged scan.pdf"}, 0},
	} {
		s.change()
		reads = 0
		rows, _ := d.run(dir)
		if diff := cmp.Diff(s.rows, lines(rows, dir)); diff != "" {
			t.Errorf("%s: rows (-want +got):\n%s", s.name, diff)
		}
		if reads != s.reads {
			t.Errorf("%s: read %d times, want %d", s.name, reads, s.reads)
		}
	}
	if got := len(d.ix.docs[id("Scan\n- mend the pier")].Actions); got != 1 {
		t.Errorf("the index holds %d actions of the scan, want 1", got)
	}
}
