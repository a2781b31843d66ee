package cli_test

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A served is the real program, serving over SSH as a process of its own.
type served struct {
	t       testing.TB
	program *exec.Cmd
	address string
	key     gossh.Signer // that is admitted
	keyFile string       // the same for the ssh program
	keys    string       // the file of the keys that are admitted
	said    *log         // what it said on the standard error

	asks   io.WriteCloser // of the process how it is
	tells  *bufio.Reader
	ended  chan struct{}
	status error
}

// serve starts readout serve with further arguments, until the test is over.
func serve(t testing.TB, args ...string) *served {
	t.Helper()
	return serveOn(t, nil, args...)
}

// serveOn is serve with a socket that is handed over, nil for none.
func serveOn(t testing.TB, socket *os.File, args ...string) *served {
	t.Helper()
	folder := t.TempDir()
	s := &served{t: t, said: newLog(), keyFile: filepath.Join(folder, "key"), ended: make(chan struct{})}
	s.key = writeKey(t, s.keyFile)
	s.keys = filepath.Join(folder, "keys")
	write(t, s.keys, publicLine(s.key))
	s.program = exec.Command(os.Args[0], append([]string{"serve", "--listen", "127.0.0.1:0", "--authorized-keys", s.keys}, args...)...)
	s.program.Args[0] = "readout-watched"
	s.program.Env = []string{"HOME=" + folder, "XDG_CACHE_HOME=" + filepath.Join(folder, "cache"), "PATH=" + os.Getenv("PATH")}
	s.program.Stderr = s.said
	if socket != nil {
		s.program.ExtraFiles = []*os.File{socket}
		s.program.Env = append(s.program.Env, "LISTEN_FDS=1", "LISTEN_PID=self")
	}
	var err error
	if s.asks, err = s.program.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := s.program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.tells = bufio.NewReader(out)
	if err := s.program.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		s.status = s.program.Wait()
		close(s.ended)
	}()
	t.Cleanup(func() {
		_ = s.program.Process.Kill()
		<-s.ended
	})
	_, s.address, _ = strings.Cut(s.said.wait(t, "connect "), "listening  ")
	s.address, _, _ = strings.Cut(s.address, ",")
	return s
}

// writeKey makes a key pair and writes the private one as ssh-keygen does.
func writeKey(t testing.TB, path string) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(pem.EncodeToMemory(block)))
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// publicLine is the line of a keys file that admits who has a key.
func publicLine(key gossh.Signer) string { return string(gossh.MarshalAuthorizedKey(key.PublicKey())) }

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// admit makes keys and lets them in, beside those that are.
func (s *served) admit(n int) []gossh.Signer {
	s.t.Helper()
	file, err := os.OpenFile(s.keys, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	keys := make([]gossh.Signer, n)
	for i := range keys {
		keys[i] = writeKey(s.t, filepath.Join(s.t.TempDir(), "key"))
		if _, err := io.WriteString(file, publicLine(keys[i])); err != nil {
			s.t.Fatal(err)
		}
	}
	return keys
}

// dial logs in from the nth address of this machine's loopback network.
func (s *served) dial(n int) *gossh.Client {
	s.t.Helper()
	return s.dialAs(s.key, n)
}

// dialAs is dial with another key.
func (s *served) dialAs(key gossh.Signer, n int) *gossh.Client {
	s.t.Helper()
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(1+n))}}
	conn, err := dialer.DialContext(s.t.Context(), "tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	c, channels, requests, err := gossh.NewClientConn(conn, s.address, &gossh.ClientConfig{
		User: "reader", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		s.t.Fatalf("no login: %v\n%s", err, s.said)
	}
	client := gossh.NewClient(c, channels, requests)
	s.t.Cleanup(func() { _ = client.Close() })
	return client
}

// run runs a command, and returns what it printed and its exit code.
func (s *served) run(c *gossh.Client, command, input string) (out, errs string, code int) {
	s.t.Helper()
	x, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	defer x.Close()
	var o, e bytes.Buffer
	x.Stdout, x.Stderr, x.Stdin = &o, &e, strings.NewReader(input)
	err = x.Run(command)
	var exit *gossh.ExitError
	switch {
	case err == nil, errors.Is(err, io.EOF): // it ended well, and did not wait for its input
	case errors.As(err, &exit):
		code = exit.ExitStatus()
	default:
		s.t.Fatalf("%s: %v", command, err)
	}
	return o.String(), e.String(), code
}

// A usage is what a process uses.
type usage struct {
	goroutines int
	heap       uint64 // bytes that are reachable
	files      int    // open
	resident   int    // kB of memory, and the most there was
	peak       int
}

// usage asks the process what it uses.
func (s *served) usage() usage {
	s.t.Helper()
	var u usage
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.program.Process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	for line := range strings.Lines(string(status)) {
		_, _ = fmt.Sscanf(line, "VmRSS: %d", &u.resident)
		_, _ = fmt.Sscanf(line, "VmHWM: %d", &u.peak)
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.program.Process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	u.files = len(files)
	if _, err := fmt.Fprintln(s.asks, "how"); err != nil {
		s.t.Fatal(err)
	}
	if _, err := fmt.Fscanln(s.tells, &u.goroutines, &u.heap); err != nil {
		s.t.Fatal(err)
	}
	return u
}

// settles waits until the process uses no more than it did, but for a little.
func (s *served) settles(before usage) usage {
	s.t.Helper()
	const more, moreHeap = 2, 20 << 20
	deadline := time.Now().Add(patience)
	for {
		now := s.usage()
		if now.goroutines <= before.goroutines+more && now.files <= before.files && now.heap <= before.heap+moreHeap {
			return now
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("not as before: %+v, was %+v", now, before)
		}
		<-time.After(20 * time.Millisecond)
	}
}

// A log is what a program has said so far.
type log struct {
	mu   sync.Mutex
	text []byte
	came chan struct{} // closed and made anew when there is more
}

func newLog() *log { return &log{came: make(chan struct{})} }

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text = append(l.text, p...)
	close(l.came)
	l.came = make(chan struct{})
	return len(p), nil
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.text)
}

// wait waits until a text has been said, and returns all.
func (l *log) wait(t testing.TB, text string) string {
	t.Helper()
	late := time.After(patience)
	for {
		l.mu.Lock()
		said, came := string(l.text), l.came
		l.mu.Unlock()
		if strings.Contains(said, text) {
			return said
		}
		select {
		case <-came:
		case <-late:
			t.Fatalf("it never said %q:\n%s", text, said)
		}
	}
}

// A screen is a session with a terminal in which the reader runs.
type remoteScreen struct {
	*gossh.Session
	keys io.Writer
	said *log
}

// read opens the reader in a terminal and waits until the library is on it.
func (s *served) read(c *gossh.Client, width, height int) *remoteScreen {
	s.t.Helper()
	session, err := c.NewSession()
	if err != nil {
		s.t.Fatal(err)
	}
	x := &remoteScreen{Session: session, said: newLog()}
	session.Stdout, session.Stderr = x.said, x.said
	if x.keys, err = session.StdinPipe(); err == nil {
		err = session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{})
	}
	if err == nil {
		err = session.Shell()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	x.said.wait(s.t, "briefing")
	return x
}

// press types keys.
func (x *remoteScreen) press(t testing.TB, keys string) {
	t.Helper()
	if _, err := io.WriteString(x.keys, keys); err != nil {
		t.Fatal(err)
	}
}
