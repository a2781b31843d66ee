package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/store"
	"readout/ui/pane"
)

// historyMost bounds the lines that one history remembers.
const historyMost = 200

// A pastLine is a line that was submitted, and for a search of the library what the reader
// chose for it.
type pastLine struct {
	text    string
	sort    store.Sort
	correct bool
}

// A history is what was submitted on one kind of line, each once and the newest last, and
// how far the reader has walked back in it.
type history struct {
	lines []pastLine
	at    int      // the line that is shown, len(lines) for what is being typed
	typed pastLine // what is being typed, for the way back
	empty pastLine // what was chosen for the empty line, which lists everything
}

// keep remembers a line as the newest one.
func (h *history) keep(l pastLine) {
	if l.text = strings.TrimSpace(l.text); l.text == "" {
		h.empty = l
		return
	}
	h.lines = slices.DeleteFunc(h.lines, func(old pastLine) bool { return old.text == l.text })
	h.lines = append(h.lines, l)
	h.lines = h.lines[max(0, len(h.lines)-historyMost):]
	h.leave()
}

// leave ends the walk: what is on the line counts as typed.
func (h *history) leave() { h.at = len(h.lines) }

// walk goes to an older line (-1) than the one that is shown, or to a newer one (1), at the
// end of which stands what was typed.
func (h *history) walk(n int, now pastLine) (pastLine, bool) {
	to := h.at + n
	switch {
	case h.at >= len(h.lines) && n > 0:
		return pastLine{}, false
	case h.at >= len(h.lines):
		h.typed = now
		if to = h.find("", h.at, now.text); to < 0 {
			return pastLine{}, false
		}
	case to < 0:
		return pastLine{}, false
	case to >= len(h.lines):
		h.leave()
		return h.typed, true
	}
	h.at = to
	return h.lines[to], true
}

// find is the newest line before one that has a part, in any case, and is not another
// text; -1 if there is none.
func (h *history) find(part string, before int, not string) int {
	part, not = strings.ToLower(part), strings.TrimSpace(not)
	for i := min(before, len(h.lines)) - 1; i >= 0; i-- {
		if l := h.lines[i].text; l != not && strings.Contains(strings.ToLower(l), part) {
			return i
		}
	}
	return -1
}

// A recall is a search of a history while a line is typed, as ctrl+r does in a shell.
type recall struct {
	on     bool
	part   pane.SearchLine // what the line that is looked for has
	before pastLine        // on the line when it began
	sign   string          // of the line
}

// history is that of the line that is being typed, nil if it has none.
func (m *Model) history() *history {
	switch m.input.mode {
	case typingQuery:
		return &m.input.queries
	case typingFind:
		return &m.input.finds
	case typingCommand:
		return &m.input.orders
	}
	return nil
}

// onLine is what is on the line that is being typed.
func (m *Model) onLine() pastLine {
	if m.input.mode == typingQuery {
		return m.results.past()
	}
	return pastLine{text: m.line().Text()}
}

func (r *results) past() pastLine {
	q := r.query()
	return pastLine{q.Text, q.Sort, q.Correct}
}

// putOn puts a line of the history in place of what is typed, and does what typing it
// would do.
func (m *Model) putOn(l pastLine) tea.Cmd {
	m.line().Set(l.text)
	if m.input.mode == typingQuery {
		m.results.sort = l.sort
		return m.searchAnew(l.correct)
	}
	return m.changed()
}

// keyHistory is a key for the history while a line is typed.
func (m *Model) keyHistory(name string) tea.Cmd {
	switch name {
	case "up":
		return m.walkHistory(-1)
	case "down":
		return m.walkHistory(1)
	}
	return m.startRecall()
}

// walkHistory is Up (-1) and Down (1) while a line is typed.
func (m *Model) walkHistory(n int) tea.Cmd {
	l, ok := m.history().walk(n, m.onLine())
	if !ok {
		return m.notice.sayEnd(n, "", "nothing older was typed here")
	}
	return m.putOn(l)
}

// startRecall is ctrl+r while a line is typed: it begins to search the history backwards,
// with the newest line at first.
func (m *Model) startRecall() tea.Cmd {
	h, now := m.history(), m.onLine()
	m.input.recall = recall{on: true, before: now, sign: m.line().Sign}
	h.leave()
	h.typed = now
	return m.recallOlder()
}

// endRecall leaves the search of the history, with what it found on the line.
func (m *Model) endRecall() {
	m.line().Sign = m.input.recall.sign
	m.input.recall = recall{}
}

// keyRecall is a key while the history is searched. What it does not know ends the search,
// and is a key for the line again.
func (m *Model) keyRecall(name, text string) (cmd tea.Cmd, known bool) {
	c := &m.input.recall
	switch {
	case name == "ctrl+r":
		return m.recallOlder(), true
	case name == "esc" || name == "ctrl+g":
		before := c.before
		m.endRecall()
		m.history().leave()
		return m.putOn(before), true
	case name == "backspace":
		m.history().leave()
		fallthrough
	case text != "":
		c.part.Key(name, text)
		return m.recallFrom(m.history().at + 1), true
	}
	m.endRecall()
	return nil, false
}

// recallOlder goes to an older line that has the part.
func (m *Model) recallOlder() tea.Cmd { return m.recallFrom(m.history().at) }

// recallFrom goes to the newest line before one that has the part, and says if there is
// none.
func (m *Model) recallFrom(before int) tea.Cmd {
	c, h := &m.input.recall, m.history()
	m.line().Sign = strings.TrimRight("ctrl+r "+c.part.Text(), " ") + ":"
	at := h.find(c.part.Text(), before, c.before.text)
	switch {
	case at < 0 && c.part.Text() == "":
		return m.notice.say("nothing older was typed here")
	case at < 0:
		return m.notice.say("nothing older has " + m.th.Glyphs.Open + store.SafeLine(c.part.Text()) + m.th.Glyphs.Close)
	}
	h.at = at
	return m.putOn(h.lines[at])
}
