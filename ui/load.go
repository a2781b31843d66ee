package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// libraryCame is the newest state of the library; closed says that none follows.
type libraryCame struct {
	Loaded
	closed bool
}

// listen waits for the next state of the library, but not less than a while, so
// that the screen is not redrawn all the time. Of several states that came
// meanwhile, the newest is taken.
func (m *Model) listen(wait time.Duration) tea.Cmd {
	ctx, states := m.ctx, m.opt.Libraries
	if states == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
		select {
		case <-ctx.Done():
			return nil
		case state, ok := <-states:
			return newest(libraryCame{state, !ok}, states)
		}
	}
}

// newest takes the states that are already waiting.
func newest(came libraryCame, states <-chan Loaded) libraryCame {
	for !came.closed {
		select {
		case state, ok := <-states:
			if !ok {
				came.closed = true
				return came
			}
			came.Loaded = state
		default:
			return came
		}
	}
	return came
}

// takeLibrary goes over to a newer library. The place in the list is kept; what
// is being read stays as it is.
func (m *Model) takeLibrary(msg libraryCame) tea.Cmd {
	if msg.closed && msg.Library == nil && msg.Err == nil { // closed without another state
		m.loaded.Done = true
		m.describe()
		return nil
	}
	m.loaded = msg.Loaded
	m.loaded.Done = msg.Done || msg.closed
	var next tea.Cmd
	if !msg.closed {
		next = m.listen(m.pace)
	}
	if msg.Library == nil {
		m.describe()
		return next
	}
	m.lib, m.stats = msg.Library, msg.Library.Stats()
	if m.loaded.Done {
		m.said = m.incomplete()
		m.glanced = glanced{} // the whole library may have cleaned it better
	}
	m.chooseUnit()
	return tea.Batch(next, m.refresh())
}

// incomplete says that some of the library could not be read, if so.
func (m *Model) incomplete() string {
	if m.loaded.Err != nil && m.stats.Documents > 0 {
		return store.SafeLine(m.loaded.Err.Error())
	}
	faults := 0
	for _, f := range m.stats.Faults {
		if !f.Skipped {
			faults++
		}
	}
	if faults == 0 {
		return ""
	}
	return pane.Plural(faults, "file") + " could not be read; readout check says why"
}

// refresh asks the newer library what the screen shows. What is being asked is
// not stopped for that, or a library that grows faster than it answers would
// never be seen: it is asked again afterwards.
func (m *Model) refresh() tea.Cmd {
	if m.behind = m.search.busy; m.behind {
		return nil
	}
	return m.ask(false)
}

// chooseUnit takes the unit that suits the library, until the reader chooses.
func (m *Model) chooseUnit() {
	if m.zoomed || m.stats.First.IsZero() {
		return
	}
	switch years := int(m.stats.Last.Year) - int(m.stats.First.Year); {
	case years >= 60:
		m.by = store.ByDecade
	case years >= 1:
		m.by = store.ByYear
	default:
		m.by = store.ByMonth
	}
}
