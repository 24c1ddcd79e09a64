package ingest

import (
	"context"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// Status is what is known of a source.
type Status struct {
	Source string `json:"source"`
	// State is that of the last visit that is known, and Reason why.
	State  State  `json:"state"`
	Reason string `json:"reason,omitempty"`
	// Document is the ID of what it held last, empty where it never held any.
	Document string `json:"document,omitempty"`
	// Parent is the source through which it was found, Named whether a person
	// named it.
	Parent string  `json:"parent,omitempty"`
	Named  bool    `json:"named,omitempty"`
	Manner *Manner `json:"manner,omitempty"`
	// First and Last are the times of the first and the last visit that changed
	// anything or that a person asked for; Changed is when other bytes came last.
	First   time.Time `json:"first"`
	Last    time.Time `json:"last"`
	Changed time.Time `json:"changed,omitzero"`
	// History are the visits, oldest first.
	History []Visit `json:"history,omitempty"`
}

// Sources returns what is known of every source, by name.
func (a *Archive) Sources(ctx context.Context) ([]Status, error) {
	visits, err := a.Visits(ctx)
	if err != nil {
		return nil, err
	}
	h, err := a.History(ctx)
	if err != nil {
		return nil, err
	}
	var out []Status
	for _, source := range h.Sources() {
		if _, visited := visits[source]; !visited {
			visits[source] = nil
		}
	}
	for source, history := range visits {
		last, retrieved := h.Latest(source)
		out = append(out, status(source, history, last, retrieved))
	}
	slices.SortFunc(out, func(x, y Status) int { return strings.Compare(x.Source, y.Source) })
	return out, nil
}

func status(source string, history []Visit, last corpus.Retrieval, retrieved bool) Status {
	s := Status{Source: source, History: history}
	for _, v := range history {
		s.State, s.Reason, s.Last = v.State, v.Reason, v.Time
		if s.First.IsZero() {
			s.First = v.Time
		}
		if v.Document != "" {
			s.Document = v.Document
		}
		if v.Parent != "" {
			s.Parent = v.Parent
		}
		if v.Named {
			s.Named, s.Manner = true, v.Manner
		}
	}
	if !retrieved {
		return s
	}
	s.Changed, s.Document = last.Time, corpus.DocumentID(last.Digest)
	if len(history) == 0 {
		s.First, s.Last, s.State, s.Parent = last.Time, last.Time, StateAdded, last.Parent
	}
	return s
}
