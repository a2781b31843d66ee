package remote

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"readout/store/spawn"
)

// run is the work of a session that asked for a command.
func (x *session) run() int {
	words, err := Words(x.line)
	if len(x.line) > lineMost {
		err = fmt.Errorf("the command is longer than %d bytes", lineMost)
	}
	if err != nil {
		x.say(x.channel.Stderr(), err.Error())
		return exitError
	}
	x.words = words
	if len(words) == 0 || x.Reads != nil && x.Reads(words) {
		return x.read()
	}
	ctx, stop := context.WithCancel(x.ctx)
	defer stop()
	w := &worker{turns: x.labours, ctx: ctx, key: x.key}
	v := x.visitor(resting{x.channel, w}, resting{x.channel, w}, resting{x.channel.Stderr(), w})
	v.Rest = w.rest
	if v.Width > 0 {
		v.In = uncooked{}
		spawn.Go(func() {
			defer x.recovered("keys")
			x.interrupted(stop)
		}, nil)
	}
	out := &buffered{to: v.Out}
	v.Out = out
	v.Err = after{out, v.Err}
	w.work()
	defer w.done()
	code := x.Command(ctx, v, words)
	out.flush()
	return code
}

// A resting stream is one of a command, whose worker rests while the client is waited for.
type resting struct {
	io.ReadWriter
	worker *worker
}

func (r resting) Read(p []byte) (n int, err error) {
	r.worker.rest(func() { n, err = r.ReadWriter.Read(p) })
	return n, err
}

func (r resting) Write(p []byte) (n int, err error) {
	r.worker.rest(func() { n, err = r.ReadWriter.Write(p) })
	return n, err
}

// ctrlC is what a terminal sends when its person types ctrl+c and nobody cooks it.
const ctrlC = 0x03

// interrupted stops a command on a terminal when its person types ctrl+c, and throws
// away what else is typed.
func (x *session) interrupted(stop func()) {
	typed := make([]byte, 256)
	for {
		n, err := x.channel.Read(typed)
		if bytes.IndexByte(typed[:n], ctrlC) >= 0 {
			stop()
		}
		if err != nil {
			return
		}
	}
}

// uncooked is the input of a command on a terminal. A system would show what is typed
// there, and let it be corrected and ended; there is none between it and us.
type uncooked struct{}

func (uncooked) Read([]byte) (int, error) {
	return 0, errors.New("it is a terminal; send the text through a pipe, without -t")
}

// bufferedMost is how much a command prints before it is sent: each write is a packet
// of its own, encrypted and with a system call.
const bufferedMost = 16 << 10

// A buffered writer sends what a command prints in larger pieces. After an error,
// which is that of a client that has left, it takes nothing more.
type buffered struct {
	to   io.Writer
	held []byte
	err  error
}

func (b *buffered) Write(p []byte) (int, error) {
	b.held = append(b.held, p...)
	if len(b.held) >= bufferedMost {
		b.flush()
	}
	if b.err != nil {
		return 0, b.err
	}
	return len(p), nil
}

func (b *buffered) flush() {
	if b.err == nil && len(b.held) > 0 {
		_, b.err = b.to.Write(b.held)
	}
	b.held = b.held[:0]
}

// after writes behind what has been printed so far.
type after struct {
	printed *buffered
	to      io.Writer
}

func (a after) Write(p []byte) (int, error) {
	a.printed.flush()
	return a.to.Write(p)
}

// lineEnds ends lines with a carriage return, too: a client's terminal is raw, so no
// system puts it there.
type lineEnds struct {
	to   io.Writer
	last byte // that was written
}

func (l *lineEnds) Write(p []byte) (int, error) {
	sent := make([]byte, 0, len(p)+bytes.Count(p, []byte("\n")))
	for _, c := range p {
		if c == '\n' && l.last != '\r' {
			sent = append(sent, '\r')
		}
		sent, l.last = append(sent, c), c
	}
	if _, err := l.to.Write(sent); err != nil {
		return 0, err
	}
	return len(p), nil
}
