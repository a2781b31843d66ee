package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// libraryCame is the newest state of the library; closed says that none follows.
type libraryCame struct {
	Loaded
	closed  bool
	reading int // to which reading of the files it belongs
}

// listen waits for the next state of the library, but not less than a while, so
// that the screen is not redrawn all the time. Of several states that came
// meanwhile, the newest is taken.
func (m *Model) listen(wait time.Duration) tea.Cmd {
	ctx, states, reading := m.ctx, m.states, m.readings
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
			return newest(libraryCame{state, !ok, reading}, states)
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
// is being read stays as it is. If the library is the one that is there already,
// nothing is asked and nothing moves.
func (m *Model) takeLibrary(msg libraryCame) tea.Cmd {
	if msg.reading != m.readings {
		return nil
	}
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
	if msg.Library != nil && msg.Library != m.lib {
		m.lib, m.stats = msg.Library, msg.Library.Stats()
		m.glanced.stale = m.glanced.stale || m.loaded.Done // the whole library may have cleaned it better
		m.chooseUnit()
		next = tea.Batch(next, m.refresh(), m.recompare())
	}
	if m.loaded.Done {
		m.tellRead()
		next = tea.Batch(next, m.reread(), m.speakAgain())
	}
	m.describe()
	return next
}

// tellRead says at the end of a reading what has to be known of it.
func (m *Model) tellRead() {
	news := m.incomplete()
	if m.rescanned && m.loaded.Err == nil {
		news = append([]string{"compared with the files again: " + pane.Plural(m.stats.Documents, "briefing") + m.difference()}, news...)
	}
	m.rescanned = false
	if news != nil {
		m.said = strings.Join(news, "; ")
	}
}

// difference is how many more or fewer briefings there are than before the reader
// asked to look.
func (m *Model) difference() string {
	switch more := m.stats.Documents - m.documents; {
	case more > 0:
		return ", " + pane.Count(more) + " more"
	case more < 0:
		return ", " + pane.Count(-more) + " fewer"
	}
	return ""
}

// incomplete says that some of the library could not be read, or that it could
// not be kept; what is said once is not said again.
func (m *Model) incomplete() []string {
	if m.loaded.Err != nil {
		if m.stats.Documents == 0 {
			return nil // it stands in place of the list
		}
		return []string{store.SafeLine(m.loaded.Err.Error())}
	}
	var news []string
	if faults := m.stats.Unread; faults > 0 {
		news = append(news, pane.Plural(faults, "file")+" could not be read; readout check says why")
	}
	if m.stats.Uncached != "" && !m.warned && !m.opt.Visitor {
		m.warned = true
		news = append(news, "library not kept: "+reasonFirst(store.SafeLine(m.stats.Uncached)))
	}
	return news
}

// reasonFirst turns round an error such as "cache /long/path: no space left": what
// does not fit into a line is then the path.
func reasonFirst(err string) string {
	what, why, found := strings.Cut(err, ": ")
	if !found {
		return err
	}
	return why + " (" + what + ")"
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
