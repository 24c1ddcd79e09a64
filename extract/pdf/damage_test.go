package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/internal/mutate"
)

// sentence is the text of one page of a damaged file, told from all others.
func sentence(page int) string {
	return fmt.Sprintf("The lighthouse on rock number %d is painted anew in every odd year", page)
}

// book is a file of pages whose cross-references are of a kind, tagged or not.
func book(kind pdftest.XRef, tagged bool) []byte {
	f := &pdftest.File{XRef: kind}
	for n := range 6 {
		p := new(pdftest.Page)
		if tagged {
			p.Tagged("Document/*H1", "F2", 16, 72, 760, fmt.Sprintf("%d. Rocks", n+1))
			p.Tagged("Document/*P", "F1", 11, 72, 700, sentence(n+1))
			p.Tagged("Document/*L/LI/LBody", "F1", 11, 72, 680, "• with a ladder")
		} else {
			p.Text("F2", 16, 72, 760, fmt.Sprintf("%d. Rocks", n+1)).Text("F1", 11, 72, 700, sentence(n+1))
		}
		f.Pages = append(f.Pages, p)
	}
	return f.Bytes()
}

// kept counts the pages whose sentence is in the document.
func kept(doc *corpus.Document) (n int) {
	text := outline(doc)
	for page := 1; strings.Contains(text, "lighthouse") && page <= 6; page++ {
		if strings.Contains(text, sentence(page)) {
			n++
		}
	}
	return n
}

// TestDamaged reads many damaged files: none may crash or hang the reader, each
// is read or refused with one of the kinds, and most of the text is kept.
func TestDamaged(t *testing.T) {
	const seeds, pages = 40, 6
	least := map[mutate.Kind]float64{mutate.Flip: 0.64, mutate.Truncate: 0.4, mutate.Zero: 0.8, mutate.Delete: 0.68, mutate.Digits: 0.8}
	for _, kind := range mutate.Kinds() {
		t.Run(kind.String(), func(t *testing.T) {
			files, found := 0, 0
			for _, xref := range []pdftest.XRef{pdftest.Table, pdftest.Stream, pdftest.Hybrid} {
				for _, tagged := range []bool{false, true} {
					whole := book(xref, tagged)
					for seed := range uint64(seeds) {
						files++
						found += readDamaged(t, mutate.Damage(whole, kind, seed))
					}
				}
			}
			// What is taken away cannot be kept: half of the pages, on average, of
			// a cut file, and all of a file whose only packed stream is hit.
			if share := float64(found) / float64(files*pages); share < least[kind] {
				t.Errorf("%.3f of the pages of %d files were kept, want %.2f", share, files, least[kind])
			}
		})
	}
}

func readDamaged(t *testing.T, data []byte) int {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	doc, err := pdf.Read(ctx, data, pdf.Options{})
	switch {
	case err == nil:
		return kept(doc)
	case strings.Contains(err.Error(), "internal fault"):
		t.Errorf("Read: %v", err)
	case !errors.Is(err, corpus.ErrMalformed) && !errors.Is(err, corpus.ErrUnsupported):
		t.Errorf("Read: %v, want it to be of a kind", err)
	}
	return 0
}

// TestReadableParts keeps what a hole in the file does not reach, and says what
// is missing.
func TestReadableParts(t *testing.T) {
	whole := book(pdftest.Table, false)
	t.Run("cut off", func(t *testing.T) {
		at := bytes.Index(whole, []byte("rock number 5"))
		doc, err := pdf.Read(context.Background(), whole[:at], pdf.Options{})
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		if got := kept(doc); got != 4 || len(doc.Quality.Warnings) == 0 {
			t.Errorf("%d pages were kept with the warnings %q, want 4 and a warning", got, doc.Quality.Warnings)
		}
	})
	t.Run("a page zeroed", func(t *testing.T) {
		data := bytes.Clone(whole)
		at := bytes.Index(data, []byte("rock number 3"))
		clear(data[at-40 : at+40])
		doc, err := pdf.Read(context.Background(), data, pdf.Options{})
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		if got := kept(doc); got != 5 {
			t.Errorf("%d pages were kept, want 5", got)
		}
	})
}

// TestDamagedStream reads the beginning of a packed page, and says that it is
// not all.
func TestDamagedStream(t *testing.T) {
	f := &pdftest.File{Pages: []*pdftest.Page{new(pdftest.Page).Text("F1", 11, 72, 700, sentence(1)), new(pdftest.Page)}, Pack: true}
	for i := range 200 {
		f.Pages[1].Text("F1", 11, 72, 800-3*float64(i), fmt.Sprintf("Entry %d of the harbour log, %x", i, i*i*7919))
	}
	data := f.Bytes()
	at := bytes.LastIndex(data[:bytes.LastIndex(data, []byte("endstream"))], []byte("stream\n")) + 800
	clear(data[at : at+300])
	doc, err := pdf.Read(context.Background(), data, pdf.Options{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	text := outline(doc)
	if !strings.Contains(text, sentence(1)) || !strings.Contains(text, "Entry 3 of") || strings.Contains(text, "Entry 199 of") {
		t.Errorf("blocks:\n%.600s\nwant page 1 and the beginning of page 2", text)
	}
	if q := doc.Quality; q.Status != corpus.ReadPartly || !strings.Contains(strings.Join(q.Warnings, " "), "Page 2") {
		t.Errorf("quality = %+v, want it to be partly, with a warning of page 2", q)
	}
}

// TestLostPages finds the pages that the page tree of a damaged file no longer
// leads to, each in its place.
func TestLostPages(t *testing.T) {
	whole := book(pdftest.None, false)
	for _, c := range []struct {
		name, old, new string
		first          int // the page that comes first
	}{
		{"a broken reference", "12 0 R 14 0 R", "12 0 X 14 0 R", 1},
		{"the tree's number on a page", "\n12 0 obj\n", "\n2 0 obj\n", 3},
		{"the tree's number in a page's words", "/F2 16 Tf", "/F2 16 obj", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !bytes.Contains(whole, []byte(c.old)) {
				t.Fatalf("the file has no %q", c.old)
			}
			doc, err := pdf.Read(context.Background(), bytes.Replace(whole, []byte(c.old), []byte(c.new), 1), pdf.Options{})
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			var order []string
			for i := range doc.Blocks {
				if strings.Contains(doc.Blocks[i].Text, "lighthouse") {
					order = append(order, doc.Blocks[i].Text)
				}
			}
			want := []string{sentence(c.first)}
			for page := range 6 {
				if page+1 != c.first {
					want = append(want, sentence(page+1))
				}
			}
			if diff := cmp.Diff(want, order); diff != "" {
				t.Errorf("sentences (-want +got):\n%s", diff)
			}
		})
	}
}
