//go:build unix

package cli

import (
	"os"
	"os/signal"
	"syscall"
)

// ending are the signals that end a process. One that was started by nohup stays when its terminal goes.
func ending() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// meaning is what a signal asks for.
func meaning(told os.Signal) request {
	switch told {
	case syscall.SIGHUP:
		return toHangUp
	case syscall.SIGQUIT:
		return toQuit
	case syscall.SIGUSR2:
		return toHandOver
	}
	return toEnd
}

// listen hears the signal that asks for something from now on, too.
func listen(heard chan os.Signal, asks request) {
	switch asks {
	case toHangUp:
		signal.Notify(heard, syscall.SIGHUP)
	case toHandOver:
		signal.Notify(heard, syscall.SIGUSR2)
	}
}

// apart gives a program a session of its own: the end of ours, or ctrl+c in it, is none of its business.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
