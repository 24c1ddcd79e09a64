//go:build !unix

package ocr

import "os/exec"

// contain has nothing to add: the program itself is killed.
func contain(*exec.Cmd) {}
