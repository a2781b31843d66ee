// Package render makes lines for a terminal out of the body of a document,
// Markdown or plain text.
//
// It promises, for any body: no panic; no line wider than asked; no bytes but
// text, and colours of the theme; every word of the text is shown, and none is
// cut that fits on a line. It takes time in proportion to the text: what parsers
// and glamour would choke on is rendered plainly.
//
// A text is divided into blocks (Open), and each block is rendered for itself
// (Renderer.Block). A reader renders only what is near the screen: a Press sets
// the blocks about a place and keeps them. What is asked of the whole text, its
// words to search and its headings, comes from the text itself. glamour gives a block its styles without wrapping it; the lines are
// wrapped here, in one way for all kinds of text. Plain text takes the same way:
// it is handed to glamour as text, so that nothing in it counts as markup.
//
// It knows nothing of files, dates or screens.
package render

import (
	"context"
	"strings"

	"readout/ui/theme"
)

// A Page is a rendered text or a part of one. Lines, Plain and Source have the
// same length.
type Page struct {
	Lines    []string // styled, none wider than the width asked for
	Plain    []string // the same without escapes
	Source   []int    // where each line begins in the body, in bytes; ascending
	Headings []Heading
}

// A Heading is a heading of a Markdown text.
type Heading struct {
	Level int // 1 to 6
	Text  string
	Place int // in the rendered text
	Line  int // of a Page, from 0
}

// LineAt returns the line of a page that shows the byte of the body, so that a
// place survives a change of width: p.LineAt(old.Source[top]).
func (p Page) LineAt(offset int) int {
	lo, hi := 0, len(p.Source)
	for lo < hi {
		if mid := (lo + hi) / 2; p.Source[mid] <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(0, lo-1)
}

// append adds a part below a page, behind a blank row if gap is set.
func (p *Page) append(part Page, gap bool) {
	if len(part.Lines) == 0 {
		return
	}
	if gap && len(p.Lines) > 0 {
		p.Lines = append(p.Lines, "")
		p.Plain = append(p.Plain, "")
		p.Source = append(p.Source, part.Source[0])
	}
	for _, h := range part.Headings {
		h.Line += len(p.Lines)
		p.Headings = append(p.Headings, h)
	}
	p.Lines = append(p.Lines, part.Lines...)
	p.Plain = append(p.Plain, part.Plain...)
	p.Source = append(p.Source, part.Source...)
}

// Render renders a whole text at a width, at least 1. If the context ends, it
// returns what is done so far and the context's error.
func Render(ctx context.Context, t Text, width int, th theme.Theme) (Page, error) {
	p, _, err := RenderTop(ctx, t, width, th, -1)
	return p, err
}

// RenderTop renders a text from its beginning until the page has at least the
// given number of rows, and tells whether that was all: the first screen of a
// long text while the rest is on its way. Below 0 it renders everything.
func RenderTop(ctx context.Context, t Text, width int, th theme.Theme, rows int) (p Page, whole bool, err error) {
	d := Open(t)
	r := NewRenderer(th)
	for i, b := range d.Blocks {
		if err := ctx.Err(); err != nil {
			return p, false, err
		}
		if rows >= 0 && len(p.Lines) >= rows {
			return p, false, nil
		}
		p.append(r.Block(d, i, width), !b.Follows)
	}
	return p, true, nil
}

// A Renderer renders blocks with one theme. It must not be used by two
// goroutines at once: glamour gives wrong text then.
type Renderer struct {
	theme  theme.Theme
	wide   *engine // does not wrap
	styles leads

	links   bool      // numbers stand behind links
	numbers *linkList // of the block at hand
}

// leads are the styles of what is not text, as SGR parameters.
type leads struct{ dim, rule, label, cut, speaker, number string }

// NewRenderer returns a renderer for a theme.
func NewRenderer(th theme.Theme) *Renderer {
	return &Renderer{
		theme: th,
		wide:  newEngine(th.Glamour(), 0),
		styles: leads{dim: params(th.Dim), rule: params(th.Rule), label: params(th.Label), cut: params(th.Cut),
			speaker: params(th.Speaker), number: params(th.LinkNumber)},
	}
}

// Block renders block i of a document.
func (r *Renderer) Block(d *Document, i, width int) Page {
	lines, level := r.dressed(d, i, width)
	var p Page
	for _, row := range setLines(lines, d, i, width).rows {
		p.Lines = append(p.Lines, row.styled)
		p.Plain = append(p.Plain, row.plain)
		p.Source = append(p.Source, d.Body(int(row.place)))
	}
	if level > 0 && len(lines) > 0 {
		p.Headings = []Heading{{Level: level, Text: strings.TrimSpace(lines[0].first + lines[0].text), Place: d.Blocks[i].From}}
	}
	return p
}

// dressed renders block i up to wrapping, with the labels of speakers and the
// numbers of links.
func (r *Renderer) dressed(d *Document, i, width int) (lines []line, level int) {
	b := d.Blocks[i]
	r.numbers = nil
	if r.links {
		r.numbers = d.numbers(i)
	}
	lines, level = r.lines(d, b, max(1, width))
	if level == 0 {
		d.markSpeakers(b, lines, r.styles.speaker)
	}
	takeNumbers(lines, r.styles.number)
	return lines, level
}

// lines renders a block up to wrapping. The level is above 0 for headings.
func (r *Renderer) lines(d *Document, b Block, width int) (lines []line, level int) {
	body := d.shown(b, r.links)
	switch b.Kind {
	case Rule:
		return []line{{first: r.theme.Glyphs.Line(min(width/2, ruleLen)), lead: r.styles.rule}}, 0
	case Code:
		return codeLines(body), 0
	case Lines:
		return plainLines(r.numbers.inText(body)), 0
	case HTML:
		return r.html(withoutCode(body)), 0
	case Kept, Cut:
		return r.original(body, b.Kind), 0
	case Prose:
		return r.plain(r.numbers.inText(sentences(body))), 0
	case Flow:
		return r.plain(r.numbers.inText(joined(body))), 0
	}
	return r.markup(d.sourceOf(body), body, width)
}

// ruleLen is the length of a thematic break.
const ruleLen = 20

// plain renders lines of text in which nothing is markup.
func (r *Renderer) plain(body string) []line {
	out, err := r.wide.words(strings.TrimRight(body, "\n"))
	if err != nil {
		return plainLines(body)
	}
	return hanging(readLines(out, r.theme, r.styles.dim))
}

// html renders the text of HTML, which is only bounded once its tags are gone.
func (r *Renderer) html(body string) []line {
	text := htmlText(body, r.numbers)
	if len(text) > maxLine {
		return plainLines(text)
	}
	return r.plain(text)
}

// markup renders Markdown; should glamour fail, it is shown as it is.
func (r *Renderer) markup(source, body string, width int) ([]line, int) {
	node, src := r.wide.shaped(source, r.numbers)
	if t := tableOf(node); t != nil {
		if g := r.gridOf(t, src); g != nil {
			return r.table(g, width), 0
		}
		return plainLines(body), 0
	}
	level := headingLevel(node)
	out, err := r.wide.render(node, src)
	if err != nil {
		return plainLines(body), 0
	}
	return readLines(out, r.theme, r.styles.dim), level
}
