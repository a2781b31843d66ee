package cli

import (
	"errors"
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"readout/store/spawn"
)

// maxAddress is the longest address that is handed to another program, in bytes.
const maxAddress = 2000

// opener returns what opens an address in the program the person uses for it, such
// as a browser. It is nil where that would do nothing, or do it out of sight: in a
// session over SSH, without a screen, without a program that opens addresses.
//
// What it returns does not wait, and refuses addresses that are not of the web or of mail.
func (a *app) opener() func(address string) error {
	if !a.Programs || a.overSSH() {
		return nil
	}
	command := a.openCommand(runtime.GOOS)
	if command == nil {
		return nil
	}
	return func(address string) error {
		if err := openable(address); err != nil {
			return err
		}
		return a.detach(append(slices.Clip(command), address))
	}
}

// overSSH reports whether the person sits at another machine (variables of sshd(8)).
func (a *app) overSSH() bool {
	return a.env("SSH_CONNECTION") != "" || a.env("SSH_CLIENT") != "" || a.env("SSH_TTY") != ""
}

// openCommand is the command of a system that opens the address behind it, nil if there is none.
func (a *app) openCommand(system string) []string {
	var command []string
	switch {
	case system == "darwin":
		command = []string{"open"}
	case system == "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler"}
	case a.env("WSL_DISTRO_NAME") != "" && installed("wslview"):
		command = []string{"wslview"} // of the screen that Windows has
	case a.env("DISPLAY") != "" || a.env("WAYLAND_DISPLAY") != "":
		command = []string{"xdg-open"}
	}
	if command == nil || !installed(command[0]) {
		return nil
	}
	return command
}

func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// openable says why an address is not handed to another program: only those of
// the web and of mail are, written in the characters that RFC 3986 knows.
func openable(address string) error {
	u, err := url.Parse(address)
	switch {
	case len(address) > maxAddress:
		return fmt.Errorf("the address is longer than %d bytes; copy it instead", maxAddress)
	case err != nil || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }):
		return errors.New("the address is not well formed; copy it instead")
	case u.Scheme == "mailto" && u.Opaque != "", (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		return nil
	}
	return errors.New("only addresses that begin with http:, https: or mailto: are opened; copy it instead")
}

// detach starts a command that lives on by itself, without a shell, its output thrown away.
func (a *app) detach(command []string) error {
	process := exec.Command(command[0], command[1:]...) // #nosec G204: the command is ours, the address openable
	process.Env, process.SysProcAttr = a.Env, apart()
	if err := process.Start(); err != nil {
		return fmt.Errorf("%s cannot be started: %w; copy the address instead", command[0], err)
	}
	spawn.Go(func() { _ = process.Wait() }, nil) // so that no dead process is left
	return nil
}
