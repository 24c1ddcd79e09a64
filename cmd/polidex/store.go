package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/index/bleve"
	"polidex/ingest"
)

// store is an open data folder.
type store struct {
	archive *ingest.Archive
	index   *bleve.Index
	// tagger stands before the index where documents are taken in, else it is nil.
	tagger *ingest.Tagger
	// read reads the vocabulary in use, and inUse is what it read.
	read  func(context.Context) (*themes.Vocabulary, error)
	inUse *themes.Vocabulary
}

// vocabulary is the one that the documents have the themes of, as it is when it is
// first asked for. It is for one goroutine.
func (s *store) vocabulary(ctx context.Context) (_ *themes.Vocabulary, err error) {
	if s.inUse == nil {
		s.inUse, err = s.read(ctx)
	}
	return s.inUse, err
}

func (s *store) Close() error {
	if s.tagger != nil {
		s.tagger.Close()
	}
	return errors.Join(s.index.Close(), s.archive.Close())
}

func (a *app) archivePath() string { return filepath.Join(a.data, "archive") }
func (a *app) indexPath() string   { return filepath.Join(a.data, "index") }

// openArchive opens the archive of the data folder, which is made if create is
// set, and otherwise must be there.
func (a *app) openArchive(ctx context.Context, create bool) (*ingest.Archive, error) {
	if !create {
		if _, err := os.Stat(a.archivePath()); err != nil {
			if errors.Is(err, os.ErrNotExist) {
				return nil, fmt.Errorf("there is no data in %q yet; take documents in with 'polidex ingest FILE…' or name another folder with --data: %w", a.data, corpus.ErrNotFound)
			}
			return nil, fmt.Errorf("opening the data folder: %w", err)
		}
	} else if err := os.MkdirAll(a.archivePath(), 0o755); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	return ingest.OpenArchive(ctx, a.archivePath())
}

// open opens the archive and the index of the data folder. An index that is
// damaged or of an older version is rebuilt from the archive, and that is said.
func (a *app) open(ctx context.Context, create bool) (*store, error) {
	archive, err := a.openArchive(ctx, create)
	if err != nil {
		return nil, err
	}
	index, err := bleve.Open(a.indexPath(), bleve.Options{Logger: a.logger()})
	if errors.Is(err, corpus.ErrMalformed) {
		fmt.Fprintf(a.err, "polidex: %s; rebuilding it from the archive\n", plain(err))
		if _, err = a.rebuild(ctx, archive); err == nil {
			index, err = bleve.Open(a.indexPath(), bleve.Options{Logger: a.logger()})
		}
	}
	if errors.Is(err, corpus.ErrUnavailable) {
		err = fmt.Errorf("%s; stop that one first, or ask it over HTTP if it is 'polidex serve': %w", plain(err), corpus.ErrUnavailable)
	}
	if err != nil {
		return nil, errors.Join(err, archive.Close())
	}
	s := &store{archive: archive, index: index}
	s.read = func(ctx context.Context) (*themes.Vocabulary, error) { return a.vocabularyOf(ctx, archive) }
	if create {
		if s.tagger, err = a.tagger(ctx, s); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	return s, nil
}

// vocabulary is the user's where one is named, else the built-in one.
func (a *app) vocabulary() (*themes.Vocabulary, error) {
	if a.themes == "" {
		return themes.Default(), nil
	}
	f, err := os.Open(a.themes)
	if err != nil {
		return nil, notFound(fmt.Errorf("opening the themes: %w", err))
	}
	defer f.Close()
	v, err := themes.Load(f)
	if err != nil {
		return nil, fmt.Errorf("reading the themes of %q: %w", a.themes, err)
	}
	return v, nil
}

// notFound gives a missing file its kind.
func notFound(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w: %w", err, corpus.ErrNotFound)
	}
	return err
}
