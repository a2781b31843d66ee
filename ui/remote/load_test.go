package remote

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"runtime"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// heap is what is in use, without what nobody needs any more.
func heap() int64 {
	runtime.GC()
	runtime.GC() // what the first one found to have finalizers
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// One request for a terminal of 2³² cells a side stops a server that believes it.
func TestHugeTerminals(t *testing.T) {
	h := start(t)
	small := opened(t, h.login(t)) // all that is made once
	small.answers(t)
	client := h.login(t)
	for _, side := range []uint32{math.MaxUint32, 1 << 31, 65535} {
		before := heap()
		x, err := openTerminal(client, 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		x.out.shows(t, word(0))
		usual := heap() - before
		x.press("q")
		x.ends(t)

		before = heap()
		s, err := newSession(client)
		if err != nil {
			t.Fatal(err)
		}
		huge := &terminal{Session: s, out: &screen{}, over: make(chan error, 1)}
		s.Stdout = huge.out
		ok, err := s.SendRequest("pty-req", true, gossh.Marshal(ptyReq{Term: "xterm", Width: side, Height: side}))
		if !ok || err != nil {
			t.Fatalf("%d: refused, %v", side, err)
		}
		if huge.in, err = s.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		if err := s.Shell(); err != nil {
			t.Fatal(err)
		}
		huge.out.shows(t, word(0))
		if _, err := s.SendRequest("window-change", false, gossh.Marshal(windowChange{side, side, side, side})); err != nil {
			t.Fatal(err)
		}
		huge.answers(t)
		grown := heap() - before
		t.Logf("%d×%d: %d KB, a usual one %d KB", side, side, grown>>10, usual>>10)
		if grown > hugeMost {
			t.Errorf("a terminal of %d×%d takes %d MB", side, side, grown>>20)
		}
		huge.press("q")
		if code := codeOf(s.Wait()); code != 0 {
			t.Errorf("%d: exit code %d", side, code)
		}
	}
	small.answers(t)
}

// hugeMost is what a terminal may take that asks for more than there can be.
const hugeMost = 5 << 20

func TestManyWindowChanges(t *testing.T) {
	t.Parallel()
	h := start(t)
	client := h.login(t)
	x := opened(t, client)
	change := func(s *gossh.Session, i uint32) error {
		_, err := s.SendRequest("window-change", false, gossh.Marshal(windowChange{i%200 + 1, i%90 + 1, 0, 0}))
		return err
	}
	for i := range uint32(20_000) {
		if err := change(x.Session, i); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.WindowChange(55, 123); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the program knows the last size", func() bool { return h.sizes()[0] == size{123, 55} })
	x.answers(t)

	// Who runs a command does not look at sizes at all.
	s, err := newSession(client)
	if err != nil {
		t.Fatal(err)
	}
	var stderr screen
	s.Stderr = &stderr
	keys, err := s.StdinPipe()
	if err := errors.Join(err, onTerminal(s), s.Start("wait")); err != nil {
		t.Fatal(err)
	}
	stderr.shows(t, "waiting")
	for i := range uint32(20_000) {
		if err := change(s, i); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = io.WriteString(keys, "\x03")
	if code := codeOf(s.Wait()); code != 3 {
		t.Errorf("exit code %d", code)
	}
	x.answers(t)
}

// The size that counts is the newest, also of those told before the program began.
func TestSizesBeforeTheBeginning(t *testing.T) {
	t.Parallel()
	h := start(t)
	s, err := newSession(h.login(t))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.StdinPipe() // who types nothing more leaves
	if err := errors.Join(err, onTerminal(s)); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if err := s.WindowChange(10, 20+i); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the program knows the last size", func() bool {
		all := h.sizes()
		return len(all) == 1 && all[0] == size{119, 10}
	})
}

// Nothing is left of sessions that are over, while their connections and the server go
// on.
func TestNothingIsLeft(t *testing.T) {
	h := start(t)
	for name, test := range map[string]func(*testing.T) func(i int) error{
		"1,000 commands on terminals that change": func(t *testing.T) func(int) error {
			clients := h.pool(t)
			return func(i int) error {
				return clients.with(func(c *gossh.Client) error {
					s, err := newSession(c)
					if err != nil {
						return err
					}
					defer s.Close()
					if err := errors.Join(onTerminal(s), s.WindowChange(10, 10)); err != nil {
						return err
					}
					if ok, err := s.SendRequest("exec", false, gossh.Marshal(execReq{"exit 1"})); ok || err != nil {
						return err
					}
					for i := range 5 {
						_ = s.WindowChange(10+i, 10) // it may be over
					}
					return nil
				})
			}
		},
		"1,000 commands": func(t *testing.T) func(int) error {
			clients := h.pool(t)
			return func(i int) error {
				return clients.with(func(c *gossh.Client) error {
					line := fmt.Sprintf("command %d", i)
					out, _, code, err := run(c, line)
					if want := fmt.Sprintf("[\"command\" \"%d\"]\n", i); err != nil || code != 0 || out != want {
						return fmt.Errorf("%q, %d, %w", out, code, err)
					}
					return nil
				})
			}
		},
		"200 readers": func(t *testing.T) func(int) error {
			clients := h.pool(t)
			return func(i int) error {
				if i%5 != 0 {
					return nil
				}
				return clients.with(func(c *gossh.Client) error {
					x, err := openTerminal(c, 80, 24)
					if err != nil {
						return err
					}
					if i%2 == 0 { // some say goodbye, the others go
						x.press("q")
						if code := codeOf(<-x.over); code != 0 {
							return fmt.Errorf("exit code %d", code)
						}
						return nil
					}
					return x.Close()
				})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			do := test(t)
			gone := remaining(t)
			together(t, 1000, do)
			gone()
		})
	}
}

// A pool of connections, of which each is used by one at a time.
type pool chan *gossh.Client

func (h *host) pool(t *testing.T) pool {
	t.Helper()
	p := make(pool, 8)
	for range cap(p) {
		c := h.login(t)
		if _, _, _, err := run(c, "a"); err != nil { // all that is made once
			t.Fatal(err)
		}
		p <- c
	}
	return p
}

func (p pool) with(do func(*gossh.Client) error) error {
	c := <-p
	defer func() { p <- c }()
	return do(c)
}

// Connections that break in the middle of a screen leave nothing.
func TestResets(t *testing.T) {
	h := start(t, ticking)
	gone := remaining(t)
	together(t, 500, func(i int) error {
		conn, err := h.connect(fmt.Sprintf("127.0.0.%d", 2+i%8))
		if err != nil {
			return err
		}
		client, err := over(conn, as(admitted))
		if err != nil {
			return err
		}
		defer client.Close()
		x, err := openTerminal(client, 200, 50)
		if err != nil {
			return err
		}
		if i%2 == 0 {
			x.press(strings.Repeat("+", i))
		}
		return errors.Join(conn.SetLinger(0), conn.Close())
	})
	eventually(t, "all are gone", func() bool { return h.gate.count() == 0 })
	gone()
	opened(t, h.login(t)).answers(t)
}

// Sessions that are refused, and channels of other kinds, take nothing with them.
func TestFloodOfChannels(t *testing.T) {
	h := start(t)
	client := h.login(t)
	x := opened(t, client)
	before, gone := heap(), remaining(t)
	for range 3 {
		if _, _, err := client.OpenChannel("session", nil); err != nil {
			t.Fatal(err)
		}
	}
	together(t, 10_000, func(i int) error {
		kind := []string{"session", "direct-tcpip"}[i%2]
		if _, _, err := client.OpenChannel(kind, nil); err == nil {
			return errors.New("let in")
		}
		return nil
	})
	together(t, 10_000, func(int) error {
		ok, _, err := client.SendRequest("tcpip-forward", true, nil)
		if ok {
			return errors.New("granted")
		}
		return err
	})
	x.answers(t)
	if grown := heap() - before; grown > 8<<20 {
		t.Errorf("%d KB are kept", grown>>10)
	}
	_ = client.Close()
	gone()
}

// A client that asks for sessions and reads no answers, for which refusals would wait, is
// ended.
func TestDeafFlood(t *testing.T) {
	t.Parallel()
	h := start(t)
	other := opened(t, h.login(t))
	conn, err := h.connect("")
	if err != nil {
		t.Fatal(err)
	}
	_ = conn.SetReadBuffer(4 << 10) // little is on its way
	d := newDeaf(conn)
	client, err := over(d, as(admitted))
	if err != nil {
		t.Fatal(err)
	}
	h.gate.mu.Lock()
	for c := range h.gate.open {
		_ = c.Conn.(*net.TCPConn).SetWriteBuffer(4 << 10)
	}
	h.gate.mu.Unlock()
	d.set(func(d *deaf) { d.reads = false })
	for range 5000 {
		go func() { _, _, _ = client.OpenChannel("session", nil) }()
	}
	eventually(t, "the connection is ended", func() bool { return h.gate.count() == 1 })
	_ = client.Close()
	other.answers(t)
}

// A paste without an end, or a sequence, ends the session that it is sent to: it is
// never a whole key.
func TestEndlessKeys(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ begin, more string }{
		"paste":             {"\x1b[200~", "all work and no play "},
		"paste of escapes":  {"\x1b[200~", "\x1b[A\x1b[201 ~\x1b[200~"},
		"CSI":               {"\x1b[", "1;2;3;"},
		"OSC":               {"\x1b]52;c;", "QUJD"},
		"DCS":               {"\x1bP", "+q544e"},
		"OSC after a paste": {"\x1b[200~pasted\x1b[201~\x1b]52;c;", "QUJD"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := start(t)
			client := h.login(t)
			other, x := opened(t, client), opened(t, client)
			x.press(c.begin)
			piece := strings.Repeat(c.more, 1<<14/len(c.more))
			sent := 0
			for ; sent < 8<<20; sent += len(piece) {
				if _, err := io.WriteString(x.in, piece); err != nil {
					break // it is over
				}
			}
			if x.ends(t); sent >= 8<<20 { // it cannot be sent unless it is taken, and kept
				t.Errorf("%d MB were taken", sent>>20)
			}
			// A CSI of so many parameters makes the decoder panic, which is no better a key.
			said := strings.TrimSuffix(strings.TrimPrefix(x.err.String(), "readout: closed: "), "\r\n")
			if said != errEndless.Error() && said != errUnreadable.Error() {
				t.Errorf("said: %q", said)
			}
			if !strings.Contains(x.out.String(), leavesScreen) {
				t.Error("the terminal is not restored")
			}
			other.answers(t)
		})
	}
}

// A lot that people may type or paste is no such thing.
func TestMuchIsTyped(t *testing.T) {
	t.Parallel()
	x := opened(t, start(t).login(t))
	x.press("\x1b[200~" + strings.Repeat("pasted ", 100_000) + "\x1b[201~")
	x.press("\x1b]52;c;" + strings.Repeat("QUJD", 10_000) + "\x1b\\") // an answer with what was copied
	x.answers(t)
	const keys = 200_000
	for range 10 {
		x.press(strings.Repeat("+", keys/10))
	}
	x.pressed += keys
	x.answers(t)
}
