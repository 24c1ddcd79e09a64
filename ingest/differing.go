package ingest

import (
	"context"
	"slices"

	"polidex/corpus"
	"polidex/ingest/works"
)

// Bounds of what is compared.
const (
	// maxCompared is the number of other forms that a document is compared with.
	maxCompared = 4
	// maxForms is the number of forms of a work that are compared at all: each is
	// held in memory for that.
	maxForms = 64
)

// warnings compares the forms of a work that stand at this time, each with the best
// of the others, and returns the sentences for each by its ID.
func (g *grouping) warnings(ctx context.Context, ids []string) (map[string][]string, error) {
	current := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !g.isCurrent(id) })
	if len(current) < 2 {
		return nil, nil
	}
	docs := map[string]*corpus.Document{}
	var forms []corpus.Form
	for _, id := range current[:min(len(current), maxForms)] {
		doc, err := g.document(ctx, id)
		if err != nil {
			return nil, err
		}
		if doc != nil && !isAttached(doc) {
			docs[id] = doc
			forms = append(forms, corpus.NewForm(doc, false))
		}
	}
	out := map[string][]string{}
	for id, here := range docs {
		compared := 0
		for _, f := range corpus.Rank(slices.Clone(forms), here.Language) {
			if f.ID == id || compared == maxCompared || g.isVersion(id, f.ID) {
				continue
			}
			compared++
			out[id] = append(out[id], works.Differences(here, docs[f.ID])...)
		}
	}
	return out, nil
}

// isCurrent says whether a document is what one of its sources held last, and not
// an earlier version alone. Standard input holds nothing.
func (g *grouping) isCurrent(id string) bool {
	of := g.history.of(id)
	return len(of) == 0 || slices.ContainsFunc(of, func(got corpus.Retrieval) bool {
		return got.Source == StdinName || g.latest[got.Source].Digest == got.Digest
	})
}

// isAttached says whether a document has its reference from a catalogue alone: it
// may be an annex or a summary of the text, and is then another text.
func isAttached(doc *corpus.Document) bool { return slices.Contains(doc.FromRecord, "reference") }

// isVersion says whether two documents came from one source, one after the other:
// that they differ is no fault.
func (g *grouping) isVersion(a, b string) bool {
	for _, x := range g.history.of(a) {
		for _, y := range g.history.of(b) {
			if x.Source == y.Source {
				return true
			}
		}
	}
	return false
}
