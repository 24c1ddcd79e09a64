package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Document is one document with all that was found in it.
type Document struct {
	corpus.Document
	Links DocumentLinks `json:"links"`
}

// DocumentLinks lead on from a document. All are paths of this server.
type DocumentLinks struct {
	Self     string `json:"self"`
	Original string `json:"original"`
	// Outline are its headings, Text its words in plain, Pages its first page; that
	// is absent for formats without pages.
	Outline string `json:"outline"`
	Text    string `json:"text"`
	Pages   string `json:"pages,omitempty"`
	// Actions lists the document's actions.
	Actions string `json:"actions"`
	// Forms lists the documents that are forms of the same work; absent for a
	// document without a work.
	Forms string `json:"forms,omitempty"`
	// Main is the form to read in its place, the best of the same part of its work, and
	// ReplacedBy the last version from the same source; each absent where there is
	// no other.
	Main       string `json:"main,omitempty"`
	ReplacedBy string `json:"replaced_by,omitempty"`
}

// ActionAnswer is one action, where it stands, and why it was found.
type ActionAnswer struct {
	Document corpus.Meta   `json:"document"`
	Action   corpus.Action `json:"action"`
	// Blocks are the blocks that the action's places point into, by index.
	Blocks []PlacedBlock `json:"blocks"`
	Links  EntryLinks    `json:"links"`
}

// PassageAnswer is one passage and what was found in it.
type PassageAnswer struct {
	Document corpus.Meta `json:"document"`
	Passage  PlacedBlock `json:"passage"`
	// Years, Mentions and Citations are those of this passage; Actions are the ids of the
	// actions that its words are part of.
	Years     []corpus.Year     `json:"years"`
	Mentions  []corpus.Mention  `json:"theme_mentions"`
	Citations []corpus.Citation `json:"citations"`
	Actions   []string          `json:"actions"`
	Links     EntryLinks        `json:"links"`
}

// PlacedBlock is a block with its index in the document.
type PlacedBlock struct {
	Index int          `json:"index"`
	Block corpus.Block `json:"block"`
}

func (s *service) document(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	return writeJSON(w, r, "", Document{withoutNulls(d), documentLinks(d)})
}

func (s *service) action(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	d, err := s.asked(rt, r, documentOf(id))
	if err != nil {
		return err
	}
	whole := withoutNulls(d)
	a, ok := whole.Action(id)
	if !ok {
		return fmt.Errorf("there is no action %q: %w", id, corpus.ErrNotFound)
	}
	answer := ActionAnswer{Document: d.Meta, Action: *a, Blocks: []PlacedBlock{}, Links: entryLinks(&corpus.Entry{
		ID: id, Kind: corpus.KindAction, Document: d.ID, Page: a.ShownPage(),
	})}
	indexes := []int{a.Block}
	for _, p := range a.Places {
		indexes = append(indexes, p.Block)
	}
	slices.Sort(indexes)
	for _, b := range slices.Compact(indexes) {
		if b >= 0 && b < len(d.Blocks) {
			answer.Blocks = append(answer.Blocks, PlacedBlock{b, d.Blocks[b]})
		}
	}
	return writeJSON(w, r, "", answer)
}

func (s *service) passage(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	d, err := s.asked(rt, r, documentOf(id))
	if err != nil {
		return err
	}
	n, ok := blockOf(d, id)
	if !ok {
		return fmt.Errorf("there is no passage %q: %w", id, corpus.ErrNotFound)
	}
	b := d.Blocks[n]
	answer := PassageAnswer{
		Document: d.Meta, Passage: PlacedBlock{n, b},
		Years: []corpus.Year{}, Mentions: []corpus.Mention{}, Citations: []corpus.Citation{}, Actions: []string{},
		Links: entryLinks(&corpus.Entry{ID: id, Kind: corpus.KindPassage, Document: d.ID, Page: b.ShownPage()}),
	}
	for _, y := range d.Years {
		if y.Place.Block == n {
			answer.Years = append(answer.Years, y)
		}
	}
	for _, m := range d.Mentions {
		if m.Place.Block == n {
			answer.Mentions = append(answer.Mentions, m)
		}
	}
	for _, c := range d.Citations {
		if c.Place.Block == n {
			answer.Citations = append(answer.Citations, c)
		}
	}
	for _, a := range d.Actions {
		if a.Block == n || slices.ContainsFunc(a.Places, func(p corpus.Place) bool { return p.Block == n }) {
			answer.Actions = append(answer.Actions, a.ID)
		}
	}
	return writeJSON(w, r, "", answer)
}

// asked checks the request's words and returns the document with the ID.
func (s *service) asked(rt *route, r *http.Request, id string) (*corpus.Document, error) {
	if _, _, err := s.decode(r, rt); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	d, err := s.opts.Archive.Document(ctx, id)
	if err != nil {
		return nil, noDocument(id, err)
	}
	return d, nil
}

// noDocument is the error of asking for a document, or for something to be done to
// it. That there is none is told without the archive's own words, which may name its
// files; an id that cannot be one names nothing.
func noDocument(id string, err error) error {
	if err = ofIntake(err); errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrInvalid) {
		return fmt.Errorf("there is no document %q: %w", id, corpus.ErrNotFound)
	}
	return err
}

// documentOf returns the ID of the document that an action or passage is of;
// see [corpus.ActionID] and [corpus.PassageID].
func documentOf(entry string) string {
	document, _, _ := strings.Cut(entry, "-")
	return document
}

// blockOf returns the index of the block that is the passage with the ID.
func blockOf(d *corpus.Document, passage string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(passage, d.ID+"-p"))
	ok := err == nil && n >= 0 && n < len(d.Blocks) && corpus.PassageID(d.ID, n) == passage
	return n, ok && d.Blocks[n].Kind != corpus.Furniture
}

// withoutNulls returns the document with empty lists in place of absent ones,
// so that a caller can always walk them. The given document is not changed.
func withoutNulls(d *corpus.Document) corpus.Document {
	out := *d
	out.Blocks = list0(out.Blocks)
	out.Actions = slices.Clone(list0(out.Actions))
	out.Years, out.Themes, out.Mentions = list0(out.Years), list0(out.Themes), list0(out.Mentions)
	out.Citations = list0(out.Citations)
	for i := range out.Actions {
		a := &out.Actions[i]
		a.Actors, a.Years, a.Themes = list0(a.Actors), list0(a.Years), list0(a.Themes)
		a.Places, a.Why = list0(a.Places), list0(a.Why)
	}
	return out
}

func list0[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
