package api

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"time"

	"polidex/corpus"
)

// Index is what the API asks of an index. It is used by many goroutines.
type Index interface {
	// Search answers a query; errors wrap [corpus.ErrInvalid] for what the
	// caller got wrong.
	Search(ctx context.Context, q corpus.Query) (corpus.Result, error)
	// Table counts what q matches by the values of two fields.
	Table(ctx context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error)
	// Generation names the content searched; it changes with every change.
	Generation() string
}

// Archive is what the API asks of the archive. It is used by many goroutines.
type Archive interface {
	// Document returns a document with its reviews laid over it and its
	// retrievals in Provenance; errors wrap [corpus.ErrNotFound].
	Document(ctx context.Context, id string) (*corpus.Document, error)
	// Original opens the bytes with the given SHA-256; errors wrap
	// [corpus.ErrNotFound].
	Original(ctx context.Context, digest string) (io.ReadSeekCloser, error)
}

// Options are what [New] needs.
type Options struct {
	// Index and Archive are required.
	Index   Index
	Archive Archive
	// Arrivals says when documents came in; nil has no feeds of what is new.
	Arrivals Arrivals
	// Changes says how old the corpus is; nil names no time in downloads.
	Changes Changes
	// Reviewer keeps reviews; nil takes none.
	Reviewer Reviewer
	// PublicURL is the address under which the server is reached, for what has to
	// name it in full: feeds and calendars. Empty is what a request calls it.
	PublicURL string
	// Vocabulary is the themes in use; nil is Themes and VocabularyVersion, which do
	// not change.
	Vocabulary Vocabulary
	// ThemeEditor changes the vocabulary; nil lets nobody do so.
	ThemeEditor ThemeEditor
	// Themes is the vocabulary in its order; empty offers no labels.
	Themes []corpus.Theme
	// VocabularyVersion names the vocabulary's edition in every answer.
	VocabularyVersion string
	// Version is the program's own; empty is "devel".
	Version string
	// Intake takes documents in and out; nil takes none.
	Intake Intake
	// Pictures draws pages; nil draws none.
	Pictures Pictures
	// Access says who may do what, and how often.
	Access Access
	// Ready says why requests cannot be served yet; nil is always ready.
	Ready func() error
	// Logger gets one record a request; nil discards.
	Logger *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// RequestTimeout bounds the work on one answer, and on one page of a
	// download; 0 is 30 seconds.
	RequestTimeout time.Duration
}

const defaultRequestTimeout = 30 * time.Second

func (o Options) withDefaults() (Options, error) {
	if o.Index == nil || o.Archive == nil {
		return o, fmt.Errorf("making the API: an index and an archive are needed: %w", corpus.ErrInvalid)
	}
	o.Version = cmp.Or(o.Version, "devel")
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	o.RequestTimeout = cmp.Or(o.RequestTimeout, defaultRequestTimeout)
	if o.Ready == nil {
		o.Ready = func() error { return nil }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, nil
}
