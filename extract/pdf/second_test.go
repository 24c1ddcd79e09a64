package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
)

// fakePages stands for the second engine: each page is one line of text, a page
// of "" cannot be read.
type fakePages []string

func (f fakePages) Pages() int       { return len(f) }
func (f fakePages) PagesInFile() int { return len(f) }
func (f fakePages) Close() error     { return nil }

func (f fakePages) Page(number int) (*glyphs.Page, error) {
	if f[number-1] == "" {
		return nil, fmt.Errorf("page %d: %w", number, corpus.ErrMalformed)
	}
	return typed(number, f[number-1]), nil
}

func (f fakePages) Picture(int, float64) (*image.RGBA, error) {
	return image.NewRGBA(image.Rect(0, 0, 8, 8)), nil
}

// typed is a page with a line of text in fixed-width type.
func typed(number int, text string) *glyphs.Page {
	p := &glyphs.Page{Number: number, Width: 595, Height: 842}
	for i, r := range []rune(text) {
		p.Glyphs = append(p.Glyphs, glyphs.Glyph{Text: string(r), X: 72 + 5*float32(i), Y: 700, W: 5, Size: 10, MCID: glyphs.NoMCID})
	}
	return p
}

func second(pages fakePages) *pdf.Engine {
	return &pdf.Engine{Name: "other", Open: func(context.Context, []byte) (pdf.Pages, error) {
		if pages == nil {
			return nil, fmt.Errorf("it does not open either: %w", corpus.ErrMalformed)
		}
		return pages, nil
	}}
}

// recogniser reads a sentence of each page. The first must come with the hint,
// the others with the language found there.
func recogniser(t *testing.T, hint string) *pdf.Recogniser {
	var first atomic.Bool
	return &pdf.Recogniser{Name: "eyes", Page: func(_ context.Context, number int, _ image.Image, _ float64, got string) (*glyphs.Page, corpus.Recognition, error) {
		want := "da"
		if first.CompareAndSwap(false, true) {
			want = hint
		}
		if got != want {
			t.Errorf("page %d came with the hint %q, want %q", number, got, want)
		}
		return typed(number, fmt.Sprintf("Rowing boats on picture number %d are for hire", number)), corpus.Recognition{Language: "da", Words: 9, Confidence: 0.9}, nil
	}}
}

// scan is a page that a picture covers, with a stamp.
func scan() *pdftest.Page {
	p := new(pdftest.Page)
	p.Raw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n")
	return p.Text("F1", 8, 500, 20, "scan 7")
}

// garbled is a page whose letters nobody can decode, for they have no font.
func garbled() *pdftest.Page {
	return new(pdftest.Page).Raw("BT 1 0 0 1 72 700 Tm (The words of this page have no letters) Tj ET")
}

func page(text string) *pdftest.Page { return new(pdftest.Page).Text("F1", 11, 72, 700, text) }

func TestSecondEngine(t *testing.T) {
	const sound = "The ferry leaves at eight and comes back before noon"
	for _, c := range []struct {
		name   string
		pages  []*pdftest.Page
		data   []byte // in place of pages
		opts   pdf.Options
		text   string // the blocks
		engine string
		reason string
		status corpus.ReadStatus
		doubt  bool
	}{
		{"nothing to doubt", []*pdftest.Page{page(sound)}, nil, pdf.Options{Second: second(fakePages{"The other engine is not asked"})},
			sound, "polidex", "", corpus.ReadWhole, false},
		{"unknown letters, and nobody to ask", []*pdftest.Page{garbled()}, nil, pdf.Options{},
			"", "polidex", "", corpus.ReadWhole, true},
		{"unknown letters", []*pdftest.Page{page(sound), garbled()}, nil, pdf.Options{Second: second(fakePages{"not looked at", "Mooring at the upper pier costs two coins"})},
			sound + "\nMooring at the upper pier costs two coins", "polidex, other", "page 2 as other reads it", corpus.ReadWhole, false},
		{"the other is worse", []*pdftest.Page{page(sound), garbled()}, nil, pdf.Options{Second: second(fakePages{"", ""})},
			sound, "polidex", "other reads no more", corpus.ReadWhole, true},
		{"the other does not open it", []*pdftest.Page{page(sound), garbled()}, nil, pdf.Options{Second: second(nil)},
			sound, "polidex", "it does not open either", corpus.ReadWhole, true},
		{"only the other opens it", nil, []byte("%PDF-1.7\nnothing of use"), pdf.Options{Second: second(fakePages{sound, "", "Tickets are sold on board"})},
			sound + "\nTickets are sold on board", "other", "read by other", corpus.ReadPartly, true},
		{"the first did not survive it", []*pdftest.Page{page(sound)}, nil, pdf.Options{Second: second(fakePages{"Tickets are sold on board"}), FirstFailed: "the reader crashed on it"},
			"Tickets are sold on board", "other", "the reader crashed on it; read by other", corpus.ReadWhole, false},
		{"a scan, and nobody to read it", []*pdftest.Page{scan()}, nil, pdf.Options{Second: second(fakePages{"scan 7"})},
			"scan 7", "polidex", "", corpus.ReadNeedsOCR, true},
		{"a scan", []*pdftest.Page{scan(), scan()}, nil, pdf.Options{Second: second(fakePages{"scan 7", "scan 7"}), Recogniser: recogniser(t, "")},
			"Rowing boats on picture number 1 are for hire\nRowing boats on picture number 2 are for hire", "eyes", "pages 1, 2 as eyes recognises it", corpus.ReadWhole, false},
		{"a scan among pages", []*pdftest.Page{page(sound), scan()}, nil,
			pdf.Options{Second: second(fakePages{sound, "scan 7"}), Recogniser: recogniser(t, ""), Language: func(string) string { return "" }},
			sound + "\nRowing boats on picture number 2 are for hire", "polidex, eyes", "page 2 as eyes recognises it", corpus.ReadWhole, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := c.data
			if data == nil {
				data = (&pdftest.File{Pages: c.pages}).Bytes()
			}
			doc, err := pdf.Read(context.Background(), data, c.opts)
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			var text []string
			for _, b := range doc.Blocks {
				if b.Kind != corpus.Furniture {
					text = append(text, b.Text)
				}
			}
			if diff := cmp.Diff(c.text, strings.Join(text, "\n")); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			q := doc.Quality
			if q.Engine != c.engine || !strings.Contains(q.EngineReason, c.reason) || c.reason == "" && q.EngineReason != "" && c.opts.Second == nil {
				t.Errorf("engine %q because %q, want %q because %q", q.Engine, q.EngineReason, c.engine, c.reason)
			}
			if q.Status != c.status || (q.Doubt != "") != c.doubt {
				t.Errorf("status %s with the doubt %q, want %s and doubt %v", q.Status, q.Doubt, c.status, c.doubt)
			}
		})
	}
}

// TestSecondEngineError tells of the first engine's error where nobody opens the
// file.
func TestSecondEngineError(t *testing.T) {
	_, err := pdf.Read(context.Background(), []byte("%PDF-1.7\nnothing"), pdf.Options{Second: second(nil)})
	if !errors.Is(err, corpus.ErrMalformed) || strings.Contains(err.Error(), "either") {
		t.Errorf("Read = %v, want the first engine's error", err)
	}
}

// TestRecognitionProgress counts the pages: those read again, then those
// recognised.
func TestRecognitionProgress(t *testing.T) {
	data := (&pdftest.File{Pages: []*pdftest.Page{scan(), scan(), scan()}}).Bytes()
	var seen []int
	opts := pdf.Options{
		Second:     second(fakePages{"scan 7", "scan 7", "scan 7"}),
		Recogniser: recogniser(t, ""),
		Progress:   func(done, total int) { seen = append(seen, done*10+total) },
	}
	if _, err := pdf.Read(context.Background(), data, opts); err != nil {
		t.Errorf("Read: %v", err)
	}
	if diff := cmp.Diff([]int{13, 23, 33, 13, 23, 33}, seen); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

// TestRecognitionStops ends with the context.
func TestRecognitionStops(t *testing.T) {
	data := (&pdftest.File{Pages: []*pdftest.Page{scan(), scan(), scan()}}).Bytes()
	ctx, cancel := context.WithCancel(context.Background())
	looked := 0
	opts := pdf.Options{Second: second(fakePages{"scan 7", "scan 7", "scan 7"})}
	opts.Recogniser = &pdf.Recogniser{Name: "eyes", Page: func(ctx context.Context, _ int, _ image.Image, _ float64, _ string) (*glyphs.Page, corpus.Recognition, error) {
		looked++
		cancel()
		return nil, corpus.Recognition{}, ctx.Err()
	}}
	if _, err := pdf.Read(ctx, data, opts); !errors.Is(err, context.Canceled) || looked != 1 {
		t.Errorf("Read = %v after %d pages, want %v after one", err, looked, context.Canceled)
	}
}
