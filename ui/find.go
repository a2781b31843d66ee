package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// matchesCame are the matches of what is being searched in the article.
type matchesCame struct {
	number  int
	matches pane.Matches
}

// findIn looks for the words of a query in a sheet and its title; the last word
// counts as the beginning of one.
func findIn(s pane.Sheet, title, query string) pane.Matches {
	return pane.FindIn(s, title, func(text string) [][2]int { return store.Matches(query, text, true) })
}

// match starts to look for what is typed in the article.
func (m *Model) match() tea.Cmd {
	tok := m.matching.begin(m.ctx)
	sheet, title, find := m.article.Sheet(), m.article.Doc.Title.Text, m.find.Text()
	return func() tea.Msg {
		return matchesCame{tok.number, findIn(sheet, title, find)}
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
