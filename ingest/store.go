package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"polidex/corpus"
)

// temporarySuffix ends the names of files that a file bucket is still writing.
const temporarySuffix = ".tmp"

// write puts the bytes under the key, whole or not at all: when it returns nil
// they survive a crash of the machine, else the key is as it was.
func (a *Archive) write(ctx context.Context, key, mediaType string, data []byte) error {
	return a.writeFrom(ctx, key, mediaType, bytes.NewReader(data))
}

// writeFrom is write for what is read meanwhile.
func (a *Archive) writeFrom(ctx context.Context, key, mediaType string, r io.Reader) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var file *os.File
	w, err := a.bucket.NewWriter(ctx, key, &blob.WriterOptions{
		ContentType: mediaType,
		BeforeWrite: func(as func(any) bool) error {
			if a.dir != "" {
				as(&file)
			}
			return nil
		},
	})
	if err != nil {
		return a.fault("writing", key, err)
	}
	_, err = io.Copy(w, r)
	if err == nil && file != nil {
		// The bucket renames on Close. Without this the name may reach the disk
		// before the bytes do.
		err = file.Sync()
	}
	if err != nil {
		cancel() // makes Close throw away what was written
		w.Close()
		return a.fault("writing", key, err)
	}
	if err := w.Close(); err != nil {
		return a.fault("writing", key, err)
	}
	if err := a.flushFolder(key); err != nil {
		return a.fault("writing", key, err)
	}
	return nil
}

// flushFolder makes the new name of a file durable, and the folders that were
// made for it.
func (a *Archive) flushFolder(key string) error {
	if a.dir == "" {
		return nil
	}
	for folder := path.Dir(key); ; folder = path.Dir(folder) {
		if err := syncFolder(filepath.Join(a.dir, filepath.FromSlash(folder))); err != nil {
			return err
		}
		// The folder's own name stands in its parent, and needs to be flushed
		// once only.
		if _, known := a.flushed.LoadOrStore(folder, true); known || folder == "." {
			return nil
		}
	}
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	// Some file systems cannot flush a folder; there the rename alone must do.
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}

// writeRecord writes a value as JSON.
func (a *Archive) writeRecord(ctx context.Context, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("writing %s: %w", key, err)
	}
	return a.write(ctx, key, "application/json", data)
}

func (a *Archive) read(ctx context.Context, key string) ([]byte, error) {
	data, err := a.bucket.ReadAll(ctx, key)
	if err != nil {
		return nil, a.fault("reading", key, err)
	}
	return data, nil
}

// readRecord reads JSON into value; what is no JSON of its shape wraps
// [corpus.ErrMalformed].
func (a *Archive) readRecord(ctx context.Context, key string, value any) error {
	data, err := a.read(ctx, key)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, value); err != nil {
		return fmt.Errorf("reading %s in the archive: damaged: %w: %w", key, err, corpus.ErrMalformed)
	}
	return nil
}

// listed is an object of a listing.
type listed struct {
	key      string
	size     int64
	modified time.Time
}

// list returns all objects under the prefix, in the order of their keys, but
// for files that are still being written or were left behind: see sweep.
func (a *Archive) list(ctx context.Context, prefix string) ([]listed, error) {
	all, err := a.listAll(ctx, prefix)
	if err != nil {
		return nil, err
	}
	kept := all[:0]
	for _, o := range all {
		if strings.HasSuffix(o.key, temporarySuffix) {
			a.strays.Store(o.key, o.modified)
		} else {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

func (a *Archive) listAll(ctx context.Context, prefix string) ([]listed, error) {
	// A file bucket walks its whole folder for every page, so that small pages
	// make long listings slow; other stores take what they like of the size.
	pageSize := 1000
	if a.dir != "" {
		pageSize = 1 << 20
	}
	var out []listed
	for token := blob.FirstPageToken; len(token) > 0; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page, next, err := a.bucket.ListPage(ctx, token, pageSize, &blob.ListOptions{Prefix: prefix})
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, a.fault("listing", prefix, err)
		}
		for _, o := range page {
			out = append(out, listed{o.Key, o.Size, o.ModTime})
		}
		token = next
	}
	return out, nil
}

// remove deletes a key; one that does not exist is no error.
func (a *Archive) remove(ctx context.Context, key string) error {
	if err := a.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return a.fault("removing", key, err)
	}
	return nil
}

// sweep removes the temporary files that the listings so far have met and that a
// killed process left behind before the given time.
func (a *Archive) sweep(ctx context.Context, before time.Time) error {
	var fault error
	a.strays.Range(func(key, modified any) bool {
		if modified.(time.Time).Before(before) {
			fault = a.remove(ctx, key.(string))
		}
		a.strays.Delete(key)
		return fault == nil
	})
	return fault
}

// fault describes a failure of the store in one line: what was being done, and
// the machine's own reason without the path of a temporary file.
func (a *Archive) fault(doing, key string, err error) error {
	switch {
	case gcerrors.Code(err) == gcerrors.NotFound:
		return fmt.Errorf("%s %s in the archive: %w", doing, key, corpus.ErrNotFound)
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	}
	return fmt.Errorf("%s %s in the archive %s: %w: %w", doing, key, a.name, cause(err), corpus.ErrUnavailable)
}

// cause returns the error of the system call that is at the bottom, where there
// is one: "no space left on device".
func cause(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	var s *os.SyscallError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	case errors.As(err, &s):
		return s.Err
	}
	return err
}
