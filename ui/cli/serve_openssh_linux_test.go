package cli_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// ssh is the OpenSSH client on its way to the server: flags, then the command.
func (s *served) ssh(flags []string, command ...string) *exec.Cmd {
	s.t.Helper()
	program, err := exec.LookPath("ssh")
	if err != nil {
		s.t.Skip("the ssh program is not here; .ci/run installs it")
	}
	host, port, _ := net.SplitHostPort(s.address)
	args := []string{"-F", "none", "-p", port, "-i", s.keyFile, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
		"-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"}
	args = append(append(append(args, flags...), host), command...)
	return exec.CommandContext(s.t.Context(), program, args...)
}

// exitOf is the exit code of a command that has run.
func exitOf(t testing.TB, err error) int {
	t.Helper()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	t.Fatal(err)
	return -1
}

// What people type at a shell, with the client that they have.
func TestOpenSSHCommands(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct {
		name    string
		flags   []string
		command []string
		input   string
		code    int
		out     string // a part of the standard output
		errs    string // and of the standard error
	}{
		{"found", nil, []string{"search", "undersea", "cables"}, "", 0, "industry leaders", ""},
		{"nothing found", nil, []string{"search", "volcano"}, "", 1, "", "nothing found"},
		{"an error", nil, []string{"search", "date:2023-13"}, "", 2, "", "2023-13"},
		{"quotes of two shells", nil, []string{`search '"undersea infrastructure"' --json`}, "", 0, `"total": 1`, ""},
		{"an open quote", nil, []string{`search "undersea`}, "", 2, "", "is not closed"},
		{"words of a shell", nil, []string{"search", "a;id", "$(id)", "|sh"}, "", 1, "", "nothing found"},
		{"the standard input", nil, []string{"dates"}, "It happened on 4 May 2023.", 0, "2023-05-04\tDATE", ""},
		{"no terminal", nil, nil, "", 2, "", "the reader needs a terminal: ssh -t HOST"},
		{"a terminal of its own", []string{"-tt"}, []string{"list", "--limit", "1"}, "", 0, "2025-11-24", ""},
		{"no sftp", []string{"-s"}, []string{"sftp"}, "", 255, "", "subsystem request failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cmd := s.ssh(c.flags, c.command...)
			var out, errs bytes.Buffer
			cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(c.input), &out, &errs
			code := exitOf(t, cmd.Run())
			if code != c.code || !strings.Contains(out.String(), c.out) || !strings.Contains(errs.String(), c.errs) {
				t.Errorf("exit %d, want %d\nprinted %q, want %q\nsaid %q, want %q", code, c.code, out.String(), c.out, errs.String(), c.errs)
			}
			lone := strings.Count(out.String(), "\n") != strings.Count(out.String(), "\r\n")
			if tty := c.flags != nil && c.flags[0] == "-tt"; tty && lone || !tty && strings.Contains(out.String(), "\r") {
				t.Errorf("lines do not end as they should: %q", out.String())
			}
		})
	}
}

// The reader opens on every kind of terminal, follows its window, and leaves it as it
// was.
func TestOpenSSHReader(t *testing.T) {
	t.Parallel()
	s := serve(t)
	xterm := kinds()[0]
	plain, tmux, vt100 := xterm, kinds()[1], kinds()[2]
	plain.term = "xterm"
	for _, c := range []struct {
		name  string
		kind  kind
		flags []string
	}{
		{"xterm", plain, nil},
		{"xterm-256color", xterm, nil},
		{"24 bit", xterm, []string{"-o", "SetEnv=COLORTERM=truecolor"}},
		{"no colours", xterm, []string{"-o", "SetEnv=NO_COLOR=1"}},
		{"tmux", tmux, nil},
		{"vt100", vt100, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := startIn(t, c.kind, s.ssh(append([]string{"-t"}, c.flags...)))
			x.until("4 briefings")
			if c.name == "no colours" && strings.Contains(x.since(0), "\x1b[36m") {
				t.Error("there are colours")
			}
			x.resize(44, 14)
			x.press("j")
			if shown := x.press("\r"); !strings.Contains(shown, "energy") {
				t.Errorf("the briefing does not open: %q", shown)
			}
			x.enter("Q")
			x.wait(silent, func() bool { return strings.Contains(x.since(0), "\x1b[?1049l") })
			if err := x.program.Wait(); err != nil {
				t.Errorf("it leaves with %v", err)
			}
		})
	}
	t.Run("dumb", func(t *testing.T) {
		t.Parallel()
		x := startIn(t, kind{term: "dumb"}, s.ssh([]string{"-t"}))
		x.until("the reader needs a terminal that can move the cursor")
		if code := exitOf(t, x.program.Wait()); code != 2 {
			t.Errorf("exit %d", code)
		}
	})
	t.Run("as it was asked for", func(t *testing.T) {
		t.Parallel()
		x := startIn(t, xterm, s.ssh([]string{"-t"}, "readout", "--ascii", "--low-bandwidth=false"))
		x.until("4 briefings")
		if shown := x.since(0); strings.ContainsAny(shown, "─│█") || !strings.Contains(shown, "min") {
			t.Errorf("there are lines that it may not draw, or no preview: %q", shown)
		}
		x.enter("Q")
		if err := x.program.Wait(); err != nil {
			t.Errorf("it leaves with %v", err)
		}
	})
	t.Run("cut off", func(t *testing.T) {
		t.Parallel()
		x := startIn(t, xterm, s.ssh([]string{"-t"}))
		x.until("4 briefings")
		x.enter("\r~.") // OpenSSH's own sign to give up
		if code := exitOf(t, x.program.Wait()); code != 255 {
			t.Errorf("exit %d", code)
		}
	})
}

// resize changes the window of the terminal.
func (x *terminal) resize(width, height uint16) {
	x.t.Helper()
	from := x.len()
	raw, err := x.person.SyscallConn()
	if err == nil {
		err = raw.Control(func(fd uintptr) {
			err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: height, Col: width})
		})
	}
	if err != nil {
		x.t.Fatal(err)
	}
	x.wait(silent, func() bool { return x.len() > from })
}

// master opens a connection for other clients, which they name with the flags of socket.
func (s *served) master() (master *exec.Cmd, socket []string) {
	s.t.Helper()
	folder, err := os.MkdirTemp("", "m") // the name of a socket is short
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = os.RemoveAll(folder) })
	socket = []string{"-S", filepath.Join(folder, "s")}
	master = s.ssh(append([]string{"-M", "-N"}, socket...))
	if err := master.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.said.wait(s.t, "msg=login")
	for {
		if s.ssh(append([]string{"-O", "check"}, socket...)).Run() == nil {
			break
		}
	}
	return master, socket
}

// Many sessions over one connection, as people have it who put ControlMaster into their
// configuration.
func TestOpenSSHControlMaster(t *testing.T) {
	t.Parallel()
	s := serve(t)
	master, socket := s.master()
	for n := range 10 {
		out, err := s.ssh(socket, "search", "undersea", "--json").Output()
		if err != nil || !bytes.Contains(out, []byte(`"hits"`)) {
			t.Errorf("session %d: %v, %s", n, err, out)
		}
	}
	if err := s.ssh(append([]string{"-O", "exit"}, socket...)).Run(); err != nil {
		t.Error(err)
	}
	_ = master.Wait()
	if n := strings.Count(s.said.String(), "msg=login"); n != 1 {
		t.Errorf("%d logins, want one for all sessions", n)
	}
}

// A key that is taken out opens nothing more, though its connection is still there.
func TestOpenSSHRemovedKey(t *testing.T) {
	t.Parallel()
	s := serve(t)
	master, socket := s.master()
	write(t, s.keys, "# nobody\n")
	var errs bytes.Buffer
	cmd := s.ssh(socket, "list")
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if code := exitOf(t, err); code != 2 || len(out) > 0 || !strings.Contains(errs.String(), "your key is no longer admitted") {
		t.Errorf("exit %d: %q, %q", code, out, errs.String())
	}
	if err := master.Wait(); err == nil { // it is thrown out
		t.Error("the connection ends well")
	}
	if code := exitOf(t, s.ssh(nil, "list").Run()); code != 255 {
		t.Errorf("a new connection: exit %d", code)
	}
}

// escape is Esc as terminals send it that can tell it from the beginning of another key.
const escape = "\x1b[27u"

// Whatever is typed, the server starts no program.
func TestNothingIsExecuted(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here; .ci/run installs it")
	}
	t.Parallel()
	s := serve(t)
	s.said.wait(t, "library read")
	seen := filepath.Join(t.TempDir(), "calls")
	watch := exec.Command(strace, "-f", "-e", "trace=execve,execveat", "-o", seen, "-p", fmt.Sprint(s.program.Process.Pid))
	says, err := watch.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := watch.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(says).ReadString('\n')
	if err != nil || !strings.Contains(line, "attached") {
		_ = watch.Process.Kill()
		t.Skipf("strace may not watch here: %s", line)
	}

	c := s.dial(0)
	x := s.read(c, 120, 40)
	for key := rune(' '); key <= '~'; key++ {
		if key == 'Q' || key == 'q' {
			continue
		}
		x.press(t, string(key)+escape)
		if key%8 == 0 {
			x.press(t, "\r")
		}
	}
	x.press(t, ":!id\r"+escape+":sh\r"+escape+"|\x03")
	if err := x.Wait(); err != nil {
		t.Errorf("the reader ended with %v", err)
	}
	for _, command := range []string{"search undersea", "list", "show 000_5214943dc2519bda.txt --pager", "timeline", "dates", "check",
		"help", "sh", "search ;id", "search $(id)", "search `id`", "completion bash", "man"} {
		s.run(c, command, "on 4 May 2023")
	}
	_ = watch.Process.Signal(os.Interrupt)
	_ = watch.Wait()
	calls, err := os.ReadFile(seen)
	if err != nil || bytes.Contains(calls, []byte("exec")) {
		t.Errorf("%v, the server started programs:\n%s", err, calls)
	}
}
