package pdf

import (
	"cmp"
	"context"
	"image"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Options are the limits and the helpers of a reading. The zero value reads
// with the first engine alone.
type Options struct {
	// MaxBytes is the size of the largest file read; 0 means 512 MB. A larger
	// one is refused with [corpus.ErrTooLarge].
	MaxBytes int
	// MaxPages is the number of pages read; 0 means 10,000. Of longer files the
	// first pages are read, and Quality.Truncated is set.
	MaxPages int
	// MaxGlyphs is the number of letters read of one page; 0 means 300,000.
	MaxGlyphs int
	// IgnoreTags has the structure found by layout alone.
	IgnoreTags bool
	// Second is asked about files that the first engine reads doubtfully or not
	// at all; nil is none.
	Second *Engine
	// Recogniser reads pages that are pictures, which Second must draw; nil is
	// none, for the reason that NoRecogniser gives in a few words.
	Recogniser   *Recogniser
	NoRecogniser string
	// Language tells the language of a text as ISO 639-1, "" where it is unsure.
	// It helps the recogniser; nil is always unsure.
	Language func(text string) string
	// FirstFailed says why the first engine is left out: it did not survive the
	// file. Empty has it read first.
	FirstFailed string
	// Progress, if set, is told after each page that is recognised, which takes some
	// seconds, and after every hundred that are read again.
	Progress func(done, total int)
}

// Engine is another reader of PDF files.
type Engine struct {
	// Name is what Quality.Engine calls it.
	Name string
	// Open opens a file. Its errors are those of [Read].
	Open func(ctx context.Context, data []byte) (Pages, error)
}

// Pages are the pages of a file that another engine has open.
type Pages interface {
	// Pages is the number of pages that can be read, PagesInFile that of all.
	Pages() int
	PagesInFile() int
	// Page returns what is on a page, counted from 1.
	Page(number int) (*glyphs.Page, error)
	// Picture draws a page as it is displayed, and tells at how many dots an inch:
	// a very large page is drawn smaller than asked.
	Picture(number int, dpi float64) (picture *image.RGBA, drawn float64, err error)
	// Close lets go of the file.
	Close() error
}

// Recogniser reads the letters in a picture of a page.
type Recogniser struct {
	// Name is what Quality.Engine calls it.
	Name string
	// AtOnce is how many pages it may be given at the same time; 0 is one.
	AtOnce int
	// Page reads a picture. The hint is the language of the text, as ISO 639-1,
	// "" where it is not known. An error that wraps [corpus.ErrUnavailable] says
	// that no page can be read.
	Page func(ctx context.Context, number int, picture image.Image, dpi float64, hint string) (*glyphs.Page, Recognised, error)
	// Agree, if set, evens out what is measured on each page by itself, as the
	// sizes of the type, over all recognised pages of a document.
	Agree func(pages []*glyphs.Page)
}

// Recognised is what a recogniser tells of a page.
type Recognised struct {
	corpus.Recognition
	// Sure says that the language is the page's for certain, so that it is a hint
	// for others.
	Sure bool
}

func (o Options) withDefaults() Options {
	o.MaxBytes = cmp.Or(o.MaxBytes, 512<<20)
	o.MaxPages = cmp.Or(o.MaxPages, 10_000)
	o.MaxGlyphs = cmp.Or(o.MaxGlyphs, 300_000)
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	if o.Language == nil {
		o.Language = func(string) string { return "" }
	}
	return o
}
