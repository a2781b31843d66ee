package ui

import (
	"strings"

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
			m.exact, m.refused, m.held = false, false, nil
			return m.ask(true)
		}
	case typingFind:
		m.find.Key(key, text)
		m.seeking = true
		return m.reset()
	case typingLink:
		m.link.Key(key, strings.Map(digit, text))
		return m.typedLink()
	case typingCommand:
		m.command.Key(key, text)
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
		m.startFinding()
	case m.typing != typingQuery:
		m.typing, m.had = typingQuery, m.question()
	}
	return nil
}

// keepTyped ends typing and keeps what was found, as it is. A query with a fault is
// not kept: typing goes on.
func (m *Model) keepTyped() tea.Cmd {
	was := m.typing
	if was == typingQuery && m.refuse() {
		return nil
	}
	switch {
	case was == typingLink:
		return m.followTyped()
	case was == typingCommand:
		return m.carryOutTyped()
	case was == typingFind && m.find.Text() == "": // the search before goes on
		m.find.Set(m.searched)
	}
	m.typing = notTyping
	if was == typingQuery {
		m.focusList()
	}
	return nil
}

// cancel is Esc: it ends typing and what was typed, gives up what is on its way,
// closes what is laid over the page, and takes filters off. It never leaves.
func (m *Model) cancel() tea.Cmd {
	was := m.typing
	m.typing = notTyping
	switch {
	case was == notTyping && (len(m.held) > 0 || m.coming != nil):
		return m.giveUp()
	case was == typingFind:
		return m.stopFinding()
	case was == typingLink:
		return m.stopLinks()
	case was == typingMark, was == typingLeap, was == typingCommand:
	case was == typingHelp:
		m.overlay = noOverlay
	case was == typingQuery:
		return m.restoreQuery()
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.find.Set("")
		m.seeking = false
		m.article.Unpoint()
		return m.reset()
	case m.focus == onTimeline && (m.timeline.Ranging() || m.compared != nil):
		return m.dropShown()
	case m.screen == speaking:
		m.leaveSentences()
	case m.whole:
		return m.toggleTimeline()
	case m.query.Text() != "":
		return m.clearQuery()
	case m.period != store.Period{}:
		return m.clearPeriod()
	}
	return nil
}

func (m *Model) clearQuery() tea.Cmd { return m.setQuery("", false) }

// restoreQuery gives the query back that was kept before it was edited.
func (m *Model) restoreQuery() tea.Cmd {
	if m.question() == m.had && m.fault == nil {
		return nil
	}
	return m.setQuery(m.had.Text, m.had.Exact)
}

// setQuery takes another query, and drops the keys that were meant for the one
// before.
func (m *Model) setQuery(text string, exact bool) tea.Cmd {
	m.query.Set(text)
	m.exact, m.refused, m.held = exact, false, nil
	return m.ask(true)
}
