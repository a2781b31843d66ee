package ui

import (
	"cmp"
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// A pair are two queries on one axis of time. An empty one asks for all briefings. The
// list goes on to answer its own query.
type pair [2]string

func (p pair) names() (names [2]string) {
	for i, q := range p {
		names[i] = cmp.Or(store.SafeLine(q), "all briefings")
	}
	return names
}

// A comparison is what the counts of a pair depend on.
type comparison struct {
	lib     Library
	queries pair
	by      store.Unit
	of      store.DateKind
}

// compare shows two searches on one axis, which are written with a bar between them. The
// query of the list stands for one that is left out.
func (m *Model) compare(text string) tea.Cmd {
	if strings.TrimSpace(text) == "" {
		return m.endCompare()
	}
	here := strings.TrimSpace(m.results.line.Text())
	first, second, both := strings.Cut(text, "|")
	if !both {
		first, second = here, first
	}
	queries := pair{cmp.Or(strings.TrimSpace(first), here), cmp.Or(strings.TrimSpace(second), here)}
	for _, q := range queries {
		if err := (store.Query{Text: q}).Check(); err != nil {
			return m.notice.say(unfit(err))
		}
	}
	m.chart.pair = &queries
	m.chart.timeline.EndRange()
	if m.screen == reading {
		m.back()
	}
	m.focusPane(onTimeline)
	return m.askCompared()
}

// unfit says what is wrong with one of the queries.
func unfit(err error) string {
	if fault := (*store.QueryError)(nil); errors.As(err, &fault) {
		return store.SafeLine(fault.Problem + "; " + fault.Fix)
	}
	return store.SafeLine(err.Error())
}

func (m *Model) askCompared() tea.Cmd {
	c := &m.chart
	if c.pair == nil || m.feed.lib == nil {
		return nil
	}
	want := comparison{m.feed.lib, *c.pair, c.by, c.of}
	return c.comparison.load(m, want, want.count, m.takeCompared)
}

func (c comparison) count(ctx context.Context) (lines [2]store.Timeline, err error) {
	for i, text := range c.queries {
		if lines[i], err = c.lib.Timeline(ctx, store.Query{Text: text}, c.by, c.of); err != nil {
			return lines, err
		}
	}
	return lines, nil
}

// recompare asks a newer library for the counts. As in catchUp, what is being asked is
// answered first.
func (m *Model) recompare() tea.Cmd {
	if c := &m.chart.comparison; c.busy || c.want.lib == m.feed.lib {
		return nil
	}
	return m.askCompared()
}

func (m *Model) takeCompared(lines [2]store.Timeline, err error) tea.Cmd {
	if err != nil {
		m.notice.say("cannot compare: " + unfit(err))
		return m.endCompare()
	}
	m.chart.timeline.Compare(m.chart.pair.names(), lines[0], lines[1])
	return m.recompare()
}

// endCompare shows the counts of what the list answers again.
func (m *Model) endCompare() tea.Cmd {
	c := &m.chart
	if c.pair == nil {
		return m.notice.say("nothing is compared; :compare A | B compares two searches")
	}
	c.comparison.drop()
	c.pair = nil
	c.timeline.Show(c.counts)
	m.arrange()
	return nil
}

// takeCounts takes the counts of what the list answers, to be shown unless others are
// compared.
func (m *Model) takeCounts(counts store.Timeline) {
	m.chart.counts = counts
	if m.chart.pair == nil {
		m.chart.timeline.Show(counts)
	}
}
