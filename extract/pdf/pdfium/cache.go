//go:build !nopdfium

package pdfium

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/tetratelabs/wazero"
)

// errForeign says that others may write to what is in a cache.
var errForeign = errors.New("others may write there")

// cacheFolder returns the folder of this version in a cache, made where need be
// and rid of what is out of use. What is there is run as machine code: it is
// false where others could have written it, where it can neither be read nor
// written, and where there is none.
func cacheFolder(root string) (folder string, ok bool) {
	if root == "" || os.MkdirAll(root, 0o700) != nil {
		return "", false
	}
	if info, err := os.Stat(root); err != nil || !owned(info) {
		return "", false
	}
	all := filepath.Join(root, "pdfium")
	folder = filepath.Join(all, folderPrefix+version())
	if os.MkdirAll(folder, 0o700) != nil || checkOwned(all) != nil {
		return "", false
	}
	removeOld(all, folder)
	removeBegun(folder)
	return folder, usable(folder)
}

// checkOwned looks at a folder and all in it. Meanwhile others may use the cache,
// so that files come and go.
func checkOwned(folder string) error {
	return filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		info, err := d.Info()
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !info.IsDir() && !info.Mode().IsRegular() || !owned(info):
			return errForeign
		}
		return nil
	})
}

// usable reports whether a cache folder can be written, or has something to be
// read: without either, compiling for it is lost work.
func usable(folder string) bool {
	if f, err := os.CreateTemp(folder, "probe"); err == nil {
		f.Close()
		os.Remove(f.Name())
		return true
	}
	found, _ := fs.Glob(os.DirFS(folder), "*/*")
	return len(found) > 0
}

// launchWith compiles the module for a cache in a folder, or takes it from there.
// A cache that is damaged is emptied, one that cannot be written is done without.
func launchWith(folder string) (*program, error) {
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil, err
	}
	p, err := compile(cache)
	if err != nil && !outOfMemory(err) {
		if damaged(err) {
			empty(folder)
		}
		// What was compiled but could not be written is still in the cache's
		// memory: where the disk is full this costs nothing.
		p, err = compile(cache)
	}
	if err != nil {
		cache.Close(context.Background())
		return nil, err
	}
	return p, nil
}

// damaged reports whether an error is that of a cache in which there is something
// else than what was written. The compiler has no kinds of errors.
func damaged(err error) bool {
	return strings.Contains(err.Error(), "compilationcache: ") && !outOfMemory(err)
}

// outOfMemory reports whether there was too little memory for something: that
// says nothing of what it was for.
func outOfMemory(err error) bool {
	said := err.Error()
	return strings.Contains(said, "mmapping") || strings.Contains(said, "cannot allocate memory") || strings.Contains(said, "out of memory")
}

// empty removes the files of a cache folder, and leaves its folders.
func empty(folder string) {
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			os.Remove(path)
		}
		return nil
	})
}
