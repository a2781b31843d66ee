package ui

import (
	"strconv"
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
	if m.screen == reading && m.article.Doc.Title.Text != "" {
		return store.SafeLine("readout – " + m.article.Doc.Title.Text)
	}
	return store.SafeLine("readout – " + m.opt.Name)
}

// page draws what has the screen, and says where something is being typed.
func (m *Model) page() ([]string, *tea.Cursor) {
	if m.overlay == noOverlay && m.screen == browsing {
		return m.browsePage()
	}
	var rows []string
	switch {
	case m.overlay == helpOpen:
		rows = m.help.View(m.th)
	case m.overlay == contentsOpen:
		rows = m.contents.View(m.th)
	case m.overlay == detailsOpen:
		rows = m.details.View(m.th)
	default:
		rows = m.article.View(m.th)
	}
	status, cursor := m.statusRow()
	return append(rows, status), cursor
}

// browsePage draws the library.
func (m *Model) browsePage() ([]string, *tea.Cursor) {
	p := m.parts
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
	if m.fault != nil && m.searching() { // below the search line
		copy(rows[1:], m.problem())
	}
	status, _ := m.statusRow()
	var cursor *tea.Cursor
	if m.typing == typingQuery {
		cursor = tea.NewCursor(at, p.title.Min.Y)
	}
	return append(rows, status), cursor
}

// problem says below the search line what is wrong with the query.
func (m *Model) problem() []string {
	at := 0
	if m.w >= roomy {
		at = m.w - searchWidth - 1
	}
	rows := pane.Problem(store.SafeLine(m.fault.Problem+"; "+m.fault.Fix), at, m.w, m.th)
	return rows[:min(len(rows), 3)]
}

// body draws the panes of the library.
func (m *Model) body() []string {
	p := m.parts
	if p.list.Empty() {
		return m.timeline.View(true, m.th)
	}
	if text, ok := m.trouble(); ok {
		return pane.Message("This library cannot be read", text, m.w, p.list.Max.Y-p.title.Max.Y-len(p.rules)/2, m.th)
	}
	list := m.list.View(m.focus == onList, m.th)
	if !p.strip.Empty() {
		return append([]string{m.timeline.Strip(m.w, m.th)}, list...)
	}
	between := m.th.Rule.Render(m.th.Glyphs.Vertical)
	columns := [][]string{m.timeline.View(m.focus == onTimeline, m.th), list}
	if !p.preview.Empty() {
		columns = append(columns, m.glance.View(m.th))
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
	case m.lib == nil && m.loaded.Err != nil:
		return store.SafeLine(m.loaded.Err.Error()), true
	case m.err != nil:
		return store.SafeLine(m.err.Error()) + ". Esc clears the search, Q leaves.", true
	}
	return "", false
}

// summarized says that the title row tells of the library, not only of a search.
func (m *Model) summarized() bool { return m.w >= roomy || !m.searching() }

// searching says that there is a query, or one is being typed.
func (m *Model) searching() bool { return m.typing == typingQuery || m.query.Text() != "" }

// titleRow draws the program, the library and the search line. In a window that
// is not wide, a search has the row for itself.
func (m *Model) titleRow() (row string, cursor int) {
	name := " " + m.th.Name.Render("readout") + "  " + m.th.Title.Render(store.SafeLine(m.opt.Name))
	if m.w < narrow {
		name = " " + m.th.Name.Render(store.SafeLine(m.opt.Name))
	}
	if m.w < roomy {
		if m.summarized() {
			return pane.Spread(name, m.th.Dim.Render(m.summary())+" ", m.w, m.th), 0
		}
		found := m.th.Dim.Render(" "+m.found()) + " "
		line, at := m.query.View(m.w-1-len(m.found())-2, m.typing == typingQuery, m.th)
		return pane.Fit(" "+line+found, m.w, m.th), at + 1
	}
	line, at := m.query.View(searchWidth, m.typing == typingQuery, m.th)
	left := m.w - searchWidth - 2
	return pane.Spread(name, m.th.Dim.Render(m.summary())+"   ", left, m.th) + line + "  ", left + at
}

// found is how many documents of the library are listed, and whether there may be
// more.
func (m *Model) found() string {
	found := pane.Count(m.list.Total()) + " of " + pane.Count(max(m.among, m.list.Total()))
	if m.listsAll() {
		found = pane.Plural(m.list.Total(), "briefing")
	}
	if m.underway() {
		found += " so far"
	}
	return found
}

// listsAll says that the list leaves nothing out: a query that names nothing to
// look for finds nothing, it lists briefings.
func (m *Model) listsAll() bool { return !m.list.Answers() && m.list.Total() >= m.among }

// summary says how large the library is and of what time, or how far the reading
// of it is.
func (m *Model) summary() string {
	switch {
	case m.lib == nil && m.loaded.Err != nil:
		return ""
	case m.underway() && m.loaded.Checking:
		return pane.Checking
	case m.underway():
		return pane.Progress(m.loaded.Read, m.loaded.Found, m.th)
	case m.lib == nil:
		return ""
	}
	parts := []string{pane.Plural(m.stats.Documents, "briefing")}
	if m.w < narrow { // the strip below says the rest
		return parts[0]
	}
	if first, last := int(m.stats.First.Year), int(m.stats.Last.Year); last != 0 {
		years := strconv.Itoa(first)
		if last != first {
			years += m.th.Glyphs.Dash + strconv.Itoa(last)
		}
		parts = append(parts, years)
	}
	if m.stats.Undated > 0 {
		parts = append(parts, pane.Count(m.stats.Undated)+" undated")
	}
	return strings.Join(parts, " "+m.th.Glyphs.Dot+" ")
}

// statusRow draws the last row: a line being typed, or what was said, or the keys
// that matter, and the position.
func (m *Model) statusRow() (string, *tea.Cursor) {
	line := &m.find
	switch m.typing {
	case typingHelp:
		line = &m.helpFind
	case typingFind:
	default:
		return pane.Status(m.said, m.hints(), m.position(), m.w, m.th), nil
	}
	right := pane.Hints(m.hints(), m.w/2, m.th) + "  " + m.th.Status.Render(m.position())
	row, x := line.View(m.w-ansi.StringWidth(right)-2, true, m.th)
	return pane.Fit(" "+row+right, m.w, m.th), tea.NewCursor(x+1, m.h-1)
}

// position says where the reader is: on which document, match, or part of a text.
func (m *Model) position() string {
	switch {
	case m.overlay == helpOpen:
		return percent(m.help.Scroll)
	case m.overlay == detailsOpen:
		return percent(m.details.Scroll)
	case m.overlay != noOverlay:
		return ""
	case m.screen == browsing:
		return m.progress()
	}
	if at, of := m.article.Found(); of > 0 {
		return pane.Count(at) + "/" + pane.Count(of)
	}
	if m.find.Text() != "" && m.typing == typingFind {
		return "no match"
	}
	return strconv.Itoa(m.article.Percent()) + "%"
}

// progress is the place in the list. While a search has the row where else the
// reading of the library is seen, it also says how far that is.
func (m *Model) progress() string {
	at := ""
	if m.list.Len() > 0 {
		at = pane.Count(m.list.At()+1) + "/" + pane.Count(m.list.Len())
	}
	if !m.underway() || m.summarized() {
		return at
	}
	reading := pane.Checking
	if !m.loaded.Checking {
		reading = pane.Reading(m.loaded.Read, m.loaded.Found)
	}
	if both := reading + "  " + at; at != "" && len(both) <= m.w-2 {
		return both
	}
	return reading
}

// percent says how far a page is scrolled, if not all of it is seen.
func percent(s pane.Scroll) string {
	if s.Len <= s.Height {
		return ""
	}
	return strconv.Itoa(s.Percent()) + "%"
}

// describe writes the headings of the list and what it says when it is empty.
func (m *Model) describe() {
	m.list.Head = m.heading()
	m.list.Note = m.emptyNote()
}

func (m *Model) heading() pane.Heading {
	sorts := [...]string{store.Relevance: "best first", store.Newest: "newest first", store.Oldest: "oldest first"}
	sort := m.shown.Sort
	if !m.list.Answers() && sort == store.Relevance {
		sort = store.Newest
	}
	h := pane.Heading{What: "BRIEFINGS", Noted: m.noted()}
	var order []string
	if !m.listsAll() {
		h.What = strings.ToUpper(m.found())
	}
	if m.list.Total() > 0 || !m.list.Answers() {
		order = append(order, sorts[sort])
	}
	if m.shown.Period != (store.Period{}) {
		order = append(order, pane.PeriodName(m.shown.Period, m.th.Glyphs.Dash))
	}
	h.Order = strings.Join(order, "  ")
	return h
}

// noted says what was searched in place of words that no briefing has, or that
// the words are as typed.
func (m *Model) noted() string {
	if m.shown.Exact {
		return "as typed"
	}
	var words []string
	for _, c := range m.corrected {
		words = append(words, store.SafeLine(c.Typed)+" "+m.th.Glyphs.Arrow+" "+store.SafeLine(c.Used))
	}
	return strings.Join(words, ", ")
}

// emptyNote is what an empty list means and what to try.
func (m *Model) emptyNote() []string {
	switch {
	case m.shown.Text != "" && m.period != store.Period{}:
		return []string{"No briefing has these words.",
			"The list is kept to: " + pane.PeriodName(m.period, m.th.Glyphs.Dash) + ".", "",
			"x looks in all of time, Esc clears the search."}
	case m.shown.Exact:
		return []string{"No briefing has these words as typed.", "", "= corrects them, Esc clears the search."}
	case m.shown.Text != "":
		return []string{"No briefing has these words.", "",
			"Try fewer words or a part of one. Esc clears the search."}
	case m.period != store.Period{}:
		return []string{"No briefing of this time.", "", "x shows all of them."}
	case m.among == 0 && !m.loaded.Done && !m.underway():
		return nil
	case m.underway():
		return []string{"Briefings appear here while their files are read."}
	case m.loaded.Err != nil:
		return []string{store.SafeLine(m.loaded.Err.Error())}
	}
	return []string{"There is no briefing here.", "",
		"readout FOLDER opens a folder of .txt, .md and .html files, feeds and .jsonl; readout check says what was left out and why."}
}
