package sandbox_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/sandbox"
)

// onePage stands for the second engine: it sees one page of one line.
type onePage struct{}

const otherText = "Swimming from the jetty is at your own risk"

func (onePage) Pages() int       { return 1 }
func (onePage) PagesInFile() int { return 1 }
func (onePage) Close() error     { return nil }

func (onePage) Page(number int) (*glyphs.Page, error) {
	p := &glyphs.Page{Number: number, Width: 595, Height: 842}
	for i, r := range otherText {
		p.Glyphs = append(p.Glyphs, glyphs.Glyph{Text: string(r), X: 72 + 5*float32(i), Y: 700, W: 5, Size: 10, MCID: glyphs.NoMCID})
	}
	return p, nil
}

func (onePage) Picture(_ int, dpi float64) (*image.RGBA, float64, error) {
	return image.NewRGBA(image.Rect(0, 0, int(dpi), int(dpi))), dpi, nil
}

// doubtful is a PDF file whose letters have no font.
const doubtful = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj
4 0 obj <</Length 60>> stream
BT 1 0 0 1 72 700 Tm (Swimming, they say, is fun) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
`

func TestSecondReading(t *testing.T) {
	if !sandbox.Supported() {
		t.Skip("children cannot be started on this platform")
	}
	for _, c := range []struct {
		name, first string
		second      []string
		data        string
		text        string // "" where the file is not read
		engine      string
		reason      string
		err         error
	}{
		{"nobody to ask", childArgument, nil, doubtful, " ", "polidex", "", nil},
		{"in doubt", childArgument, []string{secondArgument}, doubtful, otherText, "other", "could not be decoded", nil},
		{"the first crashes", crashArgument, []string{secondArgument}, doubtful, otherText, "other", "the reader crashed on it (out of luck)", nil},
		{"both crash", crashArgument, []string{crashArgument}, doubtful, "", "", "", corpus.ErrMalformed},
		{"the second crashes", childArgument, []string{crashArgument}, doubtful, " ", "polidex", "a second reading failed: the reader crashed", nil},
		{"no PDF", childArgument, []string{secondArgument}, "\x89PNG\r\n\x1a\n", "", "", "", corpus.ErrUnsupported},
		{"a PDF that does not open", childArgument, []string{secondArgument}, "%PDF-1.4\nnothing", otherText, "other", "read by other", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := sandbox.New(sandbox.Options{Args: []string{c.first}, SecondArgs: c.second, Workers: 1})
			defer r.Close()
			doc, err := r.Extract(context.Background(), []byte(c.data), extract.Source{})
			if !errors.Is(err, c.err) {
				t.Fatalf("Extract: %v, want %v", err, c.err)
			}
			if err != nil {
				return
			}
			var text string
			for i := range doc.Blocks {
				text += doc.Blocks[i].Text
			}
			if strings.TrimSpace(text) != strings.TrimSpace(c.text) || doc.Quality.Engine != c.engine || !strings.Contains(doc.Quality.EngineReason, c.reason) {
				t.Errorf("%q by %q because %q, want %q by %q because %q", text, doc.Quality.Engine, doc.Quality.EngineReason, c.text, c.engine, c.reason)
			}
		})
	}
}

func TestPicture(t *testing.T) {
	if !sandbox.Supported() {
		t.Skip("children cannot be started on this platform")
	}
	r := sandbox.New(sandbox.Options{Args: []string{childArgument}, SecondArgs: []string{secondArgument}, Workers: 1})
	defer r.Close()
	picture, err := r.Picture(context.Background(), []byte(doubtful), 1, 50)
	if err != nil {
		t.Fatalf("Picture: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(picture.PNG))
	if err != nil || picture.DPI != 50 || img.Bounds() != image.Rect(0, 0, 50, 50) {
		t.Errorf("Picture = %v, %v, want 50 by 50 dots", img.Bounds(), err)
	}
	if _, err := r.Picture(context.Background(), []byte(doubtful), 2, 50); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Picture of page 2 = %v, want %v", err, corpus.ErrNotFound)
	}
	if _, err := r.Picture(context.Background(), []byte("<html><p>Hello"), 1, 50); !errors.Is(err, corpus.ErrUnsupported) {
		t.Errorf("Picture of a web page = %v, want %v", err, corpus.ErrUnsupported)
	}
	without := sandbox.New(sandbox.Options{Args: []string{childArgument}})
	defer without.Close()
	if _, err := without.Picture(context.Background(), []byte(doubtful), 1, 50); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("Picture without an engine = %v, want %v", err, corpus.ErrUnavailable)
	}
}

func TestLetters(t *testing.T) {
	r := newReader(t)
	page, err := r.Letters(context.Background(), []byte(doubtful), 1)
	if err != nil || page.Width != 595 || page.Height != 842 {
		t.Errorf("Letters = %+v, %v, want a page of 595 by 842 points", page, err)
	}
}
