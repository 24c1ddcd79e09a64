package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"golang.org/x/sync/singleflight"

	"polidex/api"
	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/overlay"
	"polidex/extract/pdf/pdfium"
)

const (
	// picturesAtOnce bounds the pages that are drawn at once: each takes a process
	// of 100 to 300 MB, and the file in memory.
	picturesAtOnce = 2
	// pictureTime is what drawing one page may take, and a second more a megabyte of
	// the file: the slowest page of the Commission's texts takes some two seconds.
	pictureTime = 15 * time.Second
	// pictureMost bounds all that becomes of a drawing once it has begun, the
	// starting of a process and a second try with it.
	pictureMost = 3 * time.Minute
	// keptPictures is how much memory pictures may take, in bytes: about a thousand
	// pages of text.
	keptPictures = 64 << 20
	// failedFor is how long a page that cannot be drawn is not tried again.
	failedFor = 5 * time.Minute
)

// pictures draws the pages of kept documents for the server, in processes of
// their own: a page does not wait for a document that is taken in. It is safe for
// use by many goroutines. It must be closed.
type pictures struct {
	originals originals
	extractor pictureEngine
	// slots holds one for each drawing under way.
	slots   chan struct{}
	flights singleflight.Group
	kept    *pictureCache
	widths  *pageWidths
}

// originals are the files of documents, by digest.
type originals interface {
	ReadOriginal(ctx context.Context, digest string) ([]byte, error)
}

// pictureEngine draws pages; see [sandbox.Reader.Picture].
type pictureEngine interface {
	Picture(ctx context.Context, data []byte, page int, dpi float64) (*extract.PagePicture, error)
	Close() error
}

// pictures returns what draws pages, as documents are read by the flags. It starts
// nothing before the first page.
func (a *app) pictures(s *store, flags extractFlags) (*pictures, error) {
	x, err := a.extractor(extractFlags{timeout: pictureTime, workers: picturesAtOnce, noSandbox: flags.noSandbox, noOCR: true})
	if err != nil {
		return nil, err
	}
	return newPictures(s.archive, x, time.Now), nil
}

func newPictures(files originals, x pictureEngine, now func() time.Time) *pictures {
	return &pictures{
		originals: files, extractor: x, slots: make(chan struct{}, picturesAtOnce),
		kept: newPictureCache(keptPictures, now), widths: newPageWidths(),
	}
}

// offered is what the server gets: nil where this build has no engine that draws.
func (p *pictures) offered() api.Pictures {
	if !pdfium.Available {
		return nil
	}
	return p
}

// Close ends the drawings under way.
func (p *pictures) Close() error { return p.extractor.Close() }

// Picture serves [api.Pictures]. A drawing that has begun goes on when its
// request ends: the next one will have it, and to stop it would end the process,
// which takes longer to start than a page to draw.
func (p *pictures) Picture(ctx context.Context, of api.PictureOf) ([]byte, error) {
	var marks []overlay.Mark
	for i := range of.Marked {
		marks = append(marks, overlay.Passage(&of.Marked[i], of.Page)...)
	}
	key := pictureKey{digest: of.Digest, page: of.Page, width: of.Width, marks: marksKey(marks)}
	if kept, ok := p.kept.get(key); ok {
		return kept.png, kept.err
	}
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave := func() { <-p.slots }
	if err := ctx.Err(); err != nil { // nobody waits for it
		leave()
		return nil, err
	}
	drawing := p.flights.DoChan(key.String(), func() (any, error) {
		alone, cancel := context.WithTimeout(context.WithoutCancel(ctx), pictureMost)
		defer cancel()
		return p.remembered(key, func() (drawnPage, error) { return p.marked(alone, key, marks) })
	})
	select {
	case r := <-drawing:
		leave()
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(drawnPage).png, nil
	case <-ctx.Done():
		go func() {
			<-drawing
			leave()
		}()
		return nil, ctx.Err()
	}
}

// remembered returns what is kept under the key, else what comes of draw, and keeps
// that. What lies in the file is kept as an error, for a while: it would come of
// another try too.
func (p *pictures) remembered(key pictureKey, draw func() (drawnPage, error)) (drawnPage, error) {
	if kept, ok := p.kept.get(key); ok {
		return kept, kept.err
	}
	d, err := draw()
	switch {
	case err == nil:
		p.kept.put(key, d)
	case errors.Is(err, corpus.ErrMalformed), errors.Is(err, corpus.ErrTooLarge), errors.Is(err, corpus.ErrUnsupported):
		p.kept.put(key, drawnPage{err: err, until: p.kept.now().Add(failedFor)})
	}
	return d, err
}

// marked draws marks over the page, which is drawn once for all marks.
func (p *pictures) marked(ctx context.Context, key pictureKey, marks []overlay.Mark) (drawnPage, error) {
	if len(marks) == 0 {
		return p.page(ctx, key)
	}
	plain := key
	plain.marks = ""
	v, err, _ := p.flights.Do(plain.String(), func() (any, error) {
		return p.remembered(plain, func() (drawnPage, error) { return p.page(ctx, plain) })
	})
	if err != nil {
		return drawnPage{}, err
	}
	d := v.(drawnPage)
	canvas, err := canvasOf(d.png)
	if err != nil {
		return drawnPage{}, err
	}
	overlay.Draw(canvas, d.scale, marks)
	d.png, err = smallPNG(canvas)
	return d, err
}

// page is the page without marks, with its colours made few.
func (p *pictures) page(ctx context.Context, key pictureKey) (drawnPage, error) {
	picture, err := p.draw(ctx, key)
	if err != nil {
		return drawnPage{}, err
	}
	canvas, err := canvasOf(picture.PNG)
	if err != nil {
		return drawnPage{}, err
	}
	small, err := smallPNG(canvas)
	return drawnPage{png: small, scale: picture.DPI / pointsPerInch}, err
}

// draw draws a page at the width asked for. How wide the page is tells only its
// picture: one that is not as wide as it was to be, since the page is of another
// size than the last of its file, gives way to a second, and that of a page of a few
// points, of which the first shows too little, to a third. The file is held no
// longer than this takes.
func (p *pictures) draw(ctx context.Context, key pictureKey) (*extract.PagePicture, error) {
	data, err := p.originals.ReadOriginal(ctx, key.digest)
	if errors.Is(err, corpus.ErrMalformed) {
		return nil, fmt.Errorf("drawing a page: %v", err) // a fault of the archive, not of the file
	}
	if err != nil {
		return nil, err
	}
	dpi := pointsPerInch * float64(key.width) / p.widths.of(key.digest)
	for try := 1; ; try++ {
		picture, err := p.extractor.Picture(ctx, data, key.page, dpi)
		if err != nil {
			return nil, err
		}
		size, err := sizeOf(picture.PNG)
		if err != nil {
			return nil, err
		}
		p.widths.keep(key.digest, pointsPerInch*float64(size.X)/picture.DPI)
		by := min(float64(key.width)/float64(size.X), math.Sqrt(mostPixels/(float64(size.X)*float64(size.Y))))
		if try == mostTries || math.Abs(by-1)*float64(size.X) <= 1 {
			return picture, nil
		}
		dpi = picture.DPI * by
	}
}

const (
	pointsPerInch = 72.0
	// mostTries is how often a page is drawn to have the width asked for.
	mostTries = 3
	// mostPixels bounds a picture: a page of 1600 pixels in width may be five times
	// as long.
	mostPixels = 12_800_000.0
)

// marksKey is what marks draw, as text.
func marksKey(marks []overlay.Mark) string {
	var b strings.Builder
	for _, m := range marks {
		fmt.Fprintln(&b, m.Box, m.Color)
	}
	return b.String()
}
