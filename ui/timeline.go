package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// timelineCame answers a count.
type timelineCame struct {
	number   int
	timeline store.Timeline
	err      error
}

// count starts to count the documents of the query by period. The period that
// the list is kept to does not matter: the way to other periods stays seen.
func (m *Model) count() tea.Cmd {
	if m.lib == nil {
		return nil
	}
	tok, lib, q := m.counting.begin(m.ctx), m.lib, m.question()
	by, of := m.by, m.of
	q.Period = store.Period{}
	return func() tea.Msg {
		t, err := lib.Timeline(tok, q, by, of)
		return timelineCame{tok.number, t, err}
	}
}

func (m *Model) takeTimeline(msg timelineCame) tea.Cmd {
	if !m.counting.finish(msg.number) {
		return nil
	}
	if msg.err != nil {
		m.err = msg.err
		return nil
	}
	m.timeline.Show(msg.timeline)
	return m.catchUp()
}

// zoom goes to longer (-1) or shorter (+1) periods.
func (m *Model) zoom(n int) tea.Cmd {
	by := int(m.by) + n
	if by < int(store.ByDecade) || by > int(store.ByDay) {
		return nil
	}
	m.zoomed = true
	m.by = store.Unit(by)
	return m.count()
}

// otherDates switches between the dates of publication and the dates spoken of.
func (m *Model) otherDates() tea.Cmd {
	m.of = 1 - m.of
	return m.count()
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
	if f == onPreview && m.parts.preview.Empty() {
		return nil
	}
	m.focus = f
	m.whole = f == onTimeline && m.w < narrow
	m.arrange()
	return nil
}

// nextFocus goes round the panes that are there.
func (m *Model) nextFocus(n int) tea.Cmd {
	round := []focus{onTimeline, onList}
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
