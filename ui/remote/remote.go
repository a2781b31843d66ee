// Package remote serves a program to people over SSH: an interactive one on a
// terminal, and commands that print and end.
//
// It faces a network. It promises that nobody is admitted without a key of the keys file, proved by a
// signature; that what a client sends is bounded before it is used, in number, size and time; that a client
// that misbehaves, hangs or vanishes costs its own connection and nothing else; that a panic in one session
// ends that session; and that it starts no program, opens no file that a client names, and forwards nothing.
// Its limits and their reasons are in Limits.
//
// It knows nothing of documents: it is given a function that makes the interactive
// program of a session and one that runs a command.
//
//	listener ─ gate (how many, how fast) ─ connection (its clocks) ─ handshake, Keys
//	     ─ session (what it may ask) ┬ shell ─ Config.Reader ─ screen (keys, sizes) ─ tea.Program
//	                                 └ exec ─ Words ─ Config.Command
//
// The server, the transport and the handshake are those of charm.land/wish and golang.org/x/crypto/ssh.
// Sessions are our own: the ones of wish block for ever if a client changes its window faster than a program
// reads, and allocate what a client asks for.
package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"readout/store/spawn"
)

// A Visitor is one session: whose it is, and what it reads and writes.
type Visitor struct {
	Number  int64    // of the session, counted from 1 since the server was made
	Key     string   // fingerprint of the key that admitted it: "SHA256:…"
	Address string   // of the client, with the port
	Words   []string // that the client asked with, if any
	Env     []string // LANG, LC_*, TERM, COLORTERM and NO_COLOR as the client told them, "key=value"

	// Width and Height are the cells of the client's terminal, 0 if it has none.
	Width, Height int

	// Out and Err end lines as the client's terminal needs it. In holds what the client sends; of a command on a
	// terminal, where nothing cooks the keys, it is an error to read.
	In       io.Reader
	Out, Err io.Writer

	// Turn waits until it is the turn of the visitor's key to compute, and returns what
	// gives the turn back; the error is that of ctx. The interactive program does so around
	// its work in the background; its Init, Update and View, and commands, have one already.
	Turn func(ctx context.Context) (done func(), err error)

	// Rest lets a command wait for something else than a processor: others compute meanwhile. What a command reads
	// and writes does so by itself. It is nil for the interactive program, which computes only in turns.
	Rest func(wait func())
}

// Exit codes that the server itself gives.
const (
	exitFine  = 0
	exitError = 2
)

// A Config says whom a Server admits and what it serves.
type Config struct {
	Keys    *Keys
	HostKey gossh.Signer
	Limits  Limits
	Log     *slog.Logger

	// Clean makes text of a client safe for one line of a log or a terminal.
	Clean func(string) string

	// Reader makes the interactive program of a session, which has a terminal. ctx
	// ends with the session. An error is told to the client.
	Reader func(ctx context.Context, v Visitor) (tea.Model, error)

	// Reads reports whether words ask for the interactive program too, as no words do; nil means that none do.
	Reads func(words []string) bool

	// Command runs a command, given as words, and returns its exit code. ctx ends
	// with the session, or when the person types ctrl+c.
	Command func(ctx context.Context, v Visitor, words []string) int
}

// A Server serves sessions over SSH. Make it with New, run it with Serve.
type Server struct {
	Config
	ssh        *ssh.Server
	gate       *gate
	shares     shares
	screens    *turns // for screens: short pieces of work, which do not wait for long ones
	background *turns // for commands, and for what interactive programs do in the background
	numbers    atomic.Int64
	drained    chan struct{} // closed by drain
	drain      sync.Once
}

// Reasons for which the server ends a connection.
var (
	errStopping = errors.New("the server is stopping")
	errIdle     = errors.New("no key was pressed for too long")
	errLongest  = errors.New("the connection has lasted as long as it may")
	errLogin    = errors.New("no login in time")
	errCrowded  = errors.New("too many connections wait for their login")
	errFlood    = errors.New("too many sessions were asked for at once")
	errRevoked  = errors.New("your key is no longer admitted")
)

// New makes a server. It listens to nothing yet.
func New(c Config) (*Server, error) {
	s := &Server{Config: c, drained: make(chan struct{}), screens: newTurns(processors()),
		background: newTurns(processors())}
	s.gate = newGate(c.Limits, s.logLimited)
	var err error
	s.ssh, err = wish.NewServer(
		func(srv *ssh.Server) error { srv.AddHostKey(c.HostKey); return nil },
		wish.WithVersion("readout"),
		wish.WithPublicKeyAuth(s.admitKey),
		ssh.WrapConn(s.wrapConnection),
		func(srv *ssh.Server) error {
			srv.ServerConfigCallback = s.handshakeConfig
			srv.ConnectionFailedCallback = s.loginFailed
			srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.visit}
			srv.RequestHandlers = map[string]ssh.RequestHandler{} // no forwarding
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("cannot make an SSH server: %w", err)
	}
	return s, nil
}

// Serve accepts connections until ctx ends or Drain is called. Meanwhile it looks each Limits.Recheck whether
// those who are here still may log in. When ctx ends it gives sessions Limits.Grace to restore their terminals,
// then closes everything; after Drain it waits until all have left by themselves. The listener is closed. The
// error is that of a listener that failed.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	s.gate.Listener = listener
	failed := make(chan error, 1)
	spawn.Go(func() {
		err := errors.New("a panic, of which the log says more")
		defer func() { failed <- err }()
		defer s.recovered("listener")
		err = s.ssh.Serve(s.gate)
	}, nil)
	checking, checked := context.WithCancel(ctx)
	defer checked()
	spawn.Go(func() { s.recheck(checking) }, nil)
	var err error
	select {
	case err = <-failed:
		err = fmt.Errorf("cannot accept connections: %w", err)
	case <-s.drained:
		_ = listener.Close()
		s.Log.Info("accepting no more connections", "open", s.gate.count())
		s.gate.empty(ctx)
	case <-ctx.Done():
	}
	_ = listener.Close()
	s.Log.Info("stopping", "open", s.gate.count())
	s.gate.end(errStopping)
	grace, done := context.WithTimeout(context.WithoutCancel(ctx), s.Limits.Grace)
	defer done()
	s.gate.empty(grace)
	_ = s.ssh.Close()
	s.Log.Info("stopped")
	return err
}

// Drain stops accepting connections and lets the sessions end by themselves; Serve
// returns when the last one has.
func (s *Server) Drain() { s.drain.Do(func() { close(s.drained) }) }

// wrapConnection is told of each connection before its handshake. It is the one that the
// gate made, and goes along in the context that the library hands on.
func (s *Server) wrapConnection(ctx ssh.Context, conn net.Conn) net.Conn {
	defer s.recovered("connection")
	ctx.SetValue(connectionKey, conn)
	return conn
}

// contextKey is the type of keys in the library's contexts.
type contextKey string

const connectionKey contextKey = "connection"

func connectionOf(ctx ssh.Context) *connection {
	c, _ := ctx.Value(connectionKey).(*connection)
	return c
}

// logLimited logs something that a client can repeat at will, so not every time.
func (s *Server) logLimited(from, what string, more ...any) {
	may, unlogged := s.gate.mayLog()
	if !may {
		return
	}
	more = append([]any{"from", from}, more...)
	if unlogged > 0 {
		more = append(more, "and_untold", unlogged)
	}
	s.Log.Warn(what, more...)
}

// recovered is deferred wherever the libraries call us on goroutines of their own: a panic must end what it
// happened in, not the server. What it says is quoted rather than cleaned: Clean may be what panics.
func (s *Server) recovered(where string) {
	if r := recover(); r != nil {
		s.logPanic(where, r)
	}
}

// logPanic tells of a panic in the log.
func (s *Server) logPanic(where string, r any) {
	s.Log.Error("panic", "in", where, "what", fmt.Sprintf("%+.300q", fmt.Sprint(r)), "stack", string(debug.Stack()))
}
