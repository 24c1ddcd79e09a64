package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
	"polidex/ingest/listing"
)

// list is what is known of a source that names others: a feed, a sitemap, a
// harvest. It is written again after every run that visited it.
type list struct {
	Source string `json:"source"`
	// Kind is what it turned out to be, in a word.
	Kind string    `json:"kind"`
	Time time.Time `json:"time"`
	// ETag and LastModified are those of its last answer.
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	// From is where the next harvest begins.
	From string `json:"from,omitempty"`
	// Manner is how it was visited: in another one its entries are looked at anew.
	Manner Manner `json:"manner,omitzero"`
	// Seen are the entries that were dealt with; those that could not be taken in
	// are Pending, and are tried again at every visit.
	Seen    listing.Seen    `json:"seen,omitempty"`
	Pending []listing.Entry `json:"pending,omitempty"`
	// Where has the addresses of entries by their IDs, where these are something
	// else: an entry that is withdrawn has none.
	Where map[string]string `json:"where,omitempty"`
}

func listKey(source string) string {
	return listsPrefix + corpus.Digest([]byte(source)) + ".json"
}

// knownList returns what is known of a source's entries, and the zero value where
// that is nothing or damaged: it is then listed anew.
func (a *Archive) knownList(ctx context.Context, source string) (list, error) {
	var l list
	err := a.readRecord(ctx, listKey(source), &l)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrMalformed) {
		return list{}, nil
	}
	if err == nil && l.Source != source {
		return list{}, nil
	}
	return l, err
}

// in returns what is known of the list for a visit in a manner: without what says
// that its entries were dealt with where that was in another one.
func (l list) in(m Manner) list {
	if l.Source == "" || l.Manner.equal(m) {
		return l
	}
	return list{Source: l.Source, Kind: l.Kind, Time: l.Time, Pending: l.Pending, Where: l.Where, Manner: l.Manner}
}

// pendingLists returns the lists with entries that could not be taken in, by
// source.
func (a *Archive) pendingLists(ctx context.Context) ([]list, error) {
	objects, err := a.list(ctx, listsPrefix)
	if err != nil {
		return nil, err
	}
	var out []list
	for _, o := range objects {
		var l list
		err := a.readRecord(ctx, o.key, &l)
		switch {
		case errors.Is(err, corpus.ErrMalformed), errors.Is(err, corpus.ErrNotFound):
		case err != nil:
			return nil, err
		case len(l.Pending) > 0 && listKey(l.Source) == o.key:
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b list) int { return strings.Compare(a.Source, b.Source) })
	return out, nil
}

func (a *Archive) putList(ctx context.Context, l list) error {
	if l.Source == "" {
		return fmt.Errorf("recording a list without a source: %w", corpus.ErrInvalid)
	}
	l.Time = l.Time.UTC()
	return a.writeRecord(ctx, listKey(l.Source), l)
}

// openList is a list that a run visits. It is used by one goroutine at a time.
type openList struct {
	list list
	// entries are those that the run deals with; left counts the inputs of each
	// that have not ended, and failed has those of which one did not end well.
	entries []listing.Entry
	left    map[string]int
	failed  map[string]bool
}

// open returns the list as a run visits it that deals with the entries.
func (l list) open(entries []listing.Entry) *openList {
	return &openList{list: l, entries: entries, left: map[string]int{}, failed: map[string]bool{}}
}

// openEntry is an entry of a list that is being dealt with, and with it all that
// it leads to. Its methods do nothing on nil: most inputs are of no list.
type openEntry struct {
	of *openList
	id string
}

func (e *openEntry) begun() {
	if e != nil {
		e.of.left[e.id]++
	}
}

func (e *openEntry) done(state State) {
	if e == nil {
		return
	}
	e.of.left[e.id]--
	if state == StateFailed {
		e.of.failed[e.id] = true
	}
}

// closed is what is to be recorded of the list after the run: entries with an
// input that failed or was not reached are pending.
func (l *openList) closed(now time.Time) list {
	out := l.list
	out.Time, out.Pending = now, nil
	var dealtWith []listing.Entry
	for _, e := range l.entries {
		if l.failed[e.ID] || l.left[e.ID] > 0 {
			out.Pending = append(out.Pending, e)
		} else {
			dealtWith = append(dealtWith, e)
		}
	}
	out.Seen = out.Seen.Add(dealtWith)
	out.Where = maps.Clone(out.Where)
	for _, e := range dealtWith {
		if e.URL != "" && e.URL != e.ID {
			if out.Where == nil {
				out.Where = map[string]string{}
			}
			out.Where[e.ID] = e.URL
		}
	}
	return out
}
