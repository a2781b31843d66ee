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

// A location is a place in a briefing, which holds however the briefing is set.
type location struct {
	id       store.ID
	original bool
	body     int    // offset in the body of what is on the first row, top for the head
	fragment string // or a heading, as a link names it
	resume   bool   // it is where the reader left off, not where he went
	point    bool   // a time is spoken of there, which is to be marked

	sentences bool // the page of sentences, instead of a briefing
}

// top is the offset in the body that stands for the head above it.
const top = -1

// A trail is the locations that the reader has come from, and those that he went back
// from, as in a browser; and the others that are remembered.
type trail struct {
	before, after []location
	last          *location // where the reader was before he leapt
	marks         map[string]location
	progress      map[store.ID]int // how far briefings were read: offsets in their bodies
}

// trailMost bounds the locations that are remembered.
const trailMost = 200

// here is the location on the screen.
func (m *Model) here() (l location, ok bool) {
	if m.screen == speaking {
		return location{sentences: true}, true
	}
	b := &m.briefing
	if m.screen != reading || b.doc.ID == 0 {
		return location{}, false
	}
	return location{id: b.doc.ID, original: b.text.want.original, body: b.article.BodyPlace()}, true
}

// remember makes the location on the screen the one that the key ' goes to when it is
// pressed twice.
func (m *Model) remember() {
	if l, ok := m.here(); ok {
		m.trail.last = &l
	}
}

// leavePlace remembers the location on the screen in the trail, because the reader goes
// somewhere else from there.
func (m *Model) leavePlace() {
	l, ok := m.here()
	if !ok {
		return
	}
	t := &m.trail
	t.last = &l
	if n := len(t.before); n == 0 || t.before[n-1] != l {
		t.before = append(t.before, l)
	}
	t.before = t.before[max(0, len(t.before)-trailMost):]
	t.after = nil
}

// ends are the end of the trail that a step takes a location from, and the one that
// it leaves a location on.
func (t *trail) ends(step int) (from, to *[]location) {
	if step < 0 {
		return &t.before, &t.after
	}
	return &t.after, &t.before
}

// pop takes the location away that a step leads to: the reader gets there, or it is not
// there any more.
func (t *trail) pop(step int) {
	if from, _ := t.ends(step); step != 0 && len(*from) > 0 {
		*from = (*from)[:len(*from)-1]
	}
}

// forgetSentences takes the page of sentences out of the trail, since it is about to
// show others.
func (t *trail) forgetSentences() {
	is := func(l location) bool { return l.sentences }
	t.before, t.after = slices.DeleteFunc(t.before, is), slices.DeleteFunc(t.after, is)
}

// stepTrail goes back (-1) to where the reader came from, or forward again (1).
func (m *Model) stepTrail(n int) tea.Cmd {
	from, _ := m.trail.ends(n)
	if len(*from) == 0 {
		return m.notice.sayEnd(n, "nothing to go forward to", "nothing to go back to")
	}
	return m.visit((*from)[len(*from)-1], n)
}

// visit goes to a location that the reader has been at, which is so many steps away in
// the trail, or a leap from it if that is 0.
func (m *Model) visit(to location, step int) tea.Cmd {
	if to.sentences {
		return m.backToSentences(step)
	}
	if l, ok := m.here(); ok && l.id == to.id && l.original == to.original {
		m.moveTrail(step)
		m.briefing.article.GoTo(to.body)
		return nil
	}
	if m.feed.lib == nil {
		return nil
	}
	return m.fetch(opening{id: to.id, original: to.original, at: &to, step: step})
}

// moveTrail moves the trail along, now that the reader gets to where he went: a step in
// it moves a location from one end to the other.
func (m *Model) moveTrail(step int) {
	if step == 0 {
		m.leavePlace()
		return
	}
	m.trail.pop(step)
	if l, ok := m.here(); ok {
		_, to := m.trail.ends(step)
		m.trail.last = &l
		*to = append(*to, l)
	}
}

// leaveOff remembers how far the briefing on the screen was read.
func (m *Model) leaveOff() {
	if l, ok := m.here(); ok && !l.original && !l.sentences {
		m.trail.progress[l.id] = l.body
	}
}

// leftOff is where a briefing is to be opened: where it was left off, if nothing says
// otherwise and no words are looked for in it.
func (m *Model) leftOff(o opening) *location {
	if body := m.trail.progress[o.id]; body > 0 && o.at == nil && o.link == nil && !o.original && m.results.found.Used == "" {
		return &location{id: o.id, body: body, resume: true}
	}
	return o.at
}

// Marks are single letters and digits that name places.

func (m *Model) startMark() tea.Cmd {
	m.input.start(typingMark)
	return m.notice.say("mark this place: type a letter")
}

func (m *Model) startLeap() tea.Cmd {
	m.input.start(typingLeap)
	return m.notice.say("go to a mark: type its letter, or ' for where you were")
}

func (m *Model) keyMark(letter string) tea.Cmd {
	leap := m.input.mode == typingLeap
	m.input.start(notTyping)
	r, size := utf8.DecodeRuneInString(letter)
	mark, known := m.trail.marks[letter]
	switch {
	case leap && letter == "'" && m.trail.last == nil:
		m.notice.say("no place to go back to yet")
	case leap && letter == "'":
		return m.visit(*m.trail.last, 0)
	case size != len(letter) || !unicode.IsLetter(r) && !unicode.IsDigit(r):
		m.notice.say("marks are letters and digits")
	case leap && !known:
		m.notice.say("there is no mark " + letter + m.trail.marked())
	case leap:
		return m.visit(mark, 0)
	default:
		if l, ok := m.here(); ok {
			m.trail.marks[letter] = l
			m.notice.say("marked " + letter + "; '" + letter + " comes back here")
		}
	}
	return nil
}

func (t *trail) marked() string {
	if len(t.marks) == 0 {
		return "; m sets one"
	}
	return "; there are " + strings.Join(slices.Sorted(maps.Keys(t.marks)), " ")
}
