package ingest

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"polidex/ingest/fetch"
)

// runChanged takes in what is behind the sources at the paths that have changed,
// and below them; nil is all. Of what is no longer there it says so.
func (p *Pipeline) runChanged(ctx context.Context, sources, changed []string, report func(Row)) (Summary, error) {
	ins := newInputs(p.opts.Exclude, p.opts.Manner)
	defer ins.close()
	if err := ins.expand(ctx, sources); err != nil {
		return Summary{}, err
	}
	concerned := map[string]bool{}
	for _, path := range changed {
		concerned[encodable(path)] = true
	}
	if err := p.addGone(ctx, ins, changed, concerned); err != nil {
		return Summary{}, err
	}
	ins.all = slices.DeleteFunc(ins.all, func(in input) bool {
		return in.kind == fileInput && isPartial(in.path) || changed != nil && !concerns(concerned, in.source)
	})
	if len(ins.all) == 0 && changed != nil {
		return Summary{}, nil
	}
	return p.runInputs(ctx, ins, nil, func(r Row) {
		// Of an archive that has changed most files may not have.
		if f := ins.folders[r.Parent]; changed == nil || r.State != StateUnchanged || f == nil || !f.archive {
			report(r)
		}
	})
}

// addGone adds the sources at the paths that something was taken in from and where
// nothing is now.
func (p *Pipeline) addGone(ctx context.Context, ins *inputs, changed []string, concerned map[string]bool) error {
	wanted := slices.ContainsFunc(changed, func(path string) bool {
		_, err := os.Lstat(path)
		return err != nil || isZip(path)
	})
	if !wanted {
		return nil
	}
	known, err := p.opts.Archive.Sources(ctx)
	if err != nil {
		return err
	}
	for _, s := range known {
		if s.Document == "" || s.State == StateGone || ins.seen[s.Source] || fetch.IsURL(s.Source) || !concerns(concerned, s.Source) {
			continue
		}
		if err := ins.visit(ctx, s, nil); err != nil {
			return err
		}
	}
	return nil
}

// concerns says whether a source is at one of the paths or below it.
func concerns(paths map[string]bool, source string) bool {
	if paths[source] {
		return true
	}
	for i := range len(source) {
		if (source[i] == '/' || source[i] == filepath.Separator) && paths[source[:i]] {
			return true
		}
	}
	return false
}
