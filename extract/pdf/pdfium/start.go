//go:build !nopdfium

package pdfium

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	pdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages bounds the memory of an instance, in pages of 64 KB: 400 MB are
// enough for the largest file and picture, and leave the rest of a process that
// is held to 900 MB what it needs.
const memoryPages = 6400

// program is the compiled module: instances are made of it.
type program struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache
}

// launch compiles the module, or takes it from the cache in a folder. A cache
// that cannot be read is emptied, one that cannot be written is done without.
func launch(folder string) (*program, error) {
	if folder != "" {
		folder = filepath.Join(folder, "pdfium")
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil && usable(folder) {
			p, err := compile(cache)
			if err != nil {
				// What was compiled but could not be written is still in the cache's
				// memory: where the disk is full this costs nothing.
				empty(folder)
				p, err = compile(cache)
			}
			if err == nil {
				return p, nil
			}
			cache.Close(context.Background())
		}
	}
	return compile(nil)
}

// usable reports whether a cache folder can be written, or has something to be
// read: without either, compiling for it is lost work.
func usable(folder string) bool {
	if f, err := os.CreateTemp(folder, "probe"); err == nil {
		f.Close()
		os.Remove(f.Name())
		return true
	}
	found, _ := filepath.Glob(filepath.Join(folder, "*", "*"))
	return len(found) > 0
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

func compile(cache wazero.CompilationCache) (p *program, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("compiling: %v", r)
		}
	}()
	// No WithCloseOnContextDone: its checks make everything three times slower.
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context:       withMemory(context.Background()),
		MaxTotal:      1,
		MaxIdle:       1,
		FSConfig:      wazero.NewFSConfig(), // no files at all
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, err
	}
	return &program{pool, cache}, nil
}

// instance makes an instance. Where there is no memory for it, that panics.
func (p *program) instance() (m *module, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = nil, fmt.Errorf("making an instance: %v", r)
		}
	}()
	i, err := p.pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, err
	}
	if m, err = newModule(i); err != nil {
		i.Close()
		return nil, err
	}
	return m, nil
}

func (p *program) close() error {
	err := p.pool.Close()
	if p.cache != nil {
		p.cache.Close(context.Background())
	}
	return err
}
