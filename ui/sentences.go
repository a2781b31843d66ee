package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A sentencePage is the page of the sentences that speak of a period.
type sentencePage struct {
	page pane.Sentences
	work loader[store.Period, store.Sentences]
}

// enterPeriod is Enter in the timeline: among the dates mentioned it leads to the
// sentences that speak of the period, else it keeps the list to it.
func (m *Model) enterPeriod() tea.Cmd {
	period, ok := m.chart.timeline.Selected()
	if !ok || !speakable(period) || m.feed.lib == nil {
		return m.keepPeriod()
	}
	m.showSentences()
	m.trail.forgetSentences()
	m.sentences.page.Open(period, m.narrowed())
	return m.findSentences()
}

// showSentences shows the page of sentences, set for the window: while it is not seen, it is not
// set anew.
func (m *Model) showSentences() {
	m.screen = speaking
	m.sentences.page.Resize(m.w, max(0, m.h-1), m.th)
}

// speakable reports whether there may be sentences that speak of a period.
func speakable(p store.Period) bool { return p.Of == store.Mentioned && !p.Undated }

// findSentences asks for what the page of sentences shows, in the briefings that the
// list shows.
func (m *Model) findSentences() tea.Cmd {
	lib, q, period := m.feed.lib, m.results.search.shown.query, m.sentences.page.Period
	return m.sentences.work.load(m, period, func(ctx context.Context) (store.Sentences, error) {
		return lib.Sentences(ctx, q, period, 0)
	}, m.takeSentences)
}

// narrowed says which briefings the list is kept to.
func (m *Model) narrowed() string {
	var parts []string
	q := m.results.search.shown.query
	if text := strings.TrimSpace(q.Text); text != "" {
		parts = append(parts, store.SafeLine(text))
	}
	if p := q.Period; p != (store.Period{}) {
		name := pane.PeriodName(p, m.th.Glyphs.Dash)
		if p.Of == store.Published && !p.Undated {
			name = "published " + name
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, " "+m.th.Glyphs.Dot+" ")
}

func (m *Model) takeSentences(found store.Sentences, err error) tea.Cmd {
	switch page := &m.sentences.page; {
	case err == nil:
		page.Take(found, m.th)
	case page.Loading():
		page.Fail(store.SafeLine(err.Error()) + ". q goes back to the timeline.")
	}
	return nil
}

// openSentence opens the briefing of the sentence under the cursor, at the words that
// speak of the period.
func (m *Model) openSentence() tea.Cmd {
	s, ok := m.sentences.page.Selected()
	if !ok || m.feed.lib == nil {
		return nil
	}
	return m.fetch(opening{id: s.ID, at: &location{id: s.ID, body: s.Place, point: true}})
}

func (m *Model) stepSentence(n int) tea.Cmd {
	before, of := m.sentences.page.Position()
	m.sentences.page.Move(n)
	if now, _ := m.sentences.page.Position(); now == before {
		return m.notice.sayEnd(n, "this is the last sentence", "this is the first sentence")
	}
	m.notice.say("sentence " + pane.Count(before+n) + " of " + pane.Count(of))
	return m.openSentence()
}

// keepSpoken keeps the list to the period of the sentences.
func (m *Model) keepSpoken() tea.Cmd {
	m.screen = browsing
	m.sentences.work.stop()
	m.focusList()
	return m.setPeriod(m.sentences.page.Period)
}

func (m *Model) leaveSentences() {
	m.leavePlace()
	m.sentences.work.stop()
	m.screen = browsing
}

// backToSentences shows the page of sentences as it was left.
func (m *Model) backToSentences(step int) tea.Cmd {
	m.briefing.opening.drop()
	m.leaveOff()
	m.moveTrail(step)
	m.overlay = noOverlay
	m.showSentences()
	if m.sentences.page.Loading() { // it was left before they came
		return m.findSentences()
	}
	return nil
}

// speakAgain asks a library that is whole for the sentences of the page again.
func (m *Model) speakAgain() tea.Cmd {
	if m.screen != speaking && (m.screen != reading || m.briefing.from != speaking) || m.feed.lib == nil {
		return nil
	}
	return m.findSentences()
}

// keepSelected is f: it keeps the list to the period of the timeline or of the sentences.
func (m *Model) keepSelected() tea.Cmd {
	if m.screen == speaking {
		return m.keepSpoken()
	}
	return m.keepPeriod()
}

// entering is what Enter does in the timeline.
func (m *Model) entering() string {
	if p, ok := m.chart.timeline.Selected(); ok && speakable(p) {
		return "sentences"
	}
	return "keep to it"
}

// nextOne is what J leads to.
func (m *Model) nextOne() string {
	if m.briefing.from == speaking {
		return "next sentence"
	}
	return "next briefing"
}
