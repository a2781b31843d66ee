package remote

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

func TestCommands(t *testing.T) {
	t.Parallel()
	client := start(t).login(t)
	long := strings.Repeat("a", lineMost)
	for _, c := range []struct {
		line        string
		out, stderr string
		code        int
	}{
		{"search 'undersea cables'", "[\"search\" \"undersea cables\"]\n", "", 0},
		{"exit 7", "", "", 7},
		{"exit 255", "", "", 255},
		{"sh", "[\"sh\"]\n", "", 0},
		{"sh -c 'touch /tmp/x'", "[\"sh\" \"-c\" \"touch /tmp/x\"]\n", "", 0},
		{";id", "[\";id\"]\n", "", 0},
		{"a;id", "[\"a;id\"]\n", "", 0},
		{"$(id) `id` | id && id > /tmp/x", "[\"$(id)\" \"`id`\" \"|\" \"id\" \"&&\" \"id\" \">\" \"/tmp/x\"]\n", "", 0},
		{"scp -t /tmp", "[\"scp\" \"-t\" \"/tmp\"]\n", "", 0},
		{"a\nb", "[\"a\" \"b\"]\n", "", 0},
		{"it's", "", "readout: a ' is not closed; close it, or write \\' for the sign itself\n", 2},
		{strings.Repeat("a ", 65), "", "readout: the command has more than 64 words\n", 2},
		{long, "[\"" + long + "\"]\n", "", 0},
		{long + "a", "", "readout: the command is longer than 4096 bytes\n", 2},
		{"it's " + long, "", "readout: the command is longer than 4096 bytes\n", 2},
		{strings.Repeat("a ", 30_000), "", "readout: the command is longer than 4096 bytes\n", 2},
		{"", "", "readout: the reader needs a terminal: ssh -t HOST; or ask for something: ssh HOST search WORDS, ssh HOST help\n", 2},
		{" \n ", "", "readout: the reader needs a terminal: ssh -t HOST; or ask for something: ssh HOST search WORDS, ssh HOST help\n", 2},
	} {
		out, stderr, code, err := run(client, c.line)
		if err != nil || out != c.out || stderr != c.stderr || code != c.code {
			t.Errorf("%.80q: %.200q, %q, %d, %v", c.line, out, stderr, code, err)
		}
	}
}

// A shell needs a terminal.
func TestShellWithoutATerminal(t *testing.T) {
	t.Parallel()
	client := start(t).login(t)
	s, err := newSession(client)
	if err != nil {
		t.Fatal(err)
	}
	var out, stderr screen
	s.Stdout, s.Stderr = &out, &stderr
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	code := codeOf(s.Wait())
	if code != 2 || out.String() != "" || !strings.HasPrefix(stderr.String(), "readout: the reader needs a terminal") {
		t.Errorf("%q, %q, %d", out.String(), stderr.String(), code)
	}
}

// On a terminal lines end with CR LF, since nothing there adds the CR, and a terminal
// without a command is the reader.
func TestCommandsOnATerminal(t *testing.T) {
	t.Parallel()
	h := start(t)
	client := h.login(t)
	for line, want := range map[string]string{
		"a b":    "[\"a\" \"b\"]\r\n",
		"it's":   "", // said on the other stream
		"exit 3": "",
	} {
		if out, _, _, err := run(client, line, onTerminal); err != nil || out != want {
			t.Errorf("%q: %q, %v", line, out, err)
		}
	}
	if _, stderr, code, err := run(client, "it's", onTerminal); err != nil || code != 2 || !strings.HasSuffix(stderr, "itself\r\n") {
		t.Errorf("%q, %d, %v", stderr, code, err)
	}
	v := h.lastVisitor()
	if v.Width != 80 || v.Height != 24 || v.Key != gossh.FingerprintSHA256(admitted.PublicKey()) || v.Number == 0 ||
		!strings.HasPrefix(v.Address, "127.0.0.1:") || strings.Join(v.Env, " ") != "TERM=xterm" {
		t.Errorf("%+v", v)
	}

	s, err := newSession(client)
	if err != nil {
		t.Fatal(err)
	}
	var out screen
	s.Stdout = &out
	if err := errors.Join(s.Setenv("LANG", "C.UTF-8"), s.Setenv("COLORTERM", "truecolor")); err != nil {
		t.Error(err)
	}
	if err := s.Setenv("LD_PRELOAD", "/tmp/x.so"); err == nil {
		t.Error("LD_PRELOAD is taken")
	}
	if err := s.RequestPty("x\x1b]0;owned\a", 24, 80, nil); err == nil {
		t.Error("a terminal with a hostile name is taken")
	}
	if err := onTerminal(s); err != nil {
		t.Error(err)
	}
	if err := onTerminal(s); err == nil {
		t.Error("a second terminal is given")
	}
	keys, err := s.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(""); err != nil {
		t.Fatal(err)
	}
	out.shows(t, word(0))
	if err := s.Setenv("LANG", "de"); err == nil {
		t.Error("the environment changes when all has begun")
	}
	for _, again := range []string{"shell", "exec", "pty-req"} {
		if ok, _ := s.SendRequest(again, true, gossh.Marshal(execReq{"exit 9"})); ok {
			t.Errorf("a second %s begins", again)
		}
	}
	_, _ = io.WriteString(keys, "q")
	if code := codeOf(s.Wait()); code != 0 {
		t.Errorf("the reader ends with %d", code)
	}
	if v := h.lastVisitor(); strings.Join(v.Env, " ") != "LANG=C.UTF-8 COLORTERM=truecolor TERM=xterm" {
		t.Errorf("%q", v.Env)
	}
}

func TestCommandsRead(t *testing.T) {
	t.Parallel()
	client := start(t).login(t)
	text := strings.Repeat("a line of text\n", 10_000) // more than a window at once
	out, _, code, err := run(client, "read", func(s *gossh.Session) error {
		s.Stdin = strings.NewReader(text)
		return nil
	})
	if err != nil || code != 0 || len(out) < len(text) {
		t.Errorf("%d bytes of %d came back, %d, %v", len(out), len(text), code, err)
	}

	// On a terminal nobody could see what is typed, nor end it.
	out, stderr, code, err := run(client, "read", onTerminal, func(s *gossh.Session) error {
		s.Stdin = strings.NewReader("typed")
		return nil
	})
	if err != nil || code != 5 || out != `read ""` || stderr != "it is a terminal; send the text through a pipe, without -t" {
		t.Errorf("%q, %q, %d, %v", out, stderr, code, err)
	}
}

// Ctrl+C stops a command on a terminal, and what it says then arrives.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	client := start(t).login(t)
	begin := func(prepare func(*gossh.Session) error) (*gossh.Session, io.WriteCloser, *screen) {
		t.Helper()
		s, err := newSession(client)
		if err != nil {
			t.Fatal(err)
		}
		var out, stderr screen
		s.Stdout, s.Stderr = &out, &stderr
		keys, err := s.StdinPipe()
		if err := errors.Join(err, prepare(s), s.Start("wait")); err != nil {
			t.Fatal(err)
		}
		stderr.shows(t, "waiting")
		return s, keys, &out
	}
	s, keys, out := begin(onTerminal)
	_, _ = io.WriteString(keys, "typed ahead\r\x1b[A")
	_, _ = io.WriteString(keys, strings.Repeat("x", 1000)+"\x03")
	if code := codeOf(s.Wait()); code != 3 || out.String() != "stopped\r\n" {
		t.Errorf("%q, %d", out.String(), code)
	}

	// Without a terminal it is a byte of a text. What stops the command is that its
	// client leaves.
	s, keys, out = begin(func(*gossh.Session) error { return nil })
	_, _ = io.WriteString(keys, "\x03")
	if got, _, _, err := run(client, "a"); err != nil || got != "[\"a\"]\n" || out.String() != "" {
		t.Errorf("%q, %v; the first prints %q", got, err, out.String())
	}
	_ = s.Close()

	// So does the end of the connection, and nothing of the kind is a signal.
	s, _, _ = begin(onTerminal)
	if ok, err := s.SendRequest("signal", true, gossh.Marshal(struct{ Name string }{"KILL"})); ok || err != nil {
		t.Errorf("a signal: %v, %v", ok, err)
	}
	_ = client.Close()
	arrives(t, "the session ends", waited(s))
}

// waited waits for the end of a session.
func waited(s *gossh.Session) <-chan error {
	over := make(chan error, 1)
	go func() { over <- s.Wait() }()
	return over
}

// What a command prints comes in its order, on both streams and in large pieces.
func TestOutput(t *testing.T) {
	t.Parallel()
	var got screen
	out := &bufferedWriter{to: &got}
	stderr := orderedWriter{out, &got}
	_, _ = io.WriteString(out, "one ")
	if got.String() != "" {
		t.Errorf("%q is sent at once", got.String())
	}
	_, _ = io.WriteString(stderr, "two ")
	_, _ = io.WriteString(out, "three")
	out.flush()
	if got.String() != "one two three" {
		t.Errorf("%q", got.String())
	}
	long := strings.Repeat("x", bufferedMost)
	_, _ = io.WriteString(out, long)
	if got.String() != "one two three"+long {
		t.Error("a long text is kept")
	}

	// After an error nothing is kept that nobody will take.
	gone := &bufferedWriter{to: failing{}}
	for range 100 {
		_, _ = io.WriteString(gone, long)
	}
	if n, err := gone.Write([]byte("x")); n != 0 || !errors.Is(err, io.ErrClosedPipe) || len(gone.buffer) > 1 {
		t.Errorf("%d, %v, %d are kept", n, err, len(gone.buffer))
	}

	for text, want := range map[string]string{"a\nb\r\nc\r": "a\r\nb\r\nc\r", "\n\n": "\r\n\r\n", "\r\n": "\r\n", "": ""} {
		for at := range len(text) + 1 { // in two pieces
			var got screen
			l := &lineEndWriter{to: &got}
			n1, err1 := io.WriteString(l, text[:at])
			n2, err2 := io.WriteString(l, text[at:])
			if got.String() != want || n1+n2 != len(text) || errors.Join(err1, err2) != nil {
				t.Errorf("%q, cut at %d: %q", text, at, got.String())
			}
		}
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// What is not for readers is refused, and the connection goes on.
func TestNothingElseIsServed(t *testing.T) {
	t.Parallel()
	h := start(t)
	client := h.login(t)
	x := opened(t, client)
	var no *gossh.OpenChannelError
	for kind, extra := range map[string][]byte{
		"direct-tcpip": gossh.Marshal(struct {
			To     string
			Port   uint32
			From   string
			Origin uint32
		}{"127.0.0.1", 22, "127.0.0.1", 1}),
		"direct-streamlocal@openssh.com": gossh.Marshal(struct {
			Path, Reserved string
			Port           uint32
		}{"/run/docker.sock", "", 0}),
		"forwarded-tcpip":        nil,
		"x11":                    nil,
		"auth-agent@openssh.com": nil,
		"tun@openssh.com":        nil,
		"":                       nil,
		"\x1b]0;x\a":             nil,
		"session\x00":            nil,
	} {
		if _, _, err := client.OpenChannel(kind, extra); !errors.As(err, &no) {
			t.Errorf("a channel %q: %v", kind, err)
		}
	}
	forward := gossh.Marshal(struct {
		Address string
		Port    uint32
	}{"0.0.0.0", 0})
	for _, kind := range []string{"tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com", "no-more-sessions@openssh.com", "hostkeys-prove-00@openssh.com", "x"} {
		if ok, _, err := client.SendRequest(kind, true, forward); ok || err != nil {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	s, err := newSession(client)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for kind, payload := range map[string][]byte{
		"subsystem": gossh.Marshal(execReq{"sftp"}),
		"x11-req": gossh.Marshal(struct {
			Single      bool
			Name, Value string
			Screen      uint32
		}{false, "MIT-MAGIC-COOKIE-1", "00", 0}),
		"auth-agent-req@openssh.com": nil,
		"signal":                     gossh.Marshal(execReq{"TERM"}),
		"break":                      gossh.Marshal(windowChange{}),
		"exit-status":                gossh.Marshal(struct{ Code uint32 }{0}),
		"window-change":              gossh.Marshal(windowChange{Width: 80, Height: 24}), // without a terminal
		"exec":                       {0xff, 0xff, 0xff, 0xff},
		"pty-req":                    {0, 0, 0, 1},
		"env":                        nil,
		"":                           nil,
	} {
		if ok, err := s.SendRequest(kind, true, payload); ok || err != nil {
			t.Errorf("%s: %v, %v", kind, ok, err)
		}
	}
	x.answers(t)
	if out, _, code, err := run(client, "a"); err != nil || code != 0 || out != "[\"a\"]\n" {
		t.Errorf("%q, %d, %v", out, code, err)
	}
}

// A command that ends at once ends behind the answer to its request, however often.
func TestQuickCommands(t *testing.T) {
	t.Parallel()
	h := start(t)
	together(t, 8, func(int) error {
		client, err := h.enter("", as(admitted))
		if err != nil {
			return err
		}
		defer client.Close()
		for range 50 {
			if _, _, code, err := run(client, "exit 1"); err != nil || code != 1 {
				return fmt.Errorf("exit code %d, %w", code, err)
			}
		}
		return nil
	})
}
