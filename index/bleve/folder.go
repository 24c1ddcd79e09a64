package bleve

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

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
	f, err := os.CreateTemp(dir, currentFile+".*")
	if err != nil {
		return err
	}
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
		err = os.Rename(f.Name(), filepath.Join(dir, currentFile))
	}
	if err != nil {
		os.Remove(f.Name())
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

// create makes an empty generation and makes it the current one.
func create(dir string, opts Options) (string, error) {
	g, err := newGeneration(dir, opts)
	if err != nil {
		return "", err
	}
	if err := g.release(); err != nil {
		return "", err
	}
	name := filepath.Base(g.path)
	return name, setCurrent(dir, name)
}

// newGeneration makes and opens an empty generation in a folder of its own.
func newGeneration(dir string, opts Options) (*generation, error) {
	var id [6]byte
	if _, err := rand.Read(id[:]); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, generationPrefix+hex.EncodeToString(id[:]))
	if err := os.Mkdir(path, 0o755); err != nil {
		return nil, err
	}
	g, err := openStore(path, opts)
	if err != nil {
		return nil, err
	}
	b := bleveindex.NewBatch()
	b.SetInternal(keySchema, []byte(schema))
	if err := g.store.Batch(b); err != nil {
		return nil, fmt.Errorf("writing the index's schema: %w", err)
	}
	return g, nil
}

// removeOthers removes the generations that are neither current nor open in
// another process: those that were replaced, and what a Build that was cut short
// left. What cannot be removed now is left for the next time.
func removeOthers(dir, keep string, log *slog.Logger) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !e.IsDir() || e.Name() == keep || !strings.HasPrefix(e.Name(), generationPrefix) || locked(path) {
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			log.Warn("removing an old generation of the index", "path", path, "error", err)
		}
	}
}
