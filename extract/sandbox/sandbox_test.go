package sandbox_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf"
	"polidex/extract/sandbox"
)

// The arguments that make the test's own program a child: of the first kind, of
// the first kind that crashes where the first engine is in doubt, and of the
// second kind.
const (
	childArgument  = "serve-as-child"
	crashArgument  = "serve-as-crashing-child"
	secondArgument = "serve-as-second-child"
)

func TestMain(m *testing.M) {
	var opts extract.Options
	switch {
	case len(os.Args) < 2:
		os.Exit(m.Run())
	case os.Args[1] == childArgument:
	case os.Args[1] == crashArgument:
		opts.PDF.Second = &pdf.Engine{Name: "crash", Open: func(context.Context, []byte) (pdf.Pages, error) {
			go panic("out of luck")
			select {}
		}}
	case os.Args[1] == secondArgument:
		opts.PDF.Second = &pdf.Engine{Name: "other", Open: func(context.Context, []byte) (pdf.Pages, error) { return onePage{}, nil }}
	default:
		os.Exit(m.Run())
	}
	if err := sandbox.Serve(os.Stdin, os.Stdout, opts); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func newReader(t *testing.T) *sandbox.Reader {
	t.Helper()
	if !sandbox.Supported() {
		t.Skip("children cannot be started on this platform")
	}
	r := sandbox.New(sandbox.Options{Args: []string{childArgument}})
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// TestSameAsInProcess extracts the project's documents in children, several at
// once, and compares each with what this process makes of it.
func TestSameAsInProcess(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("../../testdata/documents/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test documents: %v", err)
	}
	var wait sync.WaitGroup
	for _, file := range files {
		wait.Go(func() {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Error(err)
				return
			}
			src := extract.Source{Name: file}
			want, err := extract.Extract(context.Background(), data, src, extract.Options{})
			if err != nil {
				t.Error(err)
				return
			}
			got, err := r.Extract(context.Background(), data, src)
			if err != nil {
				t.Errorf("extracting %s in a child: %v", file, err)
				return
			}
			if diff := cmp.Diff(want.Meta, got.Meta); diff != "" {
				t.Errorf("%s (-in process +in a child):\n%s", file, diff)
			}
			if diff := cmp.Diff(want.Actions, got.Actions); diff != "" {
				t.Errorf("actions of %s (-in process +in a child):\n%s", file, diff)
			}
			if len(want.Blocks) != len(got.Blocks) {
				t.Errorf("%s has %d blocks in a child, want %d", file, len(got.Blocks), len(want.Blocks))
			}
		})
	}
	wait.Wait()
}

func TestErrorsCross(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		name, data string
		kind       error
		says       string
	}{
		{"empty", "", corpus.ErrMalformed, "the file is empty"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", corpus.ErrUnsupported, "an image"},
		{"a broken PDF", "%PDF-1.7\nnothing", corpus.ErrMalformed, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := r.Extract(context.Background(), []byte(c.data), extract.Source{Name: c.name})
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Extract = %v, want %v saying %q", err, c.kind, c.says)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	r := newReader(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Extract(ctx, []byte("lakes"), extract.Source{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Extract with an ended context = %v, want %v", err, context.Canceled)
	}
}
