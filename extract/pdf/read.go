package pdf

import (
	"context"
	"fmt"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/tags"
)

// FirstEngine is the name that Quality.Engine has for this package's own
// reading.
const FirstEngine = "polidex"

// Read reads a PDF file. Errors wrap [corpus.ErrMalformed] where the bytes are
// no PDF file or nothing of one can be read, [corpus.ErrUnsupported] where it
// opens only with a password, [corpus.ErrTooLarge] where it is larger than
// Options allow, and the context's error where that ended first; the context is
// looked at between pages.
func Read(ctx context.Context, data []byte, opts Options) (doc *corpus.Document, err error) {
	opts = opts.withDefaults()
	if len(data) > opts.MaxBytes {
		return nil, fmt.Errorf("reading pdf: %d bytes, more than %d: %w", len(data), opts.MaxBytes, corpus.ErrTooLarge)
	}
	defer func() {
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("reading pdf: internal fault: %v: %w", p, corpus.ErrMalformed)
		}
	}()
	r := &reader{opts: opts, whole: true, settled: map[int]bool{}, unread: opts.NoRecogniser}
	failure := r.readFirst(ctx, data)
	if ctx.Err() != nil {
		return nil, fmt.Errorf("reading pdf: %w", ctx.Err())
	}
	if doubt := r.doubt(failure); doubt != "" && opts.Second != nil {
		if err := r.readAgain(ctx, data, doubt); err != nil {
			return nil, fmt.Errorf("reading pdf: %w", err)
		}
	}
	if len(r.pages) == 0 {
		return nil, fmt.Errorf("reading pdf: %w", failure)
	}
	doc, err = r.document(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading pdf: %w", err)
	}
	return doc, nil
}

// reader is one reading.
type reader struct {
	opts Options
	// file and glyphs are the first engine's, nil where it could not open the
	// file.
	file   *objects.File
	glyphs *glyphs.Document
	// pages are those read; a page that could not be is empty and in failed.
	pages  []*layout.Page
	failed map[int]bool
	// inFile is the number of pages in the file; whole says that all were read.
	inFile int
	whole  bool
	// engines names who read each page.
	engines []string
	// reason says why another reader was asked and what came of it; unread why
	// pages that are pictures were not recognised.
	reason, unread string
	recognised     []corpus.Recognition
	// settled are the pages that the recogniser has read, whatever it found.
	settled map[int]bool
	survey
}

// readFirst opens the file and reads its pages with the first engine.
func (r *reader) readFirst(ctx context.Context, data []byte) (err error) {
	if r.opts.FirstFailed != "" {
		return fmt.Errorf("%s: %w", r.opts.FirstFailed, corpus.ErrMalformed)
	}
	defer func() {
		if p := recover(); p != nil {
			r.pages = nil
			err = fmt.Errorf("internal fault: %v: %w", p, corpus.ErrMalformed)
		}
	}()
	if r.file, err = objects.Open(ctx, data); err != nil {
		return err
	}
	r.glyphs = glyphs.NewDocument(r.file, glyphs.Limits{Pages: r.opts.MaxPages, Glyphs: r.opts.MaxGlyphs})
	if r.glyphs.Pages() == 0 {
		return fmt.Errorf("no pages: %w", corpus.ErrMalformed)
	}
	r.inFile, r.whole, r.failed = r.glyphs.PagesInFile(), r.glyphs.Whole(), map[int]bool{}
	for n := range r.glyphs.Pages() {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := r.readPage(n + 1)
		if p == nil {
			r.failed[n+1] = true
			p = &layout.Page{Page: &glyphs.Page{Number: n + 1}}
		}
		r.pages, r.engines = append(r.pages, p), append(r.engines, FirstEngine)
	}
	r.look()
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
	blocks, structure := r.tagged(ctx, style)
	if blocks == nil {
		var err error
		if blocks, err = layout.Analyse(ctx, r.pages, r.furniture, style); err != nil {
			return nil, err
		}
	}
	doc := &corpus.Document{}
	doc.Format = corpus.FormatPDF
	doc.Pages = r.inFile
	doc.Blocks, doc.Regions = layout.Finish(r.pages, blocks, words)
	if r.file != nil {
		doc.Properties = properties(r.file)
	}
	r.judge(doc)
	doc.Quality.Structure = structure
	return doc, nil
}

// tagged takes the structure from the file's tags; nil where it has none that
// can be trusted, with the reason.
func (r *reader) tagged(ctx context.Context, style *layout.Style) (blocks []*layout.Block, reason string) {
	switch {
	case r.opts.IgnoreTags:
		return nil, "by layout: tags not asked for"
	case r.glyphs == nil:
		return nil, "by layout: the tags could not be read"
	}
	defer func() {
		if recover() != nil {
			blocks, reason = nil, "by layout: the tags could not be read"
		}
	}()
	tree, why := tags.Read(r.file, r.glyphs, r.pages, r.furniture)
	if tree == nil {
		return nil, "by layout: " + why
	}
	blocks, err := tree.Blocks(ctx, style)
	if err != nil {
		return nil, err.Error()
	}
	return blocks, "by tags: " + why
}
