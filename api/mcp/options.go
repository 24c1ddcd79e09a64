package mcp

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"polidex/corpus"
)

// Index is what assistants ask of an index. It is used by many goroutines.
type Index interface {
	// Search answers a query; errors wrap [corpus.ErrInvalid] for what the
	// caller got wrong.
	Search(ctx context.Context, q corpus.Query) (corpus.Result, error)
	// Table counts what q matches by the values of two fields.
	Table(ctx context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error)
}

// Archive is what assistants ask of the archive. It is used by many goroutines.
type Archive interface {
	// Document returns a document with its reviews laid over it; errors wrap
	// [corpus.ErrNotFound].
	Document(ctx context.Context, id string) (*corpus.Document, error)
}

// Options are what [New] needs.
type Options struct {
	// Index and Archive are required.
	Index   Index
	Archive Archive
	// Themes is the vocabulary in its order; empty offers no labels and checks no
	// themes.
	Themes []corpus.Theme
	// VocabularyVersion names the vocabulary's edition; it may be empty.
	VocabularyVersion string
	// Version is the program's own; empty is "devel".
	Version string
	// PublicURL is the address at which the API of the same corpus is served, such as
	// https://polidex.example.org; links begin with it. Empty makes them begin, over
	// HTTP, with the address that was asked, and else names them as resources of
	// this server (polidex://actions/ID).
	PublicURL string
	// Timeout bounds the work on one call; 0 is 30 seconds.
	Timeout time.Duration
	// Logger gets one record a call; nil discards.
	Logger *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

const defaultTimeout = 30 * time.Second

func (o Options) withDefaults() (Options, error) {
	if o.Index == nil || o.Archive == nil {
		return o, fmt.Errorf("making the server for assistants: an index and an archive are needed: %w", corpus.ErrInvalid)
	}
	if o.PublicURL != "" {
		u, err := url.Parse(o.PublicURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return o, fmt.Errorf("%q is no address that links can begin with, such as https://polidex.example.org: %w", o.PublicURL, corpus.ErrInvalid)
		}
		o.PublicURL = strings.TrimRight(o.PublicURL, "/")
	}
	o.Version = cmp.Or(o.Version, "devel")
	o.Timeout = cmp.Or(o.Timeout, defaultTimeout)
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	if o.Now == nil {
		o.Now = time.Now
	}
	return o, nil
}
