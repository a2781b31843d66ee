package remote

import (
	"context"
	"maps"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A gate is a listener that lets through as many connections as Limits allow and
// closes the others at once. It knows every connection that is open.
type gate struct {
	net.Listener
	limits Limits
	log    func(from, what string, more ...any)

	mu        sync.Mutex
	open      map[*connection]struct{}
	halfOpen  map[*connection]struct{} // those of open without a login
	addresses map[netip.Addr]*address
	logLimit  *rate.Limiter
	unlogged  int
	departure chan struct{} // closed and made anew when a connection leaves
	refusal   error         // why no more come in; nil until all were ended
}

// An address is where connections come from.
type address struct {
	open int
	rate *rate.Limiter
}

func newGate(l Limits, tell func(from, what string, more ...any)) *gate {
	return &gate{
		limits: l, log: tell,
		open: map[*connection]struct{}{}, halfOpen: map[*connection]struct{}{}, addresses: map[netip.Addr]*address{},
		logLimit: rate.NewLimiter(5, 20), departure: make(chan struct{}),
	}
}

// Accept waits for the next connection that may come in.
func (g *gate) Accept() (net.Conn, error) {
	for {
		conn, err := g.Listener.Accept()
		if err != nil {
			return nil, err
		}
		c, why := g.admit(conn)
		if why == "" {
			return c, nil
		}
		g.log(conn.RemoteAddr().String(), "refused: "+why)
		_ = conn.Close()
	}
}

// admit takes a connection in, or says why not.
func (g *gate) admit(conn net.Conn) (*connection, string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	from := addressOf(conn)
	a := g.addresses[from]
	if a == nil {
		a = &address{rate: rate.NewLimiter(rate.Limit(g.limits.NewPerSec), 2*g.limits.NewPerSec)}
		g.addresses[from] = a
	}
	switch {
	case g.refusal != nil:
		g.forget(from)
		return nil, g.refusal.Error()
	case len(g.open) >= g.limits.Connections:
		g.forget(from)
		return nil, "too many connections"
	case a.open >= g.limits.PerAddress:
		return nil, "too many connections from this address"
	case !a.rate.Allow():
		return nil, "too many new connections from this address"
	}
	if len(g.halfOpen) >= g.limits.HalfOpen {
		g.oldestHalfOpen().end(errCrowded)
	}
	a.open++
	c := newConnection(conn, from, g)
	g.open[c], g.halfOpen[c] = struct{}{}, struct{}{}
	return c, ""
}

// oldestHalfOpen is the half-open connection that has to go so that another one may come: the
// oldest of the address that has most of them. So who floods the server throws out
// himself, and somebody who logs in from elsewhere is through in time.
func (g *gate) oldestHalfOpen() *connection {
	counts := map[netip.Addr]int{}
	for c := range g.halfOpen {
		counts[c.address]++
	}
	var oldest *connection
	for c := range g.halfOpen {
		if oldest == nil || counts[c.address] > counts[oldest.address] ||
			counts[c.address] == counts[oldest.address] && c.start.Before(oldest.start) {
			oldest = c
		}
	}
	delete(g.halfOpen, oldest) // its end may take a moment
	return oldest
}

// loggedIn takes note of a login.
func (g *gate) loggedIn(c *connection) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.halfOpen, c)
}

// leave takes note that a connection is closed.
func (g *gate) leave(c *connection) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, here := g.open[c]; !here {
		return
	}
	delete(g.open, c)
	delete(g.halfOpen, c)
	g.addresses[c.address].open--
	g.forget(c.address)
	close(g.departure)
	g.departure = make(chan struct{})
}

// addressesMost bounds how many addresses are remembered for their rate alone.
const addressesMost = 4096

// forget drops what is known of addresses that need not be remembered, when there
// are many of them: nothing is open and their rate has recovered.
func (g *gate) forget(addr netip.Addr) {
	if a := g.addresses[addr]; a != nil && a.isIdle() {
		delete(g.addresses, addr)
	}
	if len(g.addresses) < addressesMost {
		return
	}
	for addr, a := range g.addresses {
		if a.isIdle() {
			delete(g.addresses, addr)
		}
	}
}

func (a *address) isIdle() bool { return a.open == 0 && a.rate.Tokens() >= float64(a.rate.Burst()) }

func (g *gate) count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.open)
}

// all are the connections that are open.
func (g *gate) all() []*connection {
	g.mu.Lock()
	defer g.mu.Unlock()
	return slices.Collect(maps.Keys(g.open))
}

// end ends all connections for a reason. One that the listener has accepted but not
// handed over yet is refused for it: nobody would end that.
func (g *gate) end(why error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.refusal = why
	for c := range g.open {
		c.end(why)
	}
}

// empty waits until no connection is open, or ctx ends.
func (g *gate) empty(ctx context.Context) {
	for {
		g.mu.Lock()
		open, left := len(g.open), g.departure
		g.mu.Unlock()
		if open == 0 {
			return
		}
		select {
		case <-left:
		case <-ctx.Done():
			return
		}
	}
}

// mayLog reports whether something that clients can repeat may be logged now, and how
// often it might not before.
func (g *gate) mayLog() (may bool, untold int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.logLimit.AllowN(time.Now(), 1) {
		g.unlogged++
		return false, 0
	}
	untold, g.unlogged = g.unlogged, 0
	return true, untold
}

// addressOf is where a connection comes from: of IPv6 the network of 64 bits, which
// is what one client has at least.
func addressOf(conn net.Conn) netip.Addr {
	from, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil {
		return netip.Addr{} // all others are one
	}
	addr := from.Addr().Unmap().WithZone("")
	if addr.Is6() {
		network, _ := addr.Prefix(64)
		return network.Addr()
	}
	return addr
}
