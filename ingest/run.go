package ingest

import (
	"context"
	"sync"
	"time"

	"polidex/corpus"
)

// run is what one run knows: the archive as it was at the beginning, and what
// has been done since.
type run struct {
	*Pipeline
	history *History

	mu sync.Mutex
	// documents are the IDs of the documents held.
	documents map[string]bool
	// failures are by digest; tried are those that this run has met itself.
	failures map[string]Failure
	tried    map[string]bool
	// recovered are the rows of originals that this run finished for an earlier
	// one, by digest.
	recovered map[string]Row
	// remade are the IDs of documents that were held, and have been made anew.
	remade map[string]bool
	// buried are the tombstones that stand, by document.
	buried map[string]corpus.Tombstone
	// claims are by the digests that inputs of this run brought.
	claims map[string]*claim
	// added are the documents that this run made or learned something of, each as it
	// stands by itself. Their facts are changed by one at a time, who holds relating.
	added    map[string]*placing
	relating sync.Mutex
	// differing counts the documents of which another form says otherwise.
	differing int

	reporting
}

// reporting is what the goroutine has to itself that reports the rows.
type reporting struct {
	inputs *inputs
	// joined counts the inputs that were found through others.
	joined int
	// lists are those that were visited.
	lists []*openList
	// ended are the states of inputs by their sources; sharing are entries of lists
	// that wait for the input of another.
	ended   map[string]State
	sharing map[string][]*openEntry
	// visits are what the archive is to be told of, finished what it is to be told of
	// sources that an earlier run left; kept is when it was told last.
	visits   []Visit
	finished map[string]Visit
	kept     time.Time
	// troubled are the sources whose last visit before this run went wrong, once that
	// was asked for.
	troubled map[string]bool
}

// claim is held by the first input that brought some bytes; others with the
// same bytes wait for it.
type claim struct {
	shown string
	done  chan struct{}
	// row and fault are what became of the first, once done is closed.
	row   Row
	fault error
}

func (p *Pipeline) begin(ctx context.Context) (*run, error) {
	r := &run{Pipeline: p, documents: map[string]bool{}, tried: map[string]bool{}, recovered: map[string]Row{}, remade: map[string]bool{}, claims: map[string]*claim{}, added: map[string]*placing{},
		reporting: reporting{ended: map[string]State{}, sharing: map[string][]*openEntry{}, finished: map[string]Visit{}, kept: time.Now()}}
	ids, err := p.opts.Archive.DocumentIDs(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		r.documents[id] = true
	}
	if r.failures, err = p.opts.Archive.Failures(ctx); err != nil {
		return nil, err
	}
	if r.history, err = p.opts.Archive.History(ctx); err != nil {
		return nil, err
	}
	for _, key := range r.history.Damaged {
		p.opts.Logger.WarnContext(ctx, "damaged record of a retrieval", "key", key)
	}
	return r, r.bury(ctx)
}

// settled says whether nothing is to be done for the bytes: there is a document,
// or a failure that stands and is returned.
func (r *run) settled(digest string) (Failure, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.documents[corpus.DocumentID(digest)] {
		return Failure{}, true
	}
	if f, ok := r.failures[digest]; ok && f.stands(r.opts.Tool) {
		return f, true
	}
	return Failure{}, false
}

// failed is the row of bytes whose failure stands. Unless this run has tried
// itself, the row says that and why it has not.
func (r *run) failed(f Failure, because string) outcome {
	r.mu.Lock()
	defer r.mu.Unlock()
	why := f.Reason
	if !r.tried[f.Digest] {
		why += " (as before: " + because + ")"
	}
	return outcome{row: Row{State: f.State, Reason: why}}
}
