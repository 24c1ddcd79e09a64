package main

import (
	"image"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"polidex/api"
	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/pdfium"
	"polidex/ingest"
)

// TestPicturesServed: a server draws the pages of what it has taken in, with the
// places of actions and passages tinted.
func TestPicturesServed(t *testing.T) {
	if raced {
		t.Skip("the engine that draws takes half a minute to compile under the race detector")
	}
	if !pdfium.Available {
		t.Skip("this build has no engine that draws pages")
	}
	s := serveDocuments(t, filepath.Join(t.TempDir(), "data"), "../../testdata/documents/safe-waters.pdf")
	var actions api.List
	getJSON(t, s.url+"/v1/actions?limit=1", &actions)
	if len(actions.Hits) != 1 {
		t.Fatalf("there are %d actions", len(actions.Hits))
	}
	var action api.ActionAnswer
	getJSON(t, s.url+"/v1/actions/"+actions.Hits[0].ID, &action)
	block := action.Blocks[0].Block
	path := s.url + "/v1/documents/" + action.Document.ID + "/pages/" + strconv.Itoa(block.Page) + "/picture"

	for _, width := range []int{400, 800} {
		plain := getPicture(t, path+"?width="+strconv.Itoa(width))
		marked := getPicture(t, path+"?width="+strconv.Itoa(width)+"&mark="+action.Action.ID)
		passage := getPicture(t, path+"?width="+strconv.Itoa(width)+"&mark="+corpus.PassageID(action.Document.ID, action.Action.Block))
		if plain.Bounds().Dx() != width || marked.Bounds() != plain.Bounds() {
			t.Fatalf("the pictures have %v and %v pixels, want a width of %d", plain.Bounds(), marked.Bounds(), width)
		}
		scale := float64(width) / 595.28
		b := plain.Bounds()
		inside := image.Rect(int(block.Box.X0*scale)+2, b.Max.Y-int(block.Box.Y1*scale)+2, int(block.Box.X1*scale)-2, b.Max.Y-int(block.Box.Y0*scale)-2)
		around := inside.Inset(-5)
		changed, tinted := 0, 0
		for y := range b.Dy() {
			for x := range b.Dx() {
				at := image.Pt(x, y)
				p, m := plain.RGBAAt(x, y), marked.RGBAAt(x, y)
				if at.In(inside) && p.R > 0x80 && m.R < p.R && m.G > m.R {
					tinted++ // green, as items are
				}
				if !at.In(around) && p != m {
					changed++
				}
				if m != passage.RGBAAt(x, y) {
					t.Fatalf("at %v the action is marked in another way than its passage", at)
				}
			}
		}
		if all := inside.Dx() * inside.Dy(); tinted < all/2 {
			t.Errorf("%d of the %d pixels of %v are tinted, want most", tinted, all, inside)
		}
		if changed > 0 {
			t.Errorf("%d pixels outside of %v are not as they were", changed, around)
		}
	}
}

func getPicture(t *testing.T, url string) *image.RGBA {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "image/png" {
		t.Fatalf("GET %s = %s, %v: %s", url, r.Status, err, body)
	}
	if len(body) > 150_000 {
		t.Errorf("GET %s = %d bytes, want fewer than 150 kB", url, len(body))
	}
	canvas, err := canvasOf(body)
	if err != nil {
		t.Fatalf("GET %s: %v", url, err)
	}
	return canvas
}

// BenchmarkPicture draws a page of text of 800 pixels in width: page=new has it drawn
// by the engine, page=marked has a mark drawn over a page that is kept, page=kept
// finds it. B/page is the size of the picture.
func BenchmarkPicture(b *testing.B) {
	if !pdfium.Available {
		b.Skip("this build has no engine that draws pages")
	}
	archive, err := ingest.OpenArchive(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	data, err := os.ReadFile("../../testdata/documents/safe-waters.pdf")
	if err != nil {
		b.Fatal(err)
	}
	digest, _, err := archive.PutOriginal(b.Context(), data)
	if err != nil {
		b.Fatal(err)
	}
	settings := engineSettings{noOCR: true}
	if dir, err := os.UserCacheDir(); err == nil {
		settings.cache = filepath.Join(dir, "polidex-test")
	}
	e := newEngines(settings)
	p := newPictures(archive, inProcess{extract.Options{PDF: e.options()}, e, pictureTime}, time.Now)
	defer p.Close()
	draw := func(b *testing.B, mark float64) {
		of := api.PictureOf{Digest: digest, Page: 3, Width: 800}
		if mark > 0 {
			of.Marked = []corpus.Block{{Kind: corpus.Item, Page: 3, Box: &corpus.Rect{X0: 70, Y0: 100, X1: 520, Y1: 100 + mark}}}
		}
		picture, err := p.Picture(b.Context(), of)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(picture)), "B/page")
	}
	draw(b, 0) // starts the engine
	b.Run("page=new", func(b *testing.B) {
		for b.Loop() {
			p.kept = newPictureCache(keptPictures, time.Now)
			draw(b, 0)
		}
	})
	b.Run("page=marked", func(b *testing.B) {
		draw(b, 0)
		mark := 1.0
		for b.Loop() {
			mark += 1e-6
			draw(b, mark)
		}
	})
	b.Run("page=kept", func(b *testing.B) {
		for b.Loop() {
			draw(b, 0)
		}
	})
}
