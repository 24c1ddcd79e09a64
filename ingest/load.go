package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// loaded are the bytes of an input, and the record of how they were got, but for
// its time.
type loaded struct {
	// same says that the source is as it was when it was last retrieved; there
	// are then no bytes.
	same      bool
	data      []byte
	retrieval corpus.Retrieval
}

// load gets the bytes of an input. The retrieval that is held (the zero value:
// none) spares the work where the source has not changed since. Errors are
// about this input alone, or the context's.
func (p *Pipeline) load(ctx context.Context, in *input, held corpus.Retrieval) (loaded, error) {
	if err := ctx.Err(); err != nil {
		return loaded{}, err
	}
	var l loaded
	var err error
	switch in.kind {
	case fileInput:
		l, err = p.loadFile(in, held)
	case pageInput:
		l, err = p.loadPage(ctx, in, held)
	case streamInput:
		l, err = p.loadStream(ctx)
	default:
		err = in.err
	}
	if err != nil || l.same {
		return l, err
	}
	if len(l.data) == 0 {
		return l, fmt.Errorf("it is empty: %w", corpus.ErrMalformed)
	}
	r := &l.retrieval
	r.Digest, r.Source, r.Size, r.Tool = corpus.Digest(l.data), in.source, int64(len(l.data)), p.opts.Tool
	return l, nil
}

func (p *Pipeline) loadFile(in *input, held corpus.Retrieval) (loaded, error) {
	info, err := in.stat()
	if err != nil {
		return loaded{}, err
	}
	if held.Digest != "" && held.Size == info.Size() && held.ModTime.Equal(info.ModTime()) {
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
	return loaded{data: data, retrieval: corpus.Retrieval{ModTime: info.ModTime().UTC()}}, nil
}

func (p *Pipeline) loadPage(ctx context.Context, in *input, held corpus.Retrieval) (loaded, error) {
	answer, err := p.opts.Fetch.Get(ctx, fetch.Request{URL: in.source, Held: fetch.Held{ETag: held.ETag, LastModified: held.LastModified}})
	if err != nil {
		return loaded{}, err
	}
	if answer.NotModified {
		return loaded{same: true}, nil
	}
	if why, refused := p.opts.Refuse(ctx, answer.Data, answer.ContentType); refused {
		return loaded{}, fmt.Errorf("%s: %w", why, corpus.ErrUnsupported)
	}
	return loaded{data: answer.Data, retrieval: corpus.Retrieval{
		Redirects:    answer.Redirects,
		Status:       answer.Status,
		ETag:         answer.ETag,
		LastModified: answer.LastModified,
		ContentType:  answer.ContentType,
	}}, nil
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
