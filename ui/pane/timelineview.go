package pane

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/store"
	"readout/ui/theme"
)

// View draws the timeline.
func (t *Timeline) View(focus bool, th *theme.Theme) []string {
	rows := make([]string, 0, t.h)
	c := t.widths()
	if t.headRows() > 0 {
		rows = append(rows, head(kindNames[t.Of]+"  by "+t.By.String(), focus, th))
	}
	if t.headRows() > 1 {
		rows = append(rows, t.heads(c, th))
	}
	if len(t.bars) == 0 {
		if t.ready {
			rows = append(rows, "", " "+th.Dim.Render("nothing to show"))
		}
		return fill(rows, t.w, t.h, th)
	}
	first, end := t.scroll.Seen()
	if c.most = t.longest(t.bars[first:end]); t.Comparing() { // bars are compared also with those out of sight
		c.most = t.peak
	}
	for i := first; i < end; i++ {
		rows = append(rows, t.row(i, c, focus, th))
	}
	return fill(rows, t.w, t.h, th)
}

var kindNames = [...]string{store.Published: "PUBLISHED", store.Mentioned: "MENTIONED"}

// dateless names the documents that have no date of a kind.
var dateless = [...]string{store.Published: "undated", store.Mentioned: "no dates"}

// longest is the count that the longest bar of some rows stands for. Rows that are no
// periods do not count: they would make the bars of the others short, and are cut.
func (t *Timeline) longest(rows []bar) int {
	most := 1
	for _, b := range rows {
		switch {
		case b.coarse || b.undated:
		case t.Comparing():
			most = max(most, b.most())
		default:
			most = max(most, b.all)
		}
	}
	return most
}

// barWidths are the widths of the parts of a row: cursor, label, mark of what lies ahead,
// and one or two times a bar and its count, or a share behind that.
type barWidths struct {
	label, ahead, bar, count, share int

	parts bool // the count is written with what it is a part of
	most  int  // the count of the longest bar
}

const (
	aheadWord = "ahead"
	shareWide = len(" >99 %")
	leastBar  = 4  // cells: a shorter bar gives way to a long count
	fairBar   = 8  // from here on there is room for shares
	roomyBar  = 12 // from here on there is room for words
)

func (t *Timeline) widths() barWidths {
	c := barWidths{label: t.labels(), count: t.digits[0], parts: t.parts}
	if t.ahead {
		c.ahead = 2
	}
	room := t.w - cursorWidth - c.label - c.ahead - 2 // a space before and one behind
	if t.Comparing() {
		each := (room - 1) / 2
		c.count = max(t.digits[0], t.digits[1])
		c.bar = each - c.count - 1
	} else {
		c.divide(room, t.digits)
	}
	if more := len(aheadWord) + 1; t.ahead && c.bar >= roomyBar+more {
		c.ahead += more
		c.bar -= more
		if t.Comparing() {
			c.bar += more / 2
		}
	}
	c.bar = max(0, c.bar)
	return c
}

// divide gives a bar and its count their room.
func (c *barWidths) divide(room int, digits [3]int) {
	if c.parts {
		c.count += 1 + digits[2]
	}
	if c.bar = room - c.count - 1; c.parts && c.bar < leastBar {
		c.parts, c.count = false, digits[0]
		c.bar = room - c.count - 1
	}
	if c.parts && c.bar >= fairBar+shareWide {
		c.share = shareWide
		c.bar -= c.share
	}
}

// labels is the width of the labels, at least that of the row without dates.
func (t *Timeline) labels() int {
	least := len(dateless[t.Of])
	w := [...]int{store.ByDecade: least, store.ByYear: least, store.ByQuarter: least, store.ByMonth: 8,
		store.ByWeek: 11, store.ByDay: 11}[t.By]
	return max(w, least, t.coarse)
}

// heads names the queries that are compared, each above its bars if there is room, else
// where both can be read.
func (t *Timeline) heads(c barWidths, th *theme.Theme) string {
	first := cursorWidth + c.label + c.ahead + 1
	second := first + c.bar + 1 + c.count + 1
	a, b := ansi.StringWidth(t.names[0]), ansi.StringWidth(t.names[1])
	second = max(min(second, t.w-1-b), min(2+a+1, second))
	first = max(1, min(first, second-1-a))
	row := strings.Repeat(" ", first) + Fit(th.Title.Render(t.names[0]), second-1-first, th) + " "
	return row + th.Title.Render(t.names[1])
}

func (t *Timeline) row(i int, c barWidths, focus bool, th *theme.Theme) string {
	b := t.bars[i]
	chosen := t.marked(b)
	mark := cursorMark(i == t.cursor, focus, th)
	if chosen && i != t.cursor {
		mark = th.CursorIdle.Render(th.Glyphs.Vertical) + " "
	}
	if b.empty > 0 {
		return mark + th.Dim.Render(th.Glyphs.Ellipsis+" "+Plural(b.empty, "empty "+t.By.String()))
	}
	label, bars := th.Row, th.Bar
	switch {
	case chosen:
		label = th.Cursor
	case b.most() == 0:
		label = th.Dim
	case t.Filter != (store.Period{}), b.undated, b.coarse:
		bars = th.BarIdle
	}
	align := Fit
	if t.By >= store.ByWeek { // days of one and of two digits
		align = fitRight
	}
	row := mark + align(label.Render(b.label(t.By, t.Of)), c.label, th) + Fit(t.aheadMark(b, c, th), c.ahead, th) + " "
	if t.Comparing() {
		return row + c.half(b.counts[0], bars, th) + " " + c.half(b.counts[1], bars, th)
	}
	front, behind := th.Glyphs.Over(b.counts[0], b.all, c.most, c.bar)
	row += c.cut(bars.Render(front)+th.BarIdle.Render(behind), b.all, th) + " "
	if !c.parts {
		return row + fitRight(th.Count.Render(Count(b.counts[0])), c.count, th)
	}
	of, share := "", ""
	if b.all > 0 {
		of = "/" + Count(b.all)
	}
	if b.counts[0] > 0 {
		share = store.Share(b.counts[0], b.all)
	}
	row += fitRight(th.Row.Render(Count(b.counts[0])), t.digits[0], th)
	return row + Fit(th.Count.Render(of), c.count-t.digits[0], th) + fitRight(th.Count.Render(share), c.share, th)
}

// half draws the count of one of two queries.
func (c barWidths) half(n int, bars lipgloss.Style, th *theme.Theme) string {
	bar := c.cut(bars.Render(th.Glyphs.Bar(n, c.most, c.bar)), n, th)
	return bar + " " + fitRight(th.Count.Render(Count(n)), c.count, th)
}

// cut gives a bar its room. One that would be longer on the scale of the others ends
// with the sign of a cut.
func (c barWidths) cut(bar string, n int, th *theme.Theme) string {
	if n > c.most && c.bar > 1 {
		return ansi.Truncate(bar, c.bar-1, "") + th.Dim.Render(th.Glyphs.Ellipsis)
	}
	return Fit(bar, c.bar, th)
}

// aheadMark marks a row that lies ahead of today.
func (t *Timeline) aheadMark(b bar, c barWidths, th *theme.Theme) string {
	switch {
	case !t.isAhead(b):
		return ""
	case c.ahead > 2:
		return " " + th.Dim.Render(th.Glyphs.Arrow+" "+aheadWord)
	}
	return " " + th.Dim.Render(th.Glyphs.Arrow)
}

// marked reports whether a row is in the range that is being chosen, or else in the period
// that the list is kept to.
func (t *Timeline) marked(b bar) bool {
	if t.Ranging() {
		p, _ := t.Selected()
		return b.within(p, t.By, t.Of)
	}
	return b.within(t.Filter, t.By, t.Of)
}
