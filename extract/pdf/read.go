package pdf

import (
	"cmp"
	"context"
	"fmt"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/tags"
)

// Options are the limits of a reading.
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
}

func (o Options) withDefaults() Options {
	o.MaxBytes = cmp.Or(o.MaxBytes, 512<<20)
	o.MaxPages = cmp.Or(o.MaxPages, 10_000)
	o.MaxGlyphs = cmp.Or(o.MaxGlyphs, 300_000)
	return o
}

// Engine is the name that Quality.Engine has for this reader.
const Engine = "polidex"

// Read reads a PDF file. Errors wrap [corpus.ErrMalformed] where the bytes are
// no PDF file or nothing of one can be read, [corpus.ErrUnsupported] where it
// opens only with a password, [corpus.ErrTooLarge] where it is larger than
// Options allow, and the context's error where that ended first; the context is
// looked at between pages.
func Read(ctx context.Context, data []byte, opts Options) (*corpus.Document, error) {
	doc, _, err := Examine(ctx, data, opts)
	return doc, err
}

// Examine is Read that also tells the signals by which to judge whether another
// reader should be asked. Beside an error they are those seen so far.
func Examine(ctx context.Context, data []byte, opts Options) (doc *corpus.Document, s Signals, err error) {
	opts = opts.withDefaults()
	if len(data) > opts.MaxBytes {
		return nil, s, fmt.Errorf("reading pdf: %d bytes, more than %d: %w", len(data), opts.MaxBytes, corpus.ErrTooLarge)
	}
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("reading pdf: internal fault: %v: %w", p, corpus.ErrMalformed)
		}
	}()
	file, err := objects.Open(ctx, data)
	if err != nil {
		return nil, s, fmt.Errorf("reading pdf: %w", err)
	}
	r := &reader{opts: opts, file: file}
	r.glyphs = glyphs.NewDocument(file, glyphs.Limits{Pages: opts.MaxPages, Glyphs: opts.MaxGlyphs})
	if r.glyphs.Pages() == 0 {
		return nil, s, fmt.Errorf("reading pdf: no pages: %w", corpus.ErrMalformed)
	}
	if err := r.readPages(ctx); err != nil {
		return nil, r.signals, fmt.Errorf("reading pdf: %w", err)
	}
	doc, err = r.document(ctx)
	if err != nil {
		return nil, r.signals, fmt.Errorf("reading pdf: %w", err)
	}
	return doc, r.signals, nil
}

// reader is one reading.
type reader struct {
	opts   Options
	file   *objects.File
	glyphs *glyphs.Document
	pages  []*layout.Page
	failed []int
	// signals are of the pages read so far.
	signals Signals
}

func (r *reader) readPages(ctx context.Context) error {
	for n := range r.glyphs.Pages() {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := r.readPage(n + 1)
		if p == nil {
			r.failed = append(r.failed, n+1)
			p = &layout.Page{Page: &glyphs.Page{Number: n + 1}}
			r.signals.Broken++
		}
		r.signals.add(p)
		r.pages = append(r.pages, p)
	}
	return nil
}

// readPage reads one page; nil where that fails, so that the others are kept.
func (r *reader) readPage(number int) (p *layout.Page) {
	defer func() {
		if recover() != nil {
			p = nil
		}
	}()
	return layout.NewPage(r.glyphs.Page(number))
}

// document finds the structure of the pages read.
func (r *reader) document(ctx context.Context) (*corpus.Document, error) {
	words := layout.NewWords(r.pages)
	style := layout.NewStyle(r.pages)
	furniture := layout.Furniture(r.pages)
	for _, p := range r.pages {
		if pictureOnly(p, furniture) {
			r.signals.PictureOnly = append(r.signals.PictureOnly, p.Number)
		}
	}
	blocks, reason := r.tagged(ctx, furniture, style)
	if blocks == nil {
		var err error
		if blocks, err = layout.Analyse(ctx, r.pages, furniture, style); err != nil {
			return nil, err
		}
	}
	doc := &corpus.Document{}
	doc.Format = corpus.FormatPDF
	doc.Pages = r.glyphs.PagesInFile()
	doc.Blocks, doc.Regions = layout.Finish(r.pages, blocks, words)
	doc.Properties = properties(r.file)
	r.judge(doc)
	doc.Quality.EngineReason = reason
	return doc, nil
}

// tagged takes the structure from the file's tags; nil where it has none that
// can be trusted, with the reason.
func (r *reader) tagged(ctx context.Context, furniture map[*layout.Line]string, style *layout.Style) (blocks []*layout.Block, reason string) {
	if r.opts.IgnoreTags {
		return nil, "structure by layout: tags not asked for"
	}
	defer func() {
		if recover() != nil {
			blocks, reason = nil, "structure by layout: the tags could not be read"
		}
	}()
	tree, why := tags.Read(r.file, r.glyphs, r.pages, furniture)
	if tree == nil {
		return nil, "structure by layout: " + why
	}
	blocks, err := tree.Blocks(ctx, style)
	if err != nil {
		return nil, err.Error()
	}
	return blocks, "structure by tags: " + why
}
