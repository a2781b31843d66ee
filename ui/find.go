package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// matchesCame are the matches of what is being searched in the article.
type matchesCame struct {
	number  int
	matches pane.Matches
}

// matchesIn finds the words of a query in a text; the last word counts as the
// beginning of one.
func matchesIn(t pane.Text, language, query string) pane.Matches {
	if query == "" {
		return pane.Matches{}
	}
	found := store.NewMatcher(query, language, true).In(t.Words())
	return pane.Matches{
		// A phrase does not go on from one paragraph into the next.
		Places: slices.DeleteFunc(found, func(m [2]int) bool { return t.BlockAt(m[0]) != t.BlockAt(m[1]-1) }),
		Find:   store.NewMatcher(query, language, true).In, // for another goroutine
	}
}

// match starts to look for what is typed in the article.
func (m *Model) match() tea.Cmd {
	tok := m.matching.begin(m.ctx)
	text, language, find := m.article.Text(), m.article.Doc.Language, m.find.Text()
	if text.Document == nil {
		return nil
	}
	return func() tea.Msg {
		return matchesCame{tok.number, matchesIn(text, language, find)}
	}
}

func (m *Model) takeMatches(msg matchesCame) {
	if m.matching.finish(msg.number) && m.screen == reading {
		m.article.Mark(msg.matches)
	}
}

// step goes to the next (1) or the previous (-1) match, and says if it had to
// begin again.
func (m *Model) step(n int) tea.Cmd {
	_, of := m.article.Found()
	switch round := m.article.Step(n); {
	case of == 0:
		m.said = "no matches; / searches this article"
	case of == 1:
		m.said = "this is the only match"
	case round && n > 0:
		m.said = "first match again"
	case round:
		m.said = "last match again"
	}
	return nil
}
