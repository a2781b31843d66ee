package pane

import (
	"strings"

	"readout/store"
	"readout/store/markup"
	"readout/ui/render"
	"readout/ui/theme"
)

// An Article shows one document: a head with its title and one line about it, its
// text, centred and with matches marked, and below its end the briefings related
// to it.
//
// Only a galley of the text near the window is set in lines. Wants says what is
// lacking, Extend takes it; the lines that are seen do not move for that. Where
// the reader goes is a place in the text, never a number of a line, so heights
// of what is not set need not be known.
type Article struct {
	Doc     store.Document
	problem string // shown instead of the text, with the next step

	text    Edition
	galley  render.Galley
	head    []string
	related []store.Related
	foot    []string

	matches Matches
	current int  // the stop that the reader is at
	ahead   bool // not yet: it is where n leads
	dates   dateMarks
	scroll  Scroll
	aim     *aim  // where the reader goes as soon as it is set
	debt    int   // lines to scroll as soon as they are set
	anchor  stay  // the place that widths are changed around
	entry   *stay // the entry of the contents that the reader went to
	w, h    int
}

// An Edition is a document made ready to be set: a briefing as it reads, or the
// original with its cuts.
type Edition struct {
	*render.Document
	Setting  render.Setting
	Original bool
	Contents []markup.Heading
	Of       markup.ContentsKind // what the contents list
	Linked   bool                // it may have links
	Links    []markup.Link       // if they have numbers
}

// Open takes another document with a galley of it, and shows it from its top, or
// from the stop that answers best. If its title has more of the words, it is shown from there.
func (a *Article) Open(d store.Document, t Edition, s render.Galley, m Matches) {
	a.clear()
	a.Doc = d
	a.take(t, s)
	a.matches = m
	a.current = m.Best
	_, a.ahead = m.Opens(d.Title.Text)
	a.paint()
	if !a.ahead {
		a.show()
	}
}

// OpenAt is Open at an offset in the body, at the head if it is below 0.
func (a *Article) OpenAt(d store.Document, t Edition, s render.Galley, m Matches, body int) {
	a.Open(d, t, s, Matches{})
	a.GoTo(body)
	a.matches = m
	a.paint()
	if body > 0 {
		a.current = m.from(t.Place(body))
	}
	a.ahead = m.count() > 0 && m.Words < m.Of
}

// Fail shows a problem in place of the text.
func (a *Article) Fail(problem string) {
	a.clear()
	a.problem = problem
}

// clear leaves nothing but the size and what the reader wants of every document.
func (a *Article) clear() {
	*a = Article{w: a.w, h: a.h, dates: dateMarks{underline: a.dates.underline}}
}

// Reset takes the document that is shown in another edition: at another width, in other
// colours, with other matches, as its original, or with another text. The place is kept,
// and the stop that the reader is at.
func (a *Article) Reset(d store.Document, t Edition, s render.Galley, m Matches) {
	to := aim{a.place(), atTop}
	if !a.inText() {
		to.how = atHead
	}
	if a.aim != nil {
		to = *a.aim
	}
	stop := 0
	if a.current < a.matches.count() {
		stop = a.matches.At[a.current][0]
	}
	if a.text.Document != nil && t.Document != a.text.Document {
		to.place, stop = t.Place(a.moved(d, a.text.Body(to.place))), t.Place(a.moved(d, a.text.Body(stop)))
		a.entry = nil
	}
	a.Doc = d
	a.take(t, s)
	a.matches = m
	a.paint()
	a.current = m.from(stop)
	if to.how != atHead {
		a.goTo(to.place, to.how)
	}
}

// Extend takes another galley of a text, if that is the one that is shown.
func (a *Article) Extend(t Edition, s render.Galley) {
	if t.Document != a.text.Document || !t.Setting.Equal(a.text.Setting) {
		return
	}
	at := a.spot()
	a.take(a.text, s)
	a.paint()
	if a.aim == nil || !a.reaches(a.aim.place) {
		a.scroll.To(a.row(at))
	} else {
		a.land()
	}
	if n := a.debt; n != 0 {
		a.debt = 0
		a.Move(n)
	}
}

func (a *Article) take(t Edition, s render.Galley) {
	a.text, a.galley = t, s
	a.head = articleHead(a.Doc, t)
	a.foot = relatedRows(a.related, t.Setting)
	a.fit()
}

// Relate takes the briefings related to the document, which are listed below it. They
// add rows, so a place that could not come to the top before now does.
func (a *Article) Relate(related []store.Related) {
	to, inText := a.place(), a.inText()
	a.related = related
	a.take(a.text, a.galley)
	if inText && a.aim == nil {
		a.goTo(to, atTop)
	}
}

// Related is the nth of the related briefings, from 1.
func (a *Article) Related(n int) (store.ID, bool) {
	if n < 1 || n > len(a.related) {
		return 0, false
	}
	return a.related[n-1].ID, true
}

// Text is the text that is shown.
func (a *Article) Text() Edition { return a.text }

// Quote is the paragraph of the stop that the reader is at if it is seen, else the first one
// that begins in the window.
func (a *Article) Quote() string {
	line := max(0, a.scroll.Top-a.lead())
	if at, ok := a.matches.line(a.here()); ok && a.seen(a.lead()+at) {
		line = at
	}
	plain := a.galley.Plain
	for line < len(plain) && strings.TrimSpace(plain[line]) == "" {
		line++
	}
	first := line
	for first > 0 && first < len(plain) && strings.TrimSpace(plain[first-1]) != "" {
		first--
	}
	var words []string
	for ; first < len(plain) && strings.TrimSpace(plain[first]) != ""; first++ {
		words = append(words, strings.Fields(plain[first])...)
	}
	return strings.Join(words, " ")
}

// Resize gives the article its room. The line at the top stays there if there are lines
// enough below it, else comes back when there are.
func (a *Article) Resize(w, h int) {
	if w == a.w && h == a.h {
		return
	}
	to, inText := a.place(), a.inText()
	a.w, a.h = w, h
	a.fit()
	if inText && a.aim == nil {
		a.goTo(to, atTop)
	}
}

func (a *Article) fit() {
	a.scroll.Height, a.scroll.Len = a.h, a.lead()+len(a.galley.Lines)+a.trail()
	a.scroll.Move(0)
}

// inText reports whether the head is not seen: there is text on the first row.
func (a *Article) inText() bool { return a.text.Document != nil && a.scroll.Top >= a.lead() }

// lead is the number of rows above the lines of the text.
func (a *Article) lead() int {
	if !a.galley.Begins {
		return 0
	}
	return len(a.head)
}

// trail is the number of rows below the lines of the text.
func (a *Article) trail() int {
	if !a.galley.Ends {
		return 0
	}
	return len(a.foot)
}

// View draws the window on the text.
func (a *Article) View(th *theme.Theme) []string {
	if a.problem != "" {
		return Message("This briefing cannot be shown", a.problem, a.w, a.h, th)
	}
	width, side := a.text.Setting.Width, 0
	if a.galley.Notes != nil {
		side = SideWidth
	}
	margin := strings.Repeat(" ", max(0, (a.w-width-side)/2))
	rows := make([]string, 0, a.h)
	first, end := a.scroll.Seen()
	for i := first; i < end; i++ {
		rows = append(rows, margin+a.line(i, th))
	}
	rows = fill(rows, a.w, a.h, th)
	a.marksBeside(rows, th)
	return rows
}

func (a *Article) line(i int, th *theme.Theme) string {
	if i < a.lead() {
		return a.matches.paintTitle(a.head[i], i-titleRow, th)
	}
	i -= a.lead()
	if i >= len(a.galley.Lines) {
		return a.foot[i-len(a.galley.Lines)]
	}
	line := a.dates.paint(a.galley.Lines[i], i, th) // matches stand above it
	line = a.matches.paintText(line, i, a.here(), th)
	if a.galley.Notes != nil && a.galley.Notes[i] != "" {
		return Fit(line, a.text.Setting.Width+2, th) + Fit(th.CutWhy.Render(a.galley.Notes[i]), SideWidth-2, th)
	}
	return line
}
