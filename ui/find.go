package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// matchesIn finds the words of a query in a text; the last word counts as the
// beginning of one.
func matchesIn(t pane.Edition, language, query string) pane.Matches {
	if query == "" {
		return pane.Matches{}
	}
	found := store.NewMatcher(query, language, true).In(t.Seen())
	return pane.Matches{
		// A phrase does not go on from one paragraph into the next.
		Places: slices.DeleteFunc(found, func(m [2]int) bool { return t.BlockAt(m[0]) != t.BlockAt(m[1]-1) }),
		Find:   store.NewMatcher(query, language, true).In, // for another goroutine
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

// step goes to the next (1) or the previous (-1) match. It says so when it goes round
// the end.
func (m *Model) step(n int) tea.Cmd {
	m.remember()
	_, of := m.briefing.article.Found()
	switch round := m.briefing.article.Step(n); {
	case of == 0:
		m.notice.say("no matches; / searches this article")
	case of == 1:
		m.notice.say("this is the only match")
	case round:
		m.notice.sayEnd(n, "first match again", "last match again")
	}
	return nil
}
