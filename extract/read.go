package extract

import (
	"context"
	"fmt"

	"polidex/corpus"
	"polidex/extract/html"
	"polidex/extract/pdf"
	"polidex/extract/text"
	"polidex/extract/themes"
)

// Source says where bytes came from. Both fields may be empty.
type Source struct {
	// Name is a path or URL, for messages and relative links; it never decides
	// what the bytes are.
	Name string
	// ContentType is the HTTP header's, for its charset alone.
	ContentType string
}

// Options change how documents are made. The zero value is right for most.
type Options struct {
	// Themes is the vocabulary; nil is the built-in one.
	Themes *themes.Vocabulary
	// PDF are the limits of the PDF reader.
	PDF pdf.Options
}

// Extract reads and analyses the bytes of one file: Read, then Analyse. A page
// that a web server sent in place of a document is refused with an error that
// wraps [corpus.ErrUnsupported]: it must not be found as one.
func Extract(ctx context.Context, data []byte, src Source, opts Options) (*corpus.Document, error) {
	doc, err := Read(ctx, data, src, opts)
	if err != nil {
		return nil, err
	}
	if reason, found := html.Challenge(doc); found && doc.Format == corpus.FormatHTML {
		return nil, fmt.Errorf("a web server's answer in place of a document (%s): %w", reason, corpus.ErrUnsupported)
	}
	if err := Analyse(ctx, doc, opts); err != nil {
		return nil, err
	}
	return doc, nil
}

// Read makes blocks of the bytes of one file. The document has an ID, a format,
// blocks with their sections, properties and quality; Analyse fills the rest.
// Errors wrap [corpus.ErrUnsupported], [corpus.ErrMalformed] or
// [corpus.ErrTooLarge], or the context's error.
func Read(ctx context.Context, data []byte, src Source, opts Options) (*corpus.Document, error) {
	format, err := Detect(data)
	if err != nil {
		return nil, err
	}
	var doc *corpus.Document
	switch format {
	case corpus.FormatPDF:
		doc, err = pdf.Read(ctx, data, opts.PDF)
	case corpus.FormatHTML:
		doc, err = html.Read(ctx, data, html.Options{ContentType: src.ContentType, URL: src.Name})
	case corpus.FormatText:
		doc, err = text.Read(ctx, data, text.Options{})
	default:
		err = fmt.Errorf("format %q has no reader", format)
	}
	if err != nil {
		return nil, err
	}
	doc.Digest = corpus.Digest(data)
	doc.ID = corpus.DocumentID(doc.Digest)
	doc.Format = format
	doc.Source = src.Name
	setSections(doc.Blocks)
	count(doc)
	return doc, nil
}
