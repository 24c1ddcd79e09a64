package cellar

import (
	"context"
	"errors"
	"fmt"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// several makes a document of the answer of 300 Multiple Choices.
func (s *search) several(ctx context.Context, a fetch.Answer) (Document, error) {
	items, err := s.choices(a.Data)
	if err != nil {
		return Document{}, err
	}
	return s.files(ctx, items, a)
}

// files makes a document of the files of one manifestation, which the answer
// names. Pages are joined in their order; of PDFs the first is the document, and
// the others are named. It is errMissing if the server gives none of them.
func (s *search) files(ctx context.Context, items []item, list fetch.Answer) (Document, error) {
	items = readable(inOrder(items), s.form)
	switch {
	case len(items) == 0:
		return Document{}, fmt.Errorf("the list of its files has none that is %s: %w", s.form, corpus.ErrNotFound)
	case len(items) > s.opts.MaxParts:
		return Document{}, fmt.Errorf("it is in %d files, above the limit of %d: %w", len(items), s.opts.MaxParts, corpus.ErrTooLarge)
	}
	var pages []page
	var size int64
	for n, i := range items {
		held := s.held
		if len(items) > 1 {
			held = fetch.Held{}
		}
		doc, err := s.file(ctx, i, held)
		switch {
		case errors.Is(err, errMissing) && n == 0:
			return Document{}, errMissing
		case errors.Is(err, errMissing):
			return Document{}, fmt.Errorf("of its %d parts the server does not give number %d: %w", len(items), n+1, corpus.ErrUnavailable)
		case err != nil && len(items) > 1:
			return Document{}, fmt.Errorf("part %d of %d: %w", n+1, len(items), err)
		case err != nil || len(items) == 1:
			return doc, err
		case doc.Form == PDF && n == 0:
			return s.volumes(doc, items)
		case doc.Form == PDF:
			return Document{}, fmt.Errorf("of its %d parts some are pages and some PDFs: %w", len(items), corpus.ErrUnsupported)
		}
		if size += int64(len(doc.Data)); size > s.opts.MaxBytes {
			return Document{}, fmt.Errorf("its parts are larger than the limit of %d bytes: %w", s.opts.MaxBytes, corpus.ErrTooLarge)
		}
		pages = append(pages, page{Part: Part{Name: i.name, URL: doc.URL}, data: doc.Data, contentType: doc.ContentType})
	}
	data, err := join(ctx, pages)
	if err != nil {
		return Document{}, err
	}
	if int64(len(data)) > s.opts.MaxBytes {
		return Document{}, fmt.Errorf("joined it is larger than the limit of %d bytes: %w", s.opts.MaxBytes, corpus.ErrTooLarge)
	}
	joined := Document{
		Data: data, ContentType: "text/html; charset=utf-8", Form: HTML, Language: s.language.code,
		URL: list.URL, Redirects: list.Redirects, Status: list.Status,
	}
	for _, p := range pages {
		joined.Parts = append(joined.Parts, p.Part)
	}
	return joined, nil
}

// file gets one file. It is asked for without a type: where it is of a finer one
// than application/pdf, naming that brings 406.
func (s *search) file(ctx context.Context, i item, held fetch.Held) (Document, error) {
	answer, err := s.ask(ctx, fetch.Request{URL: s.address(i.uri()), Accept: "*/*", AcceptLanguage: s.language.term, Held: held})
	if err != nil {
		return Document{}, err
	}
	return s.document(ctx, answer)
}

// volumes is a PDF in several files, of which the first is got.
func (s *search) volumes(first Document, items []item) (Document, error) {
	first.ETag, first.LastModified = "", "" // those of one file are not those of the list
	for n, i := range items {
		first.Parts = append(first.Parts, Part{Name: i.name, URL: s.address(i.uri())})
		if n == 0 {
			continue
		}
		name, ok, err := Parse(i.source())
		if err != nil || !ok {
			return Document{}, fmt.Errorf("its list names a file that is none of Cellar: %w", corpus.ErrMalformed)
		}
		name.Work, name.Language, name.Form = s.name.Work, s.language.code, PDF
		first.Further = append(first.Further, name)
	}
	return first, nil
}
