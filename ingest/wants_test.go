package ingest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// TestWantsRecognition keeps a scanned document, takes it up again only on
// request, and never puts less in the place of more.
func TestWantsRecognition(t *testing.T) {
	dir := folder(t, map[string]string{"scan.pdf": "Scan\n- mend the pier", "plain.txt": "Plain"})
	d := newDesk(t, nil)
	const none = "needs OCR: its pages are images, and without character recognition there is no text to find anything in; no eyes"
	const lacking = "some of its pages are pictures of text that were not read"
	const half = "read in part: Page 2 is dark."
	unread, broken := 2, false // of the scan's two pages
	reads := 0
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		doc, err := read(ctx, data, name, contentType)
		if doc == nil || doc.Title != "Scan" {
			return doc, err
		}
		if reads++; broken {
			return nil, errors.New("the recogniser broke")
		}
		doc.Quality.Characters = 10 * (2 - unread)
		switch unread {
		case 2:
			doc.Blocks, doc.Actions = nil, nil
			doc.Quality.Status, doc.Quality.PagesWithoutText, doc.Quality.Unread = corpus.ReadNeedsOCR, []int{1, 2}, "no eyes"
		case 1:
			doc.Quality.Status, doc.Quality.PagesWithoutText = corpus.ReadPartly, []int{2}
			doc.Quality.Warn("Page 2 is dark.")
		}
		return doc, nil
	}
	for _, s := range []struct {
		name    string
		change  func()
		rows    []string // of a run over the folder
		reads   int
		actions int // of the scan, in the index
	}{
		{"not installed", func() {}, []string{"added plain.txt", "added scan.pdf: " + none}, 1, 0},
		{"again", func() {}, []string{"unchanged plain.txt", "unchanged scan.pdf: " + lacking}, 0, 0},
		{"tried in vain", func() { d.opts.RetryFailed = true }, []string{"unchanged plain.txt", "unchanged scan.pdf: " + none}, 1, 0},
		{"broken", func() { broken = true }, []string{"unchanged plain.txt", "unchanged scan.pdf: " + lacking}, 1, 0},
		{"half of it", func() { broken, unread = false, 1 }, []string{"unchanged plain.txt", "updated scan.pdf: " + half}, 1, 1},
		{"gone again", func() { unread = 2 }, []string{"unchanged plain.txt", "unchanged scan.pdf: " + half}, 1, 1},
		{"all of it", func() { unread = 0 }, []string{"unchanged plain.txt", "updated scan.pdf: read at another try"}, 1, 1},
		{"nothing left to do", func() {}, []string{"unchanged plain.txt", "unchanged scan.pdf"}, 0, 1},
	} {
		s.change()
		reads = 0
		rows, summary := d.run(dir)
		if diff := cmp.Diff(s.rows, lines(rows, dir)); diff != "" {
			t.Errorf("%s: rows (-want +got):\n%s", s.name, diff)
		}
		if reads != s.reads || d.opts.RetryFailed && summary.Retried != s.reads || summary.Recovered != 0 {
			t.Errorf("%s: read %d times, want %d; summary %+v", s.name, reads, s.reads, summary)
		}
		if got := len(d.ix.docs[id("Scan\n- mend the pier")].Actions); got != s.actions {
			t.Errorf("%s: the index holds %d actions of the scan, want %d", s.name, got, s.actions)
		}
	}
}
