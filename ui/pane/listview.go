package pane

import (
	"cmp"
	"strings"

	"readout/store"
	"readout/ui/theme"
)

// View draws the list.
func (l *List) View(focus bool, th *theme.Theme) []string {
	rows := make([]string, 0, l.h)
	if l.headRows() > 0 {
		rows = append(rows, l.Head.view(focus, th))
	}
	if l.Len() == 0 {
		rows = append(rows, "")
		for _, note := range l.Note {
			for _, line := range wrapped(note, l.w-2) {
				rows = append(rows, " "+th.Dim.Render(line))
			}
		}
		return fill(rows, l.w, l.h, th)
	}
	first, end := l.scroll.Seen()
	for line := first; line < end; line++ {
		rows = append(rows, l.row(line, focus, th))
	}
	return fill(rows, l.w, l.h, th)
}

func (h ListHead) view(focus bool, th *theme.Theme) string {
	row := head(h.What, focus, th)
	if h.Noted != "" {
		row += "  " + th.Notice.Render(h.Noted)
	}
	if h.Order != "" {
		row += " " + head(h.Order, focus, th)
	}
	return row
}

func (l *List) row(line int, focus bool, th *theme.Theme) string {
	i, part, of := l.at(line)
	if i < 0 {
		return l.between(of, part, th)
	}
	mark := cursorMark(i == l.cursor, focus, th)
	hit, here := l.hit(i)
	switch {
	case !here:
		return mark + th.Dim.Render(strings.Repeat(th.Glyphs.Dot+" ", 3))
	case part == 1 && hit.Snippet == "":
		return mark + strings.Repeat(" ", l.indent()) + th.Dim.Render(cmp.Or(hit.Source, hit.Path))
	case part == 1:
		snippet, marks := toMatch(hit.Snippet, hit.Marks, l.w-cursorWidth-l.indent(), th)
		return mark + strings.Repeat(" ", l.indent()) + marked(snippet, marks, th.Dim, th.Hit)
	}
	return mark + l.document(hit, i == l.cursor, th)
}

// dateWidth holds "24 Nov 2025"; a column more holds the question mark of an
// ambiguous date, and a space follows.
const dateWidth = 11

// indent is where titles begin, behind the cursor mark.
func (l *List) indent() int {
	if l.w < 36 {
		return 0
	}
	return dateWidth + 2
}

// document is date, title and, with room, source.
func (l *List) document(hit store.Hit, selected bool, th *theme.Theme) string {
	room, date, source := l.w-cursorWidth, "", ""
	if l.indent() > 0 {
		date = dateCell(hit.Published, th)
		room -= l.indent()
	}
	if w := min(24, l.w/4); l.w >= 72 && hit.Source != "" {
		source = "  " + Fit(th.Dim.Render(hit.Source), w, th)
		room -= w + 2
	}
	title := th.Row
	if selected {
		title = th.Cursor
	}
	return date + Fit(marked(hit.Title, hit.TitleMarks, title, th.Hit), room, th) + source
}

// dateCell is the date as the column of dates shows it.
func dateCell(d store.Dated, th *theme.Theme) string {
	style, doubt := th.Date, " "
	switch {
	case d.IsZero():
		return fitRight(th.Undated.Render("undated"), dateWidth, th) + "  "
	case !d.Other.IsZero():
		doubt = "?"
	}
	return fitRight(style.Render(shortDate(d.Date)), dateWidth, th) + doubt + " "
}
