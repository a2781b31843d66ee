package remote

import (
	"errors"

	tea "charm.land/bubbletea/v2"
)

// errBroken ends a session whose program has panicked.
var errBroken = errors.New("the reader has failed; the server's log says more")

// A guardedModel is a model of which a panic ends its session and is told in the log.
// Bubble Tea catches them too, but writes them to the standard error of the process as
// they are, with whatever of a document is in them.
type guardedModel struct {
	model   tea.Model
	session *session
}

// recoverPanic is deferred: it ends the session after a panic.
func (s *guardedModel) recoverPanic(where string) {
	if why := recover(); why != nil {
		s.session.logPanic(where, why)
		s.session.cancel(errBroken)
	}
}

// turn waits for the turn of the session's key to compute for its screen; the function that
// it returns is deferred.
func (s *guardedModel) turn() (done func()) {
	w := &computation{turns: s.session.screens, ctx: s.session.ctx, key: s.session.key}
	w.work()
	return w.done
}

func (s *guardedModel) Init() (cmd tea.Cmd) {
	defer s.recoverPanic("Init")
	defer s.turn()()
	return s.guard(s.model.Init())
}

func (s *guardedModel) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer s.recoverPanic("Update")
	defer s.turn()()
	model = s // also after a panic
	if typed, several := msg.(burst); several {
		return s, s.updateBurst(typed)
	}
	s.model, cmd = s.model.Update(msg)
	return s, s.guard(cmd)
}

// updateBurst is Update for what was typed since the last screen.
func (s *guardedModel) updateBurst(all burst) tea.Cmd {
	var cmds []tea.Cmd
	for _, msg := range all {
		var cmd tea.Cmd
		if s.model, cmd = s.model.Update(msg); cmd != nil {
			cmds = append(cmds, s.guard(cmd))
		}
	}
	return tea.Batch(cmds...)
}

func (s *guardedModel) View() (v tea.View) {
	defer s.recoverPanic("View")
	defer s.turn()()
	return s.model.View()
}

// guard is a command whose panics are caught, and those of the commands that come of it.
func (s *guardedModel) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer s.recoverPanic("Cmd")
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = s.guard(batch[i])
			}
		}
		return msg
	}
}
