package worker

import (
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// Supported says whether children can be started on this platform.
func Supported() bool { return true }

// self is the file that this process runs. The link stays with that file when
// another takes its name, as an upgrade does.
func self() (string, error) {
	const link = "/proc/self/exe"
	if _, err := os.Stat(link); err != nil {
		return os.Executable()
	}
	return link, nil
}

// attributes has the kernel kill a child when the thread that started it ends:
// code that never yields, such as compiled WebAssembly, does not see its input
// end.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// limitMemory bounds the private writable memory of this process, and says
// whether the system will hold it to that. RLIMIT_AS would not do: the Go runtime
// reserves address space by far in excess of its use.
func limitMemory(limit uint64) (held bool, err error) {
	// No core file either: it would hold what was read.
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}); err != nil {
		return false, err
	}
	if raceDetector {
		return false, nil
	}
	var now unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_DATA, &now); err != nil {
		return false, err
	}
	limit = min(limit, now.Max) // which only the administrator may raise
	return true, unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: limit, Max: limit})
}

// closeInherited closes the files that whoever started the parent left open to
// all processes below it. They alone lack the mark that closes a file on exec:
// the Go runtime sets it on all that it opens.
func closeInherited() error {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return nil // no /proc: nothing can be told apart
	}
	for _, e := range entries {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= 2 {
			continue
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err != nil || flags&unix.FD_CLOEXEC != 0 {
			continue
		}
		if err := unix.Close(fd); err != nil {
			return err
		}
	}
	return nil
}
