package remote

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// inBubble runs a test with a server whose clocks are those of DefaultLimits, in time
// that passes only while everybody waits.
func inBubble(t *testing.T, change func(*Config), test func(*testing.T, *memoryListener, *host)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		m := newMemoryListener()
		h := startOn(t, m, within(func(l *Limits) {
			d := DefaultLimits()
			l.Login, l.Idle, l.Longest, l.Grace = d.Login, d.Idle, d.Longest, d.Grace
		}), change)
		test(t, m, h)
	})
}

// endsWith expects a session that the server has ended, for a reason that it tells, with
// the terminal restored.
func (x *terminal) endsWith(t *testing.T, why string) {
	t.Helper()
	if code := x.ends(t); code != exitError {
		t.Errorf("exit code %d", code)
	}
	if said := x.err.String(); said != "readout: closed: "+why+"\r\n" {
		t.Errorf("said: %q", said)
	}
	if !strings.Contains(x.out.String(), leavesScreen) {
		t.Errorf("the terminal is not restored: %q", x.out.String())
	}
}

func (x *terminal) isOver() bool { return len(x.over) > 0 }

func TestIdleReader(t *testing.T) {
	t.Parallel()
	// Screens that change by themselves take their time, also here.
	set := func(c *Config) { ticking(c); c.Limits.Idle = 12 * time.Second }
	inBubble(t, set, func(t *testing.T, m *memoryListener, h *host) {
		x, err := openTerminal(m.login(t), 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Second)
		x.press("+") // starts the clock again
		time.Sleep(10 * time.Second)
		if err := x.WindowChange(30, 100); err != nil { // which is no key
			t.Error(err)
		}
		if ok, err := x.SendRequest("env", true, gossh.Marshal(envReq{"LANG", "C"})); ok || err != nil {
			t.Error(ok, err)
		}
		time.Sleep(1500 * time.Millisecond)
		if x.isOver() || len(x.out.String()) < 1000 {
			t.Errorf("over %v, %d bytes of screens", x.isOver(), len(x.out.String()))
		}
		time.Sleep(time.Second)
		if !x.isOver() {
			t.Error("a screen that changes by itself keeps its connection")
		}
		x.endsWith(t, "no key was pressed for too long")
		if h.gate.count() != 0 {
			t.Error("the connection is open")
		}
	})
}

func TestIdleConnections(t *testing.T) {
	t.Parallel()
	inBubble(t, nil, func(t *testing.T, m *memoryListener, h *host) {
		closed := func(c *gossh.Client) <-chan error {
			over := make(chan error, 1)
			go func() { over <- c.Wait() }()
			return over
		}
		without := closed(m.login(t)) // any session
		busy := m.login(t)
		opens := closed(busy)
		asks := m.login(t)
		pings := closed(asks)
		unused := m.login(t)
		waits := closed(unused)
		if _, _, err := unused.OpenChannel("session", nil); err != nil {
			t.Error(err)
		}
		for range 20 {
			time.Sleep(time.Minute)
			// A command is somebody's.
			if _, _, _, err := run(busy, "a"); err != nil {
				t.Error(err)
			}
			// What a client sends by itself is nobody's.
			_, _, _ = asks.SendRequest("keepalive@openssh.com", true, nil)
		}
		if len(without) != 1 || len(pings) != 1 || len(waits) != 1 || len(opens) != 0 {
			t.Errorf("closed: without a session %d, with pings only %d, with an unused session %d, with commands %d",
				len(without), len(pings), len(waits), len(opens))
		}
	})
}

// A command that runs is ended like a reader when nothing is asked any more.
func TestIdleCommand(t *testing.T) {
	t.Parallel()
	inBubble(t, nil, func(t *testing.T, m *memoryListener, _ *host) {
		began := time.Now()
		out, stderr, code, err := run(m.login(t), "wait", onTerminal)
		if took := time.Since(began).Round(time.Second); took != 15*time.Minute {
			t.Errorf("it took %v", took)
		}
		if out != "stopped\r\n" || stderr != "waiting\r\nreadout: closed: no key was pressed for too long\r\n" || code != 3 || err != nil {
			t.Errorf("%q, %q, %d, %v", out, stderr, code, err)
		}
	})
}

func TestLongest(t *testing.T) {
	t.Parallel()
	inBubble(t, within(func(l *Limits) { l.Longest = time.Hour }), func(t *testing.T, m *memoryListener, h *host) {
		x, err := openTerminal(m.login(t), 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		for range 59 {
			x.press("+")
			time.Sleep(time.Minute)
		}
		if x.isOver() {
			t.Error("ended too early")
		}
		time.Sleep(2 * time.Minute)
		x.endsWith(t, "the connection has lasted as long as it may")
		if h.gate.count() != 0 {
			t.Error("the connection is open")
		}
	})
}

// A byte a second is no login, before the handshake and in it.
func TestSlowLogin(t *testing.T) {
	t.Parallel()
	for name, sent := range map[string]string{"version": "SSH-2.0-" + strings.Repeat("x", 200), "packet": "SSH-2.0-x\r\n" + strings.Repeat("\x00", 200)} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, nil, func(t *testing.T, m *memoryListener, h *host) {
				conn, err := m.dial("192.0.2.1:1")
				if err != nil {
					t.Fatal(err)
				}
				go func() { _, _ = io.Copy(io.Discard, conn) }()
				sentFor := 0
				for i := range sent {
					if _, err := conn.Write([]byte{sent[i]}); err != nil {
						break
					}
					time.Sleep(time.Second)
					sentFor++
				}
				if sentFor > 16 || h.gate.count() != 0 {
					t.Errorf("sent for %d s, %d open", sentFor, h.gate.count())
				}
			})
		})
	}
}

// A client that does not answer does not keep a session that is ended, nor its
// connection.
func TestDeafClients(t *testing.T) {
	t.Parallel()
	deafened := map[string]func(*deaf){
		"reads nothing":   func(d *deaf) { d.reads = false },
		"answers nothing": func(d *deaf) { d.writes = false },
	}
	hosts := map[string]*host{}
	for name, deafen := range deafened {
		hosts[name] = start(t, ticking, within(func(l *Limits) { l.Idle = time.Second }))
		deafTerminals(t, hosts[name], deafen)
	}
	for name, h := range hosts {
		eventually(t, name+": the connection is closed", func() bool { return h.gate.count() == 0 })
	}
}

// deafTerminals opens sessions of each kind on a connection whose client then becomes
// deaf.
func deafTerminals(t *testing.T, h *host, deafen func(*deaf)) {
	t.Helper()
	conn, err := h.connect("")
	if err != nil {
		t.Fatal(err)
	}
	d := newDeaf(conn)
	client, err := over(d, as(admitted))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	opened(t, client)
	for _, line := range []string{"wait", "read", "flood"} {
		s, err := newSession(client)
		if err == nil {
			err = s.Start(line)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	d.set(deafen)
}
