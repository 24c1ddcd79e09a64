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

func (f fakePages) Picture(_ int, dpi float64) (*image.RGBA, float64, error) {
	return image.NewRGBA(image.Rect(0, 0, 8, 8)), dpi / 2, nil
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
	return &pdf.Recogniser{Name: "eyes", AtOnce: 2, Page: func(_ context.Context, number int, _ image.Image, dpi float64, got string) (*glyphs.Page, pdf.Recognised, error) {
		if dpi != 100 {
			t.Errorf("page %d came at %v dots an inch, want those it was drawn at", number, dpi)
		}
		want := "da"
		if first.CompareAndSwap(false, true) {
			want = hint
		}
		if got != want {
			t.Errorf("page %d came with the hint %q, want %q", number, got, want)
		}
		return typed(number, fmt.Sprintf("Rowing boats on picture number %d are for hire", number)), pdf.Recognised{Recognition: corpus.Recognition{Language: "da", Words: 9, Confidence: 0.9}, Sure: true}, nil
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
			sound + "\nMooring at the upper pier costs two coins", "polidex, other", "page 2 as read by other", corpus.ReadWhole, false},
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
			"Rowing boats on picture number 1 are for hire\nRowing boats on picture number 2 are for hire", "eyes", "pages 1, 2 as read by eyes", corpus.ReadWhole, false},
		{"a scan among pages", []*pdftest.Page{page(sound), scan()}, nil,
			pdf.Options{Second: second(fakePages{sound, "scan 7"}), Recogniser: recogniser(t, ""), Language: func(string) string { return "" }},
			sound + "\nRowing boats on picture number 2 are for hire", "polidex, eyes", "page 2 as read by eyes", corpus.ReadWhole, false},
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

// TestUnread keeps count of the pages that are pictures and were not recognised,
// and says why.
func TestUnread(t *testing.T) {
	const sound = "The ferry leaves at eight and comes back before noon"
	eyes := func(text, missing string, err error) *pdf.Recogniser {
		return &pdf.Recogniser{Name: "eyes", Page: func(_ context.Context, number int, _ image.Image, _ float64, _ string) (*glyphs.Page, pdf.Recognised, error) {
			return typed(number, text), pdf.Recognised{Recognition: corpus.Recognition{Missing: missing}}, err
		}}
	}
	looked := 0
	for _, c := range []struct {
		name   string
		pages  []*pdftest.Page
		second fakePages
		eyes   *pdf.Recogniser
		want   corpus.Quality // Status, PagesRead, PagesWithoutText, Unread
		taken  int            // pages recognised
	}{
		{"read", []*pdftest.Page{page(sound), scan()}, fakePages{sound, "scan 7"}, eyes("Rowing boats are for hire", "", nil),
			corpus.Quality{Status: corpus.ReadWhole, PagesRead: 2}, 1},
		{"a photograph", []*pdftest.Page{scan()}, fakePages{"scan 7"}, eyes("", "", nil),
			corpus.Quality{Status: corpus.ReadWhole, PagesRead: 1}, 0},
		{"no language data", []*pdftest.Page{scan()}, fakePages{"scan 7"}, eyes("", "ell", nil),
			corpus.Quality{Status: corpus.ReadNeedsOCR, PagesWithoutText: []int{1}, Unread: `the recogniser has no language data "ell"`}, 0},
		{"no recogniser after all", []*pdftest.Page{page(sound), page(sound), scan()}, fakePages{sound, sound, "scan 7"}, eyes("", "", fmt.Errorf("tesseract is not installed: %w", corpus.ErrUnavailable)),
			corpus.Quality{Status: corpus.ReadPartly, PagesRead: 2, PagesWithoutText: []int{3}, Unread: "tesseract is not installed"}, 0},
		{"none", []*pdftest.Page{scan()}, fakePages{"scan 7"}, nil,
			corpus.Quality{Status: corpus.ReadNeedsOCR, PagesWithoutText: []int{1}, Unread: "nobody is there"}, 0},
		{"other page numbers", []*pdftest.Page{page(sound), scan()}, fakePages{"x", "scan 7", "y"}, eyes("Rowing boats are for hire", "", nil),
			corpus.Quality{Status: corpus.ReadPartly, PagesRead: 1, PagesWithoutText: []int{2}, Unread: "other counts the pages otherwise"}, 0},
		{"panics", []*pdftest.Page{scan()}, fakePages{"scan 7"}, &pdf.Recogniser{Page: func(context.Context, int, image.Image, float64, string) (*glyphs.Page, pdf.Recognised, error) {
			panic("out of luck")
		}}, corpus.Quality{Status: corpus.ReadNeedsOCR, PagesWithoutText: []int{1}, Unread: "internal fault: out of luck"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := (&pdftest.File{Pages: c.pages}).Bytes()
			doc, err := pdf.Read(context.Background(), data, pdf.Options{Second: second(c.second), Recogniser: c.eyes, NoRecogniser: "nobody is there"})
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			q := doc.Quality
			got := corpus.Quality{Status: q.Status, PagesRead: q.PagesRead, PagesWithoutText: q.PagesWithoutText, Unread: q.Unread}
			if diff := cmp.Diff(c.want, got); diff != "" || len(q.Recognised) != c.taken {
				t.Errorf("%d pages recognised, want %d; quality (-want +got):\n%s", len(q.Recognised), c.taken, diff)
			}
		})
	}
	t.Run("unavailable is asked once", func(t *testing.T) {
		data := (&pdftest.File{Pages: []*pdftest.Page{scan(), scan(), scan()}}).Bytes()
		none := &pdf.Recogniser{Page: func(context.Context, int, image.Image, float64, string) (*glyphs.Page, pdf.Recognised, error) {
			looked++
			return nil, pdf.Recognised{}, corpus.ErrUnavailable
		}}
		if _, err := pdf.Read(context.Background(), data, pdf.Options{Second: second(fakePages{"scan 7", "scan 7", "scan 7"}), Recogniser: none}); err != nil || looked != 1 {
			t.Errorf("Read = %v after %d pages, want it to be asked once", err, looked)
		}
	})
}

// TestSecondEngineError tells of the first engine's error where nobody opens the
// file.
func TestSecondEngineError(t *testing.T) {
	_, err := pdf.Read(context.Background(), []byte("%PDF-1.7\nnothing"), pdf.Options{Second: second(nil)})
	if !errors.Is(err, corpus.ErrMalformed) || strings.Contains(err.Error(), "either") {
		t.Errorf("Read = %v, want the first engine's error", err)
	}
}

// TestRecognitionProgress counts the pages that are recognised.
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
	if diff := cmp.Diff([]int{13, 23, 33}, seen); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
}

// TestRecognitionStops ends with the context.
func TestRecognitionStops(t *testing.T) {
	data := (&pdftest.File{Pages: []*pdftest.Page{scan(), scan(), scan()}}).Bytes()
	ctx, cancel := context.WithCancel(context.Background())
	looked := 0
	opts := pdf.Options{Second: second(fakePages{"scan 7", "scan 7", "scan 7"})}
	opts.Recogniser = &pdf.Recogniser{Name: "eyes", Page: func(ctx context.Context, _ int, _ image.Image, _ float64, _ string) (*glyphs.Page, pdf.Recognised, error) {
		looked++
		cancel()
		return nil, pdf.Recognised{}, ctx.Err()
	}}
	if _, err := pdf.Read(ctx, data, opts); !errors.Is(err, context.Canceled) || looked != 1 {
		t.Errorf("Read = %v after %d pages, want %v after one", err, looked, context.Canceled)
	}
}
