package bleve

import (
	"context"
	"errors"
	"log/slog"
	"sync"
)

// unwritten says in the log that a file beside the segments of a generation cannot
// be written: the searches or the next opening are slower without it, and nothing
// else would tell. What hinders one hinders the others, so that it is said once.
type unwritten struct {
	log  *slog.Logger
	once sync.Once
}

// tell is told of each; one that was given up is none.
func (u *unwritten) tell(path string, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	u.once.Do(func() {
		u.log.Warn("a file that makes the index faster cannot be written; answers stay right", "path", path, "error", err)
	})
}
