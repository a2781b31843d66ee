package pane

import (
	"strings"

	"readout/store/markup"
	"readout/ui/theme"
)

// Contents lists the headings, speakers or paragraphs of an article, with a cursor.
type Contents struct {
	headings []markup.Heading
	of       markup.ContentsKind
	top      int // the highest level there is, which is not indented
	cursor   int
	scroll   Scroll
	w, h     int
}

// Open takes the contents of an article and puts the cursor on an entry.
func (c *Contents) Open(t Edition, at int) {
	c.headings, c.of, c.top = t.Contents, t.Of, 6
	for _, h := range c.headings {
		c.top = min(c.top, h.Level)
	}
	c.cursor = max(0, at)
	c.Resize(c.w, c.h)
}

// Resize gives the contents their room.
func (c *Contents) Resize(w, h int) {
	c.w, c.h = w, h
	c.scroll.Len, c.scroll.Height = len(c.headings), max(0, h-2)
	c.Move(0)
}

// Move moves the cursor by n headings.
func (c *Contents) Move(n int) {
	c.cursor = max(0, min(c.cursor+n, len(c.headings)-1))
	c.scroll.Keep(c.cursor, c.cursor+1)
}

// Page moves the cursor by n half windows.
func (c *Contents) Page(n int) { c.Move(halves(n, c.scroll.Height)) }

// End moves the cursor to the first or the last heading.
func (c *Contents) End(last bool) {
	c.Move(-len(c.headings))
	if last {
		c.Move(len(c.headings))
	}
}

// Selected is the heading under the cursor.
func (c *Contents) Selected() int { return c.cursor }

// Click moves the cursor to the heading on row y and reports whether there is one.
func (c *Contents) Click(y int) bool {
	i := c.scroll.Top + y - 2
	if y < 2 || i >= len(c.headings) {
		return false
	}
	c.Move(i - c.cursor)
	return true
}

// View draws the contents.
func (c *Contents) View(th *theme.Theme) []string {
	rows := []string{"", head("CONTENTS  "+contentsOf[c.of], true, th)}
	if c.h < 6 {
		rows = nil
	}
	first, end := c.scroll.Seen()
	for i := first; i < end; i++ {
		h := c.headings[i]
		text := strings.Repeat("  ", h.Level-c.top) + h.Text
		style := th.Row
		if i == c.cursor {
			style = th.Cursor
		}
		rows = append(rows, cursorMark(i == c.cursor, true, th)+style.Render(text))
	}
	return column(rows, c.w, c.h, th)
}

// contentsOf says what the entries are.
var contentsOf = [...]string{
	markup.ByHeadings: "headings", markup.ByTurns: "who speaks", markup.ByParagraphs: "paragraphs"}

// columnWidth is how wide a page of a window is: no wider than reads well.
func columnWidth(w int) int { return min(w, 84) }

// column centres rows of columnWidth.
func column(rows []string, w, h int, th *theme.Theme) []string {
	wide := columnWidth(w)
	left := strings.Repeat(" ", max(0, (w-wide)/2))
	out := make([]string, 0, len(rows))
	for _, row := range rows {
		out = append(out, left+Fit(row, wide, th))
	}
	return fill(out, w, h, th)
}
