package pane

import "readout/store"

// A spot is a line of the text that is set, by what it shows and not by its
// number: so many lines below or above the last one that shows a place. Rows of the
// head and of the foot count from the first and the last line of the text. It names
// the same line in another galley of the text.
type spot struct{ place, below int }

// A stay is a place that holds as long as the window stays at a spot.
type stay struct {
	at    spot
	place int
}

// An aim is a place that the reader goes to.
type aim struct {
	place int
	how   landing
}

// A landing says where in the window a place comes to stand.
type landing uint8

const (
	atHead   landing = iota // below the head, which is seen
	atTop                   // on the first row
	atEntry                 // on the first row, which then counts as an entry of the contents
	inThird                 // the current stop in the upper third
	atPoint                 // in the upper third
	atBottom                // the end of the text on the last row
)

// spot is the line on the window's first row.
func (a *Article) spot() spot {
	line := a.scroll.Top - a.lead()
	places := a.galley.Places
	if len(places) == 0 {
		return spot{0, line}
	}
	place := places[max(0, min(line, len(places)-1))]
	return spot{place, line - a.galley.LineAt(place)}
}

// row is where a spot is now.
func (a *Article) row(s spot) int { return a.lead() + a.galley.LineAt(s.place) + s.below }

// place is the place in the text on the window's first row.
func (a *Article) place() int {
	s := a.spot()
	if s == a.anchor.at {
		return a.anchor.place
	}
	return s.place
}

// BodyPlace is the place on the window's first row as an offset in the body, -1
// while the head is seen: it holds for every way that the text can be shown in.
func (a *Article) BodyPlace() int {
	if !a.inText() {
		return -1
	}
	return a.text.Body(a.place())
}

// BodyPlaceIn is BodyPlace in a newer text of the document, whose file has changed.
func (a *Article) BodyPlaceIn(d store.Document) int { return a.moved(d, a.BodyPlace()) }

// moved is where a place in the body that is shown stands in the body of d, which may be
// a newer text of the document.
func (a *Article) moved(d store.Document, body int) int {
	if d.ID == a.Doc.ID {
		return body
	}
	return followed(a.Doc.Body, d.Body, body)
}

// GoTo goes to an offset in the body, to the head if it is below 0.
func (a *Article) GoTo(body int) {
	if a.text.Document == nil {
		return
	}
	if body < 0 {
		a.End(false)
		return
	}
	a.goTo(a.text.Place(body), atTop)
}

// goTo goes to a place, at once or when it is set.
func (a *Article) goTo(place int, how landing) {
	a.aim, a.debt = &aim{place, how}, 0
	if a.reaches(place) {
		a.land()
	}
}

// land scrolls to where the reader goes.
func (a *Article) land() {
	to := *a.aim
	a.aim = nil
	line := a.lead() + a.galley.LineAt(to.place)
	switch to.how {
	case atHead:
		a.scroll.End(false)
	case atTop:
		a.scroll.To(line)
		a.anchor = stay{a.spot(), to.place}
	case atEntry:
		a.scroll.To(line)
		a.anchor = stay{a.spot(), to.place}
		a.entry = &stay{a.spot(), to.place}
	case atBottom:
		a.scroll.End(true)
	case atPoint:
		if n := len(a.dates.here); n > 0 {
			line = a.lead() + a.dates.here[0].line
		}
		a.scroll.To(line - a.h/3)
	case inThird:
		if at, ok := a.matches.line(a.current); ok {
			line = a.lead() + at
		}
		a.scroll.To(line - a.h/3)
	}
}

// reaches reports whether a place is set, with a window of lines on both sides.
func (a *Article) reaches(place int) bool {
	s := &a.galley
	if place < s.From && !s.Begins || place > s.To && !s.Ends {
		return false
	}
	line := s.LineAt(place)
	return (s.Begins || line >= a.h) && (s.Ends || line+a.h <= len(s.Lines))
}

func (a *Article) seen(row int) bool {
	first, end := a.scroll.Seen()
	return row >= first && row < end
}

// Aiming reports whether the reader goes to a place that is not set yet.
func (a *Article) Aiming() bool { return a.aim != nil }

// A Want is a part of a text to be set: so many rows above and below a place.
type Want struct{ Place, Above, Below int }

// Wants says what has to be set, if anything: what the reader goes to, or what
// comes next above and below the window.
func (a *Article) Wants() (w Want, lacking bool) {
	s := &a.galley
	if a.text.Document == nil || a.h <= 0 {
		return Want{}, false
	}
	reach := 3 * a.h
	if a.aim != nil {
		return Want{a.aim.place, reach, reach}, true
	}
	line := a.scroll.Top - a.lead()
	if s.Plainly || !s.Begins && line < a.h || !s.Ends && len(s.Lines)-line < 2*a.h {
		return Want{a.spot().place, reach, reach + a.h}, true
	}
	return Want{}, false
}

// Move scrolls by n lines, further ones as soon as they are set.
func (a *Article) Move(n int) {
	to := a.scroll.Top + a.debt + n
	a.aim, a.debt = nil, 0
	a.scroll.To(to)
	switch rest := to - a.scroll.Top; {
	case rest < 0 && !a.galley.Begins, rest > 0 && !a.galley.Ends:
		a.debt = rest
	}
}

// Page scrolls by n half windows.
func (a *Article) Page(n int) { a.Move(halves(n, a.h)) }

// End scrolls to the first or the last line.
func (a *Article) End(last bool) {
	switch {
	case a.text.Document == nil:
	case last:
		a.goTo(a.text.Size(), atBottom)
	default:
		a.goTo(0, atHead)
	}
}

// StepParagraph scrolls to the next (1) or the previous (-1) paragraph, and reports
// whether there is anything there.
func (a *Article) StepParagraph(n int) bool {
	if a.text.Document == nil || n < 0 && !a.inText() || n > 0 && a.Percent() == 100 {
		return false
	}
	from := a.place()
	if !a.inText() {
		from = -1
	}
	switch to := a.text.Paragraph(from, n); {
	case to < 0:
		a.End(n > 0)
	default:
		a.goTo(to, atTop)
	}
	return true
}

// Percent says how far the window is through the text: how much of what is not
// seen lies above it.
func (a *Article) Percent() int {
	if a.text.Document == nil {
		return 100
	}
	first, end := a.scroll.Seen()
	above, below := 0, 0
	if first > 0 || !a.galley.Begins {
		above = max(1, a.spot().place)
	}
	if end < a.scroll.Len || !a.galley.Ends {
		below = max(1, a.text.Size()-a.placeOf(end))
	}
	if below == 0 {
		return 100
	}
	return 100 * above / (above + below)
}

// placeOf is the place that a row shows. A blank row, which has the place of the row
// below it, counts to the one above.
func (a *Article) placeOf(row int) int {
	places, plain := a.galley.Places, a.galley.Plain
	if len(places) == 0 {
		return 0
	}
	line := row - a.lead()
	if line >= len(places) {
		return a.galley.To
	}
	for line > 0 && plain[line] == "" {
		line--
	}
	return places[max(0, line)]
}
