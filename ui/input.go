package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// typing is the line that the keys are typed into.
type typing uint8

const (
	notTyping typing = iota
	typingQuery
	typingFind
	typingHelp
	typingLink    // the number of a link
	typingMark    // the letter of a mark to be made
	typingLeap    // the letter of a mark to go to
	typingCommand // a command after a colon
)

// An input is what is being typed, and the lines that belong to no page: those of a
// search stand with the results and with the briefing.
type input struct {
	mode                typing
	link, command, help pane.SearchLine
	completion          completion

	queries, finds, orders history
	recall                 recall // of the history of the line
}

// start begins to type something else, or nothing any more.
func (in *input) start(mode typing) {
	in.mode = mode
	for _, h := range []*history{&in.queries, &in.finds, &in.orders} {
		h.leave()
	}
	switch mode {
	case typingLink:
		in.link.Set("")
	case typingCommand:
		in.command.Set("")
	case typingHelp:
		in.help.Set("")
	}
}

// onLine reports whether a line is being typed that a click does not end.
func (in *input) onLine() bool {
	return in.mode == typingFind || in.mode == typingHelp || in.mode == typingCommand
}

// line is the line that is being typed, nil if there is none.
func (m *Model) line() *pane.SearchLine {
	return [...]*pane.SearchLine{typingQuery: &m.results.line, typingFind: &m.briefing.find, typingHelp: &m.input.help,
		typingLink: &m.input.link, typingMark: nil, typingLeap: nil, typingCommand: &m.input.command}[m.input.mode]
}

// typed is text or a key for the line that is being typed.
func (m *Model) typed(key, text string) tea.Cmd {
	line := m.line()
	if line == nil {
		return nil
	}
	if m.input.recall.on {
		cmd, _ := m.keyRecall(key, text)
		return cmd
	}
	if m.input.mode == typingLink {
		text = strings.Map(digit, text)
	}
	before := line.Text()
	line.Key(key, text)
	if line.Text() == before {
		return nil
	}
	if h := m.history(); h != nil {
		h.leave()
	}
	if m.input.mode == typingQuery {
		m.results.sort = m.orderTyped()
	}
	return m.changed()
}

// changed does what the text on the line asks for.
func (m *Model) changed() tea.Cmd {
	switch m.input.mode {
	case typingQuery:
		return m.searchAnew(false)
	case typingFind:
		m.briefing.seek = true
		return m.reset()
	case typingLink:
		return m.typedLink()
	case typingHelp:
		m.help.Search(m.input.help.Text())
	}
	return nil
}

// startTyping opens the line that / means here.
func (m *Model) startTyping() tea.Cmd {
	switch {
	case m.overlay == helpOpen:
		m.input.mode = typingHelp
	case m.overlay != noOverlay:
	case m.screen == reading:
		m.startFinding()
	case m.input.mode != typingQuery:
		m.input.start(typingQuery)
		m.results.before = m.results.standing()
	}
	return nil
}

// keepTyped is Enter: it ends typing and keeps what was found, in the order of a query that was
// submitted.
func (m *Model) keepTyped() tea.Cmd {
	mode := m.input.mode
	cmd := m.endTyping()
	if r := &m.results; mode == typingQuery && m.input.mode == notTyping && !r.kept && r.line.Text() != "" {
		r.kept = true
		return m.ask(r.restarting())
	}
	return cmd
}

// endTyping ends typing and keeps what was found, as it is. A query with a fault is not kept:
// typing goes on.
func (m *Model) endTyping() tea.Cmd {
	mode := m.input.mode
	if m.input.recall.on {
		m.endRecall()
	}
	switch {
	case mode == typingQuery && m.results.refuse():
		return nil
	case mode == typingLink:
		return m.followTyped()
	case mode == typingCommand:
		return m.carryOutTyped()
	case mode == typingFind && m.briefing.find.Text() == "": // the search before goes on
		m.briefing.find.Set(m.briefing.text.shown.find)
	}
	if h := m.history(); h != nil {
		h.keep(m.onLine())
	}
	m.input.mode = notTyping
	if mode == typingQuery {
		if r := &m.results; r.before.query.Text != r.query().Text {
			r.leave(r.before)
		}
		m.focusList()
		m.describe()
	}
	return nil
}

// cancel is Esc: it ends typing and what was typed, gives up what is on its way,
// closes what is laid over the page, and takes filters off. It never leaves.
func (m *Model) cancel() tea.Cmd {
	mode := m.input.mode
	m.input.mode = notTyping
	switch {
	case mode == notTyping && (len(m.queue) > 0 || m.briefing.coming()):
		return m.giveUp()
	case mode == typingFind:
		return m.stopFinding()
	case mode == typingLink:
		return m.stopLinks()
	case mode == typingMark, mode == typingLeap, mode == typingCommand:
	case mode == typingQuery:
		return m.restoreQuery()
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.briefing.find.Set("")
		m.briefing.seek = false
		m.briefing.article.Unpoint()
		return m.reset()
	case m.focus == onTimeline && m.chart.busy():
		return m.dropShown()
	case m.screen == speaking:
		m.leaveSentences()
	case m.chart.maximized:
		return m.toggleTimeline()
	case m.results.line.Text() != "":
		return m.clearQuery()
	case m.results.period != store.Period{}:
		return m.clearPeriod()
	}
	return nil
}
