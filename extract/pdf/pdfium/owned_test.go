//go:build unix && !nopdfium

package pdfium_test

import (
	"os"
	"path/filepath"
	"testing"

	"polidex/extract/pdf/pdfium"
)

// TestOwned uses a cache only where nobody else may write to it.
func TestOwned(t *testing.T) {
	chmod := func(t *testing.T, mode os.FileMode, elements ...string) {
		t.Helper()
		if err := os.Chmod(filepath.Join(elements...), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		change func(t *testing.T, root, folder string)
		want   bool
	}{
		{"as it was made", func(*testing.T, string, string) {}, true},
		{"read by others", func(t *testing.T, root, folder string) { chmod(t, 0o755, root); chmod(t, 0o755, folder) }, true},
		{"root written by others", func(t *testing.T, root, _ string) { chmod(t, 0o757, root) }, false},
		{"root written by all", func(t *testing.T, root, _ string) { chmod(t, 0o777|os.ModeSticky, root) }, false},
		{"written by the group", func(t *testing.T, root, _ string) { chmod(t, 0o775, root, "pdfium") }, false},
		{"a version written by others", func(t *testing.T, _, folder string) { chmod(t, 0o707, folder) }, false},
		{"a file written by others", func(t *testing.T, _, folder string) {
			write(t, filepath.Join(folder, "wazero-v2", "aa"), 1)
			chmod(t, 0o666, folder, "wazero-v2", "aa")
		}, false},
		{"a link", func(t *testing.T, _, folder string) {
			if err := os.Symlink(t.TempDir(), filepath.Join(folder, "wazero-v2")); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"of another user", func(t *testing.T, root, _ string) {
			if err := os.Chown(filepath.Join(root, "pdfium"), 12345, -1); err != nil {
				t.Skipf("files cannot be given away: %v", err)
			}
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := filepath.Join(t.TempDir(), "a", "b")
			folder, ok := pdfium.CacheFolder(root)
			if !ok {
				t.Fatal("the folder that was made is not used")
			}
			for _, made := range []string{filepath.Dir(root), root, filepath.Dir(folder), folder} {
				if info, err := os.Stat(made); err != nil || info.Mode().Perm() != 0o700 {
					t.Errorf("%s is %v, %v, want it for its user alone", made, info.Mode(), err)
				}
			}
			c.change(t, root, folder)
			if _, ok := pdfium.CacheFolder(root); ok != c.want {
				t.Errorf("used %t, want %t", ok, c.want)
			}
		})
	}
}
