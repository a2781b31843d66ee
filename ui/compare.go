package ui

import (
	"cmp"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// A comparison is of two queries on one axis of time. An empty query asks for all
// briefings. The list goes on to answer its own query.
type comparison struct {
	queries [2]string
	asked   Library // which counts, so that a newer one is asked again
}

func (c *comparison) names() (names [2]string) {
	for i, q := range c.queries {
		names[i] = cmp.Or(store.SafeLine(q), "all briefings")
	}
	return names
}

// comparedCame are the counts of two queries.
type comparedCame struct {
	number int
	lines  [2]store.Timeline
	err    error
}

// compare shows two searches on one axis, written with a bar between them. One that is
// left out is that of the list.
func (m *Model) compare(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return m.endCompare()
	}
	here := strings.TrimSpace(m.query.Text())
	first, second, both := strings.Cut(text, "|")
	if !both {
		first, second = here, first
	}
	c := comparison{queries: [2]string{cmp.Or(strings.TrimSpace(first), here), cmp.Or(strings.TrimSpace(second), here)}}
	for _, q := range c.queries {
		if err := (store.Query{Text: q}).Check(); err != nil {
			m.said = unfit(err)
			return nil
		}
	}
	m.compared = &c
	m.timeline.EndRange()
	if m.screen == reading {
		m.back()
	}
	m.focus, m.whole = onTimeline, m.w < narrow
	m.arrange()
	return m.askCompared()
}

// unfit says what is wrong with one of the queries.
func unfit(err error) string {
	if fault := (*store.QueryError)(nil); errors.As(err, &fault) {
		return store.SafeLine(fault.Problem + "; " + fault.Fix)
	}
	return store.SafeLine(err.Error())
}

// askCompared asks for the counts of the queries that are compared, if any are.
func (m *Model) askCompared() tea.Cmd {
	if m.compared == nil || m.lib == nil {
		return nil
	}
	m.compared.asked = m.lib
	tok, lib, queries, by, of := m.comparing.begin(m.ctx), m.lib, m.compared.queries, m.by, m.of
	return m.work(tok, func() tea.Msg {
		came := comparedCame{number: tok.number}
		for i, text := range queries {
			if came.err == nil {
				came.lines[i], came.err = lib.Timeline(tok, store.Query{Text: text}, by, of)
			}
		}
		return came
	})
}

// recompare asks a library that has come. What is being asked is answered first, or
// a library that grows faster than it answers would never be seen.
func (m *Model) recompare() tea.Cmd {
	if m.compared == nil || m.comparing.busy || m.compared.asked == m.lib {
		return nil
	}
	return m.askCompared()
}

// takeCompared shows the counts of two queries.
func (m *Model) takeCompared(msg comparedCame) tea.Cmd {
	if !m.comparing.finish(msg.number) {
		return nil
	}
	if msg.err != nil {
		m.said = "cannot compare: " + unfit(msg.err)
		return m.endCompare()
	}
	m.timeline.Compare(m.compared.names(), msg.lines[0], msg.lines[1])
	return m.recompare()
}

// endCompare shows the counts of what the list answers again.
func (m *Model) endCompare() tea.Cmd {
	if m.compared == nil {
		m.said = "nothing is compared; :compare A | B compares two searches"
		return nil
	}
	m.comparing.stop()
	m.compared = nil
	m.timeline.Show(m.counted)
	m.arrange()
	return nil
}

// takeCounts takes the counts of what the list answers, to be shown unless others are
// compared.
func (m *Model) takeCounts(counted store.Timeline) {
	m.counted = counted
	if m.compared == nil {
		m.timeline.Show(counted)
	}
}
