package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/themes"
	"polidex/ingest"
)

// tagger opens what keeps the vocabulary and the documents of a data folder together.
func (a *app) tagger(ctx context.Context, s *store) (*ingest.Tagger, error) {
	opts := ingest.TaggerOptions{Archive: s.archive, Index: s.index, Logger: a.logger()}
	if a.themes != "" {
		if _, err := a.vocabulary(); err != nil { // says what is wrong with it
			return nil, err
		}
		var err error
		if opts.Base, err = os.ReadFile(a.themes); err != nil {
			return nil, notFound(fmt.Errorf("opening the themes: %w", err))
		}
		opts.Refuse = fmt.Sprintf("the themes are those of the file %q, which --themes names; edit that file, or run without --themes", filepath.Base(a.themes))
	}
	return ingest.OpenTagger(ctx, opts)
}

// inUse is the vocabulary that the documents of the data folder have the themes of:
// the file of --themes, else the one that was edited last, else the built-in one.
func (a *app) inUse(ctx context.Context) (*themes.Vocabulary, error) {
	text, err := a.editedText(ctx)
	if err != nil {
		return nil, err
	}
	return a.editedOr(text)
}

// vocabularyOf is [app.inUse] of an open archive.
func (a *app) vocabularyOf(ctx context.Context, archive *ingest.Archive) (*themes.Vocabulary, error) {
	if a.themes != "" {
		return a.vocabulary()
	}
	text, err := textOf(ctx, archive)
	if err != nil {
		return nil, err
	}
	return a.editedOr(text)
}

// editedOr is the edited vocabulary of a text, and without one the user's or the
// built-in one.
func (a *app) editedOr(text []byte) (*themes.Vocabulary, error) {
	if text == nil {
		return a.vocabulary()
	}
	return themes.LoadChecked(text)
}

// editedText is the text of the vocabulary that was edited last, nil where there is
// none or --themes names another.
func (a *app) editedText(ctx context.Context) ([]byte, error) {
	if a.themes != "" {
		return nil, nil
	}
	if _, err := os.Stat(filepath.Join(a.archivePath(), "vocabulary")); err != nil {
		return nil, nil // also where there are no data at all
	}
	archive, err := a.openArchive(ctx, false)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	return textOf(ctx, archive)
}

// textOf is the text of the vocabulary that was edited last in an archive, nil where
// none was.
func textOf(ctx context.Context, archive *ingest.Archive) ([]byte, error) {
	text, _, err := archive.Vocabulary(ctx)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	return text, err
}

// tagging returns an extractor whose documents have the themes of the vocabulary in
// use.
func (a *app) tagging(ctx context.Context, x extractor) (extractor, error) {
	text, err := a.editedText(ctx)
	if err != nil || text == nil {
		return x, err
	}
	v, err := themes.LoadChecked(text)
	return tagging{x, v}, err
}

// tagging tags what another extractor brings.
type tagging struct {
	extractor
	vocabulary *themes.Vocabulary
}

func (t tagging) Extract(ctx context.Context, data []byte, src extract.Source) (*corpus.Document, error) {
	doc, err := t.extractor.Extract(ctx, data, src)
	if err != nil {
		return nil, err
	}
	doc, _, err = extract.Retag(ctx, doc, extract.Options{Themes: t.vocabulary})
	return doc, err
}
