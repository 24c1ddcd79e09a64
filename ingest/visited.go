package ingest

import (
	"context"
	"maps"
	"slices"
	"time"

	"polidex/corpus"
)

// visited notes what became of an input, for the archive. The error is a fault.
func (r *run) visited(ctx context.Context, row Row, in *input) error {
	in.entry.done(row.State)
	for _, e := range r.sharing[in.source] {
		e.done(row.State)
	}
	delete(r.sharing, in.source)
	r.ended[in.source] = row.State
	if row.State == StateAdded || row.State == StateUpdated {
		r.inputs.changed(in.parent)
	}
	delete(r.finished, in.source)
	if row.State == StateUnchanged && !in.named {
		if troubled, err := r.wasTroubled(ctx, in.source); err != nil || !troubled {
			return err
		}
	}
	v := Visit{
		Source: in.source, Time: r.opts.Now(), State: row.State, Reason: row.Reason, Document: row.Document,
		Parent: in.parent, Named: in.named || in.again,
	}
	if v.Named && !in.manner.isZero() {
		v.Manner = &in.manner
	}
	r.visits = append(r.visits, v)
	if time.Since(r.kept) < checkpoint {
		return nil
	}
	return r.remember(ctx)
}

// wasTroubled says whether the last visit of a source before this run did not find
// what it should: that it now does is news.
func (r *run) wasTroubled(ctx context.Context, source string) (bool, error) {
	if r.troubled == nil {
		visits, err := r.opts.Archive.Visits(ctx)
		if err != nil {
			return false, err
		}
		r.troubled = map[string]bool{}
		for source, of := range visits {
			switch of[len(of)-1].State {
			case StateFailed, StateRefused, StateGone:
				r.troubled[source] = true
			}
		}
	}
	return r.troubled[source], nil
}

// changed notes that a file of a folder or of an archive is new, and with that the
// folder in which the archive is.
func (s *inputs) changed(parent string) {
	for f := s.folders[parent]; f != nil && !f.changed; f = s.folders[f.parent] {
		f.changed = true
	}
}

// visitedFolders notes the folders that a person named: they are sources too.
func (r *run) visitedFolders(folders map[string]*folder) {
	for _, source := range slices.Sorted(maps.Keys(folders)) {
		f := folders[source]
		if !f.named && !f.changed {
			continue // an archive in a folder, as it was
		}
		v := Visit{Source: source, Time: r.opts.Now(), State: StateUnchanged, Reason: f.String(), Named: f.named, Parent: f.parent}
		if f.changed {
			v.State = StateUpdated
		}
		if !f.manner.isZero() {
			v.Manner = &f.manner
		}
		r.visits = append(r.visits, v)
	}
}

// finishedEarlier notes what became of an original that an earlier run left or
// that was tried again, for all sources that last brought its bytes; an input of
// this run will say it for itself.
func (r *run) finishedEarlier(row Row, digest string) {
	for _, got := range r.history.of(corpus.DocumentID(digest)) {
		if last, ok := r.history.Latest(got.Source); !ok || last.Digest != digest {
			continue
		}
		r.finished[got.Source] = Visit{
			Source: got.Source, Time: r.opts.Now(), State: row.State, Reason: row.Reason, Document: row.Document, Parent: got.Parent,
		}
	}
}

// remember records the visits that were not yet, and what became of the entries of
// lists until now. It does so also when the run was interrupted.
func (r *run) remember(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	r.kept = time.Now()
	for _, source := range slices.Sorted(maps.Keys(r.finished)) {
		r.visits = append(r.visits, r.finished[source])
	}
	clear(r.finished)
	if err := r.opts.Archive.addVisits(ctx, r.visits); err != nil {
		return err
	}
	r.visits = nil
	for _, l := range r.lists {
		if err := r.opts.Archive.putList(ctx, l.closed(r.opts.Now())); err != nil {
			return err
		}
	}
	return nil
}
