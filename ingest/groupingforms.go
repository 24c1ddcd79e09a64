package ingest

import (
	"context"
	"maps"
	"slices"

	"polidex/corpus"
)

// formFacts are what the choice between the forms of a work has to know of a
// document: as it was extracted, whatever a person has corrected since.
type formFacts struct {
	Language string              `json:"language,omitempty"`
	Format   corpus.Format       `json:"format,omitempty"`
	Type     corpus.DocumentType `json:"type,omitempty"`
	Status   corpus.ReadStatus   `json:"status,omitempty"`
	Pages    int                 `json:"pages,omitempty"`
	// Doubtful says that its text may be read wrongly, though it was read.
	Doubtful bool `json:"doubtful,omitempty"`
}

func formFactsOf(doc *corpus.Document) *formFacts {
	return &formFacts{
		Language: doc.Language, Format: doc.Format, Type: doc.Type, Status: doc.Quality.Status, Pages: doc.Pages,
		Doubtful: isDoubtful(&doc.Quality),
	}
}

// RegroupOlder has the documents grouped anew if an earlier version of Polidex has
// written down where one of them belongs, without what it is among the forms of its
// work, and reports whether it did. An index is to be rebuilt after it.
func (a *Archive) RegroupOlder(ctx context.Context) (bool, error) {
	ids, err := a.DocumentIDs(ctx)
	if err != nil {
		return false, err
	}
	known, err := a.placings(ctx, ids)
	if err != nil {
		return false, err
	}
	for _, p := range known {
		if p.isOlder() {
			return true, a.Regroup(ctx)
		}
	}
	return false, nil
}

// isOlder says whether an earlier version has written the placing.
func (p *placing) isOlder() bool { return p.Facts == nil }

// choose fills in what each document is among the forms of its work, by the key of
// which they are given.
func (g *grouping) choose(ctx context.Context, placed map[string]*placing, key func(id string) string) error {
	reviewed, err := g.archive.reviewed(ctx)
	if err != nil {
		return err
	}
	forms, documents := map[string][]corpus.Form{}, map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(placed)) {
		work := key(id)
		if reviewed[id] {
			if work, err = g.workReviewed(ctx, placed[id], work); err != nil {
				return err
			}
		}
		forms[work] = append(forms[work], g.forms(placed[id], reviewed[id])...)
		documents[work] = append(documents[work], id)
	}
	for work, of := range forms {
		for id, c := range corpus.ChooseForms(of, g.texts(documents[work])) {
			p := placed[id]
			p.Form, p.Main, p.ReplacedBy = c.Role, c.Main, c.ReplacedBy
		}
	}
	return nil
}

// workReviewed returns the key of the work that a document is in by its reviews: a
// person who corrects its reference moves it to another.
func (g *grouping) workReviewed(ctx context.Context, p *placing, key string) (string, error) {
	reviews, err := g.archive.Reviews(ctx, p.Document)
	if err != nil || !slices.ContainsFunc(reviews, func(r corpus.Review) bool { return r.Reference != nil }) {
		return key, err
	}
	doc, err := g.document(ctx, p.Document)
	if err != nil || doc == nil {
		return key, err
	}
	switch work := p.over(doc).WithReviews(reviews).Work; work {
	case p.Work:
		return key, nil
	case "":
		return corpus.TextWork + p.Document, nil
	default:
		return work, nil
	}
}

// forms are what a document is as a form of its work, once for each source that it
// was taken from. Where a source has gone back to it, it counts as seen at that time.
func (g *grouping) forms(p *placing, reviewed bool) []corpus.Form {
	f := corpus.Form{ID: p.Document, Reviewed: reviewed}
	if facts := p.Facts; facts != nil {
		f.Language, f.Format, f.Type, f.Status, f.Pages = facts.Language, facts.Format, facts.Type, facts.Status, facts.Pages
	}
	var out []corpus.Form
	for _, got := range g.history.of(p.Document) {
		f.Source, f.FirstSeen = got.Source, got.Time
		if got.Source == StdinName {
			f.Source = ""
		}
		last := g.latest[got.Source]
		if last.Digest == got.Digest && g.newest[got.Source].Digest != got.Digest {
			f.FirstSeen = last.Time
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		out = append(out, f)
	}
	return out
}

// groupAgain has a document grouped anew that was there before, with what was
// retrieved of it in this run. The index holds it as it was placed, unless it is put
// there again as it stands by itself.
func (r *run) groupAgain(ctx context.Context, doc *corpus.Document, put bool, got ...corpus.Retrieval) error {
	was, err := r.opts.Archive.placing(ctx, doc.ID)
	if err != nil {
		return err
	}
	p := newPlacing(doc)
	r.mu.Lock()
	if before := r.added[doc.ID]; before != nil {
		p.got = before.got
		if was == nil {
			was = before.was
		}
	}
	p.got = append(p.got, got...)
	if !put {
		p.was = was
	}
	r.added[doc.ID] = p
	r.mu.Unlock()
	return r.opts.Archive.removePlacing(ctx, doc.ID)
}

// returned has a document grouped anew of which a source holds the bytes again, after
// others.
func (r *run) returned(ctx context.Context, in *input, got, last corpus.Retrieval) error {
	if in.kind == streamInput || last.Digest == "" || last.Digest == got.Digest {
		return nil
	}
	r.relating.Lock()
	defer r.relating.Unlock()
	doc, err := r.opts.Archive.extracted(ctx, corpus.DocumentID(got.Digest))
	if err != nil {
		return err
	}
	return r.groupAgain(ctx, doc, false, got)
}
