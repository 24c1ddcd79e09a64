package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"polidex/corpus"
)

// loaded are the bytes of an input, and the record of how they were got, but for
// its time.
type loaded struct {
	// same says that the source is as it was when it was last retrieved; there
	// are then no bytes.
	same      bool
	data      []byte
	retrieval corpus.Retrieval
	// more are the inputs that it leads to, and note a sentence for its row.
	more []input
	note string
	// list is set for what is no document but names others; known is what was known
	// of it.
	list  *contents
	known list
}

// load gets the bytes of an input. The retrieval that is held (the zero value:
// none) spares the work where the source has not changed since. Errors are
// about this input alone, or the context's.
func (r *run) load(ctx context.Context, in *input, held corpus.Retrieval) (loaded, error) {
	if err := ctx.Err(); err != nil {
		return loaded{}, err
	}
	var l loaded
	var err error
	switch in.kind {
	case fileInput:
		l, err = r.loadFile(in, held)
	case memberInput:
		l, err = r.loadMember(in, held)
	case pageInput:
		l, err = r.loadPage(ctx, in, held)
	case officialInput:
		l, err = r.loadOfficial(ctx, in, held)
	case listInput, harvestInput:
		l, err = r.loadNamedList(ctx, in)
	case streamInput:
		l, err = r.loadStream(ctx)
	default:
		err = in.err
	}
	if err != nil || l.same || l.list != nil {
		return l, err
	}
	if len(l.data) == 0 {
		return l, fmt.Errorf("it is empty: %w", corpus.ErrMalformed)
	}
	got := &l.retrieval
	got.Digest, got.Source, got.Size, got.Tool = corpus.Digest(l.data), in.source, int64(len(l.data)), r.opts.Tool
	got.Parent, got.Record = in.parent, cmp.Or(got.Record, in.record)
	return l, nil
}

func (p *Pipeline) loadFile(in *input, held corpus.Retrieval) (loaded, error) {
	info, err := in.stat()
	if err != nil {
		return loaded{}, err
	}
	if held.Digest != "" && held.Size == info.Size() && held.ModTime.Equal(recordable(info.ModTime())) {
		return loaded{same: true}, nil
	}
	if !info.Mode().IsRegular() {
		return loaded{}, errNotRegular // it has been replaced since it was found: to open a pipe is to wait for ever
	}
	if info.Size() > p.opts.MaxBytes {
		return loaded{}, p.tooLarge(info.Size())
	}
	f, err := in.open()
	if err != nil {
		return loaded{}, err
	}
	defer f.Close()
	data, err := p.readAll(f, info.Size())
	if err != nil {
		return loaded{}, err
	}
	after, err := f.Stat()
	if err != nil {
		return loaded{}, err
	}
	if after.Size() != int64(len(data)) || !after.ModTime().Equal(info.ModTime()) {
		return loaded{}, fmt.Errorf("it changed while it was being read; run again once it is whole: %w", corpus.ErrConflict)
	}
	return loaded{data: data, retrieval: corpus.Retrieval{ModTime: recordable(info.ModTime())}}, nil
}

// recordable is a time of change as it is recorded. One that no record can hold
// (RFC 3339 has years of four digits, a disk has others) is none.
func recordable(t time.Time) time.Time {
	if t = t.UTC(); t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

// loadStream reads standard input. The reading itself cannot be stopped; when
// the context ends first it is left behind.
func (p *Pipeline) loadStream(ctx context.Context) (loaded, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := p.readAll(p.opts.Stdin, 0)
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return loaded{}, ctx.Err()
	case r := <-done:
		return loaded{data: r.data}, r.err
	}
}

// readAll reads to the end, within the limit.
func (p *Pipeline) readAll(r io.Reader, expected int64) ([]byte, error) {
	limited := io.LimitReader(r, p.opts.MaxBytes+1)
	data := slices.Grow([]byte(nil), int(min(expected, p.opts.MaxBytes))+1)
	for {
		n, err := limited.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > p.opts.MaxBytes:
			return nil, p.tooLarge(int64(len(data)))
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, fmt.Errorf("it could be read only up to %s: %w", bytesText(int64(len(data))), cause(err))
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, 512)
		}
	}
}

func (p *Pipeline) tooLarge(size int64) error {
	return fmt.Errorf("%s, above the limit of %s: %w", bytesText(size), bytesText(p.opts.MaxBytes), corpus.ErrTooLarge)
}
