//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package cache

import (
	"os"

	"golang.org/x/sys/unix"
)

// lock takes a file for this process, and reports false if another one has it. It is let
// go when the file is closed, also by the end of the process.
func lock(f *os.File) (bool, error) {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == unix.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, os.NewSyscallError("flock", err)
}
