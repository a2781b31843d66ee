package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A plug is a connection that only has an address.
type plug struct {
	net.Conn
	from   string
	closed atomic.Bool
}

func (p *plug) RemoteAddr() net.Addr { return textAddr(p.from) }
func (p *plug) Close() error         { p.closed.Store(true); return nil }

type textAddr string

func (textAddr) Network() string  { return "tcp" }
func (a textAddr) String() string { return string(a) }

// A gateTest is a gate by itself, in time that passes only when all wait.
type gateTest struct {
	*gate
	t *testing.T
}

func newGateTest(t *testing.T, set func(*Limits)) *gateTest {
	l := wide()
	set(&l)
	return &gateTest{newGate(l, func(string, string, ...any) {}), t}
}

// let brings a connection in.
func (g *gateTest) let(from string) *connection {
	g.t.Helper()
	c, why := g.admit(&plug{from: from})
	if why != "" {
		g.t.Fatalf("%s is refused: %s", from, why)
	}
	return c
}

// refuses tries to bring one in, in vain.
func (g *gateTest) refuses(from, want string) {
	g.t.Helper()
	if _, why := g.admit(&plug{from: from}); why != want {
		g.t.Errorf("%s: %q, want %q", from, why, want)
	}
}

func (c *connection) isClosed() bool { return c.Conn.(*plug).closed.Load() }

// inGate runs a test of a gate; what is open is closed behind it.
func inGate(t *testing.T, set func(*Limits), test func(*testing.T, *gateTest)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		g := newGateTest(t, set)
		test(t, g)
		g.end(errStopping)
		g.empty(t.Context())
		if len(g.halfOpen) > 0 || g.count() > 0 {
			t.Errorf("%d are left, %d half open", g.count(), len(g.halfOpen))
		}
	})
}

func TestGateCounts(t *testing.T) {
	t.Parallel()
	inGate(t, func(l *Limits) { l.Connections, l.PerAddress = 6, 4 }, func(t *testing.T, g *gateTest) {
		first := g.let("192.0.2.1:1")
		for i := range 3 {
			g.let(fmt.Sprintf("192.0.2.1:%d", i+2))
		}
		g.refuses("192.0.2.1:9", "too many connections from this address")
		g.refuses("[::ffff:192.0.2.1]:9", "too many connections from this address")
		g.let("192.0.2.2:1")
		g.let("192.0.2.3:1")
		g.refuses("192.0.2.4:1", "too many connections")
		_ = first.Close()
		_ = first.Close() // counts once
		g.let("192.0.2.1:10")
		g.refuses("192.0.2.4:1", "too many connections")
		if g.count() != 6 {
			t.Errorf("%d are open", g.count())
		}
	})
}

func TestGateCountsNetworksOfIPv6(t *testing.T) {
	t.Parallel()
	inGate(t, func(l *Limits) { l.PerAddress = 2 }, func(t *testing.T, g *gateTest) {
		g.let("[2001:db8:0:1::1]:1")
		g.let("[2001:db8:0:1:ffff:ffff:ffff:ffff]:1")
		g.refuses("[2001:db8:0:1:1234::9]:1", "too many connections from this address")
		g.let("[2001:db8:0:2::1]:1")
		g.let("[fe80::1%eth0]:1")
		g.let("[fe80::2%eth1]:1") // a zone is no other network
		g.refuses("[fe80::3]:1", "too many connections from this address")
		// What has no address counts as one.
		g.let("pipe")
		g.let("@")
		g.refuses("", "too many connections from this address")
	})
	for from, want := range map[string]string{
		"192.0.2.1:22":                      "192.0.2.1",
		"[::ffff:192.0.2.1]:22":             "192.0.2.1",
		"[2001:db8:1:2:3:4:5:6]:22":         "2001:db8:1:2::",
		"[fe80::1%eth0]:22":                 "fe80::",
		"[::1]:22":                          "::",
		"/run/socket":                       "invalid IP",
		"[2001:db8:1:2:ffff:ffff::%x\n]:22": "2001:db8:1:2::",
	} {
		if got := addressOf(&plug{from: from}); got.String() != want {
			t.Errorf("%q is %v, want %s", from, got, want)
		}
	}
}

func TestGateSlowsNewOnes(t *testing.T) {
	t.Parallel()
	inGate(t, func(l *Limits) { l.NewPerSec = 10 }, func(t *testing.T, g *gateTest) {
		const from = "192.0.2.1:1"
		for range 20 {
			_ = g.let(from).Close()
		}
		g.refuses(from, "too many new connections from this address")
		g.let("192.0.2.2:1") // others are not slowed
		time.Sleep(time.Second)
		for range 10 {
			_ = g.let(from).Close()
		}
		g.refuses(from, "too many new connections from this address")
	})
}

// Who has most half-open connections loses the oldest of them.
func TestGateIsFair(t *testing.T) {
	t.Parallel()
	inGate(t, func(l *Limits) { l.HalfOpen = 5 }, func(t *testing.T, g *gateTest) {
		let := func(from string) *connection {
			c := g.let(from)
			time.Sleep(time.Millisecond)
			return c
		}
		honest := let("192.0.2.9:1") // the oldest of all
		flood := []*connection{let("192.0.2.1:1"), let("192.0.2.1:2"), let("192.0.2.2:1"), let("192.0.2.2:2")}
		for i := range 100 {
			flood = append(flood, let(fmt.Sprintf("192.0.2.%d:%d", i%2+1, i+3)))
		}
		if honest.isClosed() {
			t.Fatal("who has one connection loses it to those who have many")
		}
		open := 0
		for i, c := range flood {
			if !c.isClosed() {
				open++
			} else if why := context.Cause(c.ctx); !errors.Is(why, errCrowded) {
				t.Errorf("connection %d was closed: %v", i, why)
			}
			if c.isClosed() && i >= len(flood)-2 {
				t.Errorf("connection %d of %d, a newest one, is closed", i, len(flood))
			}
		}
		if open != 4 {
			t.Errorf("%d of the flood are open", open)
		}
		honest.setLoggedIn()
		let("192.0.2.1:999")
		let("192.0.2.1:1000")
		if honest.isClosed() {
			t.Error("who has logged in is thrown out")
		}
	})
}

// The addresses that are remembered are bounded, though each may come once.
func TestGateForgetsAddresses(t *testing.T) {
	t.Parallel()
	inGate(t, func(l *Limits) { l.NewPerSec, l.Connections = 10, 10 }, func(t *testing.T, g *gateTest) {
		var stays []*connection
		for i := range 5 {
			stays = append(stays, g.let(fmt.Sprintf("198.51.100.%d:1", i)))
			stays[i].setLoggedIn()
		}
		for i := range 50_000 {
			_ = g.let(fmt.Sprintf("[2001:db8:%x:%x::1]:1", i>>16, i&0xffff)).Close()
			if i%100 == 0 {
				time.Sleep(time.Second)
			}
			if n := len(g.addresses); n > addressesMost+500 {
				t.Fatalf("%d addresses are remembered after %d", n, i)
			}
		}
		for i := range 5 {
			if a := g.addresses[netip.MustParseAddr(fmt.Sprintf("198.51.100.%d", i))]; a == nil || a.open != 1 {
				t.Errorf("an address with an open connection is forgotten: %+v", a)
			}
			_ = stays[i].Close()
		}
		// A crowd at the full gate leaves nothing behind, either.
		for i := range 10 {
			g.let(fmt.Sprintf("203.0.113.%d:1", i))
		}
		before := len(g.addresses)
		for i := range 1000 {
			g.refuses(fmt.Sprintf("[2001:db9::%x:0:0:0:0]:1", i), "too many connections")
		}
		if len(g.addresses) > before {
			t.Errorf("%d addresses, before %d", len(g.addresses), before)
		}
	})
}

// After its end nothing comes in: a connection that was just being accepted would stay
// open for ever, on a server that says it has stopped.
func TestGateStaysShut(t *testing.T) {
	t.Parallel()
	inGate(t, func(*Limits) {}, func(t *testing.T, g *gateTest) {
		c := g.let("192.0.2.1:1")
		g.end(errStopping)
		g.refuses("192.0.2.1:2", "the server is stopping")
		g.empty(t.Context())
		if !c.isClosed() {
			t.Error("it is open still")
		}
		g.refuses("192.0.2.1:3", "the server is stopping")
	})
}

func TestConnectionClocks(t *testing.T) {
	t.Parallel()
	set := func(l *Limits) { l.Login, l.Idle, l.Longest = 15*time.Second, 15*time.Minute, 2*time.Hour }
	inGate(t, set, func(t *testing.T, g *gateTest) {
		ends := func(what string, c *connection, after time.Duration, why error) {
			t.Helper()
			time.Sleep(after - time.Second - time.Since(c.start))
			if c.ctx.Err() != nil || c.isClosed() {
				t.Errorf("%s: ended too early: %v", what, context.Cause(c.ctx))
			}
			time.Sleep(2 * time.Second)
			if !c.isClosed() || !errors.Is(context.Cause(c.ctx), why) {
				t.Errorf("%s: closed %v, %v", what, c.isClosed(), context.Cause(c.ctx))
			}
		}
		ends("no login", g.let("192.0.2.1:1"), 15*time.Second, errLogin)

		idle := g.let("192.0.2.1:2")
		time.Sleep(10 * time.Second)
		idle.setLoggedIn()
		ends("no key", idle, 15*time.Minute+10*time.Second, errIdle)

		busy := g.let("192.0.2.1:3")
		busy.setLoggedIn()
		for range 20 {
			time.Sleep(5 * time.Minute)
			busy.touch()
		}
		ends("a last key after 100 minutes", busy, 115*time.Minute, errIdle)

		long := g.let("192.0.2.1:4")
		long.setLoggedIn()
		for time.Since(long.start) < 115*time.Minute {
			time.Sleep(5 * time.Minute)
			long.touch()
		}
		ends("keys for ever", long, 2*time.Hour, errLongest)

		// A session has a moment more, and its end closes a connection that is to end.
		for name, leaves := range map[string]bool{"leaves": true, "stays": false} {
			c := g.let("192.0.2.1:5")
			c.setLoggedIn()
			if !c.enter() {
				t.Fatal("no session")
			}
			c.end(errIdle)
			if c.enter() {
				t.Error("a session on a connection that is to end")
			}
			time.Sleep(leaving / 2)
			if c.isClosed() {
				t.Errorf("%s: closed at once", name)
			}
			if leaves {
				c.leave()
				if !c.isClosed() {
					t.Error("not closed behind the last session")
				}
				continue
			}
			time.Sleep(leaving)
			if !c.isClosed() {
				t.Error("a session that stays keeps its connection")
			}
		}

		// What is closed stays so: no clock runs on.
		c := g.let("192.0.2.1:6")
		_ = c.Close()
		c.touch()
		if c.idle.Stop() || c.login.Stop() || c.longest.Stop() {
			t.Error("a clock runs behind the end")
		}
	})
}

// The limits, with real clients.
func TestTooManyConnections(t *testing.T) {
	t.Parallel()
	h := start(t, within(func(l *Limits) { l.Connections, l.PerAddress, l.Sessions = 8, 5, 2 }))
	var all []*terminal
	enter := func(from string) *gossh.Client {
		t.Helper()
		client, err := h.enter(from, as(admitted))
		if err != nil {
			t.Fatalf("from %s: %v", from, err)
		}
		t.Cleanup(func() { _ = client.Close() })
		all = append(all, opened(t, client))
		return client
	}
	refused := func(from, why string) {
		t.Helper()
		if client, err := h.enter(from, as(admitted)); err == nil {
			_ = client.Close()
			t.Errorf("%s: one too many is let in", why)
		}
		if !strings.Contains(h.log.String(), "refused: "+why+"\"") {
			t.Errorf("%q is not told:\n%s", why, h.log.String())
		}
	}
	var first *gossh.Client
	for range 5 {
		first = enter("127.0.0.2")
	}
	refused("127.0.0.2", "too many connections from this address")
	for range 3 {
		enter("127.0.0.3")
	}
	refused("127.0.0.4", "too many connections")

	// The same of sessions: one is there.
	all = append(all, opened(t, first))
	_, _, err := first.OpenChannel("session", nil)
	var no *gossh.OpenChannelError
	if !errors.As(err, &no) || no.Reason != gossh.ResourceShortage || no.Message != "too many sessions on this connection" {
		t.Errorf("one session too many: %v", err)
	}
	for _, x := range all {
		x.answers(t)
	}

	// One that ends makes room.
	last := all[len(all)-1]
	last.press("q")
	if code := last.ends(t); code != 0 {
		t.Errorf("exit code %d", code)
	}
	eventually(t, "room for a session", func() bool {
		out, _, _, err := run(first, "a")
		return err == nil && out == "[\"a\"]\n"
	})
	_ = first.Close()
	eventually(t, "room for a connection", func() bool {
		client, err := h.enter("127.0.0.4", as(admitted))
		if err != nil {
			return false
		}
		return client.Close() == nil
	})
}

func TestTooManyNewConnections(t *testing.T) {
	t.Parallel()
	// One a second and a burst of two: the clock can bring another few at most, however
	// slow the machine is that we count on.
	h := start(t, within(func(l *Limits) { l.NewPerSec = 1 }))
	began, in := time.Now(), 0
	for range 50 {
		if conn, err := h.connect("127.0.0.2"); err == nil {
			if _, err := conn.Read(make([]byte, 1)); err == nil { // the server's version
				in++
			}
			_ = conn.Close()
		}
	}
	if most := 3 + int(time.Since(began).Seconds()); in < 2 || in > most {
		t.Errorf("%d of 50 were let in, at most %d may", in, most)
	}
	client, err := h.enter("127.0.0.3", as(admitted))
	if err != nil {
		t.Fatalf("another address: %v", err)
	}
	_ = client.Close()
}

// A flood of connections that never log in: whoever does log in comes through, and
// nothing is left of the flood.
func TestHalfOpenFlood(t *testing.T) {
	h := start(t, within(func(l *Limits) {
		*l = DefaultLimits()
		l.NewPerSec, l.Login = 1000, time.Second
	}))
	gone := remaining(t)
	const flood = 2000
	var conns [flood]net.Conn
	half := make(chan struct{})
	var made atomic.Int64
	logins := make(chan error, 1)
	go func() {
		<-half // when there are many
		for range 5 {
			client, err := h.enter("127.0.0.99", as(admitted))
			if err != nil {
				logins <- err
				return
			}
			out, _, _, err := run(client, "still here")
			_ = client.Close()
			if err != nil || out != "[\"still\" \"here\"]\n" {
				logins <- fmt.Errorf("%q, %w", out, err)
				return
			}
		}
		logins <- nil
	}()
	together(t, flood, func(i int) error {
		conn, err := h.connect(fmt.Sprintf("127.0.0.%d", 2+i%8))
		if err != nil {
			return err
		}
		conns[i] = conn
		if made.Add(1) == flood/4 {
			close(half)
		}
		if i%3 == 0 { // some say something
			_, _ = io.WriteString(conn, "SSH-2.0-x\r\n")
		}
		return nil
	})
	if err := arrives(t, "logins during the flood", logins); err != nil {
		t.Errorf("a login during the flood: %v", err)
	}
	eventually(t, "all are cut", func() bool { return h.gate.count() == 0 })
	together(t, flood, func(i int) error {
		_ = conns[i].SetReadDeadline(time.Now().Add(patience))
		var last net.Error
		if _, err := io.Copy(io.Discard, conns[i]); errors.As(err, &last) && last.Timeout() {
			return errors.New("it is open still")
		}
		return conns[i].Close()
	})
	gone()
}

// Who sends a byte now and then does not stay without a login.
func TestSlowLogins(t *testing.T) {
	t.Parallel()
	h := start(t, within(func(l *Limits) { l.Login = 300 * time.Millisecond }))
	conns := map[string]net.Conn{}
	for name, said := range map[string]string{
		"nothing": "", "half a version": "SSH-2.0-x", "a version": "SSH-2.0-x\r\n", "HTTP": "GET / HTTP/1.1\r\n\r\n",
		"a long line": strings.Repeat("a", 300), "TLS": "\x16\x03\x01\x00\xff",
	} {
		conn, err := h.connect("")
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_, _ = io.WriteString(conn, said)
		conns[name] = conn
	}
	for name, conn := range conns {
		eventually(t, name+" is cut", func() bool { _, err := conn.Write([]byte("a")); return err != nil })
	}
}
