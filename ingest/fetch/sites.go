package fetch

import (
	"context"
	"sync"
	"time"

	"polidex/ingest/robots"
)

const (
	// maxSites and maxRules bound the robots.txt held: their number, and the bytes
	// that their rules take together.
	maxSites = 1000
	maxRules = 16 << 20
)

// sites holds what the robots.txt of each origin said.
type sites struct {
	mu   sync.Mutex
	held map[string]*site
	size int
}

// site is the robots.txt of one origin. Its fields, but for size, are of whoever
// has entered it.
type site struct {
	origin string
	free   chan struct{}
	rules  robots.Rules
	err    error
	// known says that the rules are ones that were read, until when they or the
	// error hold.
	known bool
	until time.Time
	size  int
}

// enter waits until nobody else asks for the origin's robots.txt. The error is the
// context's.
func (s *sites) enter(ctx context.Context, origin string) (*site, error) {
	s.mu.Lock()
	o := s.held[origin]
	if o == nil {
		if len(s.held) >= maxSites {
			s.drop(nil)
		}
		o = &site{origin: origin, free: make(chan struct{}, 1)}
		o.free <- struct{}{}
		s.held[origin] = o
	}
	s.mu.Unlock()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-o.free:
		return o, nil
	}
}

func (o *site) leave() { o.free <- struct{}{} }

// trim notes how much a site takes, and forgets others while it is too much.
func (s *sites) trim(o *site, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held[o.origin] != o {
		return // it was dropped meanwhile
	}
	s.size += size - o.size
	o.size = size
	for s.size > maxRules && s.drop(o) {
	}
}

// drop forgets any site but one, and says whether there was another. Whoever has
// it in hand goes on with it; who comes after asks anew.
func (s *sites) drop(but *site) bool {
	for origin, o := range s.held {
		if o != but {
			s.size -= o.size
			o.size = 0
			delete(s.held, origin)
			return true
		}
	}
	return false
}
