package remote

import (
	"context"
	"errors"
	"io"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"readout/store/spawn"
)

// framesPerSec bounds how often a screen is drawn. People do not see the difference
// over a network, and each screen has a clock that runs so often.
const framesPerSec = 25

// read is the work of a session that asked for a shell: the interactive program.
func (x *session) read() int {
	stderr := x.channel.Stderr()
	if x.window == (size{}) {
		x.tellClient(stderr, "the reader needs a terminal: ssh -t HOST; or ask for something: ssh HOST search WORDS, "+
			"ssh HOST help")
		return exitError
	}
	if !x.shares.draw(x, x.window) {
		x.tellClient(stderr, errCells.Error())
		return exitError
	}
	x.Log.Info("reader opened", append(x.logFields(), "term", x.term)...)
	v := x.visitor(x.channel, x.channel, x.channel.Stderr())
	model, err := x.Reader(x.ctx, v)
	if err == nil {
		err = x.show(model, v)
	}
	if err != nil && x.ctx.Err() == nil {
		x.tellClient(stderr, x.Clean(err.Error()))
		return exitError
	}
	if why := context.Cause(x.ctx); why != nil && !errors.Is(why, errLeft) {
		return exitError // it was ended
	}
	return exitFine
}

// show runs a program on the client's terminal until it ends or the session does. Its
// terminal is restored in both cases.
func (x *session) show(model tea.Model, v Visitor) error {
	var newest atomic.Value // size
	newest.Store(x.window)
	program := tea.NewProgram(&guardedModel{model, x},
		tea.WithContext(x.ctx),
		tea.WithInput(nil), // keys are sent by converse
		tea.WithOutput(v.Out),
		tea.WithEnvironment(v.Env),
		tea.WithColorProfile(colorprofile.Env(v.Env)),
		tea.WithWindowSize(v.Width, v.Height),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if _, told := msg.(tea.WindowSizeMsg); !told {
				return msg
			}
			z := newest.Load().(size) // the first size, which Bubble Tea sends, may come behind a newer one
			return tea.WindowSizeMsg{Width: z.width, Height: z.height}
		}),
		tea.WithFPS(framesPerSec),
		tea.WithoutSignalHandler(), // the server has one
	)
	over, stop := context.WithCancel(x.ctx)
	defer stop()
	spawn.Go(func() {
		defer x.recovered("keys")
		x.converse(over, program, &newest)
	}, nil)
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && x.ctx.Err() != nil {
		return nil
	}
	return err
}

// terminalQueries is what the terminal is asked at the beginning, which a program with an input of its own
// would ask: its background, and whether it draws frames at once and counts the cells of emoji as one.
const terminalQueries = ansi.RequestBackgroundColor + ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// converse sends the program what the client types and its terminal answers, and the newest size of its window,
// until the client closes its side: it will never type again then, and the session ends.
//
// Bubble Tea would read the keys itself, but its reader waits for ever to hand over a key that came as the
// program ended, and keeps the program in memory with it. Send does not wait for a program that is over.
func (x *session) converse(ctx context.Context, program *tea.Program, newest *atomic.Value) {
	program.Send(tea.RawMsg{Msg: terminalQueries})
	events := make(chan uv.Event)
	board := &keyboard{session: x}
	spawn.Go(func() {
		why := errUnreadable // after a panic
		defer close(events)
		defer func() {
			if ctx.Err() == nil { // the program goes on, and would wait for keys for ever
				x.cancel(why)
			}
		}()
		defer x.recovered("keys")
		if why = uv.NewTerminalReader(board, x.term).StreamEvents(ctx, events); why == nil {
			why = errLeft
		}
	}, nil)
	var typed inputQueue
	for {
		more := events
		if typed.full() {
			more = nil
		}
		select {
		case <-typed.due(time.Now()):
			program.Send(typed.take(time.Now()))
		case z := <-x.changes:
			if x.shares.draw(x, z) { // else its screen stays as it is
				newest.Store(z)
				program.Send(tea.WindowSizeMsg{Width: z.width, Height: z.height})
			}
		case event, open := <-more: // to the end, though nobody may want them
			if !open {
				return
			}
			board.complete(event)
			typed.add(event)
		}
	}
}

// How many bytes may come before they are a whole paste, or a key or an answer of the
// terminal: until then all of them are kept. Those that are no paste are also read from
// their beginning each time that more come, which must not take long.
const (
	pasteMost = 1 << 20
	keyMost   = 64 << 10
	readsMost = 4 << 10 // times that more comes
)

// Reasons for which what is typed ends a session.
var (
	errEndless    = errors.New("more was sent at once than can be typed or pasted")
	errUnreadable = errors.New("what was typed could not be read")
)

// A keyboard is what the client types. Typing shows that somebody is there.
type keyboard struct {
	*session
	pending atomic.Int64 // bytes since the last whole key
	reads   atomic.Int64 // and how often some came
	pasting atomic.Bool
}

// complete starts the counts again after a key, a paste or an answer was read whole.
func (k *keyboard) complete(event uv.Event) {
	switch event.(type) {
	case uv.PasteStartEvent:
		k.pasting.Store(true)
	case uv.PasteEndEvent:
		k.pasting.Store(false)
	}
	k.pending.Store(0)
	k.reads.Store(0)
}

// most is how many bytes may be open now.
func (k *keyboard) most() int64 {
	if k.pasting.Load() {
		return pasteMost
	}
	return keyMost
}

func (k *keyboard) Read(p []byte) (int, error) {
	n, err := k.channel.Read(p)
	switch {
	case n > 0 && (k.pending.Add(int64(n)) > k.most() || k.reads.Add(1) > readsMost):
		return 0, errEndless
	case n > 0:
		k.conn.touch()
		return n, nil // an error comes again
	case err == nil:
		err = io.ErrNoProgress
	}
	return n, err
}
