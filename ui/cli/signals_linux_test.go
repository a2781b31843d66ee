package cli_test

import (
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A reader that is told to end leaves its terminal as it was; after SIGQUIT it tells what it
// did.
func TestSignalsRestoreTheTerminal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		code   int
		tells  bool
	}{
		{syscall.SIGTERM, 0, false},
		{syscall.SIGINT, 0, false},
		{syscall.SIGHUP, 0, false},
		{syscall.SIGQUIT, 2, true},
	} {
		t.Run(unix.SignalName(c.signal), func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(c.signal) {
				t.Skip("the tests run with it ignored, as under nohup, and so would the reader")
			}
			x := start(t, kinds()[0])
			x.until("4 briefings")
			if err := x.program.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			code := exitOf(t, x.program.Wait())
			x.wait(silent, func() bool { return strings.Contains(x.since(0), "\x1b[?1049l") })
			_, after, _ := strings.Cut(x.since(0), "\x1b[?1049l")
			if code != c.code || strings.Contains(after, "goroutine ") != c.tells {
				t.Errorf("exit code %d, want %d; afterwards it says %.300q", code, c.code, after)
			}
			if !cooked(t, x.person) {
				t.Error("the terminal is still raw")
			}
		})
	}
}

// cooked reports whether a terminal shows what is typed and ends lines itself.
func cooked(t *testing.T, terminal *os.File) (yes bool) {
	t.Helper()
	raw, err := terminal.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var state *unix.Termios
	control := raw.Control(func(fd uintptr) { state, err = unix.IoctlGetTermios(int(fd), unix.TCGETS) })
	if control != nil || err != nil {
		t.Fatal(control, err)
	}
	return state.Lflag&unix.ICANON != 0 && state.Lflag&unix.ECHO != 0 && state.Oflag&unix.OPOST != 0
}

// SIGHUP lets a server read its keys and its library again, and go on.
func TestServeReadsAgain(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "harbour.txt"), "Harbour works resume\n\n5 March 2024\n\nThe cranes in the harbour moved again on Tuesday.\n")
	s := serve(t, "--library", folder, "--check-every", "0s")
	c := s.dial(0)
	other := s.admit(1)[0]
	reader := s.read(s.dialAs(other, 1), 80, 24)
	write(t, s.keys, publicLine(s.key)) // without the other one
	write(t, filepath.Join(folder, "bridge.txt"), "A bridge opens\n\n1 March 2023\n\nThe mayor crossed the bridge on foot.\n")
	if err := s.program.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	s.said.wait(t, `msg="told to read keys and library again" keys=1`)
	s.said.wait(t, "library changed")
	reader.said.wait(t, "\x1b[?1049l")
	reader.said.wait(t, "closed: your key is no longer admitted")
	if out, _, code := s.run(c, "search mayor", ""); code != 0 || !strings.Contains(out, "bridge.txt") {
		t.Errorf("exit %d: %s", code, out)
	}
}
