package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
	"polidex/extract"
)

// fakeFiles has a file for every digest, but for "damaged" and "lost".
type fakeFiles struct{}

func (fakeFiles) ReadOriginal(_ context.Context, digest string) ([]byte, error) {
	switch digest {
	case "damaged":
		return nil, fmt.Errorf("reading originals/da/damaged: the bytes are no longer those that were kept: %w", corpus.ErrMalformed)
	case "lost":
		return nil, fmt.Errorf("reading originals/lo/lost: %w", corpus.ErrNotFound)
	}
	return []byte(digest), nil
}

// fakeEngine draws white pages of a size in points, and none of the file "broken".
type fakeEngine struct {
	width, height float64
	// hold, where it is set, keeps each drawing until something comes out of it.
	hold chan struct{}

	mu    sync.Mutex
	drawn []string
	atOnce,
	most int
}

func (e *fakeEngine) Picture(ctx context.Context, data []byte, page int, dpi float64) (*extract.PagePicture, error) {
	e.mu.Lock()
	e.drawn = append(e.drawn, fmt.Sprintf("%s %d %.2f", data, page, dpi))
	e.atOnce++
	e.most = max(e.most, e.atOnce)
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		e.atOnce--
		e.mu.Unlock()
	}()
	if e.hold != nil {
		select {
		case <-e.hold:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if string(data) == "broken" {
		return nil, fmt.Errorf("drawing a page: no picture: %w", corpus.ErrMalformed)
	}
	canvas := image.NewGray(image.Rect(0, 0, max(1, int(e.width*dpi/72+0.5)), max(1, int(e.height*dpi/72+0.5))))
	for i := range canvas.Pix {
		canvas.Pix[i] = 0xFF
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, canvas); err != nil {
		return nil, err
	}
	return &extract.PagePicture{PNG: b.Bytes(), DPI: dpi}, nil
}

func (e *fakeEngine) Close() error { return nil }

func (e *fakeEngine) draws() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]string{}, e.drawn...)
}

func TestPictureWidth(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height float64 // of the page
		asked         int
		want          image.Point
		first, second int // how often it is drawn, and then another page
	}{
		{"A4", 595.28, 841.89, 800, image.Pt(800, 1131), 1, 1},
		{"letter", 612, 792, 800, image.Pt(800, 1035), 2, 1},
		{"A3 across", 1190.55, 841.89, 400, image.Pt(400, 283), 2, 1},
		{"a card", 240, 150, 1600, image.Pt(1600, 1000), 2, 1},
		{"a few points", 7, 7, 400, image.Pt(400, 400), 3, 1},
		{"a banner of 50 m", 595.28, 140_000, 400, image.Pt(233, 54_877), 2, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := &fakeEngine{width: c.width, height: c.height}
			p := newPictures(fakeFiles{}, e, time.Now)
			for page, draws := range []int{c.first, c.second} {
				before := len(e.draws())
				got, err := p.Picture(t.Context(), api.PictureOf{Digest: "file", Page: page + 1, Width: c.asked})
				if err != nil {
					t.Fatal(err)
				}
				size, err := sizeOf(got)
				if err != nil {
					t.Fatal(err)
				}
				if off := size.Sub(c.want); max(off.X, -off.X) > 1 || max(off.Y, -off.Y) > c.want.Y/200+1 {
					t.Errorf("page %d has %v pixels, want %v", page+1, size, c.want)
				}
				if n := len(e.draws()) - before; n != draws {
					t.Errorf("page %d was drawn %d times, want %d: %q", page+1, n, draws, e.draws())
				}
			}
		})
	}
}

func TestPictureKept(t *testing.T) {
	e := &fakeEngine{width: 595.28, height: 841.89}
	now := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	p := newPictures(fakeFiles{}, e, func() time.Time { return now })
	ask := func(digest string, page, width int, marked ...corpus.Block) error {
		_, err := p.Picture(t.Context(), api.PictureOf{Digest: digest, Page: page, Width: width, Marked: marked})
		return err
	}
	block := func(x float64) corpus.Block {
		return corpus.Block{Kind: corpus.Item, Page: 1, Box: &corpus.Rect{X0: x, Y0: 10, X1: x + 10, Y1: 30}}
	}
	steps := []struct {
		name  string
		do    func() error
		want  error
		draws int
	}{
		{"first", func() error { return ask("file", 1, 400) }, nil, 1},
		{"again", func() error { return ask("file", 1, 400) }, nil, 0},
		{"with a mark", func() error { return ask("file", 1, 400, block(1)) }, nil, 0},
		{"with another", func() error { return ask("file", 1, 400, block(2)) }, nil, 0},
		{"another width", func() error { return ask("file", 1, 800, block(2)) }, nil, 1},
		{"that without its mark", func() error { return ask("file", 1, 800) }, nil, 0},
		{"another page", func() error { return ask("file", 2, 400) }, nil, 1},
		{"another file", func() error { return ask("file2", 1, 400) }, nil, 1},
		{"broken", func() error { return ask("broken", 1, 400) }, corpus.ErrMalformed, 1},
		{"broken again", func() error { return ask("broken", 1, 400, block(1)) }, corpus.ErrMalformed, 0},
		{"broken after a while", func() error { now = now.Add(failedFor); return ask("broken", 1, 400) }, corpus.ErrMalformed, 1},
		{"lost", func() error { return ask("lost", 1, 400) }, corpus.ErrNotFound, 0},
	}
	for _, s := range steps {
		before := len(e.draws())
		if err := s.do(); !errors.Is(err, s.want) {
			t.Errorf("%s: %v, want %v", s.name, err, s.want)
		}
		if n := len(e.draws()) - before; n != s.draws {
			t.Errorf("%s: drawn %d times, want %d", s.name, n, s.draws)
		}
	}
	if err := ask("damaged", 1, 400); err == nil || errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("a damaged archive is told as %v, want a fault of no kind", err)
	}
}

// TestPicturesAtOnce: two are drawn at once, one page once for all who ask, and who
// leaves neither stops a drawing nor keeps a place.
func TestPicturesAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := &fakeEngine{width: 595.28, height: 841.89, hold: make(chan struct{})}
		p := newPictures(fakeFiles{}, e, time.Now)
		ctx, leave := context.WithCancel(t.Context())
		results := make(chan error, 10)
		ask := func(ctx context.Context, page int) {
			go func() {
				_, err := p.Picture(ctx, api.PictureOf{Digest: "file", Page: page, Width: 400})
				results <- err
			}()
			synctest.Wait()
		}
		ask(ctx, 1)
		ask(t.Context(), 1)
		ask(ctx, 2) // waits
		ask(t.Context(), 3)
		leave()
		for range 2 {
			if err := <-results; !errors.Is(err, context.Canceled) {
				t.Errorf("who left got %v", err)
			}
		}
		synctest.Wait()
		if n := len(e.draws()); n != 1 {
			t.Fatalf("%d drawings have begun, want 1: %q", n, e.draws())
		}
		e.hold <- struct{}{} // page 1
		e.hold <- struct{}{} // page 3
		for range 2 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
		ask(t.Context(), 1)
		if err := <-results; err != nil || len(e.draws()) != 2 {
			t.Errorf("page 1 afterwards: %v, %q", err, e.draws())
		}
		for page := 4; page < 9; page++ {
			ask(t.Context(), page)
		}
		for range 5 {
			e.hold <- struct{}{}
		}
		for range 5 {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
		if e.most != picturesAtOnce {
			t.Errorf("%d pages were drawn at once, want %d", e.most, picturesAtOnce)
		}
	})
}

func TestPictureCacheIsBounded(t *testing.T) {
	const most = 10 * (entryCost + 100)
	c := newPictureCache(most, time.Now)
	for page := range 100 {
		c.put(pictureKey{page: page}, drawnPage{png: make([]byte, 100)})
		if _, ok := c.get(pictureKey{page: 0}); !ok {
			t.Fatalf("the page used last is gone after %d others", page)
		}
	}
	c.put(pictureKey{page: 0}, drawnPage{png: make([]byte, 50)}) // in place of the first
	c.put(pictureKey{page: 200}, drawnPage{png: make([]byte, most)})
	var kept []int
	for page := range 201 {
		if _, ok := c.get(pictureKey{page: page}); ok {
			kept = append(kept, page)
		}
	}
	if diff := cmp.Diff([]int{0, 91, 92, 93, 94, 95, 96, 97, 98, 99}, kept); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if c.bytes > most || c.bytes < 9*most/10 {
		t.Errorf("%d bytes are kept, of %d", c.bytes, most)
	}
}

// TestPictureForNobody draws nothing for a request that has ended before its turn came.
func TestPictureForNobody(t *testing.T) {
	engine := &fakeEngine{width: 600, height: 800}
	p := newPictures(fakeFiles{}, engine, time.Now)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for page := range 40 {
		if _, err := p.Picture(ctx, api.PictureOf{Digest: "a", Page: page + 1, Width: 400}); !errors.Is(err, context.Canceled) {
			t.Errorf("page %d: %v, want %v", page+1, err, context.Canceled)
		}
	}
	engine.mu.Lock()
	defer engine.mu.Unlock()
	if len(engine.drawn) > 0 {
		t.Errorf("drawn for nobody: %q", engine.drawn)
	}
}
