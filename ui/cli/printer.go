package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/store/dates"
	"readout/ui/render"
	"readout/ui/theme"
)

// A printer writes lines of text, with styles on a terminal only. After the first error it writes nothing more.
type printer struct {
	w     io.Writer
	width int // 0 through a pipe
	theme *theme.Theme
	style styles
	err   error
}

// styles are what one-shot output needs of the theme, as functions that do nothing through a pipe.
type styles struct{ title, dim, bar func(...string) string }

// theme is what the flags and the environment say of the terminal. Commands do
// not ask it; the reader does, for its background.
func (a *app) theme() theme.Options {
	return theme.Options{Dark: true, NoColor: a.env("NO_COLOR") != "", ASCII: a.ascii}
}

func (a *app) printer() *printer {
	p := &printer{w: a.Out, width: a.Width}
	p.theme = theme.New(a.theme())
	if a.Width == 0 {
		plain := func(texts ...string) string { return strings.Join(texts, " ") }
		p.w = &colorprofile.Writer{Forward: a.Out, Profile: colorprofile.NoTTY}
		p.style = styles{plain, plain, plain}
		return p
	}
	p.w = &colorprofile.Writer{Forward: a.Out, Profile: colorprofile.Env(a.Env)}
	p.style = styles{p.theme.ArticleTitle.Render, p.theme.Dim.Render, p.theme.Bar.Render}
	return p
}

func (p *printer) line(text string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, text)
	}
}

// row prints a document on one line: on a terminal cut to its width, through a
// pipe as fields separated by tabs.
func (p *printer) row(d store.Document) error {
	date := d.Published.Trim(dates.Day).String()
	if p.width == 0 {
		p.line(strings.Join([]string{date, d.ID.String(), d.Title.Text, d.Path}, "\t"))
		return p.err
	}
	if date == "" {
		date = "undated"
	}
	head := fmt.Sprintf("%-10s  ", date)
	tail := "  " + d.ID.String()
	room := max(10, p.width-len(head)-len(tail))
	title := ansi.Truncate(d.Title.Text, room, p.theme.Glyphs.Ellipsis)
	p.line(p.style.dim(head) + title + strings.Repeat(" ", max(0, room-ansi.StringWidth(title))) + p.style.dim(tail))
	return p.err
}

// hit prints a document found: date and title, the snippet, the path.
func (p *printer) hit(h store.Hit) {
	date := day(h.Published.Date)
	if date == "" {
		date = "undated"
	}
	p.behind(p.style.dim(fmt.Sprintf("%-12s", date)), h.Title, h.TitleMarks, p.style.title)
	if h.Snippet != "" {
		p.behind(behindDate, h.Snippet, h.Marks, nil)
	}
	p.line(behindDate + p.style.dim(h.ID.String()+"  "+h.Path))
}

// behindDate is what stands below a date before a hit's other lines.
const behindDate = "            "

// behind prints a text with its matches behind a lead as wide as behindDate: on a terminal on as
// many lines as it takes, broken between words, through a pipe on one.
func (p *printer) behind(lead, text string, marks [][2]int, base func(...string) string) {
	room := p.width - len(behindDate)
	if p.width == 0 || room < leastRoom {
		p.line(lead + p.marked(text, marks, base))
		return
	}
	at := 0
	for _, line := range render.Wrap(text, room) {
		line = strings.TrimLeft(line, " ")
		if n := strings.Index(text[at:], line); n >= 0 {
			at += n
		}
		p.line(lead + p.marked(line, inPart(marks, at, at+len(line)), base))
		lead, at = behindDate, min(len(text), at+len(line))
	}
}

const leastRoom = 20 // columns for which text is broken

// inPart returns the ranges of a text as they are in a part of it.
func inPart(ranges [][2]int, from, to int) (inside [][2]int) {
	for _, r := range ranges {
		if r[0] < to && r[1] > from {
			inside = append(inside, [2]int{max(r[0], from) - from, min(r[1], to) - from})
		}
	}
	return inside
}

// reasons prints the parts of a hit's score, and then as one what the words of the first hits
// add.
func (p *printer) reasons(all []store.Reason) {
	var like []string
	score := 0.0
	for _, r := range all {
		switch r.Field {
		case "like":
			like = append(like, store.SafeLine(r.Word))
			score += r.Score
		case "near":
			p.reason(r.Score, "the words close together")
		default:
			p.reason(r.Score, fmt.Sprintf("%s, %d in the %s", wordWithForm(r), r.Count, r.Field))
		}
	}
	switch more := len(like) - shownLike; {
	case more > 0:
		p.reason(score, fmt.Sprintf("like the first hits: %s and %d more", strings.Join(like[:shownLike], ", "), more))
	case len(like) > 0:
		p.reason(score, "like the first hits: "+strings.Join(like, ", "))
	}
}

// shownLike is how many words of the first hits are named, those that add most.
const shownLike = 8

func (p *printer) reason(score float64, what string) {
	p.line(behindDate + p.style.dim(fmt.Sprintf("%7.3f  %s", score, what)))
}

// wordWithForm is a word of a query, with the form of it that was found if that is another.
func wordWithForm(r store.Reason) string {
	if r.Form == "" || r.Form == r.Word {
		return store.SafeLine(r.Word)
	}
	return store.SafeLine(r.Word) + " (as " + store.SafeLine(r.Form) + ")"
}

// marked paints byte ranges of a text as matches, and the rest with base if that is not nil.
func (p *printer) marked(text string, marks [][2]int, base func(...string) string) string {
	if base != nil {
		text = base(text)
	}
	if p.width == 0 {
		return text
	}
	return render.Mark(text, marks, p.theme.Hit)
}
