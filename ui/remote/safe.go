package remote

import (
	"errors"

	tea "charm.land/bubbletea/v2"
)

// errBroken ends a session whose program has panicked.
var errBroken = errors.New("the reader has failed; the server's log says more")

// A safe model is another one, whose panics end its session and are told in the log.
// Bubble Tea catches them too, but writes them to the standard error of the process as
// they are, with whatever of a document is in them.
type safe struct {
	model   tea.Model
	session *session
}

// caught is deferred: it ends the session after a panic.
func (s *safe) caught(where string) {
	if why := recover(); why != nil {
		s.session.broke(where, why)
		s.session.cancel(errBroken)
	}
}

// turn waits for the turn of the session's key to compute for its screen; the function that
// it returns is deferred.
func (s *safe) turn() (done func()) {
	w := &worker{turns: s.session.screens, ctx: s.session.ctx, key: s.session.key}
	w.work()
	return w.done
}

func (s *safe) Init() (cmd tea.Cmd) {
	defer s.caught("Init")
	defer s.turn()()
	return s.guard(s.model.Init())
}

func (s *safe) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer s.caught("Update")
	defer s.turn()()
	model = s // also after a panic
	if typed, several := msg.(burst); several {
		return s, s.typed(typed)
	}
	s.model, cmd = s.model.Update(msg)
	return s, s.guard(cmd)
}

// typed is Update for what was typed since the last screen.
func (s *safe) typed(all burst) tea.Cmd {
	var cmds []tea.Cmd
	for _, msg := range all {
		var cmd tea.Cmd
		if s.model, cmd = s.model.Update(msg); cmd != nil {
			cmds = append(cmds, s.guard(cmd))
		}
	}
	return tea.Batch(cmds...)
}

func (s *safe) View() (v tea.View) {
	defer s.caught("View")
	defer s.turn()()
	return s.model.View()
}

// guard is a command whose panics are caught, and those of the commands that come of it.
func (s *safe) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer s.caught("Cmd")
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = s.guard(batch[i])
			}
		}
		return msg
	}
}
