package bleve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"sync/atomic"
)

// keptTimes is the file of times of a segment, once there is a good one.
type keptTimes struct {
	file atomic.Pointer[timesFile]
	// name and path are those of the file that is to be written, while it is
	// missing: it is tried once.
	missing bool
	name    segmentOnDisk
	path    string
}

// open opens the file of a segment on disk, or notes that there should be one.
func (k *keptTimes) open(name segmentOnDisk, folder string) {
	k.name, k.path = name, name.timesFile(folder)
	f, err := openTimes(k.path, name)
	if err != nil {
		k.missing = true
		return
	}
	k.file.Store(f)
}

// keeper writes the files of times that are missing, which takes some seconds
// for a million passages: behind the searches, that read postings meanwhile.
type keeper struct {
	// behind says that somebody may wait for the view.
	behind bool
	work   sync.WaitGroup
	// ctx ends with cancel, which is nil as long as nothing is written.
	ctx    context.Context
	cancel context.CancelFunc
}

// keep writes the files that the segments of a view lack. The view is one whose
// maker holds the lock of the views.
func (k *keeper) keep(v *view, u *unwritten) {
	var list []*segment
	for _, s := range v.segments {
		if s.columns.kept.missing {
			s.columns.kept.missing = false
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return
	}
	if !k.behind {
		writeMissing(context.Background(), list, u)
		return
	}
	if k.cancel == nil {
		k.ctx, k.cancel = context.WithCancel(context.Background())
	}
	v.refs.Add(1)
	k.work.Go(func() {
		defer v.done()
		writeMissing(k.ctx, list, u)
	})
}

// stop gives up what is being written.
func (k *keeper) stop() {
	if k.cancel != nil {
		k.cancel()
	}
	k.work.Wait()
}

// writeMissing writes the files of segments, and opens them. Without a file the
// searches are slower, and no answer is wrong.
func writeMissing(ctx context.Context, list []*segment, u *unwritten) {
	for _, s := range list {
		k := &s.columns.kept
		err := writeGuarded(ctx, s, k)
		if errors.Is(err, fs.ErrNotExist) {
			continue // the segment was merged away meanwhile, and its file with it
		}
		if err != nil {
			u.tell(k.path, err)
			continue
		}
		if f, err := openTimes(k.path, k.name); err == nil {
			k.file.Store(f)
		}
	}
}

// errPostings says that the postings of a segment are damaged.
var errPostings = errors.New("the postings of the segment cannot be read")

// writeGuarded writes a segment's file. bleve does not meet damaged postings with
// an error always, and here nobody asked for them.
func writeGuarded(ctx context.Context, s *segment, k *keptTimes) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPostings, r)
		}
	}()
	return storeTimes(ctx, s, k.name, k.path)
}
