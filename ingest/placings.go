package ingest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
	"polidex/ingest/works"
)

// placing says which work a document belongs to. It is derived from all documents
// and retrievals, and made again by each run that brings a new document; without
// it a document has the work of its own reference alone.
type placing struct {
	Document string `json:"document"`
	// Work is the key of the work; empty for a document without a reference that is
	// a work by itself.
	Work string `json:"work,omitempty"`
	// Why says what joined it to the other forms.
	Why string `json:"why,omitempty"`
	// Form is what it is among the forms, Main and ReplacedBy are those to read in
	// its place; see [corpus.FormChoice].
	Form       corpus.FormRole `json:"form,omitempty"`
	Main       string          `json:"main,omitempty"`
	ReplacedBy string          `json:"replaced_by,omitempty"`
	// Facts are what that rests on; nil in what an earlier version has written.
	Facts *formFacts `json:"facts,omitempty"`
	// Reference is the key of the document's own reference.
	Reference string `json:"reference,omitempty"`
	// Record says that it is the record page of a catalogue.
	Record bool `json:"record,omitempty"`
	// Parents are the sources through which it was found, but for folders.
	Parents     []string          `json:"parents,omitempty"`
	Fingerprint works.Fingerprint `json:"fingerprint"`
	// Warnings are sentences on what other forms of the work have otherwise.
	Warnings []string `json:"warnings,omitempty"`
	// was is as what the index holds it, where that is not as it stands by itself.
	was *placing
	// got are retrievals of this run, of bytes that were known before.
	got []corpus.Retrieval
}

// newPlacing returns that of a document as it stands by itself.
func newPlacing(doc *corpus.Document) *placing {
	return &placing{
		Document: doc.ID, Reference: doc.Work, Work: doc.Work, Record: doc.Type == corpus.TypeRepositoryRecord,
		Form: corpus.FormMain, Facts: formFactsOf(doc), Fingerprint: works.FingerprintOf(doc),
	}
}

func placingKey(id string) string { return worksPrefix + id + ".json" }

func (a *Archive) putPlacing(ctx context.Context, p *placing) error {
	return a.writeRecord(ctx, placingKey(p.Document), p)
}

// placing returns where a document belongs, or nothing where that is not known.
func (a *Archive) placing(ctx context.Context, id string) (*placing, error) {
	p := new(placing)
	err := a.readRecord(ctx, placingKey(id), p)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrMalformed) || err == nil && p.Document != id {
		return nil, nil
	}
	return p, err
}

// removePlacing has a document grouped anew by the next run that groups.
func (a *Archive) removePlacing(ctx context.Context, id string) error {
	return a.remove(ctx, placingKey(id))
}

// placed returns the IDs of the documents of which there is a placing.
func (a *Archive) placed(ctx context.Context) (map[string]bool, error) {
	objects, err := a.list(ctx, worksPrefix)
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(objects))
	for _, o := range objects {
		out[strings.TrimSuffix(strings.TrimPrefix(o.key, worksPrefix), ".json")] = true
	}
	return out, nil
}

// placings returns those of the documents that can be read, by document.
func (a *Archive) placings(ctx context.Context, ids []string) (map[string]*placing, error) {
	read := make([]*placing, len(ids))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4 * runtime.GOMAXPROCS(0))
	for i, id := range ids {
		group.Go(func() (err error) {
			read[i], err = a.placing(ctx, id)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	out := make(map[string]*placing, len(read))
	for _, p := range read {
		if p != nil {
			out[p.Document] = p
		}
	}
	return out, nil
}

// says reports whether two placings of a document say the same of its work.
func (p *placing) says(other *placing) bool {
	return p.Work == other.Work && p.Why == other.Why && p.Form == other.Form && p.Main == other.Main &&
		p.ReplacedBy == other.ReplacedBy && slices.Equal(p.Warnings, other.Warnings)
}

// indexed reports whether two placings of a document make the same entries of it.
func (p *placing) indexed(other *placing) bool {
	return p.Work == other.Work && p.Form == other.Form
}

// over lays the placing over a document as it was extracted. It may be nil: until
// the other forms of its work are known, a document stands by itself.
func (p *placing) over(doc *corpus.Document) *corpus.Document {
	if doc == nil {
		return nil
	}
	out := *doc
	if p == nil {
		out.Form = corpus.FormMain
		return &out
	}
	out.Work, out.WorkReason = p.Work, p.Why
	out.Form, out.Main, out.ReplacedBy = p.Form, p.Main, p.ReplacedBy
	if len(p.Warnings) > 0 {
		out.Quality.Warnings = slices.Concat(doc.Quality.Warnings, p.Warnings)
	}
	return &out
}
