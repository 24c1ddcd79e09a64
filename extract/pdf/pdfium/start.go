//go:build !nopdfium

package pdfium

import (
	"context"
	"fmt"
	"io"

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

// launch compiles the module, or takes it from a cache where there is one.
func launch(root string) (*program, error) {
	if folder, ok := cacheFolder(root); ok {
		p, err := launchWith(folder)
		if err == nil || outOfMemory(err) {
			return p, err
		}
	}
	return compile(nil)
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
