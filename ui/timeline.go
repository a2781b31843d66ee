package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// zoom goes to longer (-1) or shorter (+1) periods.
func (m *Model) zoom(n int) tea.Cmd {
	by := int(m.by) + n
	if by < int(store.ByDecade) || by > int(store.ByDay) {
		m.said = "a " + pane.UnitName(m.by) + " is the longest period"
		if n > 0 {
			m.said = "a " + pane.UnitName(m.by) + " is the shortest period"
		}
		return nil
	}
	return m.countBy(store.Unit(by))
}

// countBy counts by periods of a length.
func (m *Model) countBy(by store.Unit) tea.Cmd {
	m.zoomed, m.by = true, by
	return m.recount()
}

// otherDates switches between the dates of publication and the dates spoken of.
func (m *Model) otherDates() tea.Cmd { return m.countOf(1 - m.of) }

// countOf counts by the dates of a kind.
func (m *Model) countOf(kind store.DateKind) tea.Cmd {
	m.of = kind
	return m.recount()
}

// recount asks for the counts of all that the timeline shows.
func (m *Model) recount() tea.Cmd { return tea.Batch(m.ask(m.anew), m.askCompared()) }

// recounting says that the timeline is about to show other periods.
func (m *Model) recounting() bool {
	return (m.search.busy || m.comparing.busy) && (m.by != m.timeline.By || m.of != m.timeline.Of)
}

// beginRange begins a range of time at the cursor, or gives it up.
func (m *Model) beginRange() tea.Cmd {
	switch {
	case m.timeline.Ranging():
		m.timeline.EndRange()
	case !m.timeline.BeginRange():
		m.said = "a range begins at a period, not at " + m.timeline.Words(m.th)
	}
	return nil
}

// keepPeriod keeps the list to the range that was chosen, or to the period under the
// cursor.
func (m *Model) keepPeriod() tea.Cmd {
	period, ok := m.timeline.Selected()
	if !ok {
		m.said = m.timeline.Words(m.th)
		return nil
	}
	m.focusList()
	return m.setPeriod(period)
}

// focusList gives the keys back to the list; a range that is not kept is given up.
func (m *Model) focusList() {
	m.focus, m.whole = onList, false
	m.timeline.EndRange()
	m.arrange()
}

// letGo is x: in the timeline it gives up the range or ends the comparison, if there is
// one; else the list shows all of time again.
func (m *Model) letGo() tea.Cmd {
	if m.focus == onTimeline && (m.timeline.Ranging() || m.compared != nil) {
		return m.dropShown()
	}
	return tea.Batch(m.giveUp(), m.clearPeriod())
}

// dropShown gives up the range, or ends the comparison.
func (m *Model) dropShown() tea.Cmd {
	if m.timeline.Ranging() {
		m.timeline.EndRange()
		return nil
	}
	return m.endCompare()
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
	if f != onTimeline {
		m.timeline.EndRange()
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
