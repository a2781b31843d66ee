package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/text"
	"readout/ui/theme"
)

// Mark goes to the first stop at or after an offset in the body, where a search began: if there
// are any, to one that has the words as they were typed. It scrolls only if the stop is not seen
// from there. If no stop has all words, or there is none, it goes back to that offset.
func (a *Article) Mark(from int) {
	a.current, a.ahead = 0, false
	if a.text.Document == nil {
		return
	}
	a.GoTo(from)
	if a.matches.count() == 0 {
		return
	}
	place := 0
	if from >= 0 {
		place = a.text.Place(from)
	}
	a.current = a.matches.from(place)
	if a.matches.Words < a.matches.Of {
		a.ahead = true
		return
	}
	if i, ok := a.matches.phraseFrom(place); ok {
		a.current = i
	}
	a.show()
}

// Step goes on by n stops and reports whether that went round the end. The first step leads to
// the stop that the reader is not at yet.
func (a *Article) Step(n int) (round bool) {
	c := a.matches.count()
	if c == 0 {
		return false
	}
	if a.ahead && n > 0 {
		n--
	}
	a.ahead = false
	to := ((a.current+n)%c + c) % c
	round = to != a.current+n
	a.current = to
	a.show()
	return round
}

// here is the stop that the reader is at.
func (a *Article) here() int {
	if a.ahead {
		return nowhere
	}
	return a.current
}

// show scrolls the current stop into the upper third if it is not seen.
func (a *Article) show() {
	if a.current >= a.matches.count() {
		return
	}
	if line, ok := a.matches.line(a.current); a.aim == nil && ok && a.seen(a.lead()+line) {
		return
	}
	a.goTo(a.matches.At[a.current][0], inThird)
}

// paint finds what is marked of the galley: the matches and the times spoken of.
func (a *Article) paint() {
	a.matches.lay(a.galley, a.Doc.Title.Text, a.text.Setting.Width)
	a.layDates()
}

// Found are the stops, the number of that at which the reader is, from 1, or 0 if he has gone to
// none, and whether the title has more of the words than any of them.
func (a *Article) Found() (stops store.Stops, at int, inTitle bool) {
	if at = a.here() + 1; at < 0 || a.matches.count() == 0 {
		at = 0
	}
	return a.matches.Stops, at, a.matches.title.Words > a.matches.Words
}

// entryAt is the index of the entry of the contents that the reader went to, else
// of the last one above or on the window's first line, -1 before the first.
func (a *Article) entryAt() int {
	if a.entry != nil && a.entry.at == a.spot() {
		return a.above(a.entry.place)
	}
	return a.above(a.placeOf(a.scroll.Top))
}

// Section is the index of the entry that is being read: the one that the upper third of
// the window is in, or the last one where the text ends.
func (a *Article) Section() int {
	first, end := a.scroll.Seen()
	switch {
	case a.entry != nil && a.entry.at == a.spot():
		return a.above(a.entry.place)
	case (first > 0 || !a.galley.Begins) && end == a.scroll.Len && a.galley.Ends:
		return a.above(a.text.Size())
	}
	return a.above(a.placeOf(first + a.h/3))
}

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

// StepEntry scrolls to the next (1) or the previous (-1) entry of the contents, and
// reports whether there is one. Above the first entry stands the head.
func (a *Article) StepEntry(n int) bool {
	at := a.entryAt()
	switch {
	case n > 0 && at+n >= len(a.text.Contents), n < 0 && !a.inText():
		return false
	case n < 0 && at >= 0 && a.lead()+a.galley.LineAt(a.text.Contents[at].Place) < a.scroll.Top:
		n = 0 // inside a section: to its own beginning first
	}
	a.ToEntry(at + n)
	return true
}

// marksBeside draws the scroll column at the right edge of rows while there are
// stops: where they are in the whole text, and which part of it is seen.
func (a *Article) marksBeside(rows []string, th *theme.Theme) {
	size := 0
	if a.text.Document != nil {
		size = a.text.Size()
	}
	first, end := a.scroll.Seen()
	if a.matches.count() == 0 || size == 0 || a.galley.Begins && a.galley.Ends && end-first == a.scroll.Len {
		return
	}
	row := func(place int) int { return max(0, min(place*len(rows)/size, len(rows)-1)) }
	marked := make([]bool, len(rows))
	for _, m := range a.matches.At {
		marked[row(m[0])] = true
	}
	here, from, to := nowhere, row(a.placeOf(first)), row(a.placeOf(end)-1)
	if !a.ahead {
		here = row(a.matches.At[a.current][0])
	}
	for i := range rows {
		sign := th.Glyphs.ScrollHere
		switch {
		case i == here: // without styles: these scroll along with the text, and are sent again each time
			sign = th.Glyphs.ScrollNow
		case marked[i]:
			sign = th.Glyphs.ScrollMark
		case i < from || i > to:
			continue
		}
		rows[i] = ansi.Truncate(rows[i], a.w-1, "") + sign
	}
}

// slug makes links and headings comparable: it leaves the letters and digits of
// "What's next?" and of "whats-next".
func slug(heading string) string {
	sign := func(r rune) bool { return !text.IsLetter(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(heading), sign), "")
}

// ToFragment goes to the heading that a link names after its #, and reports whether
// there is one.
func (a *Article) ToFragment(name string) bool {
	for i, h := range a.text.Contents {
		if slug(h.Text) == slug(name) {
			a.ToEntry(i)
			return true
		}
	}
	return false
}
