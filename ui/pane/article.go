package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

// An Article shows one document: a head with its title and one line about it,
// and its text as a sheet, centred, with matches marked.
type Article struct {
	Doc     store.Document
	Problem string // shown instead of the text, with the next step

	sheet   Sheet
	head    []string
	matches Matches
	current int
	went    *headed // where the reader has gone
	scroll  Scroll
	w, h    int
}

// A headed is the heading that the reader has gone to, as long as the window
// stays there: near the end of a text it cannot be brought to the top.
type headed struct{ heading, top int }

// Open takes another document and shows it from its top, or from its first match.
func (a *Article) Open(d store.Document, s Sheet, m Matches, th theme.Theme) {
	a.Doc, a.Problem = d, ""
	a.scroll.Top = 0
	a.take(s, m, th)
	a.Mark(m)
}

// Fail shows a problem in place of the text.
func (a *Article) Fail(problem string) {
	*a = Article{Problem: problem, w: a.w, h: a.h}
}

// Reset takes the same document set anew and keeps the place. If the reader has
// not gone on from the top and only now there are matches, the first is shown.
func (a *Article) Reset(s Sheet, m Matches, th theme.Theme) {
	into, old, had := a.scroll.Top-len(a.head), a.sheet, a.matches.count
	a.take(s, m, th)
	switch {
	case into > 0 && into < len(old.Source):
		a.scroll.To(len(a.head) + s.LineAt(old.Source[into]))
	case had == 0:
		a.Mark(m)
	}
	a.current = max(0, min(a.current, m.count-1))
}

func (a *Article) take(s Sheet, m Matches, th theme.Theme) {
	a.sheet, a.matches, a.went = s, m, nil
	a.head = articleHead(a.Doc, s, th)
	a.Resize(a.w, a.h)
}

// Mark takes other matches and goes to the first one from the window's top on,
// scrolling only if it is not seen.
func (a *Article) Mark(m Matches) {
	a.matches = m
	a.current = m.from(a.scroll.Top - len(a.head))
	a.show(a.current)
}

// Step goes on by n matches and says whether that went round the end.
func (a *Article) Step(n int) (round bool) {
	c := a.matches.count
	if c == 0 {
		return false
	}
	to := ((a.current+n)%c + c) % c
	round = to != a.current+n
	a.current = to
	a.show(a.current)
	return round
}

// show scrolls a match into the upper third if it is not seen.
func (a *Article) show(match int) {
	if a.matches.count == 0 {
		return
	}
	line := len(a.head) + a.matches.line(match)
	if first, end := a.scroll.Seen(); line < first || line >= end {
		a.scroll.To(line - a.h/3)
	}
}

// Found is the number of the current match, from 1, and of all; 0, 0 without any.
func (a *Article) Found() (at, of int) {
	if a.matches.count == 0 {
		return 0, 0
	}
	return a.current + 1, a.matches.count
}

// Percent says how far the window is through the text.
func (a *Article) Percent() int { return a.scroll.Percent() }

// Original says whether the text is shown as it stood in the file.
func (a *Article) Original() bool { return a.sheet.Original }

// Sheet is the text that is shown.
func (a *Article) Sheet() Sheet { return a.sheet }

// Move scrolls by n lines.
func (a *Article) Move(n int) { a.scroll.Move(n) }

// Page scrolls by n half windows.
func (a *Article) Page(n int) { a.scroll.Page(n) }

// End scrolls to the first or the last line.
func (a *Article) End(last bool) { a.scroll.End(last) }

// Headings are those of the text.
func (a *Article) Headings() []render.Heading { return a.sheet.Headings }

// Heading is the index of the heading that the reader has gone to, else of the
// last one above or on the window's first line, -1 before the first.
func (a *Article) Heading() int {
	if a.went != nil && a.went.top == a.scroll.Top {
		return a.went.heading
	}
	return a.above(a.scroll.Top)
}

// Section is the index of the heading of what is being read: of the upper third
// of the window, or of its end where the text ends.
func (a *Article) Section() int {
	first, end := a.scroll.Seen()
	switch {
	case a.went != nil && a.went.top == first:
		return a.went.heading
	case first > 0 && end == a.scroll.Len:
		return a.above(end)
	}
	return a.above(first + a.h/3)
}

// above is the last heading above or on a line.
func (a *Article) above(line int) int {
	at := -1
	for i, h := range a.sheet.Headings {
		if len(a.head)+h.Line <= line {
			at = i
		}
	}
	return at
}

// ToHeading scrolls heading i to the top.
func (a *Article) ToHeading(i int) {
	if i < 0 {
		a.scroll.To(0)
	} else if i < len(a.sheet.Headings) {
		a.scroll.To(len(a.head) + a.sheet.Headings[i].Line)
		a.went = &headed{i, a.scroll.Top}
	}
}

// StepHeading scrolls to the next (1) or the previous (-1) heading.
func (a *Article) StepHeading(n int) {
	at := a.Heading()
	if n < 0 && at >= 0 && len(a.head)+a.sheet.Headings[at].Line < a.scroll.Top {
		n = 0 // inside a section: to its own heading first
	}
	a.ToHeading(min(at+n, len(a.sheet.Headings)-1))
}

// Quote is the paragraph of the current match if it is seen, else the first one
// that begins in the window.
func (a *Article) Quote() string {
	line := max(0, a.scroll.Top-len(a.head))
	if a.matches.count > 0 {
		at := a.matches.line(a.current)
		if first, end := a.scroll.Seen(); at+len(a.head) >= first && at+len(a.head) < end {
			line = at
		}
	}
	plain := a.sheet.Plain
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

// Resize gives the article its room.
func (a *Article) Resize(w, h int) {
	a.w, a.h = w, h
	a.scroll.Height, a.scroll.Len = h, len(a.head)+len(a.sheet.Lines)
	a.scroll.Move(0)
}

// View draws the window on the text.
func (a *Article) View(th theme.Theme) []string {
	if a.Problem != "" {
		return Message("This briefing cannot be shown", a.Problem, a.w, a.h, th)
	}
	side := 0
	if a.sheet.Notes != nil && a.w >= a.sheet.Width+sideWidth {
		side = sideWidth
	}
	margin := strings.Repeat(" ", max(0, (a.w-a.sheet.Width-side)/2))
	rows := make([]string, 0, a.h)
	first, end := a.scroll.Seen()
	for i := first; i < end; i++ {
		rows = append(rows, margin+a.line(i, side, th))
	}
	return Rows(rows, a.w, a.h, th)
}

func (a *Article) line(i, side int, th theme.Theme) string {
	if i < len(a.head) {
		return a.matches.title.paint(a.head[i], i-titleRow, -1, th.Hit, th.HitNow)
	}
	i -= len(a.head)
	line := a.matches.text.paint(a.sheet.Lines[i], i, a.current, th.Hit, th.HitNow)
	if side > 0 && a.sheet.Notes[i] != "" {
		return Fit(line, a.sheet.Width+2, th) + Fit(th.CutWhy.Render(a.sheet.Notes[i]), side-2, th)
	}
	return line
}

// titleRow is the first row of the title in the head.
const titleRow = 1

// articleHead is the title and the line about it, as wide as the text.
func articleHead(d store.Document, s Sheet, th theme.Theme) []string {
	rows := []string{""}
	for _, line := range wrapped(d.Title.Text, s.Width) {
		rows = append(rows, th.ArticleTitle.Render(line))
	}
	for _, line := range about(d, s.Width, th) {
		rows = append(rows, th.ArticleMeta.Render(line))
	}
	if s.Original {
		for _, line := range wrapped("original text; cut lines are dim and marked "+th.Glyphs.Dash, s.Width) {
			rows = append(rows, th.Notice.Render(line))
		}
	}
	return append(rows, "")
}

// about is the one line about a document: date, source, byline, time to read. If
// it does not fit, it is broken between them.
func about(d store.Document, w int, th theme.Theme) []string {
	rows := []string{""}
	source, byline := Credits(d)
	for _, fact := range []string{ArticleDate(d.Published), source, byline, Count(d.Minutes()) + " min"} {
		last := &rows[len(rows)-1]
		switch joined := *last + " " + th.Glyphs.Dot + " " + fact; {
		case fact == "":
		case *last == "":
			*last = fact
		case ansi.StringWidth(joined) <= w:
			*last = joined
		default:
			rows = append(rows, fact)
		}
	}
	return rows
}
