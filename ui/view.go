package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/pane"
)

// View draws the screen: exactly as many rows as the window has, none wider.
func (m *Model) View() tea.View {
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: m.windowTitle()}
	if m.w <= 0 || m.h <= 0 {
		return v
	}
	if m.w < leastWidth || m.h < leastHeight {
		v.SetContent(strings.Join(pane.TooSmall(m.w, m.h, m.th), "\n"))
		return v
	}
	rows, cursor := m.page()
	v.SetContent(strings.Join(rows, "\n"))
	v.Cursor = cursor
	return v
}

func (m *Model) windowTitle() string {
	if m.screen == reading && m.briefing.article.Doc.Title.Text != "" {
		return store.SafeLine("readout – " + m.briefing.article.Doc.Title.Text)
	}
	return store.SafeLine("readout – " + m.opt.Name)
}

// page draws what has the screen, and returns where something is being typed.
func (m *Model) page() ([]string, *tea.Cursor) {
	top := m.topPage()
	if top == nil {
		return m.browsePage()
	}
	status, cursor := m.statusRow()
	return append(top.View(m.th), status), cursor
}

func (m *Model) browsePage() ([]string, *tea.Cursor) {
	p := m.layout
	title, at := m.titleRow()
	rows := make([]string, 0, m.h)
	rows = append(rows, title)
	rule := m.th.Rule.Render(m.th.Glyphs.Line(m.w))
	if len(p.rules) > 0 {
		rows = append(rows, rule)
	}
	rows = append(rows, m.body()...)
	if len(p.rules) > 0 {
		rows = append(rows, rule)
	}
	if m.searching() { // below the search line
		copy(rows[1:], m.said())
	}
	status, _ := m.statusRow()
	var cursor *tea.Cursor
	if m.input.mode == typingQuery {
		cursor = tea.NewCursor(at, p.title.Min.Y)
	}
	return append(rows, status), cursor
}

// said is what stands below the search line, on at most three rows and above the selected one: what
// is wrong with the query or else, while it is typed, what may not be meant so.
func (m *Model) said() []string {
	fault, remarks := m.results.fault, []string(nil)
	if m.input.mode == typingQuery {
		remarks = m.results.query().Remarks()
	}
	if fault == nil && len(remarks) == 0 {
		return nil
	}
	at := 0
	if m.beside() {
		at = m.w - m.searchRoom() - 1
	}
	room := max(1, min(3, m.layout.list.Min.Y+m.results.list.CursorRow()-1))
	if fault == nil {
		return pane.Remark(store.SafeLine(remarks[0]), at, m.w, room, m.th)
	}
	return pane.Problem(store.SafeLine(fault.Problem), store.SafeLine(fault.Fix), at, m.w, room, m.th)
}

func (m *Model) body() []string {
	p := m.layout
	if p.list.Empty() {
		return m.chart.timeline.View(true, m.th)
	}
	if text, ok := m.trouble(); ok {
		return pane.Message("This library cannot be read", text, m.w, p.list.Max.Y-p.title.Max.Y-len(p.rules)/2, m.th)
	}
	list := m.results.list.View(m.focus == onList, m.th)
	if !p.strip.Empty() {
		return append([]string{m.chart.timeline.Strip(m.w, m.th)}, list...)
	}
	between := m.th.Rule.Render(m.th.Glyphs.Vertical)
	columns := [][]string{m.chart.timeline.View(m.focus == onTimeline, m.th), list}
	if !p.preview.Empty() {
		columns = append(columns, m.preview.article.View(m.th))
	}
	rows := make([]string, p.list.Dy())
	for i := range rows {
		cells := make([]string, len(columns))
		for c := range columns {
			cells[c] = columns[c][i]
		}
		rows[i] = strings.Join(cells, between)
	}
	return rows
}

// trouble is what stands instead of the library.
func (m *Model) trouble() (string, bool) {
	switch {
	case m.feed.lib == nil && m.feed.state.Err != nil:
		return store.SafeLine(m.feed.state.Err.Error()), true
	case m.results.err != nil:
		return store.SafeLine(m.results.err.Error()) + ". Esc clears the search, Q leaves.", true
	}
	return "", false
}

// beside reports whether the search line stands beside the name of the library: where
// there is room, and it does not need it all to be typed.
func (m *Model) beside() bool { return m.w >= roomy && m.input.mode != typingQuery }

// summarized reports whether the title row tells of the library, not only of a search.
func (m *Model) summarized() bool { return m.beside() || !m.searching() }

// searchRoom is the room of the search line beside the name: what its text needs, as far as
// the name and the reading of the library leave it.
func (m *Model) searchRoom() int {
	if m.feed.underway() {
		return searchWidth
	}
	return max(searchWidth, min(m.results.line.Width(), m.w-ansi.StringWidth(m.nameOf())-4))
}

// searching reports whether there is a query, or one is being typed.
func (m *Model) searching() bool { return m.input.mode == typingQuery || m.results.line.Text() != "" }

// nameOf names the program and the library.
func (m *Model) nameOf() string {
	if m.w < narrow {
		return " " + m.th.Name.Render(store.SafeLine(m.opt.Name))
	}
	return " " + m.th.Name.Render("readout") + "  " + m.th.Title.Render(store.SafeLine(m.opt.Name))
}

// titleRow draws the program, the library and the search line. While it is typed, and in a
// window that is not wide, a search has the row for itself.
func (m *Model) titleRow() (row string, cursor int) {
	if !m.summarized() {
		found := m.th.Dim.Render(" "+m.found()) + " "
		line, at := m.results.line.View(m.w-1-len(m.found())-2, m.input.mode == typingQuery, m.th)
		return pane.Fit(" "+line+found, m.w, m.th), at + 1
	}
	name, summary := m.nameOf(), m.th.Dim.Render(m.summary())
	if m.w < roomy {
		return pane.Spread(name, summary+" ", m.w, m.th), 0
	}
	line, at := m.results.line.View(m.searchRoom(), false, m.th)
	left := m.w - m.searchRoom() - 2
	summary += "   "
	if m.searchRoom() > searchWidth && ansi.StringWidth(name+summary) > left { // the search needs the room
		summary = ""
	}
	return pane.Spread(name, summary, left, m.th) + line + "  ", left + at
}

// statusRow draws the last row: a line being typed, or the notice, or the keys
// that matter, and the position.
func (m *Model) statusRow() (string, *tea.Cursor) {
	line := m.line()
	if line == nil || m.input.mode == typingQuery {
		return pane.Status(m.notice.text, m.hints(), m.position(), m.w, m.th), nil
	}
	right := "  " + m.th.Status.Render(m.position())
	room := m.w - max(line.Width(), ansi.StringWidth(line.Hint)+3) - ansi.StringWidth(right) - 3
	if beside := " " + m.notice.text; m.notice.text != "" {
		right = m.th.Notice.Render(ansi.Truncate(beside, max(0, room), m.th.Glyphs.Ellipsis)) + right
	} else {
		if m.input.mode != typingCommand { // which may be long
			room = min(room, m.w/2)
		}
		right = pane.Hints(m.hints(), room, m.th) + right
	}
	row, x := line.View(m.w-ansi.StringWidth(right)-2, true, m.th)
	return pane.Fit(" "+row+right, m.w, m.th), tea.NewCursor(x+1, m.h-1)
}
