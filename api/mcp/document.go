package mcp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// DocumentAnswer is the answer of get_document: its outline, or a part of its text.
type DocumentAnswer struct {
	Document Document  `json:"document"`
	Work     string    `json:"work,omitempty"`
	Format   string    `json:"format" jsonschema:"What the file was read as: pdf, html or text."`
	Source   string    `json:"source,omitempty"`
	Pages    int       `json:"pages,omitempty" jsonschema:"The number of pages in the file; absent for formats without pages."`
	Blocks   int       `json:"blocks" jsonschema:"The number of blocks of text, which are numbered from 0; running heads and the like among them are not shown."`
	Actions  int       `json:"actions" jsonschema:"The number of key actions; list_actions with document lists them."`
	Themes   []string  `json:"themes,omitempty"`
	Reading  string    `json:"reading" jsonschema:"How completely it was read: whole, partly or needs-ocr."`
	Warnings []string  `json:"warnings,omitempty" jsonschema:"What may be missing or wrong in the text."`
	Forms    []Form    `json:"forms,omitempty" jsonschema:"Other documents that are the same work: other languages, other formats."`
	Notes    []string  `json:"notes,omitempty" jsonschema:"How the document was chosen."`
	Outline  []Heading `json:"outline,omitempty" jsonschema:"The headings in order."`
	Text     []Block   `json:"text,omitempty"`
	Extent
	Link     string `json:"link" jsonschema:"The permanent address of the document."`
	Original string `json:"original,omitempty" jsonschema:"The address of the file as it was taken in; absent without a server that gives it out."`

	passages string
}

// Form is another document of the same work.
type Form struct {
	ID       string `json:"id"`
	Language string `json:"language,omitempty"`
	Pages    int    `json:"pages,omitempty" jsonschema:"Its number of pages; absent for formats without pages."`
	Source   string `json:"source,omitempty"`
}

// Heading is a heading of the outline.
type Heading struct {
	Text    string `json:"text"`
	Level   int    `json:"level" jsonschema:"Its depth; 1 is a chapter."`
	Page    int    `json:"page,omitempty"`
	Block   int    `json:"block" jsonschema:"The number of its block: get_document with block reads on from there."`
	Actions int    `json:"actions,omitempty" jsonschema:"The number of key actions below it and above the next heading."`
}

func (s *Server) getDocument(ctx context.Context, a asked) (answer, error) {
	d, notes, err := s.named(ctx, a.id)
	if err != nil {
		return nil, err
	}
	links := s.links(ctx)
	out := &DocumentAnswer{
		Document: document(d), Work: d.Work, Format: string(d.Format), Source: short(d.Source), Pages: d.Pages, Blocks: len(d.Blocks),
		Actions: len(d.Actions), Themes: d.Themes[:min(len(d.Themes), maxValues)], Reading: string(d.Quality.Status), Warnings: shorts(d.Quality.Warnings), Notes: notes,
		Link: links.entry(corpus.KindDocument, d.ID), Original: links.original(d.ID, 0), passages: links.entry(corpus.KindPassage, d.ID+"-p"),
	}
	if out.Forms, err = s.forms(ctx, d); err != nil {
		return nil, err
	}
	from, err := blockCursor(a.cursor, d)
	if err != nil {
		return nil, err
	}
	if a.pages == "" && a.block < 0 {
		out.outline(d, from)
		return out, nil
	}
	return out, out.read(d, links, a, from)
}

// document is what identifies d.
func document(d *corpus.Document) Document {
	return Document{ID: d.ID, Title: short(d.Title), Reference: short(d.Reference), Type: string(d.Type), Date: string(d.Date), Language: d.Language}
}

// named returns the document that a caller names by an id of it or of something in
// it, by a link, or by its official reference, and how it was chosen.
func (s *Server) named(ctx context.Context, given string) (*corpus.Document, []string, error) {
	if m := idPattern.FindStringSubmatch(given); m != nil {
		d, err := s.held(ctx, m[1])
		return d, nil, err
	}
	if _, ok := corpus.CitedKey(given); !ok && !corpus.IsMadeWork(given) {
		return nil, nil, argumentError{argument: "id", cause: fmt.Sprintf("%q is no id and no official reference; search with kind=document finds documents by their words", short(given))}
	}
	r, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: listed, Filters: []corpus.Filter{{Field: corpus.FieldWork, Values: []string{given}}},
	})
	if err != nil {
		return nil, nil, err
	}
	if len(r.Hits) == 0 {
		return nil, nil, fmt.Errorf("there is no document %q here; search with kind=document finds documents by their words, and with cites those that cite it: %w", short(given), corpus.ErrNotFound)
	}
	best := slices.MinFunc(r.Hits, func(x, y corpus.Hit) int { return preferred(&x.Entry, &y.Entry) })
	d, err := s.held(ctx, best.Document)
	if err != nil || r.Total == 1 {
		return d, nil, err
	}
	return d, []string{fmt.Sprintf("%s is held in %d forms; this is the one in language %q, as %s", short(given), r.Total, d.Language, d.Format)}, nil
}

// preferred puts English first, then what has pages to point at, then what has
// most key actions.
func preferred(x, y *corpus.Entry) int {
	first := func(x, y bool) int {
		switch {
		case x == y:
			return 0
		case x:
			return -1
		}
		return 1
	}
	return cmp.Or(first(x.Language == "en", y.Language == "en"), first(x.Pages > 0, y.Pages > 0), cmp.Compare(y.Actions, x.Actions))
}

// held returns the document with the id.
func (s *Server) held(ctx context.Context, id string) (*corpus.Document, error) {
	d, err := s.opts.Archive.Document(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrInvalid) {
		// The archive's own words may name its files.
		return nil, fmt.Errorf("there is no document %q; search gives ids: %w", id, corpus.ErrNotFound)
	}
	return d, err
}

// forms are the other documents of the same work.
func (s *Server) forms(ctx context.Context, d *corpus.Document) ([]Form, error) {
	if d.Work == "" {
		return nil, nil
	}
	r, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: listed + 1, Filters: []corpus.Filter{{Field: corpus.FieldWork, Values: []string{d.Work}}},
	})
	if err != nil {
		return nil, err
	}
	var out []Form
	for _, h := range r.Hits {
		if h.Document != d.ID && len(out) < listed {
			out = append(out, Form{ID: h.Document, Language: h.Language, Pages: h.Pages, Source: short(h.Source)})
		}
	}
	return out, nil
}

// outline fills in the headings from the block on.
func (out *DocumentAnswer) outline(d *corpus.Document, from int) {
	under := make([]int, len(d.Blocks)) // actions by block
	for i := range d.Actions {
		if b := d.Actions[i].Block; b >= 0 && b < len(under) {
			under[b]++
		}
	}
	var all []Heading
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind == corpus.Heading {
			all = append(all, Heading{Text: short(b.Text), Level: b.Level, Page: b.ShownPage(), Block: i})
		}
		if n := len(all); n > 0 {
			all[n-1].Actions += under[i]
		}
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(h Heading) bool { return h.Block < from })
	n := fit(rest, answerBytes)
	out.Outline = rest[:n]
	out.Extent = Extent{Shown: n, Of: len(all)}
	if n < len(rest) {
		out.Truncated, out.Next = true, cursorAt(rest[n].Block)
	}
}

// cursorAt is the cursor of what begins with a block.
func cursorAt(block int) string { return "b" + strconv.Itoa(block) }

// blockCursor returns the block that a cursor leads to, 0 for none.
func blockCursor(cursor string, d *corpus.Document) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(cursor, "b"))
	if err != nil || !strings.HasPrefix(cursor, "b") || n < 0 || n >= len(d.Blocks) {
		return 0, argumentError{argument: "cursor", cause: strconv.Quote(short(cursor)) + " is none of this document; give the next of an answer, or leave it out"}
	}
	return n, nil
}
