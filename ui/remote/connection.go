package remote

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"readout/store/spawn"
)

// A connection is one client's, with its clocks. What ends it cancels its context with the reason, so that its
// sessions can restore their terminals, and closes it a moment later whether they did or not.
type connection struct {
	net.Conn
	gate    *gate
	address netip.Addr
	start   time.Time

	ctx    context.Context // of its sessions
	cancel context.CancelCauseFunc

	login   *time.Timer // until the login
	idle    *time.Timer // since the last key or command
	longest *time.Timer

	mu          sync.Mutex      // for what stands here, and while the clocks are set
	loggedIn    bool            // it has logged in
	key         gossh.PublicKey // by whose signature; nil before
	offeredKey  gossh.PublicKey // that was offered last
	offeredName string          // the name that its client gave itself, as it came
	attempts    []string        // fingerprints of the keys that were not admitted, or other ways in
	user        string          // that it said
	sessions    chan struct{}   // holds one for each that is open
	waiters     atomic.Int32    // sessions that wait for room
	requests    atomic.Int32    // channels that were asked for and are not open or refused yet
}

func newConnection(conn net.Conn, from netip.Addr, g *gate) *connection {
	c := &connection{Conn: conn, gate: g, address: from, start: time.Now(),
		sessions: make(chan struct{}, g.limits.Sessions)}
	c.ctx, c.cancel = context.WithCancelCause(context.Background())
	c.mu.Lock() // whichever clock ends it first finds the others
	defer c.mu.Unlock()
	c.login = spawn.After(g.limits.Login, func() { c.end(errLogin) })
	c.idle = spawn.After(g.limits.Idle, func() { c.end(errIdle) })
	c.longest = spawn.After(g.limits.Longest, func() { c.end(errLongest) })
	return c
}

// SetDeadline does nothing: the library would set one at each read and write, and
// our clocks do not follow what crosses the network.
func (c *connection) SetDeadline(time.Time) error { return nil }

// Close closes the connection, and stops its clocks.
func (c *connection) Close() error {
	c.cancel(errLeft)
	c.mu.Lock()
	for _, clock := range []*time.Timer{c.login, c.idle, c.longest} {
		clock.Stop()
	}
	c.mu.Unlock()
	err := c.Conn.Close()
	c.gate.leave(c)
	c.logAttempts()
	return err
}

func (c *connection) from() string { return c.Conn.RemoteAddr().String() }

// A client is the address of one, by which its connection is known where the library tells
// of a connection that it has wrapped.
type client struct {
	net.Addr
	connection *connection
}

// RemoteAddr is a client.
func (c *connection) RemoteAddr() net.Addr { return client{c.Conn.RemoteAddr(), c} }

// attemptsMost bounds the keys that are told of one connection.
const attemptsMost = 8

// addAttempt takes note of a key that is not admitted, or of another way to log in.
func (c *connection) addAttempt(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.attempts) < attemptsMost && !slices.Contains(c.attempts, what) {
		c.attempts = append(c.attempts, what)
	}
}

// setKey takes note of the key by whose signature a connection logs in.
func (c *connection) setKey(key gossh.PublicKey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.key = key
}

// loginKey is the key by whose signature the connection has logged in, nil before.
func (c *connection) loginKey() gossh.PublicKey {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.key
}

// setOffer takes note of a key that a client offers, and of the name it gives itself, as it
// came. Which keys are offered proves nothing.
func (c *connection) setOffer(key gossh.PublicKey, user string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.offeredKey, c.offeredName = key, user
}

// offer is the key that was offered last, nil if none was, and the name with it.
func (c *connection) offer() (key gossh.PublicKey, user string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offeredKey, c.offeredName
}

// setUser takes note of the name that a client gives itself.
func (c *connection) setUser(user string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.user = user
}

// logAttempts says once what a connection has tried that never logged in.
func (c *connection) logAttempts() {
	c.mu.Lock()
	tried, user, known := c.attempts, c.user, c.loggedIn
	c.attempts = nil
	c.mu.Unlock()
	if !known && tried != nil {
		c.gate.log(c.from(), "login refused", "user", user, "tried", strings.Join(tried, " "))
	}
}

// setLoggedIn takes note of the login.
func (c *connection) setLoggedIn() {
	c.mu.Lock()
	c.loggedIn = true
	c.mu.Unlock()
	c.login.Stop()
	c.gate.loggedIn(c)
	c.touch()
}

// touch restarts the idle clock: a person is there.
func (c *connection) touch() {
	c.mu.Lock() // or a clock of a connection that is closed meanwhile would go on
	defer c.mu.Unlock()
	if c.ctx.Err() == nil {
		c.idle.Reset(c.gate.limits.Idle)
	}
}

// end ends the connection for a reason. It does not wait.
func (c *connection) end(why error) {
	c.cancel(why)
	c.mu.Lock()
	defer c.mu.Unlock()
	wait := leaving
	switch {
	case len(c.sessions) == 0:
		wait = 0
	case errors.Is(why, errStopping):
		wait = max(wait, c.gate.limits.Grace)
	}
	spawn.After(wait, func() { _ = c.Close() })
}

// closing is how long a new session waits for the room of one that has just ended: a
// client may be quicker to open the next than we are to see the last one off.
const closing = 200 * time.Millisecond

// enter takes a session in if there may be one more.
func (c *connection) enter() bool {
	if c.ctx.Err() != nil {
		return false
	}
	select {
	case c.sessions <- struct{}{}:
		return true
	default:
	}
	defer c.waiters.Add(-1)
	if int(c.waiters.Add(1)) > cap(c.sessions) {
		return false
	}
	select {
	case c.sessions <- struct{}{}:
		return true
	case <-time.After(closing):
	case <-c.ctx.Done():
	}
	return false
}

// leave takes note that a session is over. The last one closes a connection that is to end.
func (c *connection) leave() {
	<-c.sessions
	if len(c.sessions) == 0 && c.ctx.Err() != nil {
		_ = c.Close()
	}
}
