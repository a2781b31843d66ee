package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// A where is a place in a briefing, which holds however the briefing is set.
type where struct {
	id       store.ID
	original bool
	body     int    // offset in the body of what is on the first row, below 0 for the head
	fragment string // or a heading, as a link names it
}

// A trail is the places that the reader has come from, and those that he went back
// from, as in a browser.
type trail struct{ before, after []where }

// trailMost bounds the places that are remembered.
const trailMost = 200

// here is the place on the screen.
func (m *Model) here() (where, bool) {
	if m.article.Doc.ID == 0 || m.article.Problem != "" {
		return where{}, false
	}
	return where{id: m.article.Doc.ID, original: m.article.Original(), body: m.article.BodyPlace()}, true
}

// leavePlace remembers the place on the screen, because the reader goes to another
// one from there.
func (m *Model) leavePlace() {
	if w, ok := m.here(); ok && m.screen == reading {
		m.trail.before = append(m.trail.before, w)
		m.trail.before = m.trail.before[max(0, len(m.trail.before)-trailMost):]
		m.trail.after = nil
	}
}

// stepTrail goes back (-1) to where the reader came from, or forward again (1).
func (m *Model) stepTrail(n int) tea.Cmd {
	from, to := &m.trail.before, &m.trail.after
	if n > 0 {
		from, to = to, from
	}
	if len(*from) == 0 {
		m.said = map[bool]string{true: "nothing to go forward to", false: "nothing to go back to"}[n > 0]
		return nil
	}
	next := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	if w, ok := m.here(); ok && m.screen == reading {
		*to = append(*to, w)
	}
	return m.visit(next)
}

// visit goes to a place that the reader has been at.
func (m *Model) visit(w where) tea.Cmd {
	if h, ok := m.here(); ok && h.id == w.id && h.original == w.original && m.screen == reading {
		m.article.GoTo(w.body)
		return nil
	}
	if m.lib == nil {
		return nil
	}
	return m.fetch(coming{id: w.id, original: w.original, at: &w, back: true})
}

// Marks are single letters that name places. The mark ' is where the reader was
// before the last leap.

// startMark waits for the letter of a mark.
func (m *Model) startMark() tea.Cmd {
	m.typing = typingMark
	m.said = "mark this place: type a letter"
	return nil
}

// startLeap waits for the letter of the mark to go to.
func (m *Model) startLeap() tea.Cmd {
	m.typing = typingLeap
	m.said = "go to a mark: type its letter, or ' for where you were"
	return nil
}

// keyMark takes the letter of a mark.
func (m *Model) keyMark(letter string) tea.Cmd {
	leap := m.typing == typingLeap
	m.typing = notTyping
	if len([]rune(letter)) != 1 {
		return nil
	}
	w, ok := m.here()
	if !leap {
		if ok {
			m.marks[letter] = w
			m.said = "marked " + letter + "; '" + letter + " comes back here"
		}
		return nil
	}
	if letter == "'" {
		return m.stepTrail(-1)
	}
	to, known := m.marks[letter]
	if !known {
		m.said = "there is no mark " + letter
		return nil
	}
	m.leavePlace()
	return m.visit(to)
}
