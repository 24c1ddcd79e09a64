package fetch

import (
	"context"
	"sync"
	"time"
)

// hosts lets one request at a time go to a host, with a pause between two.
type hosts struct {
	pause time.Duration
	mu    sync.Mutex
	turns map[string]*turn
}

// turn is held by the request that is under way; its value is when the one
// before ended.
type turn struct {
	free chan time.Time
}

func newHosts(pause time.Duration) *hosts {
	return &hosts{pause: pause, turns: map[string]*turn{}}
}

// enter waits for the host's turn and returns the function that gives it back.
func (h *hosts) enter(ctx context.Context, host string) (leave func(), err error) {
	h.mu.Lock()
	t := h.turns[host]
	if t == nil {
		t = &turn{free: make(chan time.Time, 1)}
		t.free <- time.Time{}
		h.turns[host] = t
	}
	h.mu.Unlock()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case last := <-t.free:
		wait := time.NewTimer(h.pause - time.Since(last))
		defer wait.Stop()
		select {
		case <-ctx.Done():
			t.free <- last
			return nil, ctx.Err()
		case <-wait.C:
			return func() { t.free <- time.Now() }, nil
		}
	}
}
