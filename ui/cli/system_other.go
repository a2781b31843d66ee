//go:build !unix

package cli

import (
	"os"
	"syscall"
)

// ending are the signals that end a process.
func ending() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

// meaning is what a signal asks for.
func meaning(os.Signal) request { return toEnd }

// listen does nothing: there are no signals that ask for anything else.
func listen(chan os.Signal, request) {}

// apart leaves a program as it is started: programs with windows of their own do not die with ours here.
func apart() *syscall.SysProcAttr { return nil }
