package browser_test

import (
	"os/exec"
	"syscall"
)

// bind has a process end with the tests, also when they are cut short.
func bind(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
