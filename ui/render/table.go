package render

import (
	"slices"

	"readout/store/markup"
)

func (ts *typesetter) tableLines(runs []markup.Run, from, to, first, width int) []line {
	if g := ts.gridOf(runs, from, to, first); g != nil {
		return ts.table(g, width)
	}
	return ts.text(runs, from, to, first, string(lineBreak))
}

// table sets a table: in columns, or, where words would be cut, a row below
// the other with the heads beside their cells.
func (ts *typesetter) table(g *grid, width int) []line {
	if columns := g.columns(width); columns != nil {
		glyphs := ts.theme.Glyphs
		return g.set(columns, ts.styles, [3]string{glyphs.Vertical, glyphs.Horizontal, glyphs.Cross})
	}
	heads := g.rows[0]
	if len(g.rows) == 1 {
		return ts.record(make([]line, len(heads)), heads, make([]bool, len(heads)))
	}
	var lines []line
	shown := make([]bool, len(heads))
	for i, row := range g.rows[1:] {
		if i > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, ts.record(heads, row, shown)...)
	}
	return append(lines, ts.idleHeads(heads, shown)...)
}

// record sets one row of a table, a line a cell. Shown are the heads that have been shown
// before.
func (ts *typesetter) record(heads, row []line, shown []bool) []line {
	var lines []line
	for i, cell := range row {
		if cell.blank() {
			continue
		}
		head := heads[i].text
		if head != "" {
			head += ": "
		}
		l := cell.behind(head)
		if l.rest = "  "; !shown[i] {
			l.origins = append(slices.Clone(heads[i].origins), l.origins...)
		}
		shown[i] = true
		if head != "" && ts.styles.label != "" {
			l.spans = append([]styleSpan{{0, len(head) - 1, ts.styles.label}}, l.spans...)
		}
		lines = append(lines, l)
	}
	return lines
}

// idleHeads are the heads of columns in which nothing stands.
func (ts *typesetter) idleHeads(heads []line, shown []bool) []line {
	var lines []line
	for i, head := range heads {
		if shown[i] || head.blank() {
			continue
		}
		if lines == nil {
			lines = append(lines, line{})
		}
		lines = append(lines, head)
	}
	return lines
}
