package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// place is where the keys go now.
func (m *Model) place() place {
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
	return [...]place{onList: inList, onTimeline: inTimeline, onPreview: inPreview}[m.focus]
}

// key does what a key means here.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.said = ""
	name := msg.String()
	if m.typing != notTyping {
		return m.keyTyping(msg)
	}
	c, bound := m.bound(name)
	if m.waits(c, bound) {
		m.hold(msg)
		return nil
	}
	if !bound {
		return nil
	}
	return c.do(m)
}

// bound is the command that a key means here.
func (m *Model) bound(name string) (command, bool) {
	here := m.place()
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
	switch name {
	case "ctrl+c":
		return m.leave()
	case "esc":
		return m.cancel()
	}
	if m.typing == typingMark || m.typing == typingLeap {
		return m.keyMark(msg.Text)
	}
	switch name {
	case "enter":
		return m.keepTyped()
	case "tab":
		if m.typing == typingCommand {
			m.complete()
			return nil
		}
	case "down", "up", "pgdown", "pgup":
		return m.moveTyping(msg)
	case "?":
		if m.typing == typingHelp && m.helpFind.Text() == "" {
			return m.toggleHelp()
		}
	}
	return m.typed(name, msg.Text)
}

// moveTyping moves in what is found while a line is being typed.
func (m *Model) moveTyping(msg tea.KeyPressMsg) tea.Cmd {
	if m.waits(command{}, true) {
		m.hold(msg)
		return nil
	}
	switch msg.String() {
	case "down":
		return move(1)(m)
	case "up":
		return move(-1)(m)
	case "pgdown":
		return page(2)(m)
	}
	return page(-2)(m)
}

// A mover is a part of the screen that movement keys move.
type mover interface {
	Move(n int) // by lines or rows
	Page(n int) // by half windows
	End(last bool)
}

func (m *Model) mover() mover {
	switch {
	case m.overlay == helpOpen:
		return &m.help
	case m.overlay == contentsOpen:
		return &m.contents
	case m.overlay == detailsOpen:
		return &m.details
	case m.screen == reading:
		return &m.article
	case m.screen == speaking:
		return &m.sentences
	case m.typing == notTyping && m.focus == onTimeline:
		return &m.timeline
	case m.typing == notTyping && m.focus == onPreview:
		return &m.glance
	}
	return &m.list
}

// bindings are the lines of the help.
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
	for _, o := range orders() {
		all = append(all, pane.Binding{Group: "commands, typed after :", Keys: o.usage(), Does: o.does})
	}
	for _, s := range Syntax() {
		all = append(all, pane.Binding{Group: "search: what to type", Keys: s.Write, Does: s.Means})
	}
	return all
}

// hints are the keys that matter here.
func (m *Model) hints() []pane.Hint {
	if m.typing == typingHelp {
		return []pane.Hint{{Key: "esc", Does: "close"}}
	}
	if m.typing == typingCommand {
		return m.orderHints()
	}
	if m.typing == typingLink {
		return []pane.Hint{{Key: "enter", Does: "follow"}, {Key: "esc", Does: "cancel"}}
	}
	if m.typing != notTyping {
		return []pane.Hint{{Key: "enter", Does: "keep"}, {Key: "esc", Does: "cancel"}}
	}
	var hints []pane.Hint
	for _, c := range m.commands {
		if c.hint == nil || c.where&m.place() == 0 {
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

// backOrLeave is q.
func (m *Model) backOrLeave() tea.Cmd {
	if m.atTop() {
		return m.leave()
	}
	return m.back()
}

// atTop says that there is no level to go back to: all briefings are listed, and
// the list has the keys.
func (m *Model) atTop() bool {
	return m.overlay == noOverlay && m.screen == browsing && m.focus == onList &&
		m.query.Text() == "" && m.period == store.Period{}
}

// back leaves one level: what is laid over, the briefing, the search, the period.
func (m *Model) back() tea.Cmd {
	switch {
	case m.overlay != noOverlay:
		m.overlay = noOverlay
	case m.screen == reading:
		m.opening.stop()
		m.coming = nil
		m.leavePlace()
		m.leaveOff()
		m.screen = m.beneath
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
	m.search.stop()
	m.opening.stop()
	return tea.Quit
}
