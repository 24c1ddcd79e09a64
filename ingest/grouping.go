package ingest

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"

	"polidex/corpus"
	"polidex/ingest/works"
)

// group finds which documents are forms of one work, writes down where that has
// changed, and puts the documents concerned into the index again. It does nothing
// when no document has come since the last time.
func (r *run) group(ctx context.Context) error {
	c := &committer{pipeline: r.Pipeline, report: unreported}
	g := &grouping{
		archive: r.opts.Archive, history: r.history,
		put:   func(doc *corpus.Document) error { return c.commit(ctx, outcome{doc: doc}) },
		flush: func() error { return c.flush(ctx) },
	}
	err := g.run(ctx, r.sortedDocuments(), r.added)
	r.differing = g.differing
	return err
}

// Regroup finds anew which documents are forms of one work, as after all were read
// again. An index is to be rebuilt after it.
func (a *Archive) Regroup(ctx context.Context) error {
	ids, err := a.DocumentIDs(ctx)
	if err != nil {
		return err
	}
	history, err := a.History(ctx)
	if err != nil {
		return err
	}
	all := map[string]*placing{}
	for _, id := range ids {
		all[id] = nil
	}
	g := &grouping{archive: a, history: history, put: func(*corpus.Document) error { return nil }, flush: func() error { return nil }}
	return g.run(ctx, ids, all)
}

// grouping is one pass of finding works.
type grouping struct {
	archive *Archive
	history *History
	// put takes a document whose work is another than before; flush returns when all
	// that were put can be found.
	put   func(*corpus.Document) error
	flush func() error
	// placings are those of all documents: of those that have come as they stand by
	// themselves, of the others as they were written down.
	placings map[string]*placing
	// fresh are the documents that have come since the last pass.
	fresh map[string]bool
	// latest are the documents that the sources held last, and newest those that came
	// last: where a source goes back to what it held before, they are not the same.
	latest, newest map[string]corpus.Retrieval
	// differing counts the documents of which another form says otherwise.
	differing int
}

// run groups the documents, of which those added have come since the last pass,
// as have those of which nothing is written down yet. An added one that is nil is
// read. What is written down of the others is read only when there are any.
func (g *grouping) run(ctx context.Context, ids []string, added map[string]*placing) error {
	placed, err := g.archive.placed(ctx)
	if err != nil {
		return err
	}
	g.placings, g.fresh = map[string]*placing{}, map[string]bool{}
	var others []string
	for _, id := range ids {
		if p, come := added[id]; !come && placed[id] {
			others = append(others, id)
		} else if err := g.place(ctx, id, p); err != nil {
			return err
		}
	}
	if len(g.fresh) == 0 {
		return nil
	}
	known, err := g.archive.placings(ctx, others)
	if err != nil {
		return err
	}
	for _, id := range others {
		was := known[id]
		if was != nil && !was.isOlder() {
			g.placings[id] = was
			continue
		}
		if err := g.place(ctx, id, nil); err != nil {
			return err
		}
		if p := g.placings[id]; p != nil {
			p.was = was
		}
	}
	return g.settle(ctx)
}

// place takes in a document that has come, and reads it where nothing is known of
// it. One that is damaged is passed over.
func (g *grouping) place(ctx context.Context, id string, p *placing) error {
	if p == nil {
		doc, err := g.document(ctx, id)
		if err != nil || doc == nil {
			return err
		}
		p = newPlacing(doc)
	}
	for _, got := range g.history.of(id) {
		if filepath.IsAbs(got.Source) {
			continue // a file has no parents but folders
		}
		all, err := g.archive.Retrievals(ctx, got.Digest)
		if err != nil && !errors.Is(err, corpus.ErrMalformed) {
			return err
		}
		for _, got := range all {
			if got.Parent != "" && !filepath.IsAbs(got.Parent) && !slices.Contains(p.Parents, got.Parent) {
				p.Parents = append(p.Parents, got.Parent)
			}
		}
		break
	}
	g.placings[id], g.fresh[id] = p, true
	return nil
}

// document returns a document as extracted with what it was taken from, nil for one
// that is damaged.
func (g *grouping) document(ctx context.Context, id string) (*corpus.Document, error) {
	doc, err := g.archive.extracted(ctx, id)
	if errors.Is(err, corpus.ErrMalformed) || errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	if err == nil {
		doc.Provenance = g.history.of(id)
	}
	return doc, err
}

// settle groups all documents and writes down what is new of that. The documents
// that have come go last: while one of them is not written down, the next run does
// all of this again.
func (g *grouping) settle(ctx context.Context) error {
	groups := works.Group(g.members())
	forms := map[string][]string{} // by key
	for id, w := range groups {
		forms[w.Key] = append(forms[w.Key], id)
	}
	placed := make(map[string]*placing, len(groups))
	for _, key := range slices.Sorted(maps.Keys(forms)) {
		ids := forms[key]
		slices.Sort(ids)
		var warnings map[string][]string
		touched := slices.ContainsFunc(ids, func(id string) bool { return g.fresh[id] })
		if touched {
			var err error
			if warnings, err = g.warnings(ctx, ids); err != nil {
				return err
			}
		}
		for _, id := range ids {
			next := *g.placings[id]
			next.Work, next.Why = key, groups[id].Why
			if len(ids) == 1 {
				next.Work, next.Why = next.Reference, ""
			}
			if touched {
				next.Warnings = warnings[id]
			}
			placed[id] = &next
		}
	}
	if err := g.choose(ctx, placed, func(id string) string { return groups[id].Key }); err != nil {
		return err
	}
	var older, fresh []*placing
	for _, id := range slices.Sorted(maps.Keys(placed)) {
		switch next := placed[id]; {
		case g.fresh[id]:
			fresh = append(fresh, next)
		case !next.says(g.placings[id]):
			older = append(older, next)
		}
	}
	return g.write(ctx, slices.Concat(older, fresh))
}

// write has the documents put into the index whose work, or what they are in it, is
// another than it holds, and then writes the placings down.
func (g *grouping) write(ctx context.Context, changed []*placing) error {
	for _, p := range changed {
		if err := ctx.Err(); err != nil {
			return err
		}
		held := g.placings[p.Document]
		if held.was != nil {
			held = held.was
		}
		if p.indexed(held) {
			continue
		}
		doc, err := g.document(ctx, p.Document)
		if err != nil {
			return err
		}
		if doc == nil {
			continue
		}
		doc.Provenance = nil
		if doc, err = g.archive.laidOver(ctx, doc, p, true); err != nil {
			return err
		}
		if err := g.put(doc); err != nil {
			return err
		}
	}
	if err := g.flush(); err != nil {
		return err
	}
	for _, p := range changed {
		if err := g.archive.putPlacing(ctx, p); err != nil {
			return err
		}
		g.differing += min(len(p.Warnings), 1)
	}
	return nil
}
