package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// A guard watches over one kind of background work, of which only the newest
// counts. New work cancels the work before it; and because work cannot be killed,
// its answer carries the number it was started under, and an answer with another
// number than the current one is dropped.
//
// A guard belongs to Update: only the ticket goes along with a command.
type guard struct {
	number int
	busy   bool
	ctx    context.Context // of the current work, for more of the same kind
	cancel context.CancelFunc
}

// A ticket is what a command takes along: the context to work under and the
// number that its answer must carry.
type ticket struct {
	context.Context
	number int
}

// begin makes earlier work stale and returns the ticket for new work.
func (g *guard) begin(parent context.Context) ticket {
	g.stop()
	g.busy = true
	g.ctx, g.cancel = context.WithCancel(parent)
	return ticket{g.ctx, g.number}
}

// again returns the ticket of the current work, for a further part of it.
func (g *guard) again(parent context.Context) ticket {
	if g.ctx == nil {
		return g.begin(parent)
	}
	return ticket{g.ctx, g.number}
}

// fresh reports whether an answer belongs to the current work.
func (g *guard) fresh(number int) bool { return g.busy && number == g.number }

// finish is fresh for the last answer of a piece of work: whatever else was
// started with its ticket is told to stop.
func (g *guard) finish(number int) bool {
	if !g.fresh(number) {
		return false
	}
	g.stop()
	return true
}

// stop cancels the current work; its answers will be stale.
func (g *guard) stop() {
	if g.cancel != nil {
		g.cancel()
	}
	g.ctx, g.cancel, g.busy = nil, nil, false
	g.number++
}

// A loader brings what a part of the screen shows: want is what was asked for last,
// shown what the part shows since it took an answer, and the guard watches over the
// work between. V holds what the answer depends on.
type loader[V comparable, T any] struct {
	want, shown V
	guard
}

// load begins work for want, in place of the work before it. Update hands what do
// returns to take, unless something else has been asked for by then.
func (l *loader[V, T]) load(m *Model, want V, do func(context.Context) (T, error), take func(T, error) tea.Cmd) tea.Cmd {
	l.want = want
	t := l.begin(m.ctx)
	return m.work(t, func() tea.Msg {
		found, err := do(t)
		return reply(func() tea.Cmd {
			if !l.finish(t.number) {
				return nil
			}
			return take(found, err)
		})
	})
}

// drop ends the work, and forgets what was asked for.
func (l *loader[V, T]) drop() {
	l.stop()
	l.want = *new(V)
}

// A reply is the message that a command ends with: what Update has to do with the
// outcome.
type reply func() tea.Cmd

// work is a command that computes under a ticket: in its turn, if others share the
// machine. The answer to a ticket that is over would be dropped, so then it does nothing.
func (m *Model) work(t ticket, do func() tea.Msg) tea.Cmd {
	turn := m.opt.Turn
	if turn == nil {
		return do
	}
	return func() tea.Msg {
		done, err := turn(t)
		if err != nil {
			return nil
		}
		defer done()
		return do()
	}
}
