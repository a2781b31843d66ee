package remote

import (
	"context"
	"io"
	"net"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"
)

// A wire is one direction of a connection in memory. It holds so much that both sides
// can speak first, and no more, so that who does not read is noticed.
type wire struct {
	mu     sync.Mutex
	change *sync.Cond
	held   []byte
	closed bool
}

const wireMost = 64 << 10

func newWire() *wire {
	w := &wire{}
	w.change = sync.NewCond(&w.mu)
	return w
}

func (w *wire) Read(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.held) == 0 && !w.closed {
		w.change.Wait()
	}
	if len(w.held) == 0 {
		return 0, io.EOF
	}
	n := copy(p, w.held)
	w.held = w.held[n:]
	w.change.Broadcast()
	return n, nil
}

func (w *wire) Write(p []byte) (n int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(p) > 0 {
		for len(w.held) >= wireMost && !w.closed {
			w.change.Wait()
		}
		if w.closed {
			return n, io.ErrClosedPipe
		}
		some := min(len(p), wireMost-len(w.held))
		w.held, p, n = append(w.held, p[:some]...), p[some:], n+some
		w.change.Broadcast()
	}
	return n, nil
}

func (w *wire) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	w.change.Broadcast()
}

// An end is one of the two of a connection in memory.
type end struct {
	net.Conn
	in, out *wire
	from    string
}

func (e *end) Read(p []byte) (int, error)  { return e.in.Read(p) }
func (e *end) Write(p []byte) (int, error) { return e.out.Write(p) }
func (e *end) Close() error                { e.in.close(); e.out.close(); return nil }
func (e *end) RemoteAddr() net.Addr        { return textAddr(e.from) }
func (e *end) LocalAddr() net.Addr         { return textAddr("server") }

// Deadlines are not kept: in a bubble nobody waits for long.
func (e *end) SetDeadline(time.Time) error { return nil }

// A memory listener takes connections within this process. With it a server can be
// tested in a bubble, where a quarter of an hour takes no time (testing/synctest), and
// which only ends when no goroutine is left.
type memoryListener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newMemoryListener() *memoryListener {
	return &memoryListener{conns: make(chan net.Conn), closed: make(chan struct{})}
}

func (m *memoryListener) Accept() (net.Conn, error) {
	select {
	case conn := <-m.conns:
		return conn, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

func (m *memoryListener) Close() error   { m.once.Do(func() { close(m.closed) }); return nil }
func (m *memoryListener) Addr() net.Addr { return textAddr("memory") }

// dial connects, as a client from an address.
func (m *memoryListener) dial(from string) (net.Conn, error) {
	there, back := newWire(), newWire()
	select {
	case m.conns <- &end{in: there, out: back, from: from}:
		return &end{in: back, out: there, from: "server"}, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// login logs in as who is let in.
func (m *memoryListener) login(t *testing.T) *gossh.Client {
	t.Helper()
	conn, err := m.dial("192.0.2.1:1")
	if err != nil {
		t.Fatal(err)
	}
	client, err := over(conn, as(admitted))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// ticking makes programs whose screens change by themselves.
func ticking(c *Config) {
	quiet := c.Reader
	c.Reader = func(ctx context.Context, v Visitor) (tea.Model, error) {
		m, err := quiet(ctx, v)
		m.(*counter).ticks = true
		return m, err
	}
}

// A deaf connection stops reading or writing when it is told to.
type deaf struct {
	net.Conn
	mu            sync.Mutex
	change        *sync.Cond
	reads, writes bool
	closed        bool
}

func newDeaf(conn net.Conn) *deaf {
	d := &deaf{Conn: conn, reads: true, writes: true}
	d.change = sync.NewCond(&d.mu)
	return d
}

// set changes what it does.
func (d *deaf) set(change func(*deaf)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change(d)
	d.change.Broadcast()
}

// when waits until something may be done.
func (d *deaf) when(may *bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for !*may && !d.closed {
		d.change.Wait()
	}
}

func (d *deaf) Read(p []byte) (int, error)  { d.when(&d.reads); return d.Conn.Read(p) }
func (d *deaf) Write(p []byte) (int, error) { d.when(&d.writes); return d.Conn.Write(p) }
func (d *deaf) Close() error                { d.set(func(d *deaf) { d.closed = true }); return d.Conn.Close() }
