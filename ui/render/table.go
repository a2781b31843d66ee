package render

// table renders a table: in columns, or, where words would be cut, a row below
// the other with the heads beside their cells.
func (r *Renderer) table(g *grid, width int) []line {
	if columns := g.columns(width); columns != nil {
		glyphs := r.theme.Glyphs
		return g.set(columns, r.styles, [3]string{glyphs.Vertical, glyphs.Horizontal, glyphs.Cross})
	}
	heads := g.rows[0]
	if len(g.rows) == 1 {
		return r.record(make([]line, len(heads)), heads, false)
	}
	var lines []line
	for i, row := range g.rows[1:] {
		if i > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, r.record(heads, row, i > 0)...)
	}
	return lines
}

// record renders one row of a table, a line a cell, and tells whether the heads
// were shown before.
func (r *Renderer) record(heads, row []line, again bool) []line {
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
		l.rest, l.head, l.again = "  ", len(head), again
		if head != "" && r.styles.label != "" {
			l.spans = append([]span{{0, len(head) - 1, r.styles.label}}, l.spans...)
		}
		lines = append(lines, l)
	}
	return lines
}
