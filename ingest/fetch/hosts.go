package fetch

import (
	"context"
	"fmt"
	"sync"
	"time"

	"polidex/corpus"
)

const (
	// maxHosts is the number of hosts from which on those are forgotten that were
	// not asked for a day.
	maxHosts = 1000
	// longestHold bounds for how long a server can keep itself from being asked.
	longestHold = 24 * time.Hour
)

// hosts lets one request at a time go to a host, with a pause between two, and
// none to one that wants to be left alone for now.
type hosts struct {
	// maxWait and maxPause bound the wait for a server that cannot answer now and
	// for the pause before a visit.
	maxWait, maxPause time.Duration
	mu                sync.Mutex
	turns             map[string]*turn
}

// turn is the right to ask a host. What is in free is what the visit before left;
// nothing while one is under way.
type turn struct {
	free chan memory
	// users are the visits under way or waiting, under the mutex of hosts.
	users int
}

// memory is what is to be known of a host at the next visit.
type memory struct {
	// last is when the last visit ended.
	last time.Time
	// hold is until when it wants to be left alone, said what it answered.
	hold time.Time
	said string
}

// visit is one request that is under way.
type visit struct {
	memory
	hosts *hosts
	turn  *turn
}

// enter waits for the host's turn, and until pause is over since the last visit.
// The error is the context's, or wraps [corpus.ErrUnavailable] when the wait would
// be longer than it may.
func (h *hosts) enter(ctx context.Context, host string, pause time.Duration) (*visit, error) {
	v := &visit{hosts: h, turn: h.turn(host)}
	select {
	case <-ctx.Done():
		v.forget()
		return nil, ctx.Err()
	case v.memory = <-v.turn.free:
	}
	held, paused := time.Until(v.hold), pause-time.Since(v.last)
	var err error
	switch {
	case held > h.maxWait:
		err = fmt.Errorf("%s %s before, and is not asked again for %s: %w", host, v.said, rounded(held), corpus.ErrUnavailable)
	case paused > h.maxPause:
		err = fmt.Errorf("the robots.txt of %s asks for %s between two requests, of which %s are left, longer than is waited for; try again after that, or with --ignore-robots on a server of your own: %w",
			host, pause, rounded(paused), corpus.ErrUnavailable)
	default:
		wait := time.NewTimer(max(held, paused))
		defer wait.Stop()
		select {
		case <-ctx.Done():
			err = ctx.Err()
		case <-wait.C:
			return v, nil
		}
	}
	v.giveBack()
	return nil, err
}

// leave ends a visit.
func (v *visit) leave() {
	v.last = time.Now()
	v.giveBack()
}

// giveBack ends a visit that does not count, or has not begun.
func (v *visit) giveBack() {
	v.turn.free <- v.memory
	v.forget()
}

// keepAway lets nobody ask the host for a while, because of what it said.
func (v *visit) keepAway(wait time.Duration, said string) {
	v.hold, v.said = time.Now().Add(min(wait, longestHold)), said
}

func (v *visit) forget() {
	v.hosts.mu.Lock()
	defer v.hosts.mu.Unlock()
	v.turn.users--
}

// turn returns the turn of a host, in use by one more.
func (h *hosts) turn(host string) *turn {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.turns[host]
	if t == nil {
		if len(h.turns) >= maxHosts {
			h.sweep()
		}
		t = &turn{free: make(chan memory, 1)}
		t.free <- memory{}
		h.turns[host] = t
	}
	t.users++
	return t
}

// sweep forgets the hosts of which nothing need be known any more.
func (h *hosts) sweep() {
	for host, t := range h.turns {
		if t.users > 0 {
			continue
		}
		// Nobody can take it meanwhile: that takes the mutex.
		m := <-t.free
		t.free <- m
		if time.Since(m.last) > longestHold && time.Until(m.hold) < 0 {
			delete(h.turns, host)
		}
	}
}

// rounded is a wait as it is told to a person: never less than it is.
func rounded(d time.Duration) time.Duration {
	return (d + time.Second - 1).Truncate(time.Second)
}
