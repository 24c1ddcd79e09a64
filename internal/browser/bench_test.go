package browser_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"polidex/corpus"
	"polidex/internal/browser"
)

// bench is what the tests share: one browser, one program, and one server that is
// only read. Each is made when the first test asks for it.
type bench struct {
	folder  string
	browser func() (*browser.Browser, error)
	program func() (string, error)
	reading func() (*server, error)

	mu   sync.Mutex
	ends []func()
}

// atEnd has something ended when all tests have.
func (b *bench) atEnd(end func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ends = append(b.ends, end)
}

var shared *bench

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (code int, err error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	folder, err := os.MkdirTemp("", "polidex-browser-")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	b := &bench{folder: folder}
	defer func() {
		for _, end := range b.ends {
			end()
		}
	}()
	b.browser = sync.OnceValues(func() (*browser.Browser, error) {
		path, err := browser.Find(os.Getenv("POLIDEX_CHROMIUM"))
		if err != nil {
			return nil, err
		}
		started, err := browser.Start(ctx, path)
		if err == nil {
			b.atEnd(started.Close)
		}
		return started, err
	})
	b.program = sync.OnceValues(b.build)
	b.reading = sync.OnceValues(func() (*server, error) {
		program, err := b.program()
		if err != nil {
			return nil, err
		}
		s, err := serve(program, filepath.Join(folder, "reading"), "testdata/documents", "testdata/unseen")
		if err == nil {
			b.atEnd(func() { _ = s.stop() })
		}
		return s, err
	})
	shared = b
	return m.Run(), nil
}

// build builds the program that is tested, or takes the one that POLIDEX_BINARY
// names.
func (b *bench) build() (string, error) {
	if named := os.Getenv("POLIDEX_BINARY"); named != "" {
		return named, nil
	}
	program := filepath.Join(b.folder, "polidex")
	cmd := exec.Command("go", "build", "-o", program, "./cmd/polidex")
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building polidex: %w\n%s", err, out)
	}
	return program, nil
}

// aTab opens a tab until the test ends. What goes wrong in it fails the test.
func aTab(t *testing.T, v browser.View) *browser.Tab {
	t.Helper()
	tab := quietTab(t, v)
	t.Cleanup(func() {
		for _, trouble := range tab.Troubles() {
			t.Errorf("%s: %s", v, trouble)
		}
	})
	return tab
}

// quietTab is a tab whose troubles the test itself reads.
func quietTab(t *testing.T, v browser.View) *browser.Tab {
	t.Helper()
	tab, err := aBrowser(t).Open(v)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tab.Close)
	return tab
}

// aBrowser is the browser that the tests share.
func aBrowser(t *testing.T) *browser.Browser {
	t.Helper()
	b, err := shared.browser()
	if errors.Is(err, corpus.ErrUnavailable) {
		missing(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// missing ends a test for which something is not installed: with
// POLIDEX_BROWSER=1 it fails, else it is skipped.
func missing(t *testing.T, says string) {
	t.Helper()
	says = strings.TrimSuffix(says, ": "+corpus.ErrUnavailable.Error())
	if os.Getenv("POLIDEX_BROWSER") == "1" {
		t.Fatal(says)
	}
	t.Skip(says)
}

// needed skips a test of the whole program where slow tests are not asked for, or
// where there is no browser.
func needed(t *testing.T) {
	t.Helper()
	if os.Getenv("POLIDEX_SLOW")+os.Getenv("POLIDEX_BROWSER")+os.Getenv("POLIDEX_SCREENSHOTS") == "" {
		t.Skip("pages in a browser are tested where POLIDEX_SLOW=1 or POLIDEX_BROWSER=1 is set")
	}
	aBrowser(t)
}

// npm returns the path of a file that "npm ci" puts into node_modules.
func npm(t *testing.T, file string) string {
	t.Helper()
	path := filepath.Join("node_modules", filepath.FromSlash(file))
	if _, err := os.Stat(path); err != nil {
		missing(t, fmt.Sprintf("no %s: run 'npm ci --ignore-scripts' in internal/browser", file))
	}
	return path
}

// axe is the script of axe-core.
func axe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(npm(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}
