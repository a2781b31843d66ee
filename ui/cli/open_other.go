//go:build !unix

package cli

import "syscall"

// apart leaves a program as it is started: programs with windows of their own do
// not die with ours here.
func apart() *syscall.SysProcAttr { return nil }
