//go:build unix && !linux

package ocr

import (
	"os/exec"
	"syscall"
)

// contain has the program killed with all that it started.
func contain(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
