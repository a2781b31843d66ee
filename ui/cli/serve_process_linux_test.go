package cli_test

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A change of the files reaches a reader that is open, and does not move what it reads.
func TestServeFollowsTheFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "harbour.txt"), "Harbour works resume\n\n5 March 2024\n\nThe cranes in the harbour moved again on Tuesday.\n")
	s := serve(t, "--library", folder, "--check-every", "50ms")
	c := s.dial(0)
	x, reading := s.read(c, 120, 40), s.read(c, 120, 40)
	x.said.wait(t, "1 briefing")
	reading.press(t, "\r")
	reading.said.wait(t, "cranes")
	article := len(reading.said.String())

	write(t, filepath.Join(folder, "bridge.txt"), "A bridge opens\n\n1 March 2023\n\nThe mayor crossed the bridge on foot.\n")
	x.said.wait(t, "bridge")
	if more := reading.said.String()[article:]; strings.Contains(more, "\x1b[2J") || strings.Contains(more, "mayor") {
		t.Errorf("what is read has moved: %q", more)
	}
	if out, _, code := s.run(c, "search mayor", ""); code != 0 || !strings.Contains(out, "bridge.txt") {
		t.Errorf("exit %d: %s", code, out)
	}
}

// SIGTERM gives the terminals back and ends the server well.
func TestServeStops(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var screens []*remoteScreen
	for n := range 3 {
		screens = append(screens, s.read(s.dial(n), 80, 24))
	}
	if err := s.program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for _, x := range screens {
		x.said.wait(t, "\x1b[?1049l") // the terminal is given back
		x.said.wait(t, "the server is stopping")
	}
	<-s.ended
	if s.status != nil {
		t.Errorf("the server ended with %v", s.status)
	}
}

// SIGUSR2 lets another server take over the socket: who is here stays, who comes goes to
// the other, and the first one ends when it is empty.
func TestServeHandsOver(t *testing.T) {
	t.Parallel()
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	file, err := socket.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	first := serveOn(t, file)
	if first.address != socket.Addr().String() {
		t.Fatalf("it listens on %s, not on the socket %s that it was given", first.address, socket.Addr())
	}
	c := first.dial(0)
	x := first.read(c, 80, 24)
	if err := first.program.Process.Signal(syscall.SIGUSR2); err != nil {
		t.Fatal(err)
	}
	first.said.wait(t, "accepting no more connections")
	second := serveOn(t, file)
	if out, _, _ := second.run(second.dial(1), "list --limit 1", ""); out == "" {
		t.Error("the second one does not answer")
	}
	second.said.wait(t, "session ended") // so it was asked, not the first one
	x.press(t, "j")
	x.press(t, "\x03")
	if err := x.Wait(); err != nil {
		t.Errorf("the session at the first one ended with %v", err)
	}
	_ = c.Close()
	<-first.ended
	if first.status != nil {
		t.Errorf("the first one ended with %v", first.status)
	}
}

// What the server refuses to start with, and the mend that it names.
func TestServeRefuses(t *testing.T) {
	t.Parallel()
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = busy.Close() })
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	key := writeKey(t, at("private"))
	write(t, at("keys"), publicLine(key))
	write(t, at("open"), publicLine(key))
	write(t, at("none"), "# nobody yet\n")
	write(t, at("from"), `from="10.0.0.1" `+publicLine(key))
	write(t, at("readable"), "x")
	for name, mode := range map[string]os.FileMode{"open": 0o666, "readable": 0o644} {
		if err := os.Chmod(at(name), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"no keys file", []string{"--authorized-keys", at("nowhere")}, "there is no keys file"},
		{"no keys", []string{"--authorized-keys", at("none")}, "holds no keys"},
		{"keys that say more", []string{"--authorized-keys", at("from")}, `line 1: the option "from" is not known here`},
		{"keys that others write", []string{"--authorized-keys", at("open")}, "chmod go-w"},
		{"a host key that others read", []string{"--host-key", at("readable")}, "chmod 600"},
		{"a host key that is none", []string{"--host-key", at("none")}, "cannot be used"},
		{"a busy address", []string{"--listen", busy.Addr().String()}, "--listen names another address"},
		{"no library", []string{"--library", at("nowhere")}, "nowhere"},
		{"an empty library", []string{"--library", t.TempDir()}, "there are no files in"},
		{"no sessions", []string{"--max-sessions", "0"}, "--max-sessions must be 1 or more"},
		{"no time", []string{"--idle", "0s"}, "--idle must be longer than nothing"},
		{"a word", []string{"briefings"}, "a folder is named with --library"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.CommandContext(t.Context(), os.Args[0], append([]string{"serve", "--authorized-keys", at("keys"),
				"--host-key", filepath.Join(t.TempDir(), "host"), "--listen", "127.0.0.1:0"}, c.args...)...)
			cmd.Args[0] = "readout"
			cmd.Env = []string{"HOME=" + t.TempDir()}
			said, err := cmd.CombinedOutput()
			if code := exitOf(t, err); code != 2 || !strings.Contains(string(said), c.says) {
				t.Errorf("exit %d, want 2; it says %q, want %q", code, said, c.says)
			}
		})
	}
}

// It says in five lines what it serves, to whom and how to get there.
func TestServeGreets(t *testing.T) {
	t.Parallel()
	s := serve(t)
	lines := strings.Split(s.said.wait(t, "connect "), "\n")
	for i, want := range []string{"listening  127.0.0.1:", "host key   SHA256:", "admits     1 key of /", "library    sample briefings, 4 briefings", "connect    ssh -p "} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want %q", i, lines[i], want)
		}
	}
}

// The server's own files are not served, also if somebody links them into the library while
// it serves.
func TestServeKeepsItsFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "harbour.txt"), "Harbour works resume\n\n5 March 2024\n\nThe cranes in the harbour moved again on Tuesday.\n")
	hostKey := filepath.Join(t.TempDir(), "host_key")
	writeKey(t, hostKey)
	link := func(from, to string) {
		t.Helper()
		if err := os.Link(from, filepath.Join(folder, to)); err != nil {
			t.Skip(err)
		}
	}
	link(hostKey, "before.txt")
	s := serve(t, "--library", folder, "--host-key", hostKey, "--check-every", "20ms")
	c := s.dial(0)
	link(hostKey, "after.txt")
	link(s.keys, "keys.txt")
	write(t, filepath.Join(folder, "bridge.txt"), "A bridge opens\n\n1 March 2023\n\nThe mayor crossed the bridge on foot.\n")
	s.said.wait(t, "library changed")
	for _, command := range []string{"show before.txt", "show after.txt", "show keys.txt", "search PRIVATE", "search ssh-ed25519"} {
		if out, errs, code := s.run(c, command, ""); code != 1 || strings.Contains(out, "PRIVATE") || strings.Contains(out, "AAAA") {
			t.Errorf("%s: exit %d, %q, %q", command, code, out, errs)
		}
	}
	if out, _, _ := s.run(c, "check", ""); strings.Count(out, "it is a file of the server") != 3 {
		t.Errorf("what is left out is not named: %s", out)
	}
	if out, _, code := s.run(c, "search mayor", ""); code != 0 || !strings.Contains(out, "bridge.txt") {
		t.Errorf("exit %d: %s", code, out)
	}
}
