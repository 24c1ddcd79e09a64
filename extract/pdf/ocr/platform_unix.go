//go:build unix && !linux

package ocr

import (
	"os/exec"
	"syscall"
)

// contain has the program killed with all that it started. Where this process is
// killed itself, nothing here ends the program: it goes on until it has read the
// picture that it has, a few seconds, and ends as it finds nobody to tell.
func contain(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
