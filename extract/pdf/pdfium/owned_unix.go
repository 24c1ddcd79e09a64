//go:build unix && !nopdfium

package pdfium

import (
	"io/fs"
	"os"
	"syscall"
)

// owned reports whether nobody but root and the user of the process may write to
// a file or folder.
func owned(info fs.FileInfo) bool {
	const others = 0o022
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && (s.Uid == 0 || int(s.Uid) == os.Geteuid()) && info.Mode().Perm()&others == 0
}
