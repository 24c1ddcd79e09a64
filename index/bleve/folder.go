package bleve

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
)

// currentFile names the generation in use.
const currentFile = "CURRENT"

// generationPrefix begins the names of the folders of generations.
const generationPrefix = "g"

// current returns the name of the generation in use. The error wraps
// [os.ErrNotExist] when there is none yet.
func current(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, currentFile))
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(data))
	if !strings.HasPrefix(name, generationPrefix) || strings.ContainsAny(name, `/\.`) {
		return "", fmt.Errorf("%s names no generation but %q: %w", currentFile, name, corpus.ErrMalformed)
	}
	return name, nil
}

// setCurrent switches to a generation: the file is replaced as a whole.
func setCurrent(dir, name string) error {
	return writeCurrent(dir, name, os.Rename)
}

// setFirst names the first generation. The error wraps [os.ErrExist] when
// another process named one meanwhile.
func setFirst(dir, name string) error {
	return writeCurrent(dir, name, func(from, to string) error {
		err := os.Link(from, to)
		if err != nil && !errors.Is(err, os.ErrExist) {
			// Not every system has links.
			err = os.Rename(from, to)
		}
		return err
	})
}

// writeCurrent writes a name to a file of its own and puts that in place.
func writeCurrent(dir, name string, place func(from, to string) error) error {
	f, err := os.CreateTemp(dir, currentFile+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // renamed, it is not there any more
	_, err = f.WriteString(name + "\n")
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = place(f.Name(), filepath.Join(dir, currentFile))
	}
	if err != nil {
		return err
	}
	if d, err := os.Open(dir); err == nil {
		// Not every system syncs folders; the rename stands without it but for
		// a loss of power.
		_ = d.Sync()
		_ = d.Close()
	}
	return nil
}

// create makes an empty generation and makes it the current one, unless another
// process is first.
func create(dir string, opts Options) error {
	g, err := newGeneration(dir, opts, defaultPlan)
	if err != nil {
		return err
	}
	err = setFirst(dir, filepath.Base(g.path))
	if releaseErr := g.release(); err == nil {
		return releaseErr
	}
	if removeErr := os.RemoveAll(g.path); !errors.Is(err, os.ErrExist) {
		return errors.Join(err, removeErr)
	}
	return nil
}

// newGeneration makes and opens an empty generation in a folder of its own.
func newGeneration(dir string, opts Options, plan mergePlan) (*generation, error) {
	var id [6]byte
	if _, err := rand.Read(id[:]); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, generationPrefix+hex.EncodeToString(id[:]))
	if err := os.Mkdir(path, 0o755); err != nil {
		return nil, err
	}
	g, err := openStore(path, opts, plan)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(path))
	}
	b := bleveindex.NewBatch()
	b.SetInternal(keySchema, []byte(schema))
	if err := g.store.Batch(b); err != nil {
		return nil, errors.Join(fmt.Errorf("writing the index's schema: %w", err), g.release(), os.RemoveAll(path))
	}
	return g, nil
}

// removeOthers removes the generations that are neither current nor open in
// another process: those that were replaced, and what a Build that was cut short
// left. What cannot be removed now is left for the next time.
func removeOthers(dir string, log *slog.Logger) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir() && strings.HasPrefix(e.Name(), generationPrefix):
			// In this order: a generation is open from its beginning until after
			// it has become the current one.
			if locked(path) {
				continue
			}
			if name, err := current(dir); err != nil || name == e.Name() {
				continue
			}
		case strings.HasPrefix(e.Name(), currentFile+"."):
			if !abandoned(path) {
				continue
			}
		default:
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			log.Warn("removing an old generation of the index", "path", path, "error", err)
		}
	}
}

// abandoned reports whether nobody has changed a file or a folder for a minute,
// which nobody takes to make one.
func abandoned(path string) bool {
	info, err := os.Stat(path)
	return err == nil && time.Since(info.ModTime()) > time.Minute
}
