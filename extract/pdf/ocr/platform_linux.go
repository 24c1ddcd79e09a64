package ocr

import (
	"os/exec"
	"syscall"
)

// contain has the program killed with all that it started, and by the kernel
// when the thread that started it ends.
func contain(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
