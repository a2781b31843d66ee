package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// zoom goes to longer (-1) or shorter (+1) periods.
func (m *Model) zoom(n int) tea.Cmd {
	by := int(m.by) + n
	if by < int(store.ByDecade) || by > int(store.ByDay) {
		return nil
	}
	m.zoomed = true
	m.by = store.Unit(by)
	return m.ask(m.anew)
}

// otherDates switches between the dates of publication and the dates spoken of.
func (m *Model) otherDates() tea.Cmd {
	m.of = 1 - m.of
	return m.ask(m.anew)
}

// keepPeriod keeps the list to the period under the cursor.
func (m *Model) keepPeriod() tea.Cmd {
	period, ok := m.timeline.Selected()
	if !ok {
		return nil
	}
	m.focus, m.whole = onList, false
	m.arrange()
	return m.setPeriod(period)
}

func (m *Model) clearPeriod() tea.Cmd {
	if m.period == (store.Period{}) {
		return nil
	}
	return m.setPeriod(store.Period{})
}

func (m *Model) setPeriod(p store.Period) tea.Cmd {
	m.period, m.timeline.Chosen = p, p
	return m.ask(true)
}

// toggleTimeline gives the timeline the keys, or the list if it has them; in a
// narrow window it also opens and closes it.
func (m *Model) toggleTimeline() tea.Cmd {
	if m.focus == onTimeline {
		return m.setFocus(onList)
	}
	return m.setFocus(onTimeline)
}

// setFocus gives a pane the keys, if it is there.
func (m *Model) setFocus(f focus) tea.Cmd {
	switch {
	case f == onPreview && m.parts.preview.Empty():
		return nil
	case f == onTimeline && m.timeline.Empty():
		m.said = "the timeline is empty"
		return nil
	}
	m.focus = f
	m.whole = f == onTimeline && m.w < narrow
	m.arrange()
	return nil
}

// nextFocus goes round the panes that are there.
func (m *Model) nextFocus(n int) tea.Cmd {
	round := []focus{onList}
	if !m.timeline.Empty() {
		round = []focus{onTimeline, onList}
	}
	if !m.parts.preview.Empty() {
		round = append(round, onPreview)
	}
	for i, f := range round {
		if f == m.focus {
			return m.setFocus(round[(i+n+len(round))%len(round)])
		}
	}
	return m.setFocus(onList)
}
