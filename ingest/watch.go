package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"polidex/corpus"
)

// Watching is how folders are followed. Report and Ran are needed.
type Watching struct {
	// Report is told of each input, Ran of the sums of the first run and of each
	// later one that had inputs, and Notice in a sentence of what a person is to
	// know besides; nil is nobody. One of them is called at a time.
	Report func(Row)
	Ran    func(Summary)
	Notice func(string)
	// Settle is how long a file is to stay as it is before it counts as whole; 0 is
	// one second.
	Settle time.Duration
	// Poll is the time between two looks at the folders where the system does not
	// tell of changes; 0 is five seconds.
	Poll time.Duration
	// Watcher tells of changes; nil is the system's own. Tick brings the time, by
	// which alone anything comes to be due; nil is a ticker of a quarter of Settle.
	Watcher Watcher
	Tick    <-chan time.Time
}

// Watcher tells of changes in folders, though not in the folders below them.
type Watcher interface {
	// Add begins with a folder, or begins anew; Remove ends.
	Add(folder string) error
	Remove(folder string) error
	// Changes brings the paths of what came, changed, or went. Faults brings errors
	// after which changes may have been missed.
	Changes() <-chan string
	Faults() <-chan error
	Close() error
}

// Watch takes the sources in as Run does, and then follows the folders among them
// until the context ends, whose error it returns; or that of a run that broke off,
// see Run. A file is taken in once it is whole: when its size and time of change
// have stayed the same for a while, and not while its name is that of a download
// that goes on. Changes that come together are one run. A file that went is gone.
// Errors wrap [corpus.ErrInvalid] when there is no folder to follow.
func (p *Pipeline) Watch(ctx context.Context, sources []string, w Watching) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	folders := map[string]string{} // as named, by their paths
	for _, s := range sources {
		info, err := os.Stat(s)
		if abs, wrong := filepath.Abs(s); err == nil && wrong == nil && info.IsDir() {
			folders[abs] = s
		}
	}
	if len(folders) == 0 {
		return fmt.Errorf("only folders can be watched, and none of the sources is one: %w", corpus.ErrInvalid)
	}
	w.Settle, w.Poll = cmp.Or(w.Settle, time.Second), cmp.Or(w.Poll, 5*time.Second)
	if w.Tick == nil {
		ticker := time.NewTicker(max(w.Settle/4, time.Millisecond))
		defer ticker.Stop()
		w.Tick = ticker.C
	}
	report, notice, ran := w.told()
	v := newView(folders, p.opts.Exclude, w, notice)
	defer v.close()
	v.begin()

	ended := make(chan error, 1)
	start := func(sources, changed []string) {
		go func() {
			summary, err := p.runChanged(ctx, sources, changed, report)
			if changed == nil || summary.Inputs > 0 || err != nil {
				ran(summary)
			}
			ended <- err
		}()
	}
	running := true
	start(sources, nil)
	for {
		select {
		case <-ctx.Done():
			return endOf(ctx, running, ended)
		case path := <-v.changes():
			v.touch(path)
		case err := <-v.faults():
			v.missed(err)
		case now := <-w.Tick:
			v.look(now)
			if running {
				continue // what is due meanwhile is so after it too
			}
			if changed := v.ready(now); len(changed) > 0 {
				running = true
				start(v.named(changed), changed)
			}
		case err := <-ended:
			running = false
			if err != nil {
				return err
			}
		}
	}
}

// endOf waits for the run that is going on. What ended it counts if it is not that
// all ends.
func endOf(ctx context.Context, running bool, ended <-chan error) error {
	if running {
		if err := <-ended; err != nil && !errors.Is(err, ctx.Err()) {
			return err
		}
	}
	return ctx.Err()
}

// told returns the functions that are told of things, so that they are called one
// at a time.
func (w Watching) told() (report func(Row), notice func(string), ran func(Summary)) {
	var mu sync.Mutex
	report = func(r Row) {
		mu.Lock()
		defer mu.Unlock()
		w.Report(r)
	}
	notice = func(s string) {
		mu.Lock()
		defer mu.Unlock()
		if w.Notice != nil {
			w.Notice(s)
		}
	}
	ran = func(s Summary) {
		mu.Lock()
		defer mu.Unlock()
		w.Ran(s)
	}
	return report, notice, ran
}
