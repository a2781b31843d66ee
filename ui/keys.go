package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// A place is where keys can mean something; places can be added up.
type place uint8

const (
	inList place = 1 << iota
	inTimeline
	inPreview
	inArticle
	inContents
	inPages // help and details
)

const (
	inBrowse     = inList | inTimeline | inPreview
	everywhere   = inBrowse | inArticle | inContents | inPages
	whereMoving  = everywhere
	whereOpening = inList | inPreview
)

// A command is what keys do in some places. The table of commands is all there
// is: keys are dispatched by it, and the help and the status line are read from
// it.
type command struct {
	keys  string // by their Bubble Tea names, apart by spaces
	where place
	do    func(*Model) tea.Cmd
	group string // with shown and does: a line of the help; none if empty
	shown string
	does  string
	hint  string // what the status line says of it, if it does
}

// commands is the table. Where two lines know a key, the first one counts.
func commands() []command {
	return slices.Concat(movement(), levels(), library(), article())
}

func movement() []command {
	const group = "move"
	return []command{
		{"j down", whereMoving, move(1), group, "j k, arrows", "down, up", ""},
		{"k up", whereMoving, move(-1), "", "", "", ""},
		{"d", whereMoving, page(1), group, "d u", "half a window down, up", ""},
		{"u", whereMoving, page(-1), "", "", "", ""},
		{"space pgdown", whereMoving, page(2), group, "space b, PgDn PgUp", "a window down, up", ""},
		{"b pgup", whereMoving, page(-2), "", "", "", ""},
		{"g home", whereMoving, end(false), group, "g G, Home End", "to the first, to the last", ""},
		{"G end", whereMoving, end(true), "", "", "", ""},
	}
}

func levels() []command {
	const group = "open and go back"
	return []command{
		{"enter l right", whereOpening, (*Model).openSelected, group, "enter l", "read the briefing", "read"},
		{"enter l right", inTimeline, (*Model).keepPeriod, group, "enter l", "keep the list to this period", "keep to period"},
		{"enter l right", inContents, (*Model).toHeading, group, "enter l", "go to this heading", "go there"},
		{"q", everywhere, (*Model).backOrLeave, group, "q", "back one level, at the top leave", "back"},
		{"h left", everywhere, (*Model).back, group, "h", "back one level", ""},
		{"esc", everywhere, (*Model).cancel, group, "esc", "cancel: close, clear search and period", ""},
		{"Q ctrl+c", everywhere, (*Model).leave, group, "Q ctrl+c", "leave", ""},
		{"?", everywhere, (*Model).toggleHelp, group, "?", "this help; / searches it", ""},
	}
}

func library() []command {
	const group = "library"
	return []command{
		{"/", inBrowse, (*Model).startTyping, group, "/", "search words and titles", "search"},
		{"t", inBrowse, (*Model).toggleTimeline, group, "t", "timeline", "timeline"},
		{"tab", inBrowse, focusBy(1), group, "tab, 1 2 3", "next pane; timeline, list, preview", ""},
		{"shift+tab", inBrowse, focusBy(-1), "", "", "", ""},
		{"1", inBrowse, focusOn(onTimeline), "", "", "", ""},
		{"2", inBrowse, focusOn(onList), "", "", "", ""},
		{"3", inBrowse, focusOn(onPreview), "", "", "", ""},
		{"p", inBrowse, (*Model).togglePreview, group, "p", "preview on, off (from 120 columns on)", ""},
		{"S", inBrowse, (*Model).nextSort, group, "S", "order: best, newest, oldest first", ""},
		{"x", inBrowse, (*Model).clearPeriod, group, "x", "all of time again", ""},
		{"+ =", inBrowse, zoomBy(1), group, "+ -", "shorter, longer periods", "zoom"},
		{"-", inBrowse, zoomBy(-1), "", "", "", ""},
		{"M", inBrowse, (*Model).otherDates, group, "M", "dates published, dates mentioned", "dates"},
	}
}

func article() []command {
	const group = "briefing"
	return []command{
		{"/", inArticle, (*Model).startTyping, group, "/", "search in this briefing", "find"},
		{"n", inArticle, step(1), group, "n N", "next, previous match", "next"},
		{"N", inArticle, step(-1), "", "", "", ""},
		{"J", inArticle, neighbour(1), group, "J K", "next, previous briefing", "next briefing"},
		{"K", inArticle, neighbour(-1), "", "", "", ""},
		{"]", inArticle, heading(1), group, "] [", "next, previous heading", ""},
		{"[", inArticle, heading(-1), "", "", "", ""},
		{"c", inArticle | inContents, (*Model).toggleContents, group, "c", "contents", "contents"},
		{"v", inArticle | whereOpening, (*Model).toggleOriginal, group, "v", "original text, with what was cut", "original"},
		{"i", inArticle | whereOpening | inPages, (*Model).toggleDetails, group, "i", "details: why this title and date", "details"},
		{">", inArticle, widen(4), group, "> <", "wider, narrower text", ""},
		{"<", inArticle, widen(-4), "", "", "", ""},
		{"z", inArticle, (*Model).toggleFull, group, "z", "text over the full width", ""},
		{"y", inArticle, (*Model).copyQuote, group, "y", "copy this paragraph with its citation", ""},
		{"Y", inArticle, (*Model).copyPath, group, "Y", "copy link or path", ""},
		{"/", inPages, (*Model).startTyping, "", "", "", "search keys"},
		{"?", everywhere, (*Model).toggleHelp, "", "", "", "help"},
		{"q", inBrowse, (*Model).backOrLeave, "", "", "", "leave"},
	}
}

func move(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { m.mover().Move(n); return nil }
}

func page(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { m.mover().Page(n); return nil }
}

func end(last bool) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { m.mover().End(last); return nil }
}

func focusBy(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.nextFocus(n) }
}

func focusOn(f focus) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.setFocus(f) }
}

func zoomBy(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.zoom(n) }
}

func step(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { m.article.Step(n); return nil }
}

func neighbour(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.openNeighbour(n) }
}

func heading(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { m.article.StepHeading(n); return nil }
}

func widen(n int) func(*Model) tea.Cmd {
	return func(m *Model) tea.Cmd { return m.setMeasure(m.measure + n) }
}

// place is where the keys go now.
func (m *Model) place() place {
	switch {
	case m.overlay == contentsOpen:
		return inContents
	case m.overlay != noOverlay:
		return inPages
	case m.screen == reading:
		return inArticle
	}
	return [...]place{onList: inList, onTimeline: inTimeline, onPreview: inPreview}[m.focus]
}

// key does what a key means here.
func (m *Model) key(msg tea.KeyPressMsg) tea.Cmd {
	m.said = ""
	name := msg.String()
	if m.typing != notTyping {
		return m.keyTyping(name, msg.Text)
	}
	here := m.place()
	for _, c := range m.commands {
		if c.where&here != 0 && slices.Contains(strings.Fields(c.keys), name) {
			return c.do(m)
		}
	}
	return nil
}

// keyTyping is key while a line is being typed: only these keys mean something
// else than text.
func (m *Model) keyTyping(name, text string) tea.Cmd {
	switch name {
	case "ctrl+c":
		return m.leave()
	case "esc":
		return m.cancel()
	case "enter":
		return m.keepTyped()
	case "down":
		return move(1)(m)
	case "up":
		return move(-1)(m)
	case "pgdown":
		return page(2)(m)
	case "pgup":
		return page(-2)(m)
	}
	return m.typed(name, text)
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
		if c.group != "" {
			all = append(all, pane.Binding{Group: c.group, Keys: c.shown, Does: c.does})
		}
	}
	return append(all,
		pane.Binding{Group: "mouse", Keys: "click", Does: "choose; again: open"},
		pane.Binding{Group: "mouse", Keys: "wheel", Does: "scroll"})
}

// hints are the keys that matter here.
func (m *Model) hints() []pane.Hint {
	if m.typing != notTyping {
		return []pane.Hint{{Key: "enter", Does: "keep"}, {Key: "esc", Does: "cancel"}}
	}
	here := m.place()
	var hints []pane.Hint
	for _, c := range m.commands {
		if c.hint == "" || c.where&here == 0 || !m.offers(c) {
			continue
		}
		does := c.hint
		if does == "original" && here == inArticle && m.article.Original() {
			does = "cleaned"
		}
		hints = append(hints, pane.Hint{Key: strings.Fields(c.keys)[0], Does: does})
	}
	return hints
}

// offers says whether a hint is of use now.
func (m *Model) offers(c command) bool {
	switch c.hint {
	case "next":
		_, of := m.article.Found()
		return of > 0
	case "contents":
		return m.place() == inArticle && len(m.article.Headings()) > 0
	case "back":
		return !m.atTop()
	case "leave":
		return m.atTop()
	case "search keys":
		return m.overlay == helpOpen
	case "help":
		return m.overlay == noOverlay
	case "zoom", "dates":
		return m.focus == onTimeline
	case "read":
		return m.list.Len() > 0
	case "original", "details":
		return m.overlay == noOverlay && (m.list.Len() > 0 || m.screen == reading)
	}
	return true
}

// backOrLeave is q.
func (m *Model) backOrLeave() tea.Cmd {
	if m.atTop() {
		return m.leave()
	}
	return m.back()
}

// atTop says that there is no level to go back to: all briefings are listed.
func (m *Model) atTop() bool {
	return m.overlay == noOverlay && m.screen == browsing && !m.whole &&
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
		m.screen = browsing
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
