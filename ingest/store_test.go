package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"gocloud.dev/blob/driver"
	"gocloud.dev/gcerrors"
)

// store is a bucket in memory whose nth write fails.
type store struct {
	mu     sync.Mutex
	blobs  map[string][]byte
	writes int
	fail   int
}

func (s *store) ErrorCode(err error) gcerrors.ErrorCode {
	if errors.Is(err, os.ErrNotExist) {
		return gcerrors.NotFound
	}
	return gcerrors.Unknown
}

func (s *store) As(any) bool             { return false }
func (s *store) ErrorAs(error, any) bool { return false }
func (s *store) Close() error            { return nil }

func (s *store) Attributes(_ context.Context, key string) (*driver.Attributes, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.blobs[key]
	if !ok {
		return nil, os.ErrNotExist
	}
	return &driver.Attributes{Size: int64(len(data))}, nil
}

func (s *store) ListPaged(_ context.Context, opts *driver.ListOptions) (*driver.ListPage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	page := new(driver.ListPage)
	for _, key := range slices.Sorted(maps.Keys(s.blobs)) {
		if strings.HasPrefix(key, opts.Prefix) {
			page.Objects = append(page.Objects, &driver.ListObject{Key: key, Size: int64(len(s.blobs[key]))})
		}
	}
	return page, nil
}

type storeReader struct {
	*bytes.Reader
	size int64
}

func (r storeReader) Close() error { return nil }
func (r storeReader) As(any) bool  { return false }
func (r storeReader) Attributes() *driver.ReaderAttributes {
	return &driver.ReaderAttributes{Size: r.size}
}

func (s *store) NewRangeReader(_ context.Context, key string, offset, _ int64, _ *driver.ReaderOptions) (driver.Reader, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.blobs[key]
	if !ok {
		return nil, os.ErrNotExist
	}
	return storeReader{bytes.NewReader(data[offset:]), int64(len(data))}, nil
}

type storeWriter struct {
	bytes.Buffer
	ctx   context.Context
	store *store
	key   string
}

var errFault = errors.New("no space left on device")

func (w *storeWriter) Close() error {
	w.store.mu.Lock()
	defer w.store.mu.Unlock()
	if err := w.ctx.Err(); err != nil {
		return err
	}
	w.store.writes++
	if w.store.writes == w.store.fail {
		return errFault
	}
	w.store.blobs[w.key] = bytes.Clone(w.Bytes())
	return nil
}

func (s *store) NewTypedWriter(ctx context.Context, key, _ string, _ *driver.WriterOptions) (driver.Writer, error) {
	return &storeWriter{ctx: ctx, store: s, key: key}, nil
}

func (s *store) Copy(context.Context, string, string, *driver.CopyOptions) error {
	return errors.ErrUnsupported
}

func (s *store) Delete(_ context.Context, key string, _ *driver.DeleteOptions) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.blobs[key]; !ok {
		return os.ErrNotExist
	}
	delete(s.blobs, key)
	return nil
}

func (s *store) SignedURL(context.Context, string, *driver.SignedURLOptions) (string, error) {
	return "", errors.ErrUnsupported
}
