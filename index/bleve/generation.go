package bleve

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
)

// generation is one scorch index and what is held beside it.
type generation struct {
	path  string
	store *scorch.Scorch
	queue *bleveindex.AnalysisQueue
	users sync.WaitGroup
	views viewCache
}

// openCurrent opens the generation that CURRENT names, also where that changes
// meanwhile.
func openCurrent(dir string, opts Options) (*generation, error) {
	for {
		name, err := current(dir)
		if err != nil {
			return nil, err
		}
		g, err := openGeneration(filepath.Join(dir, name), opts)
		if now, nowErr := current(dir); nowErr != nil || now == name {
			return g, err
		}
		if err == nil {
			if err := g.release(); err != nil {
				return nil, err
			}
		}
	}
}

// openGeneration opens the scorch index in a folder that create or Build made.
func openGeneration(path string, opts Options) (g *generation, err error) {
	defer func() {
		// A truncated segment is not always met with an error.
		if r := recover(); r != nil {
			err = fmt.Errorf("reading segments of %q: %v: %w", filepath.Base(path), r, corpus.ErrMalformed)
			if g != nil {
				err = errors.Join(err, g.release())
			}
			g = nil
		}
	}()
	latest, err := checkRoot(path, opts.LockTimeout)
	if err != nil {
		return nil, err
	}
	g, err = openStore(path, opts, defaultPlan)
	if err != nil {
		return nil, err
	}
	g.views.keeper.behind = true
	if err := g.check(latest); err != nil {
		return nil, errors.Join(err, g.release())
	}
	return g, nil
}

func openStore(path string, opts Options, plan mergePlan) (*generation, error) {
	queue := bleveindex.NewAnalysisQueue(opts.Analyses)
	store, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":                   path,
		"bolt_timeout":           opts.LockTimeout.String(),
		"numSnapshotsToKeep":     1,
		"scorchMergePlanOptions": plan.options(),
	}, queue)
	if err == nil {
		err = store.Open()
	}
	if err != nil {
		queue.Close()
		return nil, storeError(path, err)
	}
	g := &generation{path: path, store: store.(*scorch.Scorch), queue: queue}
	g.views.folder = filepath.Join(path, "columns")
	g.views.unwritten.log = opts.Logger
	return g, nil
}

// check makes sure that what was opened is the latest content, of this schema.
func (g *generation) check(latest content) error {
	reader, err := g.store.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	snapshot := reader.(*scorch.IndexSnapshot)
	found, err := snapshot.GetInternal(keySchema)
	if err != nil {
		return fmt.Errorf("reading the index's schema: %w: %w", err, corpus.ErrMalformed)
	}
	if string(found) != schema {
		return fmt.Errorf("the index has the schema %q and this version reads %q: %w", found, schema, corpus.ErrMalformed)
	}
	opened, err := readContent(snapshot)
	if err != nil {
		return err
	}
	// Another process may have written since, and closed the index.
	if opened.sum != latest.sum && opened.batches <= latest.batches {
		return fmt.Errorf("the latest segments of generation %q cannot be read: %w", filepath.Base(g.path), corpus.ErrMalformed)
	}
	return nil
}

// content returns what the generation holds now.
func (g *generation) content() (content, error) {
	reader, err := g.store.Reader()
	if err != nil {
		return content{}, err
	}
	defer reader.Close()
	return readContent(reader.(*scorch.IndexSnapshot))
}

// release closes the generation after its users are done.
func (g *generation) release() error {
	g.users.Wait()
	g.views.drop()
	err := g.store.Close()
	g.queue.Close()
	return err
}
