package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/render"
	"readout/ui/theme"
)

// Mark takes other matches and goes to the first one from the window's top on,
// scrolling only if it is not seen.
func (a *Article) Mark(m Matches) {
	a.matches = m
	a.paint()
	a.current = 0
	if a.scroll.Top >= a.lead() {
		a.current = m.from(a.place())
	}
	a.show()
}

// Step goes on by n matches and says whether that went round the end.
func (a *Article) Step(n int) (round bool) {
	c := a.matches.Len()
	if c == 0 {
		return false
	}
	to := ((a.current+n)%c + c) % c
	round = to != a.current+n
	a.current = to
	a.show()
	return round
}

// show scrolls the current match into the upper third if it is not seen.
func (a *Article) show() {
	if a.current < a.matches.Len() {
		a.goTo(a.matches.Places[a.current][0], inView)
	}
}

// paint finds the matches of the stretch, to mark them.
func (a *Article) paint() { a.matches.lay(a.stretch, a.Doc.Title.Text, a.text.Setting.Width) }

// Found is the number of the current match, from 1, and of all; 0, 0 without any.
func (a *Article) Found() (at, of int) {
	if a.matches.Len() == 0 {
		return 0, 0
	}
	return a.current + 1, a.matches.Len()
}

// Contents are what can be gone to in the text.
func (a *Article) Contents() []render.Heading { return a.text.Contents }

// Entry is the index of the entry of the contents that the reader has gone to, else
// of the last one above or on the window's first line, -1 before the first.
func (a *Article) Entry() int {
	if a.went != nil && a.went.at == a.spot() {
		return a.above(a.went.place)
	}
	return a.above(a.placeOf(a.scroll.Top))
}

// Section is the index of the entry of what is being read: of the upper third of
// the window, or of its end where the text ends.
func (a *Article) Section() int {
	first, end := a.scroll.Seen()
	switch {
	case a.went != nil && a.went.at == a.spot():
		return a.above(a.went.place)
	case (first > 0 || !a.stretch.Begins) && end == a.scroll.Len && a.stretch.Ends:
		return a.above(a.text.Size())
	}
	return a.above(a.placeOf(first + a.h/3))
}

// above is the last entry at or before a place.
func (a *Article) above(place int) int {
	at := -1
	for i, h := range a.text.Contents {
		if h.Place > place {
			break
		}
		at = i
	}
	return at
}

// ToEntry scrolls entry i of the contents to the top.
func (a *Article) ToEntry(i int) {
	if i < 0 {
		a.End(false)
	} else if i < len(a.text.Contents) {
		a.goTo(a.text.Contents[i].Place, atEntry)
	}
}

// StepEntry scrolls to the next (1) or the previous (-1) entry of the contents.
func (a *Article) StepEntry(n int) {
	at := a.Entry()
	if n < 0 && at >= 0 && a.lead()+a.stretch.LineAt(a.text.Contents[at].Place) < a.scroll.Top {
		n = 0 // inside a section: to its own beginning first
	}
	a.ToEntry(min(at+n, len(a.text.Contents)-1))
}

// marksBeside draws the scroll column at the right edge of rows while there are
// matches: where they are in the whole text, and which part of it is seen.
func (a *Article) marksBeside(rows []string, th theme.Theme) {
	size := 0
	if a.text.Document != nil {
		size = a.text.Size()
	}
	first, end := a.scroll.Seen()
	if a.matches.Len() == 0 || size == 0 || a.stretch.Begins && a.stretch.Ends && end-first == a.scroll.Len {
		return
	}
	row := func(place int) int { return max(0, min(place*len(rows)/size, len(rows)-1)) }
	column := make([]string, len(rows))
	for i := row(a.placeOf(first)); i <= row(a.placeOf(end)-1) && i < len(rows); i++ {
		column[i] = th.Dim.Render(th.Glyphs.ScrollHere)
	}
	for _, m := range a.matches.Places {
		column[row(m[0])] = th.Scroll.Render(th.Glyphs.ScrollMark)
	}
	column[row(a.matches.Places[a.current][0])] = th.HitNow.Render(th.Glyphs.ScrollMark)
	for i, sign := range column {
		if sign != "" {
			rows[i] = ansi.Truncate(rows[i], a.w-1, "") + sign
		}
	}
}

// SlugOf is how links name a heading: "Next steps" is "next-steps".
func SlugOf(heading string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !wordRune(r) }), "-")
}

// ToFragment goes to the heading that a link names after its #, and says whether
// there is one.
func (a *Article) ToFragment(name string) bool {
	for i, h := range a.text.Contents {
		if SlugOf(h.Text) == SlugOf(name) {
			a.ToEntry(i)
			return true
		}
	}
	return false
}
