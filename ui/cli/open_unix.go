//go:build unix

package cli

import "syscall"

// apart gives a program a session of its own: the end of ours, or ctrl+c in it, is
// none of its business.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
