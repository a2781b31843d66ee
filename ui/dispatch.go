package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
	"readout/ui/theme"
)

// scope is where the keys go now.
func (m *Model) scope() scope {
	switch {
	case m.overlay == contentsOpen:
		return inContents
	case m.overlay == detailsOpen:
		return inDetails
	case m.overlay != noOverlay:
		return inPages
	case m.screen == reading:
		return inArticle
	case m.screen == speaking:
		return inSentences
	}
	return [...]scope{onList: inList, onTimeline: inTimeline, onPreview: inPreview}[m.focus]
}

// key does what a key means here.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.notice.say("")
	name := msg.String()
	if m.input.mode != notTyping {
		return m.keyTyping(msg)
	}
	c, bound := m.bound(name)
	if !c.now && m.waits(msg) || !bound {
		return nil
	}
	return c.do(m)
}

// bound is the command that a key means here.
func (m *Model) bound(name string) (command, bool) {
	here := m.scope()
	for _, c := range m.commands {
		if c.where&here != 0 && slices.Contains(c.keys, name) {
			return c, true
		}
	}
	return command{}, false
}

// keyTyping is key while a line is being typed: only these keys mean something
// else than text.
func (m *Model) keyTyping(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	if m.input.recall.on && name != "ctrl+c" {
		if cmd, known := m.keyRecall(name, msg.Text); known {
			return cmd
		}
	}
	switch name {
	case "ctrl+c":
		return m.leave()
	case "esc":
		return m.cancel()
	}
	if m.input.mode == typingMark || m.input.mode == typingLeap {
		return m.keyMark(msg.Text)
	}
	switch name {
	case "enter":
		return m.keepTyped()
	case "tab":
		if m.input.mode == typingCommand {
			m.input.complete()
			return nil
		}
	case "up", "down", "ctrl+r":
		if m.history() != nil {
			return m.keyHistory(name)
		}
		return m.moveTyping(msg)
	case "ctrl+n", "ctrl+p", "pgdown", "pgup":
		return m.moveTyping(msg)
	case "?":
		if m.input.mode == typingHelp && m.input.help.Text() == "" {
			return m.toggleHelp()
		}
	}
	return m.typed(name, msg.Text)
}

func (m *Model) moveTyping(msg tea.KeyPressMsg) tea.Cmd {
	if m.waits(msg) {
		return nil
	}
	switch msg.String() {
	case "down", "ctrl+n":
		return m.move(1)
	case "up", "ctrl+p":
		return m.move(-1)
	case "pgdown":
		return m.pages(2)
	}
	return m.pages(-2)
}

// A mover is a part of the screen that movement keys move.
type mover interface {
	Move(n int) // by lines or rows
	Page(n int) // by half windows
	End(last bool)
}

// A fullPage is a part that has the whole screen, but for the status line.
type fullPage interface {
	mover
	View(th *theme.Theme) []string
}

// topPage is what has the whole screen, nil for the panes of the library.
func (m *Model) topPage() fullPage {
	switch {
	case m.overlay == helpOpen:
		return &m.help
	case m.overlay == contentsOpen:
		return &m.contents
	case m.overlay == detailsOpen:
		return &m.details.page
	case m.screen == reading:
		return &m.briefing.article
	case m.screen == speaking:
		return &m.sentences.page
	}
	return nil
}

func (m *Model) mover() mover {
	switch top := m.topPage(); {
	case top != nil:
		return top
	case m.input.mode == notTyping && m.focus == onTimeline:
		return &m.chart.timeline
	case m.input.mode == notTyping && m.focus == onPreview:
		return &m.preview.article
	}
	return &m.results.list
}

func (m *Model) bindings() []pane.Binding {
	var all []pane.Binding
	for _, c := range m.commands {
		if c.label != "" {
			all = append(all, pane.Binding{Group: c.group, Keys: c.label, Does: c.does})
		}
	}
	all = append(all,
		pane.Binding{Group: "mouse", Keys: "click", Does: "choose; again: open"},
		pane.Binding{Group: "mouse", Keys: "wheel", Does: "scroll"})
	for _, line := range [][2]string{
		{"up down", "what was submitted here before, older and newer; at the end what you were typing"},
		{"ctrl+r", "search that backwards: type a part of it; again: older; enter keeps it, esc goes back"},
		{"ctrl+n ctrl+p", "move the list or the text; so do PgDn PgUp, by windows"},
	} {
		all = append(all, pane.Binding{Group: "while typing", Keys: line[0], Does: line[1]})
	}
	for _, o := range orders() {
		all = append(all, pane.Binding{Group: "commands, typed after :", Keys: o.usage(), Does: o.does})
	}
	for _, s := range Syntax() {
		all = append(all, pane.Binding{Group: "search: what to type", Keys: s.Write, Does: s.Means})
	}
	return all
}

func (m *Model) hints() []pane.Hint {
	if m.input.recall.on {
		return []pane.Hint{{Key: "enter", Does: "keep"}, {Key: "ctrl+r", Does: "older"}, {Key: "esc", Does: "back"}}
	}
	switch m.input.mode {
	case notTyping:
	case typingHelp:
		return []pane.Hint{{Key: "esc", Does: "close"}}
	case typingCommand:
		return m.orderHints()
	case typingLink:
		return []pane.Hint{{Key: "enter", Does: "follow"}, {Key: "esc", Does: "cancel"}}
	default:
		return m.typingHints()
	}
	var hints []pane.Hint
	for _, c := range m.commands {
		if c.hint == nil || c.where&m.scope() == 0 {
			continue
		}
		does, at := c.hint(m), len(hints)
		if c.ahead {
			at = 0
		}
		if does != "" {
			hints = slices.Insert(hints, at, pane.Hint{Key: c.keys[0], Does: does})
		}
	}
	return hints
}

// typingHints are those of a search that is being typed.
func (m *Model) typingHints() []pane.Hint {
	hints := []pane.Hint{{Key: "enter", Does: "keep"}, {Key: "esc", Does: "cancel"}}
	if h := m.history(); h != nil && len(h.lines) > 0 {
		hints = append(hints, pane.Hint{Key: "up", Does: "history"})
	}
	return hints
}

// backOrLeave is q.
func (m *Model) backOrLeave() tea.Cmd {
	if m.atTop() {
		return m.leave()
	}
	return m.back()
}

// atTop reports whether there is no level to go back to: all briefings are listed, and
// the list has the keys.
func (m *Model) atTop() bool {
	return m.overlay == noOverlay && m.screen == browsing && m.focus == onList &&
		m.results.line.Text() == "" && m.results.period == store.Period{}
}

// back leaves one level: what is laid over, the briefing, the search, the period.
func (m *Model) back() tea.Cmd {
	switch {
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.briefing.opening.drop()
		m.leavePlace()
		m.leaveOff()
		if m.screen = m.briefing.from; m.screen == speaking {
			m.showSentences()
		}
	case m.screen == speaking:
		m.leaveSentences()
	case m.focus != onList:
		return m.setFocus(onList)
	default:
		return m.cancel()
	}
	return nil
}

func (m *Model) leave() tea.Cmd {
	m.results.search.stop()
	m.briefing.opening.stop()
	return tea.Quit
}
