//go:build !linux

package worker

import (
	"os"
	"runtime"
	"syscall"
)

// Supported says whether children can be started on this platform.
func Supported() bool {
	switch runtime.GOOS {
	case "js", "wasip1", "ios":
		return false
	}
	return true
}

// self is the file that this process runs.
func self() (string, error) { return os.Executable() }

// attributes has nothing to ask for: a child ends when its input ends.
func attributes() *syscall.SysProcAttr { return nil }

// limitMemory leaves the memory to be watched: no limit of these systems counts
// what the Go runtime maps.
func limitMemory(uint64) (held bool, err error) { return false, nil }

// closeInherited has nothing to close: these systems have no list of a process's
// files to go by.
func closeInherited() error { return nil }
