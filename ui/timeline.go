package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A chart is the timeline and what it is to count: what the list answers, or two
// queries that are compared.
type chart struct {
	timeline pane.Timeline
	by       store.Unit // what is asked for; the pane knows what it shows
	of       store.DateKind
	fixed    bool           // the reader chose the unit
	counts   store.Timeline // of what the list answers

	pair       *pair // of queries that are compared, nil if the timeline shows the counts
	comparison loader[comparison, [2]store.Timeline]

	maximized bool // it has the room of the list, in a narrow window
}

// suit takes the unit that suits a library, until the reader chooses.
func (c *chart) suit(stats store.Stats) {
	if c.fixed || stats.First.IsZero() {
		return
	}
	switch years := int(stats.Last.Year) - int(stats.First.Year); {
	case years >= 60:
		c.by = store.ByDecade
	case years >= 1:
		c.by = store.ByYear
	default:
		c.by = store.ByMonth
	}
}

// busy reports whether a range is being chosen, or queries are compared: what Esc ends
// first.
func (c *chart) busy() bool { return c.timeline.Ranging() || c.pair != nil }

// recounting reports whether the timeline is about to show other periods.
func (m *Model) recounting() bool {
	c := &m.chart
	return (m.results.search.busy || c.comparison.busy) && (c.by != c.timeline.By || c.of != c.timeline.Of)
}

// zoom goes to longer (-1) or shorter (+1) periods.
func (m *Model) zoom(n int) tea.Cmd {
	by, name := int(m.chart.by)+n, m.chart.by.String()
	if by < int(store.ByDecade) || by > int(store.ByDay) {
		return m.notice.sayEnd(n, "a "+name+" is the shortest period", "a "+name+" is the longest period")
	}
	return m.countBy(store.Unit(by))
}

func (m *Model) countBy(by store.Unit) tea.Cmd {
	m.chart.fixed, m.chart.by = true, by
	return m.recount()
}

// otherDates switches between the dates of publication and the dates spoken of.
func (m *Model) otherDates() tea.Cmd { return m.countOf(1 - m.chart.of) }

func (m *Model) countOf(kind store.DateKind) tea.Cmd {
	m.chart.of = kind
	m.arrange()
	return m.recount()
}

// recount asks for the counts of all that the timeline shows.
func (m *Model) recount() tea.Cmd { return tea.Batch(m.ask(m.results.restarting()), m.askCompared()) }

// beginRange begins a range of time at the cursor, or gives it up.
func (m *Model) beginRange() tea.Cmd {
	switch t := &m.chart.timeline; {
	case t.Ranging():
		t.EndRange()
	case !t.BeginRange():
		return m.notice.say("a range begins at a period, not at " + t.Words(m.w, m.th))
	}
	return nil
}

// pointTimeline puts the cursor of the timeline on the period of the document under that
// of the list, unless the timeline has the keys.
func (m *Model) pointTimeline() {
	if m.focus == onTimeline {
		return
	}
	if hit, here := m.results.list.Selected(); here {
		m.chart.timeline.GoTo(hit.Published.Date)
	}
}

// keepPeriod keeps the list to the range that was chosen, or to the period under the
// cursor.
func (m *Model) keepPeriod() tea.Cmd {
	period, ok := m.chart.timeline.Selected()
	if !ok {
		return m.notice.say(m.chart.timeline.Words(m.w, m.th))
	}
	m.focusList()
	return m.setPeriod(period)
}

// focusList gives the keys back to the list; a range that is not kept is given up.
func (m *Model) focusList() {
	m.focusPane(onList)
	m.chart.timeline.EndRange()
}

// focusPane gives a pane the keys. In a narrow window the timeline then has the room
// of the list.
func (m *Model) focusPane(f focus) {
	m.focus = f
	m.chart.maximized = f == onTimeline && m.w < narrow
	m.arrange()
}

// letGo is x: in the timeline it gives up the range or ends the comparison, if there is
// one; else the list shows all of time again.
func (m *Model) letGo() tea.Cmd {
	if m.focus == onTimeline && m.chart.busy() {
		return m.dropShown()
	}
	return tea.Batch(m.giveUp(), m.clearPeriod())
}

func (m *Model) dropShown() tea.Cmd {
	if m.chart.timeline.Ranging() {
		m.chart.timeline.EndRange()
		return nil
	}
	return m.endCompare()
}

func (m *Model) clearPeriod() tea.Cmd {
	if m.results.period == (store.Period{}) {
		return nil
	}
	return m.setPeriod(store.Period{})
}

func (m *Model) setPeriod(p store.Period) tea.Cmd {
	m.results.period, m.chart.timeline.Filter = p, p
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
	case f == onPreview && m.layout.preview.Empty():
		return nil
	case f == onTimeline && m.chart.timeline.Empty():
		return m.notice.say("the timeline is empty")
	}
	if f != onTimeline {
		m.chart.timeline.EndRange()
	}
	m.focusPane(f)
	return nil
}

// nextFocus goes round the panes that are there.
func (m *Model) nextFocus(n int) tea.Cmd {
	round := []focus{onList}
	if !m.chart.timeline.Empty() {
		round = []focus{onTimeline, onList}
	}
	if !m.layout.preview.Empty() {
		round = append(round, onPreview)
	}
	at := slices.Index(round, m.focus)
	if at < 0 {
		return m.setFocus(onList)
	}
	return m.setFocus(round[(at+n+len(round))%len(round)])
}
