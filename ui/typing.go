package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// typed is text or a key for the line that is being typed.
func (m *Model) typed(key, text string) tea.Cmd {
	switch m.typing {
	case typingQuery:
		before := m.query.Text()
		m.query.Key(key, text)
		if m.query.Text() != before {
			m.exact = false
			return m.ask(true)
		}
	case typingFind:
		m.find.Key(key, text)
		return m.match()
	case typingHelp:
		m.helpFind.Key(key, text)
		m.help.Search(m.helpFind.Text())
	}
	return nil
}

// startTyping opens the line that / means here.
func (m *Model) startTyping() tea.Cmd {
	switch {
	case m.overlay == helpOpen:
		m.typing = typingHelp
	case m.overlay != noOverlay:
	case m.screen == reading:
		m.typing = typingFind
		m.find.Set("")
	default:
		m.typing = typingQuery
	}
	return nil
}

// keepTyped ends typing and keeps what was found, as it is.
func (m *Model) keepTyped() tea.Cmd {
	was := m.typing
	m.typing = notTyping
	if was == typingQuery {
		m.focus, m.whole = onList, false
		m.arrange()
	}
	return nil
}

// cancel is Esc: it ends typing and what was typed, closes what is laid over the
// page, and takes filters off. It never leaves.
func (m *Model) cancel() tea.Cmd {
	was := m.typing
	m.typing = notTyping
	switch {
	case was == typingFind:
		m.find.Set("")
		return m.match()
	case was == typingHelp:
		m.overlay = noOverlay
	case was == typingQuery:
		return m.clearQuery()
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.find.Set("")
		return m.match()
	case m.whole:
		return m.toggleTimeline()
	case m.query.Text() != "":
		return m.clearQuery()
	case m.period != store.Period{}:
		return m.clearPeriod()
	}
	return nil
}

func (m *Model) clearQuery() tea.Cmd {
	m.query.Set("")
	m.exact = false
	return m.ask(true)
}
