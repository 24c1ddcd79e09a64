package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"polidex/corpus"
)

// replace writes a file whole or not at all: what write writes stands beside it
// until it is complete, and then takes its place and its permissions. A device or a
// pipe is written as it is. The error wraps [corpus.ErrNotFound] when there is no
// such folder.
func replace(name string, write func(io.Writer) error) (err error) {
	target := name
	if followed, err := filepath.EvalSymlinks(name); err == nil {
		target = followed
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return usage(fmt.Sprintf("%s is a folder; name a file in it", name))
	case err == nil && !info.Mode().IsRegular():
		return writeInto(target, write)
	case err == nil:
		mode = info.Mode().Perm()
	}
	dir, base := filepath.Split(target)
	temporary := filepath.Join(dir, fmt.Sprintf(".%s.%08x.tmp", base, rand.Uint32()))
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("writing %s: there is no such folder: %w", name, corpus.ErrNotFound)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(temporary))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	if err := os.Rename(temporary, target); err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	return nil
}

func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	return errors.Join(write(f), f.Close())
}

// cause is an error of a file without its name, which the message has already.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
