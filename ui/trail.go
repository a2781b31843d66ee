package ui

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"readout/store"
)

// A where is a place in a briefing, which holds however the briefing is set.
type where struct {
	id       store.ID
	original bool
	body     int    // offset in the body of what is on the first row, top for the head
	fragment string // or a heading, as a link names it
	left     bool   // it is where the reader left off, not where he went
	spoken   bool   // a time is spoken of there, which is to be marked

	sentences bool // the page of sentences, instead of a briefing
}

// top is the offset in the body that stands for the head above it.
const top = -1

// A trail is the places that the reader has come from, and those that he went back
// from, as in a browser.
type trail struct{ before, after []where }

// trailMost bounds the places that are remembered.
const trailMost = 200

// here is the place on the screen.
func (m *Model) here() (w where, ok bool) {
	if m.screen == speaking {
		return where{sentences: true}, true
	}
	if m.screen != reading || m.doc.ID == 0 {
		return where{}, false
	}
	return where{id: m.doc.ID, original: m.original, body: m.article.BodyPlace()}, true
}

// remember makes the place on the screen the one that ” goes back to.
func (m *Model) remember() {
	if w, ok := m.here(); ok {
		m.last = &w
	}
}

// leavePlace remembers the place on the screen in the trail, because the reader goes
// somewhere else from there.
func (m *Model) leavePlace() {
	w, ok := m.here()
	if !ok {
		return
	}
	m.remember()
	t := &m.trail
	if n := len(t.before); n == 0 || t.before[n-1] != w {
		t.before = append(t.before, w)
	}
	t.before = t.before[max(0, len(t.before)-trailMost):]
	t.after = nil
}

// ends are the end of the trail that a step takes a place from, and the one that
// it leaves a place on.
func (t *trail) ends(step int) (from, to *[]where) {
	if step < 0 {
		return &t.before, &t.after
	}
	return &t.after, &t.before
}

// stepTrail goes back (-1) to where the reader came from, or forward again (1).
func (m *Model) stepTrail(n int) tea.Cmd {
	from, _ := m.trail.ends(n)
	if len(*from) == 0 {
		m.said = map[bool]string{true: "nothing to go forward to", false: "nothing to go back to"}[n > 0]
		return nil
	}
	return m.visit((*from)[len(*from)-1], n)
}

// visit goes to a place that the reader has been at, which is a step in the trail or
// a leap from it.
func (m *Model) visit(w where, step int) tea.Cmd {
	c := coming{id: w.id, original: w.original, at: &w, step: step}
	if w.sentences {
		return m.backToSentences(c)
	}
	if h, ok := m.here(); ok && h.id == w.id && h.original == w.original {
		m.stepped(c)
		m.article.GoTo(w.body)
		return nil
	}
	if m.lib == nil {
		return nil
	}
	return m.fetch(c)
}

// stepped moves the trail along, now that the reader gets to where he went: a step in
// it moves a place from one end to the other.
func (m *Model) stepped(c coming) {
	if c.step == 0 {
		m.leavePlace()
		return
	}
	from, to := m.trail.ends(c.step)
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	if w, ok := m.here(); ok {
		m.last = &w
		*to = append(*to, w)
	}
}

// lost takes a place out of the trail that is not there any more.
func (m *Model) lost(c coming) {
	if from, _ := m.trail.ends(c.step); c.step != 0 && len(*from) > 0 {
		*from = (*from)[:len(*from)-1]
	}
}

// leaveOff remembers how far the briefing on the screen was read.
func (m *Model) leaveOff() {
	if w, ok := m.here(); ok && !w.original && !w.sentences {
		m.left[w.id] = w.body
	}
}

// leftOff is where a briefing that is coming is to be opened: where it was left off,
// if nothing says otherwise and no words are looked for in it.
func (m *Model) leftOff(c coming) *where {
	if body := m.left[c.id]; body > 0 && c.at == nil && c.link == nil && !c.original && m.used == "" {
		return &where{id: c.id, body: body, left: true}
	}
	return c.at
}

// Marks are single letters and digits that name places.

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
	r, size := utf8.DecodeRuneInString(letter)
	switch {
	case leap && letter == "'":
		return m.leap(m.last, "no place to go back to yet")
	case size != len(letter) || !unicode.IsLetter(r) && !unicode.IsDigit(r):
		m.said = "marks are letters and digits"
	case leap:
		w, known := m.marks[letter]
		if !known {
			m.said = "there is no mark " + letter + m.marked()
			return nil
		}
		return m.leap(&w, "")
	default:
		if w, ok := m.here(); ok {
			m.marks[letter] = w
			m.said = "marked " + letter + "; '" + letter + " comes back here"
		}
	}
	return nil
}

// leap goes to a place that is not the next one in the trail.
func (m *Model) leap(to *where, none string) tea.Cmd {
	if to == nil {
		m.said = none
		return nil
	}
	return m.visit(*to, 0)
}

// marked lists the marks there are.
func (m *Model) marked() string {
	if len(m.marks) == 0 {
		return "; m sets one"
	}
	return "; there are " + strings.Join(slices.Sorted(maps.Keys(m.marks)), " ")
}
