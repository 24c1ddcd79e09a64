//go:build !nopdfium

package pdfium_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/pdfium"
)

// write writes a file and the folders above it, as of some hours ago.
func write(t *testing.T, path string, hours int) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("plum"), 0o600); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-time.Duration(hours) * time.Hour)
	for _, p := range []string{path, filepath.Dir(path), filepath.Dir(filepath.Dir(path))} {
		if err := os.Chtimes(p, then, then); err != nil {
			t.Fatal(err)
		}
	}
}

// TestStale keeps of a cache what is in use, and of other versions the last.
func TestStale(t *testing.T) {
	root := t.TempDir()
	own, ok := pdfium.CacheFolder(root)
	if !ok {
		t.Fatal("the folder is not used")
	}
	all := filepath.Dir(own)
	write(t, filepath.Join(all, "module-v1-wazero-v1", "wazero-v1", "aa"), 3)
	write(t, filepath.Join(all, "module-v2-wazero-v1", "wazero-v1", "aa"), 1)
	write(t, filepath.Join(all, "wazero-v0-amd64-linux", "aa"), 5)
	write(t, filepath.Join(all, "plums", "x", "aa"), 9)
	write(t, filepath.Join(own, "wazero-v2", "aa.1.tmp"), 4)
	write(t, filepath.Join(own, "wazero-v2", "aa"), 3)
	write(t, filepath.Join(own, "wazero-v2", "aa.2.tmp"), 2) // being written
	write(t, filepath.Join(own, "wazero-v2", "bb.1.tmp"), 4)
	if again, ok := pdfium.CacheFolder(root); !ok || again != own {
		t.Fatalf("the folder is %q, used %t, want %q", again, ok, own)
	}
	var got []string
	for _, pattern := range []string{filepath.Join(all, "*"), filepath.Join(own, "*", "*")} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			if path != own {
				got = append(got, filepath.Base(path))
			}
		}
	}
	if diff := cmp.Diff([]string{"module-v2-wazero-v1", "plums", "aa", "aa.2.tmp", "bb.1.tmp"}, got); diff != "" {
		t.Errorf("left in the cache (-want +got):\n%s", diff)
	}
}

func TestDamaged(t *testing.T) {
	for _, c := range []struct {
		err  string
		want bool
	}{
		{"compilationcache: checksum mismatch (expected 1, got 2)", true},
		{"compilationcache: error reading executable (len=5): unexpected EOF", true},
		{"compilationcache: error mmapping executable (len=5): cannot allocate memory", false},
		{"compiling: cannot allocate memory", false},
		{"write /x: no space left on device", false},
	} {
		if got := pdfium.Damaged(fmt.Errorf("init: %w", errors.New(c.err))); got != c.want {
			t.Errorf("damaged(%q) = %t, want %t", c.err, got, c.want)
		}
	}
}
