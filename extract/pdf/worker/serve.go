package worker

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"polidex/corpus"
)

// Serve is the child's main loop: it holds this process to the limits that the
// parent sends first, and then does one job after another until in ends, which
// is also how the parent ends it. A job under way is abandoned then, so the
// program must end when Serve returns. The error wraps [corpus.ErrMalformed] if
// in is not what a [Pool] sends.
//
// Nothing else may read in or write to out; a program gives its standard input
// and output, and prints to neither.
func Serve(in io.Reader, out io.Writer, handle Handler) error {
	r := bufio.NewReader(in)
	h, _, err := readFrame(r, 0)
	if err != nil {
		return ended(err)
	}
	if h.Type != frameLimits || h.Limits == nil {
		return fmt.Errorf("a %q frame in place of the limits: %w", h.Type, corpus.ErrMalformed)
	}
	if err := h.Limits.apply(); err != nil {
		return err
	}
	return serve(r, out, *h.Limits, handle)
}

// serve is Serve without the effects on the process.
func serve(in io.Reader, out io.Writer, l limits, handle Handler) error {
	s := &server{out: out, limits: l, handle: handle}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if err := s.send(header{Type: frameReady}, nil); err != nil {
		return err
	}

	// Reading goes on while a job is done: the end of the input must be seen even
	// when the handler never returns.
	jobs := make(chan Job)
	gone := make(chan error, 1)
	go func() { gone <- receive(ctx, in, l.Data, jobs) }()

	for {
		select {
		case err := <-gone:
			return ended(err)
		case job := <-jobs:
			done := make(chan error, 1)
			go func() { done <- s.do(ctx, job) }()
			select {
			case err := <-gone:
				return ended(err)
			case err := <-done:
				if err != nil {
					return err
				}
			}
		}
	}
}

// receive hands on the jobs that come in until it cannot.
func receive(ctx context.Context, in io.Reader, maxData int64, jobs chan<- Job) error {
	for {
		h, data, err := readFrame(in, maxData)
		if err != nil {
			return err
		}
		if h.Type != frameJob {
			return fmt.Errorf("a %q frame in place of a job: %w", h.Type, corpus.ErrMalformed)
		}
		select {
		case jobs <- Job{Name: h.Name, Args: h.Args, Data: data}:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// ended is nil for an input that ended: the parent closed it, or died.
func ended(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return fmt.Errorf("reading from the parent: %w", err)
}

// server answers jobs one at a time.
type server struct {
	limits limits
	handle Handler
	mu     sync.Mutex
	out    io.Writer
}

// do does one job and sends its answer. The error is that of sending it.
func (s *server) do(ctx context.Context, job Job) error {
	r := &reporter{send: func(h header) error { return s.send(h, nil) }}
	answer, err := s.handle(context.WithValue(ctx, reporterKey{}, r), job)
	r.close()
	if err == nil && int64(len(answer)) > s.limits.Answer {
		err = tooMuch(s.limits.Answer)
	}
	if err != nil {
		return s.send(errorHeader(err), nil)
	}
	return s.send(header{Type: frameAnswer}, answer)
}

// send writes a frame whole, whoever else is writing.
func (s *server) send(h header, body []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := writeFrame(s.out, h, body); err != nil {
		return fmt.Errorf("writing to the parent: %w", err)
	}
	return nil
}
