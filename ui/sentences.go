package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// sentencesCame are the sentences that speak of the period of the page.
type sentencesCame struct {
	number int
	found  store.Sentences
	err    error
}

// enterPeriod is Enter in the timeline: among the dates mentioned it leads to the
// sentences that speak of the period, else it keeps the list to it.
func (m *Model) enterPeriod() tea.Cmd {
	period, ok := m.timeline.Selected()
	if !ok || !speakable(period) || m.lib == nil {
		return m.keepPeriod()
	}
	m.screen = speaking
	m.trail.forgetSentences()
	m.sentences.Open(period, m.narrowed())
	return m.findSentences()
}

// speakable says that there may be sentences that speak of a period.
func speakable(p store.Period) bool { return p.Of == store.Mentioned && !p.Undated }

// findSentences asks for what the page of sentences shows, in the briefings that the
// list shows.
func (m *Model) findSentences() tea.Cmd {
	tok, lib, q, period := m.telling.begin(m.ctx), m.lib, m.shown, m.sentences.Period
	return m.work(tok, func() tea.Msg {
		found, err := lib.Sentences(tok, q, period, 0)
		return sentencesCame{tok.number, found, err}
	})
}

// narrowed says which briefings the list is kept to.
func (m *Model) narrowed() string {
	var parts []string
	if text := strings.TrimSpace(m.shown.Text); text != "" {
		parts = append(parts, store.SafeLine(text))
	}
	if m.shown.Period != (store.Period{}) {
		name := pane.PeriodName(m.shown.Period, m.th.Glyphs.Dash)
		if m.shown.Period.Of == store.Published && !m.shown.Period.Undated {
			name = "published " + name
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, " "+m.th.Glyphs.Dot+" ")
}

func (m *Model) takeSentences(msg sentencesCame) {
	switch {
	case !m.telling.finish(msg.number):
	case msg.err != nil && m.sentences.Loading():
		m.sentences.Fail(store.SafeLine(msg.err.Error()) + ". q goes back to the timeline.")
	case msg.err == nil:
		m.sentences.Take(msg.found, m.th)
	}
}

// openSentence opens the briefing of the sentence under the cursor, at the words that
// speak of the period.
func (m *Model) openSentence() tea.Cmd {
	s, ok := m.sentences.Selected()
	if !ok || m.lib == nil {
		return nil
	}
	return m.fetch(coming{id: s.ID, at: &where{id: s.ID, body: s.Place, spoken: true}})
}

// stepSentence opens the briefing of the next or the previous sentence.
func (m *Model) stepSentence(n int) tea.Cmd {
	before, of := m.sentences.Position()
	m.sentences.Move(n)
	if now, _ := m.sentences.Position(); now == before {
		m.said = map[bool]string{true: "this is the last sentence", false: "this is the first sentence"}[n > 0]
		return nil
	}
	m.said = "sentence " + pane.Count(before+n) + " of " + pane.Count(of)
	return m.openSentence()
}

// keepSpoken keeps the list to the period of the sentences.
func (m *Model) keepSpoken() tea.Cmd {
	m.screen = browsing
	m.telling.stop()
	m.focusList()
	return m.setPeriod(m.sentences.Period)
}

// leaveSentences goes back to the timeline.
func (m *Model) leaveSentences() {
	m.leavePlace()
	m.telling.stop()
	m.screen = browsing
}

// backToSentences shows the page of sentences as it was left.
func (m *Model) backToSentences(c coming) tea.Cmd {
	m.opening.stop()
	m.leaveOff()
	m.stepped(c)
	m.coming, m.overlay, m.screen = nil, noOverlay, speaking
	if m.sentences.Loading() { // it was left before they came
		return m.findSentences()
	}
	return nil
}

// forgetSentences takes the page of sentences out of the trail, since it is about to
// show others.
func (t *trail) forgetSentences() {
	is := func(w where) bool { return w.sentences }
	t.before, t.after = slices.DeleteFunc(t.before, is), slices.DeleteFunc(t.after, is)
}

// speakAgain asks a library that is whole for the sentences on the page, which may be
// others.
func (m *Model) speakAgain() tea.Cmd {
	if m.screen != speaking && (m.screen != reading || m.beneath != speaking) || m.lib == nil {
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
	if p, ok := m.timeline.Selected(); ok && speakable(p) {
		return "sentences"
	}
	return "keep to it"
}

// nextOne is what J leads to.
func (m *Model) nextOne() string {
	if m.beneath == speaking {
		return "next sentence"
	}
	return "next briefing"
}
