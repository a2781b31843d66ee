package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// A guard watches over one kind of background work, of which only the newest
// counts. Starting anew cancels the work before it; and because work cannot be
// killed, its answer carries the number it was started under, and an answer
// with another number than the current one is dropped.
//
// A guard belongs to Update: only the token goes along with a command.
type guard struct {
	number int
	busy   bool
	ctx    context.Context // of the current work, for more of the same kind
	cancel context.CancelFunc
}

// A token is what a command takes along: the context to work under and the
// number that its answer must carry.
type token struct {
	context.Context
	number int
}

// begin makes earlier work stale and returns the token for new work.
func (g *guard) begin(parent context.Context) token {
	g.stop()
	g.busy = true
	g.ctx, g.cancel = context.WithCancel(parent)
	return token{g.ctx, g.number}
}

// again returns the token of the current work, for a further part of it.
func (g *guard) again(parent context.Context) token {
	if g.ctx == nil {
		return g.begin(parent)
	}
	return token{g.ctx, g.number}
}

// fresh says whether an answer belongs to the current work.
func (g *guard) fresh(number int) bool { return g.busy && number == g.number }

// finish is fresh for the last answer of a piece of work: whatever else was
// started with its token is told to stop.
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

// work is a command that computes under a token: in its turn, if others share the machine.
// Its answer to a token that is over is dropped, so then it does nothing.
func (m *Model) work(tok token, do func() tea.Msg) tea.Cmd {
	turn := m.opt.Turn
	if turn == nil {
		return do
	}
	return func() tea.Msg {
		done, err := turn(tok)
		if err != nil {
			return nil
		}
		defer done()
		return do()
	}
}
