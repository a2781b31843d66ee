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
		x.tellClient(x.channel.Stderr(), err.Error())
		return exitError
	}
	x.words = words
	if len(words) == 0 || x.Reads != nil && x.Reads(words) {
		return x.read()
	}
	ctx, stop := context.WithCancel(x.ctx)
	defer stop()
	w := &computation{turns: x.background, ctx: ctx, key: x.key}
	v := x.visitor(restingStream{x.channel, w}, restingStream{x.channel, w}, restingStream{x.channel.Stderr(), w})
	v.Rest = w.rest
	if v.Width > 0 {
		v.In = terminalInput{}
		spawn.Go(func() {
			defer x.recovered("keys")
			x.interrupted(stop)
		}, nil)
	}
	out := &bufferedWriter{to: v.Out}
	v.Out = out
	v.Err = orderedWriter{out, v.Err}
	w.work()
	defer w.done()
	code := x.Command(ctx, v, words)
	out.flush()
	return code
}

// A restingStream is a stream of a command, whose turn others have while the client is waited for.
type restingStream struct {
	io.ReadWriter
	worker *computation
}

func (r restingStream) Read(p []byte) (n int, err error) {
	r.worker.rest(func() { n, err = r.ReadWriter.Read(p) })
	return n, err
}

func (r restingStream) Write(p []byte) (n int, err error) {
	r.worker.rest(func() { n, err = r.ReadWriter.Write(p) })
	return n, err
}

// ctrlC is what a terminal sends when its person types ctrl+c and nobody cooks it.
const ctrlC = 0x03

// interrupted stops a command on a terminal when its person types ctrl+c, and throws away what else is typed.
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

// terminalInput is the input of a command on a terminal. A system would show what is typed
// there, and let it be corrected and ended; there is none between it and us.
type terminalInput struct{}

func (terminalInput) Read([]byte) (int, error) {
	return 0, errors.New("it is a terminal; send the text through a pipe, without -t")
}

// bufferedMost is how much a command prints before it is sent: each write is a packet
// of its own, encrypted and with a system call.
const bufferedMost = 16 << 10

// A bufferedWriter sends what a command prints in larger pieces. After an error,
// which is that of a client that has left, it takes nothing more.
type bufferedWriter struct {
	to     io.Writer
	buffer []byte
	err    error
}

func (b *bufferedWriter) Write(p []byte) (int, error) {
	b.buffer = append(b.buffer, p...)
	if len(b.buffer) >= bufferedMost {
		b.flush()
	}
	if b.err != nil {
		return 0, b.err
	}
	return len(p), nil
}

func (b *bufferedWriter) flush() {
	if b.err == nil && len(b.buffer) > 0 {
		_, b.err = b.to.Write(b.buffer)
	}
	b.buffer = b.buffer[:0]
}

// orderedWriter writes behind what has been printed so far.
type orderedWriter struct {
	output *bufferedWriter
	to     io.Writer
}

func (a orderedWriter) Write(p []byte) (int, error) {
	a.output.flush()
	return a.to.Write(p)
}

// lineEndWriter ends lines with a carriage return, too: a client's terminal is raw, so no system puts it there.
type lineEndWriter struct {
	to   io.Writer
	last byte // that was written
}

func (l *lineEndWriter) Write(p []byte) (int, error) {
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
