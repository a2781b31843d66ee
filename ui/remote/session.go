package remote

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"readout/store/spawn"
)

// A session is one channel of a connection: what its client has asked for so far, and the work that came of it.
type session struct {
	*Server
	number  int64
	conn    *connection
	channel gossh.Channel
	key     string // fingerprint of the key that logged in
	name    string // that stands behind it in the keys file
	start   time.Time

	ctx    context.Context // of the work
	cancel context.CancelCauseFunc
	done   chan struct{} // closed when the work is over; nil before it began

	env     environment
	term    string
	line    string    // of the command; "" for the interactive program
	words   []string  // of the line, once it has been understood
	window  size      // zero without a terminal
	cells   int       // cells of the screen that are counted for the key; of shares
	changes chan size // the newest size that the work has not seen
}

// errLeft ends the work of a session whose client has closed it.
var errLeft = errors.New("the client has left")

// visit serves a session. The library calls it on a goroutine of its own.
func (s *Server) visit(_ *ssh.Server, _ *gossh.ServerConn, asked gossh.NewChannel, ctx ssh.Context) {
	defer s.recovered("session")
	conn := connectionOf(ctx)
	if conn != nil {
		defer conn.requests.Add(-1)
		if conn.requests.Add(1) > askingMost {
			conn.end(errFlood) // a refusal would wait for a client that reads nothing
			return
		}
	}
	// if a panic left it unanswered
	defer func() { _ = asked.Reject(gossh.ConnectionFailed, "this has failed; the server's log says more") }()
	key, proved := ctx.Value(ssh.ContextKeyPublicKey).(ssh.PublicKey)
	switch {
	case conn == nil || !proved:
		_ = asked.Reject(gossh.Prohibited, "no login")
		return
	case !conn.enter():
		s.refuse(asked, conn, "too many sessions on this connection")
		return
	}
	defer conn.leave()
	if !s.Keys.Admit(key) {
		conn.end(errRevoked) // this session tells why
	}
	whose := gossh.FingerprintSHA256(key)
	if !s.shares.enter(whose, s.Limits.KeySessions) {
		s.refuse(asked, conn, "too many sessions of this key")
		return
	}
	x := &session{Server: s, number: s.numbers.Add(1), conn: conn, key: whose,
		start: time.Now(), changes: make(chan size, 1)}
	defer s.shares.leave(x)
	channel, requests, err := asked.Accept()
	if err != nil {
		return // the client has gone
	}
	defer channel.Close() // also after a panic
	x.channel, x.name = channel, s.Clean(s.Keys.Name(key))
	x.ctx, x.cancel = context.WithCancelCause(conn.ctx)
	x.serve(requests)
}

// refuse refuses a session, and says why to the client and in the log.
func (s *Server) refuse(asked gossh.NewChannel, conn *connection, why string) {
	reason := gossh.ResourceShortage
	if ended := context.Cause(conn.ctx); ended != nil {
		reason, why = gossh.Prohibited, ended.Error()
	}
	s.logLimited(conn.from(), "session refused: "+why)
	_ = asked.Reject(reason, why)
}

// serve answers the requests of the client until it closes the session. It never
// waits for the work, so that a client that sends more than is read blocks nothing.
func (x *session) serve(requests <-chan *gossh.Request) {
	defer func() {
		x.cancel(errLeft)
		_ = x.channel.Close() // so that the work ends that writes to it
		if x.done != nil {
			<-x.done
		}
	}()
	for request := range requests {
		ok, work := x.answer(request)
		_ = request.Reply(ok, nil)
		if work != nil {
			x.begin(work) // behind the reply: work that ends at once closes the session
		}
	}
}

// answer does what a request asks, and reports whether it could be done. If it asks for
// the work to begin, that is what there is to do.
func (x *session) answer(request *gossh.Request) (ok bool, work func() int) {
	begun := x.done != nil
	switch request.Type {
	case "env":
		return !begun && x.env.take(request.Payload), nil
	case "pty-req":
		if begun || x.window != (size{}) {
			return false, nil
		}
		x.term, x.window, ok = terminalAsked(request.Payload)
		return ok, nil
	case "window-change":
		z, ok := windowChanged(request.Payload)
		if !ok || x.window == (size{}) {
			return false, nil
		}
		if begun {
			x.resize(z)
		} else {
			x.window = z
		}
		return true, nil
	case "shell":
		if begun {
			return false, nil
		}
		return true, x.read
	case "exec":
		line, ok := lineAsked(request.Payload)
		if begun || !ok {
			return false, nil
		}
		x.line = line
		return true, x.run
	}
	return false, nil // no subsystem, no agent, no X11, no signals
}

// resize hands a size on; one that nobody has taken is out of date.
func (x *session) resize(z size) {
	select {
	case <-x.changes:
	default:
	}
	x.changes <- z // there is room: only this goroutine sends
}

// begin starts the work of the session, and ends the session with it.
func (x *session) begin(work func() int) {
	x.done = make(chan struct{})
	x.conn.touch()
	spawn.Go(func() {
		defer close(x.done)
		defer x.recovered("session")
		code, finished := exitError, false
		defer func() {
			if !finished { // it has panicked
				x.tellClient(x.channel.Stderr(), "this has failed; the server's log says more")
			}
			x.end(code)
		}()
		if x.ctx.Err() == nil { // else it was ended before it began
			code = work()
		}
		finished = true
	}, nil)
}

// end tells the client how the work ended, and closes the session.
func (x *session) end(code int) {
	why := context.Cause(x.ctx)
	if why != nil && !errors.Is(why, errLeft) {
		x.tellClient(x.channel.Stderr(), "closed: "+why.Error())
	}
	status := struct{ Code uint32 }{uint32(code)}
	_, _ = x.channel.SendRequest("exit-status", false, gossh.Marshal(&status))
	_ = x.channel.Close()
	what := append(x.logFields(), "code", code, "seconds", time.Since(x.start).Round(time.Millisecond).Seconds())
	if x.line != "" {
		what = append(what, "command", x.Clean(x.line))
	}
	if why != nil {
		what = append(what, "why", why.Error())
	}
	x.Log.Info("session ended", what...)
}

// logFields says in the log which session it is, and whose.
func (x *session) logFields() []any {
	return []any{"session", x.number, "key", x.key, "name", x.name, "from", x.conn.from()}
}

// tellClient tells the client something beside what it asked for.
func (x *session) tellClient(w io.Writer, text string) {
	_, _ = fmt.Fprintf(x.lines(w), "readout: %s\n", text)
}

// lines is a writer whose lines end as the client's terminal needs it.
func (x *session) lines(w io.Writer) io.Writer {
	if x.window == (size{}) {
		return w
	}
	return &lineEndWriter{to: w}
}

// turn waits until it is the turn of the session's key to work in the background.
func (x *session) turn(ctx context.Context) (done func(), err error) {
	if err := x.background.take(ctx, x.key); err != nil {
		return nil, err
	}
	return func() { x.background.give(x.key) }, nil
}

// visitor is the session as those see it who work for it.
func (x *session) visitor(in io.Reader, out, errs io.Writer) Visitor {
	env := x.env.set
	if x.window != (size{}) {
		env = append(env[:len(env):len(env)], "TERM="+x.term)
	}
	return Visitor{Number: x.number, Key: x.key, Address: x.conn.from(), Words: x.words, Env: env,
		Width: x.window.width, Height: x.window.height,
		In: in, Out: x.lines(out), Err: x.lines(errs), Turn: x.turn}
}
