package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// waitedLong says that a reading of the files has taken a while.
type waitedLong struct{ reading int }

// wait begins to wait for a reading of the files. What takes only a moment, such
// as finding that nothing has changed, is not worth a word on the screen.
func (m *Model) wait() tea.Cmd {
	m.waited = false
	reading := m.readings
	return tea.Tick(m.patience, func(time.Time) tea.Msg { return waitedLong{reading} })
}

func (m *Model) takeWait(msg waitedLong) {
	if msg.reading == m.readings {
		m.waited = true
		m.describe()
	}
}

// underway says that the reading of the files is worth telling: the library is
// not whole yet, or it is being compared with its files for a while.
func (m *Model) underway() bool {
	early := m.loaded.Checking || m.lib == nil && m.loaded.Found == 0
	return !m.loaded.Done && (m.waited || !early)
}

// rescan is R: it looks for new, changed and removed files in the background. The
// library that is there is used until a newer one comes.
func (m *Model) rescan() tea.Cmd {
	switch {
	case m.opt.Reopen == nil:
		m.said = "these briefings do not change"
	case !m.loaded.Done:
		m.said = "the files are being read already"
	default:
		m.rescanned, m.documents = true, m.stats.Documents
		m.readings++
		m.loaded = Loaded{Library: m.lib, Checking: true}
		m.states = m.opt.Reopen(m.ctx)
		return tea.Batch(m.listen(0), m.wait())
	}
	return nil
}
