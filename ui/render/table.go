package render

import (
	"maps"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// tableOf returns the rows of the table a shaped block is, heads first, or nil if
// it is something else.
func tableOf(doc ast.Node, src []byte) [][]string {
	t, ok := doc.FirstChild().(*xast.Table)
	if !ok || t.NextSibling() != nil {
		return nil
	}
	var rows [][]string
	for r := t.FirstChild(); r != nil; r = r.NextSibling() {
		var cells []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, strings.TrimSpace(decode(content(c, src))))
		}
		rows = append(rows, cells)
	}
	return rows
}

// fit renders a table that is wider than the screen: by glamour with narrower
// columns, or, if that would cut words, a row below the other with the heads
// beside their cells.
func (r *Renderer) fit(rows [][]string, source string, width int) []line {
	if len(rows[0])*minColumn <= width {
		if lines := r.squeezed(source, width); lines != nil && widest(lines) <= width && sameWords(rows, lines) {
			return lines
		}
	}
	var lines []line
	for i, row := range rows[1:] {
		if i > 0 {
			lines = append(lines, line{})
		}
		lines = append(lines, r.record(rows[0], row, i > 0)...)
	}
	if len(rows) == 1 {
		return r.record(make([]string, len(rows[0])), rows[0], false)
	}
	return lines
}

// minColumn is the width below which a column is too narrow to read.
const minColumn = 8

// squeezed renders a table at a width, nil if it cannot be done.
func (r *Renderer) squeezed(source string, width int) []line {
	if r.table == nil || r.table.wrap != width {
		r.table = newEngine(r.theme.Glamour(), width)
	}
	out, err := r.table.render(r.table.shaped(source, r.numbers.again()))
	if err != nil {
		return nil
	}
	lines := readLines(out, r.theme, r.styles.dim)
	for i := range lines {
		lines[i].head = len(lines[i].text) // cells stand in several lines, one beside the other
	}
	return lines
}

// record renders one row of a table, a line a cell, and tells whether the heads
// were shown before.
func (r *Renderer) record(heads, row []string, again bool) []line {
	var lines []line
	for i, cell := range row {
		l := line{rest: "  ", text: cell}
		if i < len(heads) && heads[i] != "" {
			head := heads[i] + ": "
			l.text, l.head, l.again = head+cell, len(head), again
			if r.styles.label != "" {
				l.spans = []span{{0, len(head) - 1, r.styles.label}}
			}
		}
		if strings.TrimSpace(cell) != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// sameWords tells whether a rendered table has the words of its cells whole.
func sameWords(rows [][]string, lines []line) bool {
	want, got := map[string]int{}, map[string]int{}
	for _, row := range rows {
		for _, cell := range row {
			countWords(want, cell)
		}
	}
	for _, l := range lines {
		countWords(got, l.text)
	}
	return maps.Equal(want, got)
}

// countWords counts words; lines of a table are none.
func countWords(n map[string]int, s string) {
	for w := range strings.FieldsSeq(s) {
		if strings.Trim(w, "│─┼|-+") != "" {
			n[w]++
		}
	}
}
