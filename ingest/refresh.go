package ingest

import (
	"context"
	"os"
	"path/filepath"

	"polidex/corpus"
	"polidex/ingest/page"
)

// Refresh visits all known sources again: those that were named, in the manner
// in which they were, and with them new entries of their lists and new files of
// their folders; then those that were found through others. A file of a folder
// that is no longer there is gone. Its rows and errors are those of Run.
func (p *Pipeline) Refresh(ctx context.Context, report func(Row)) (Summary, error) {
	return p.revisit(ctx, func(s Status) bool {
		switch {
		case !filepath.IsAbs(s.Source):
			return true
		case s.Named:
			return s.found() // else it never was there, a slip of the pen
		}
		return s.Document != "" && s.State != StateGone // of one that went it was said
	}, nil, report)
}

// Retry tries originals again that could not be read before, and visits the
// sources again of which the last visit failed before there were any bytes, and
// entries of lists that could not be taken in. Its rows and errors are those of
// Run.
func (p *Pipeline) Retry(ctx context.Context, report func(Row)) (Summary, error) {
	before, err := p.opts.Archive.Failures(ctx)
	if err != nil {
		return Summary{}, err
	}
	failed := map[string]bool{} // by the source that the original came from
	for _, f := range before {
		failed[f.Source] = f.State != ""
	}
	originals, others := *p, *p
	originals.opts.RetryFailed, others.opts.RetryFailed = true, false
	summary, err := originals.Recover(ctx, report)
	if err != nil {
		return summary, err
	}
	visited, err := others.revisit(ctx, func(s Status) bool { return s.State == StateFailed && !failed[s.Source] }, func(r *run) error {
		return r.joinPending(ctx)
	}, report)
	return summary.with(visited), err
}

// revisit visits those of the known sources that are wanted. The ones that were
// named go first: they bring with them what they lead to, with all that is known
// of it. Then goes what between may join, which may be nil, and what is left.
func (p *Pipeline) revisit(ctx context.Context, wanted func(Status) bool, between func(*run) error, report func(Row)) (Summary, error) {
	known, err := p.opts.Archive.Sources(ctx)
	if err != nil {
		return Summary{}, err
	}
	ins := newInputs(p.opts.Exclude, p.opts.Manner)
	defer ins.close()
	var rest []Status
	bySource := map[string]Status{}
	for _, s := range known {
		bySource[s.Source] = s
		switch {
		case s.Source == StdinName || !wanted(s):
		case !s.Named:
			rest = append(rest, s)
		default:
			if err := ins.visit(ctx, s, s.Manner); err != nil {
				return Summary{}, err
			}
		}
	}
	return p.runInputs(ctx, ins, func(r *run) error {
		if between != nil {
			if err := between(r); err != nil {
				return err
			}
		}
		for _, s := range rest {
			if err := r.visitFound(ctx, s, bySource); err != nil {
				return err
			}
		}
		return nil
	}, report)
}

// visit adds the inputs behind a known source, which is visited in a manner; nil
// is that of the run.
func (s *inputs) visit(ctx context.Context, known Status, manner *Manner) error {
	before := s.manner
	defer func() { s.manner = before }()
	if manner != nil {
		s.manner = *manner
	}
	from := len(s.all)
	var err error
	// What was found on a page or in a list is never looked for among the files.
	if filepath.IsAbs(known.Source) || !s.list(known.Source) && !s.address(known.Source) && known.Named {
		err = s.find(ctx, known.Source)
	}
	for i := range s.all[from:] {
		in := &s.all[from+i]
		if in.named = in.named && known.Named; in.named {
			in.again, in.named = true, false
		}
		if in.source == known.Source {
			in.parent = known.Parent
		}
	}
	return err
}

// visitFound adds the input of a source that was found through others, unless
// these have brought it.
func (r *run) visitFound(ctx context.Context, s Status, all map[string]Status) error {
	if r.inputs.seen[s.Source] {
		return nil
	}
	from := len(r.inputs.all)
	if parent := all[s.Parent]; filepath.IsAbs(s.Source) && isFolder(s.Parent) {
		// As it was found: through the folder, out of which no link leads.
		r.inputs.visitFile(s, parent)
	} else if err := r.inputs.visit(ctx, s, mannerOf(s, all)); err != nil {
		return err
	}
	added := r.inputs.all[from:]
	if _, known := r.history.Latest(s.Source); known || len(added) == 0 || filepath.IsAbs(s.Source) {
		return nil
	}
	record, err := r.recordOf(ctx, s.Parent)
	for i := range added {
		added[i].record = record
	}
	return err
}

// visitFile adds a file of a folder.
func (s *inputs) visitFile(known, parent Status) {
	in := input{source: known.Source, shown: known.Source, parent: known.Parent}
	path, err := filepath.Rel(known.Parent, known.Source)
	if err == nil {
		in.path = path
		if in.root, err = os.OpenRoot(known.Parent); err == nil {
			s.roots = append(s.roots, in.root)
		}
	}
	if err != nil {
		in.kind, in.err = refusal, err
	}
	if parent.Manner != nil {
		in.manner = *parent.Manner
	}
	s.add(in)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return filepath.IsAbs(path) && err == nil && info.IsDir()
}

// mannerOf returns the manner of the source that a person named and through which
// another one was found; nil where there is none.
func mannerOf(s Status, all map[string]Status) *Manner {
	for range maxDepth + 1 {
		if s.Named || s.Parent == "" {
			return s.Manner
		}
		s = all[s.Parent]
	}
	return nil
}

// found says whether there ever was anything at the source.
func (s Status) found() bool {
	if s.Document != "" {
		return true
	}
	for _, v := range s.History {
		if v.State != StateFailed {
			return true
		}
	}
	return false
}

// recordOf returns what the page of a record says, which the archive holds, of what
// was found through it.
func (r *run) recordOf(ctx context.Context, source string) (*corpus.Record, error) {
	last, known := r.history.Latest(source)
	if !known || !isHTML(last.ContentType) {
		return nil, nil
	}
	data, err := r.opts.Archive.ReadOriginal(ctx, last.Digest)
	if err != nil {
		return nil, ctx.Err() // the record is of use and not needed
	}
	p, err := page.Read(ctx, data, last.ContentType, answering(last))
	if err != nil {
		return nil, ctx.Err()
	}
	return p.Record, nil
}

// joinPending joins the entries of lists that could not be taken in, of lists that
// are not visited themselves.
func (r *run) joinPending(ctx context.Context) error {
	lists, err := r.opts.Archive.pendingLists(ctx)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if r.inputs.seen[l.Source] {
			continue
		}
		open := l.open(l.Pending)
		r.lead(outcome{list: open, more: r.entriesInputs(&input{source: l.Source, manner: l.Manner}, open)})
	}
	return nil
}
