package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// matchesIn finds where a text answers a query; the last word counts as the beginning of one.
func matchesIn(t pane.Edition, language, query string) pane.Matches {
	if query == "" {
		return pane.Matches{}
	}
	// A phrase does not go on from one paragraph into the next.
	whole := func(m [2]int) bool { return t.BlockAt(m[0]) == t.BlockAt(m[1]-1) }
	return pane.Matches{
		Stops: store.NewMatcher(query, language, true).Stops(t.Seen(), whole),
		Title: store.NewMatcher(query, language, true).Title, // for another goroutine
	}
}

// startFinding begins a search of the article from the place on the screen.
func (m *Model) startFinding() {
	b := &m.briefing
	m.input.start(typingFind)
	m.remember()
	b.find.Set("")
	b.origin, b.previous = b.article.BodyPlace(), b.text.shown.find
}

// stopFinding goes back to where the search began, and to the words searched before.
func (m *Model) stopFinding() tea.Cmd {
	b := &m.briefing
	b.find.Set(b.previous)
	b.seek = false
	b.article.GoTo(b.origin)
	return m.reset()
}

// step goes to the next (1) or the previous (-1) stop. It says so when it goes round
// the end.
func (m *Model) step(n int) tea.Cmd {
	m.remember()
	a := &m.briefing.article
	stops, at, inTitle := a.Found()
	switch round := a.Step(n); {
	case len(stops.At) == 0 && inTitle:
		a.End(false)
		m.notice.say("only the title has it; / searches this article")
	case len(stops.At) == 0:
		m.notice.say("no matches; / searches this article")
	case len(stops.At) == 1 && at == 1:
		m.notice.say("this is the only match")
	case round:
		m.notice.sayEnd(n, "first match again", "last match again")
	}
	return nil
}

// matchNow says which of the stops the reader is at and what they lack, "" if nothing is searched.
// While words are typed, which need the room, a narrow window shows numbers only.
func (m *Model) matchNow() string {
	stops, at, inTitle := m.briefing.article.Found()
	count := len(stops.At)
	said := nthOf(at, count)
	switch partly := stops.Words < stops.Of; {
	case m.briefing.text.shown.find == "":
		return ""
	case count == 0 && !inTitle:
		if m.input.mode == typingFind {
			return "no match"
		}
		return ""
	case at == 0 && inTitle && partly && count > 0:
		said = "in the title; " + placesHave(stops)
	case at == 0 && inTitle:
		return "in the title"
	case at == 0 && partly:
		said = "no passage has " + allOf(stops) + "; " + placesHave(stops)
	case partly:
		said = "no passage has " + allOf(stops) + "; " + nthOf(at, count) + " have " + someOf(stops)
	}
	if m.input.mode == typingFind && len(said) > m.w/2 {
		return nthOf(at, count)
	}
	return said
}

func allOf(s store.Stops) string {
	if s.Of == 2 {
		return "both"
	}
	return "all"
}

func someOf(s store.Stops) string {
	if s.Words == 1 {
		return "one"
	}
	return strconv.Itoa(s.Words)
}

func placesHave(s store.Stops) string {
	if len(s.At) == 1 {
		return "1 place has " + someOf(s)
	}
	return pane.Plural(len(s.At), "place") + " have " + someOf(s)
}
