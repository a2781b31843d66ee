package remote

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"
)

// patience is how long a test waits for what must happen. It says nothing of how fast
// that is: what has not happened by then never will.
const patience = time.Minute

// eventually waits until something holds.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	never := time.After(patience)
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-again.C:
		case <-never:
			t.Fatalf("never: %s", what)
		}
	}
}

// arrives waits for something from a channel.
func arrives[T any](t testing.TB, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(patience):
		t.Fatalf("never: %s", what)
		panic("unreachable")
	}
}

// together does something n times, several at once, and reports what went wrong.
func together(t testing.TB, n int, do func(i int) error) {
	t.Helper()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, 8) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && !t.Failed(); i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					t.Errorf("number %d: %v", i, err)
				}
			}
		})
	}
	wg.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// remaining counts goroutines: the function it returns waits until there are as many as
// there were. Tests that use it do not run beside others.
func remaining(t testing.TB) (gone func()) {
	t.Helper()
	before := runtime.NumGoroutine()
	return func() {
		t.Helper()
		never := time.After(patience)
		again := time.NewTicker(time.Millisecond)
		defer again.Stop()
		for runtime.NumGoroutine() > before+2 {
			select {
			case <-again.C:
			case <-never:
				stacks := make([]byte, 1<<20)
				t.Fatalf("%d goroutines, before %d:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
			}
		}
	}
}

// newSigner makes a key.
func newSigner() gossh.Signer {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		panic(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		panic(err)
	}
	return signer
}

// The keys of the tests: of the server, of who is let in, and of somebody else.
var hostKey, admitted, stranger = newSigner(), newSigner(), newSigner()

// keyLine is a key as it stands in a keys file.
func keyLine(key gossh.PublicKey) string {
	return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key)))
}

// newKeysFile writes a keys file into a folder of its own.
func newKeysFile(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(privateDir(t), "authorized_keys")
	writeFile(t, path, text)
	return path
}

// privateDir is a folder that only we can write, whatever the umask.
func privateDir(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func writeFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A screen keeps what is written, for several goroutines.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// shows waits until a text has been written.
func (s *screen) shows(t testing.TB, text string) {
	t.Helper()
	never := time.After(patience)
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for !strings.Contains(s.String(), text) {
		select {
		case <-again.C:
		case <-never:
			t.Fatalf("%q never came, but %q", text, s.String())
		}
	}
}

// wide limits, which no test meets by chance.
func wide() Limits {
	l := DefaultLimits()
	l.Connections, l.PerAddress, l.NewPerSec, l.HalfOpen = 10_000, 10_000, 100_000, 10_000
	l.Login, l.KeySessions = patience, 10_000
	return l
}

// A host is a server that runs, and what it has seen.
type host struct {
	*Server
	at  string
	log *screen

	stop context.CancelFunc
	over chan error // what Serve returned

	mu       sync.Mutex
	visitors []Visitor
	counters []*counter
}

// start runs a server until the test ends. Its Reader is a counter, its Command is
// obey; one key is let in.
func start(t testing.TB, change ...func(*Config)) *host {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return startOn(t, listener, change...)
}

func startOn(t testing.TB, listener net.Listener, change ...func(*Config)) *host {
	t.Helper()
	h := &host{at: listener.Addr().String(), log: &screen{}, over: make(chan error, 1)}
	c := Config{HostKey: hostKey, Limits: wide(), Log: slog.New(slog.NewTextHandler(h.log, nil)),
		Clean: simplyClean, Reader: h.count, Command: h.obey}
	for _, do := range change {
		if do != nil {
			do(&c)
		}
	}
	if c.Keys == nil {
		var err error
		if c.Keys, err = OpenKeys(newKeysFile(t, keyLine(admitted.PublicKey())+"\n"), c.Log); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if h.Server, err = New(c); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	go func() { h.over <- h.Serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		h.over <- arrives(t, "Serve returns", h.over) // another may want it
	})
	return h
}

// within sets limits.
func within(set func(*Limits)) func(*Config) { return func(c *Config) { set(&c.Limits) } }

// simplyClean is a simple store.SafeLine.
func simplyClean(text string) string {
	quoted := strconv.QuoteToASCII(text)
	return quoted[1 : len(quoted)-1]
}

func (h *host) meets(v Visitor) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.visitors = append(h.visitors, v)
}

// lastVisitor is who came last.
func (h *host) lastVisitor() Visitor {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.visitors[len(h.visitors)-1]
}

// sizes are the newest sizes that the programs of all sessions know.
func (h *host) sizes() (all []size) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.counters {
		all = append(all, c.knows.Load().(size))
	}
	return all
}

// A counter is an interactive program. It shows a word for how many keys were pressed;
// some keys break it.
type counter struct {
	keys  int
	knows atomic.Value // size
	views atomic.Int64 // that were made
	bad   bool         // View panics
	ticks bool         // the screen changes by itself
}

func (h *host) count(_ context.Context, v Visitor) (tea.Model, error) {
	h.meets(v)
	c := &counter{}
	c.knows.Store(size{})
	h.mu.Lock()
	defer h.mu.Unlock()
	h.counters = append(h.counters, c)
	return c, nil
}

type tick struct{}

func (c *counter) Init() tea.Cmd {
	if c.ticks {
		return tea.Tick(time.Second/20, func(time.Time) tea.Msg { return tick{} })
	}
	return nil
}

func (c *counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tick:
		c.keys++
		return c, c.Init()
	case tea.WindowSizeMsg:
		c.knows.Store(size{msg.Width, msg.Height})
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q":
			return c, tea.Quit
		case "u":
			panic("in Update")
		case "v":
			c.bad = true
		case "c":
			return c, func() tea.Msg { panic("in a Cmd") }
		case "b":
			return c, tea.Batch(func() tea.Msg { return nil }, func() tea.Msg { panic("in a Cmd of a batch") })
		default:
			c.keys++
		}
	}
	return c, nil
}

func (c *counter) View() tea.View {
	c.views.Add(1)
	if c.bad {
		panic("in View")
	}
	v := tea.NewView(word(c.keys))
	v.AltScreen = true
	return v
}

// word is a word for a number. That of the next has no letter where this one has it, so
// all of it is sent.
func word(n int) string {
	var w [6]byte
	for i := range w {
		w[i] = 'a' + byte((n*7+i*5)%26)
	}
	return string(w[:])
}

// obey is a command for tests: what it does is its first word.
func (h *host) obey(ctx context.Context, v Visitor, words []string) int {
	h.meets(v)
	switch words[0] {
	case "exit":
		code, _ := strconv.Atoi(words[1])
		return code
	case "key":
		fmt.Fprintln(v.Out, v.Key)
	case "panic":
		panic("in a command")
	case "wait":
		fmt.Fprintln(v.Err, "waiting")
		v.Rest(func() { <-ctx.Done() })
		fmt.Fprintln(v.Out, "stopped")
		return 3
	case "flood":
		for {
			if _, err := v.Out.Write(make([]byte, 1<<16)); err != nil {
				return 4
			}
		}
	case "read":
		text, err := io.ReadAll(v.In)
		fmt.Fprintf(v.Out, "read %q", text)
		if err != nil {
			fmt.Fprint(v.Err, err)
			return 5
		}
	default:
		fmt.Fprintf(v.Out, "%q\n", words)
	}
	return 0
}

// as is how a client logs in with keys.
func as(signers ...gossh.Signer) *gossh.ClientConfig {
	return &gossh.ClientConfig{User: "reader", Auth: []gossh.AuthMethod{gossh.PublicKeys(signers...)},
		HostKeyCallback: gossh.FixedHostKey(hostKey.PublicKey()),
		Config:          gossh.Config{KeyExchanges: []string{gossh.KeyExchangeCurve25519}}} // which costs least
}

// connect opens a connection from an address of this machine, 127.0.0.1 if it is "".
func (h *host) connect(from string) (*net.TCPConn, error) {
	d := net.Dialer{Timeout: patience, LocalAddr: &net.TCPAddr{IP: net.ParseIP(cmp.Or(from, "127.0.0.1"))}}
	conn, err := d.Dial("tcp", h.at)
	if err != nil {
		return nil, err
	}
	return conn.(*net.TCPConn), nil
}

// enter logs in.
func (h *host) enter(from string, c *gossh.ClientConfig) (*gossh.Client, error) {
	conn, err := h.connect(from)
	if err != nil {
		return nil, err
	}
	return over(conn, c)
}

// over logs in over a connection.
func over(conn net.Conn, c *gossh.ClientConfig) (*gossh.Client, error) {
	_ = conn.SetDeadline(time.Now().Add(patience)) // for a server that says nothing
	client, channels, requests, err := gossh.NewClientConn(conn, "", c)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	_ = conn.SetDeadline(time.Time{})
	return gossh.NewClient(client, channels, requests), nil
}

// login logs in as who is let in.
func (h *host) login(t testing.TB) *gossh.Client {
	t.Helper()
	client, err := h.enter("", as(admitted))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// A terminal is a session with an interactive program, seen from the client.
type terminal struct {
	*gossh.Session
	in       io.WriteCloser
	out, err *screen
	over     chan error // what Wait returned
	pressed  int
}

// newSession opens a session. The server may not have noticed the end of those before,
// though their client has: then there is no room for a moment.
func newSession(c *gossh.Client) (*gossh.Session, error) {
	for {
		s, err := c.NewSession()
		var no *gossh.OpenChannelError
		if !errors.As(err, &no) || no.Reason != gossh.ResourceShortage {
			return s, err
		}
	}
}

// openTerminal opens one.
func openTerminal(c *gossh.Client, width, height int) (*terminal, error) {
	s, err := newSession(c)
	if err != nil {
		return nil, err
	}
	x := &terminal{Session: s, out: &screen{}, err: &screen{}, over: make(chan error, 1)}
	s.Stdout, s.Stderr = x.out, x.err
	if x.in, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	if err := errors.Join(s.RequestPty("xterm-256color", height, width, nil), s.Shell()); err != nil {
		return nil, err
	}
	go func() { x.over <- s.Wait() }()
	return x, nil
}

// opened opens a terminal of the usual size, which shows something.
func opened(t testing.TB, c *gossh.Client) *terminal {
	t.Helper()
	x, err := openTerminal(c, 80, 24)
	if err != nil {
		t.Fatal(err)
	}
	x.out.shows(t, word(0))
	return x
}

func (x *terminal) press(keys string) { _, _ = io.WriteString(x.in, keys) }

// answers presses a key and waits for its answer.
func (x *terminal) answers(t testing.TB) {
	t.Helper()
	before := len(x.out.String())
	x.pressed++
	x.press("+")
	eventually(t, "a key is answered", func() bool { return strings.Contains(x.out.String()[before:], word(x.pressed)) })
}

// ends waits until the session is over, and returns its exit code: -1 if none came.
func (x *terminal) ends(t testing.TB) int {
	t.Helper()
	return codeOf(arrives(t, "the session ends", x.over))
}

func codeOf(err error) int {
	var status *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &status):
		return status.ExitStatus()
	}
	return -1
}

// run runs a command and returns what it printed and its exit code.
func run(c *gossh.Client, line string, prepare ...func(*gossh.Session) error) (out, stderr string, code int, err error) {
	s, err := newSession(c)
	if err != nil {
		return "", "", 0, err
	}
	defer s.Close()
	var outs, errs screen
	s.Stdout, s.Stderr = &outs, &errs
	for _, do := range prepare {
		if err := do(s); err != nil {
			return "", "", 0, err
		}
	}
	err = s.Run(line)
	if code = codeOf(err); code >= 0 {
		err = nil
	}
	return outs.String(), errs.String(), code, err
}

// onTerminal asks for a terminal.
func onTerminal(s *gossh.Session) error { return s.RequestPty("xterm", 24, 80, nil) }
