package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// When the server stops, everybody gets his terminal back.
func TestStop(t *testing.T) {
	gone := remaining(t)
	h := start(t)
	const connections, each = 25, 4
	var all [connections * each]*terminal
	together(t, connections, func(i int) error {
		client, err := h.enter("", as(admitted))
		if err != nil {
			return err
		}
		for k := range each {
			if all[i*each+k], err = openTerminal(client, 80, 24); err != nil {
				return err
			}
		}
		return nil
	})
	for _, x := range all {
		x.out.shows(t, word(0))
	}
	h.stop()
	if err := h.returned(t); err != nil {
		t.Errorf("Serve returns %v", err)
	}
	for _, x := range all {
		if code := x.ends(t); code != exitError {
			t.Fatalf("exit code %d", code)
		}
		if said := x.err.String(); said != "readout: closed: the server is stopping\r\n" {
			t.Fatalf("said: %q", said)
		}
		if !strings.Contains(x.out.String(), leavesScreen) {
			t.Fatal("a terminal is not restored")
		}
	}
	if h.gate.count() != 0 {
		t.Errorf("%d connections are open", h.gate.count())
	}
	if _, err := h.connect(""); err == nil {
		t.Error("it listens still")
	}
	gone()
}

// returned waits until Serve has returned.
func (h *host) returned(t *testing.T) error {
	t.Helper()
	err := arrives(t, "Serve returns", h.over)
	h.over <- err // for the end of the test
	return err
}

// Nobody holds up the end: neither who reads nothing or answers nothing nor who is
// about to log in.
func TestStopWithDeafClients(t *testing.T) {
	gone := remaining(t)
	for name, deafen := range map[string]func(*deaf){
		"reads nothing":   func(d *deaf) { d.reads = false },
		"answers nothing": func(d *deaf) { d.writes = false },
		"does neither":    func(d *deaf) { d.reads, d.writes = false, false },
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, ticking, within(func(l *Limits) { l.Grace = 100 * time.Millisecond }))
			deafTerminals(t, h, deafen)
			half, err := h.connect("")
			if err != nil {
				t.Fatal(err)
			}
			defer half.Close()
			_, _ = io.WriteString(half, "SSH-2.0-x\r\n")
			h.stop()
			if err := h.returned(t); err != nil {
				t.Error(err)
			}
			eventually(t, "all is closed", func() bool { return h.gate.count() == 0 })
		})
	}
	gone()
}

// After Drain who is in may stay, and nobody else comes in.
func TestDrain(t *testing.T) {
	gone := remaining(t)
	h := start(t)
	client, err := h.enter("", as(admitted))
	if err != nil {
		t.Fatal(err)
	}
	x := opened(t, client)
	h.Drain()
	eventually(t, "the listener is closed", func() bool {
		conn, err := h.connect("")
		if err == nil {
			_ = conn.Close()
		}
		return err != nil
	})
	x.answers(t)
	if out, _, _, err := run(client, "a"); err != nil || out != "[\"a\"]\n" {
		t.Errorf("a new session of who is in: %q, %v", out, err)
	}
	if len(h.over) > 0 {
		t.Error("Serve returns before the last has left")
	}
	x.press("q")
	if code := x.ends(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
	_ = client.Close()
	if err := h.returned(t); err != nil {
		t.Error(err)
	}
	h.stop()
	gone()
}

// A server that drains can be stopped, and one on which nobody is returns at once.
func TestDrainAndStop(t *testing.T) {
	t.Parallel()
	h := start(t)
	x := opened(t, h.login(t))
	h.Drain()
	h.stop()
	if err := h.returned(t); err != nil {
		t.Error(err)
	}
	if x.ends(t); !strings.Contains(x.out.String(), leavesScreen) {
		t.Error("the terminal is not restored")
	}
	empty := start(t)
	empty.Drain()
	if err := empty.returned(t); err != nil {
		t.Error(err)
	}
}

// A listener that fails, in whatever way, ends the server with an error: none that runs
// serves nobody.
func TestListenerFails(t *testing.T) {
	t.Parallel()
	broken := errors.New("no more sockets")
	h := startOn(t, &failingListener{newMemoryListener(), func() error { return broken }})
	if err := h.returned(t); !errors.Is(err, broken) {
		t.Errorf("Serve returns %v", err)
	}
	h = startOn(t, &failingListener{newMemoryListener(), func() error { panic("in Accept") }})
	if err := h.returned(t); err == nil || !strings.Contains(h.log.String(), "in Accept") {
		t.Errorf("Serve returns %v; the log: %s", err, h.log.String())
	}
}

type failingListener struct {
	net.Listener
	fail func() error
}

func (f *failingListener) Accept() (net.Conn, error) { return nil, f.fail() }

// The end comes at any moment of a login, and leaves nothing.
func TestStopDuringLogins(t *testing.T) {
	gone := remaining(t)
	for round := range 20 {
		h := start(t)
		var wg sync.WaitGroup
		some := make(chan struct{}, 1000)
		ctx, enough := context.WithCancel(t.Context())
		for i := range 8 {
			wg.Go(func() {
				for ctx.Err() == nil {
					client, err := h.enter(fmt.Sprintf("127.0.0.%d", i+1), as(admitted))
					select {
					case some <- struct{}{}:
					default:
					}
					if err != nil {
						continue // also when there is no server any more
					}
					if s, err := newSession(client); err == nil {
						_ = s.Start("a")
					}
					if i%2 == 0 { // the others are left to the server
						_ = client.Close()
						continue
					}
					_ = client.Wait()
				}
			})
		}
		for range round { // a little later each time
			arrives(t, "a login", some)
		}
		h.stop()
		if err := h.returned(t); err != nil {
			t.Fatal(err)
		}
		if n := h.gate.count(); n != 0 {
			t.Fatalf("%d connections of a server that has stopped", n)
		}
		enough()
		wg.Wait()
	}
	gone()
}

// What clients say of themselves does nothing to the log.
func TestLogIsClean(t *testing.T) {
	t.Parallel()
	const hostile = "x\x1b]0;owned\a\n\r\x00\u009b31m\u202egpj\x7f level=ERROR msg=\"forged\""
	for name, handler := range map[string]func(io.Writer) slog.Handler{
		"text": func(w io.Writer) slog.Handler { return slog.NewTextHandler(w, nil) },
		"JSON": func(w io.Writer) slog.Handler { return slog.NewJSONHandler(w, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log screen
			h := start(t, func(c *Config) { c.Log = slog.New(handler(&log)) })
			config := as(admitted)
			config.User = hostile
			config.ClientVersion = "SSH-2.0-x\u009b31m\u202e\xff" // the protocol has no others
			client, err := h.enter("", config)
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			if _, _, _, err := run(client, hostile+"'"); err != nil { // an error in words
				t.Error(err)
			}
			if _, _, _, err := run(client, "panic "+strings.ReplaceAll(hostile, `"`, "")); err != nil {
				t.Error(err)
			}
			s, err := newSession(client)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.RequestPty(hostile, 24, 80, nil); err == nil {
				t.Error("a hostile TERM is taken")
			}
			_ = s.Setenv("LANG", hostile)
			_, _ = s.SendRequest(hostile, true, []byte(hostile))
			_ = s.Close()
			opened(t, client)
			_, _, _ = client.OpenChannel(hostile, []byte(hostile))
			if bad, err := h.enter("", func() *gossh.ClientConfig { c := as(stranger); c.User = hostile; return c }()); err == nil {
				_ = bad.Close()
				t.Error("let in")
			}
			eventually(t, "all is told", func() bool {
				text := log.String()
				return strings.Contains(text, "reader opened") && strings.Contains(text, "login refused") && strings.Contains(text, "panic") &&
					strings.Count(text, "session ended") >= 2
			})
			for _, line := range strings.Split(strings.TrimSuffix(log.String(), "\n"), "\n") {
				if at := strings.IndexFunc(line, func(r rune) bool { return r < ' ' || r >= 0x7f }); at >= 0 {
					t.Errorf("%q at %d of %q", line[at], at, line)
				}
				if !strings.HasPrefix(line, "time=") && !strings.HasPrefix(line, `{"time":`) {
					t.Errorf("a line that is none: %q", line)
				}
			}
		})
	}
}
