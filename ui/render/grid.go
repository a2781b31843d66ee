package render

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"

	"readout/store/markup"
	"readout/store/text"
)

// A grid is a table whose cells are lines with their styles, not wrapped yet: rows
// of cells, heads first. glamour's tables are not used: they shorten words.
type grid struct {
	rows   [][]line
	aligns string // a letter for each column: l, r, c
}

// gridOf takes the cells out of the runs of a table, nil if glamour fails.
func (ts *typesetter) gridOf(runs []markup.Run, from, to, first int) *grid {
	// All cells are rendered at once, as lines of one paragraph.
	text, columns := ast.NewParagraph(), len(runs[from].Text)
	s := shaper{runs: runs[:to], first: first, down: " "}
	cells, column := 0, 0
	next := func() {
		if cells > 0 {
			text.AppendChild(text, s.raw(string(lineBreak)))
		}
		cells++
	}
	pad := func() {
		for ; column > 0 && column < columns; column++ {
			next()
		}
		column = 0
	}
	for i := from; i < to; i++ {
		switch x := &runs[i]; {
		case x.Part == markup.Begin && x.Element == markup.Row:
			pad()
		case x.Part == markup.Begin && x.Element == markup.Cell:
			next()
			column++
			s.next = i + 1
			s.words(text)
		}
	}
	pad()
	page := ast.NewDocument()
	page.AppendChild(page, text)
	out, err := ts.engine.render(page, s.src)
	if err != nil || columns == 0 {
		return nil
	}
	lines := ts.cellLines(out, runs)
	if len(lines) != cells || cells%columns != 0 {
		return nil
	}
	g := &grid{slices.Collect(slices.Chunk(lines, columns)), runs[from].Text}
	if runs[from].Value == 0 { // no heads
		g.rows = slices.Insert(g.rows, 0, make([]line, columns))
	}
	return g
}

// cellLines takes the lines of cells apart; empty ones are cells too.
func (ts *typesetter) cellLines(out string, runs []markup.Run) []line {
	p := ts.lineReader(runs)
	p.begin("", "")
	p.read(strings.Trim(out, "\n"))
	p.end()
	for i, l := range p.lines {
		if l.first != "" { // spaces, which nothing is to the left of
			p.lines[i].first, p.lines[i].rest = "", ""
		}
	}
	return p.lines
}

// columns returns how wide the columns are within a width: as wide as their
// cells if there is room, else as wide as their longest words at least. It is
// nil if words would be cut, or rows become too tall to follow.
func (g *grid) columns(width int) []int {
	room := width - columnGap*(len(g.aligns)-1)
	natural, least := make([]int, len(g.aligns)), make([]int, len(g.aligns))
	for _, row := range g.rows {
		for c, cell := range row {
			natural[c] = max(natural[c], ansi.StringWidth(cell.text))
			least[c] = max(least[c], longestWord(cell))
		}
	}
	columns := share(least, natural, room)
	if columns == nil {
		return nil
	}
	for _, row := range g.rows {
		for c, cell := range row {
			if len(breakRows(cell.text, cell.numbers, columns[c], columns[c])) > maxTall {
				return nil
			}
		}
	}
	return columns
}

// share divides room among columns: each has its least, and what is left goes to
// those that lack least first. It is nil if there is not enough.
func share(least, natural []int, room int) []int {
	order := make([]int, len(least))
	for c := range least {
		order[c] = c
		room -= least[c]
	}
	if room < 0 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b int) int { return (natural[a] - least[a]) - (natural[b] - least[b]) })
	columns := slices.Clone(least)
	for i, c := range order {
		more := min(natural[c]-least[c], room/(len(order)-i))
		columns[c] += more
		room -= more
	}
	return columns
}

const (
	columnGap = 3 // columns between two columns: space, bar, space
	maxTall   = 6 // lines of a row: beyond, a line a cell is easier to read
)

// longestWord returns the columns of the longest piece of a cell that is never
// broken.
func longestWord(cell line) int {
	longest := 0
	for w := range strings.FieldsFuncSeq(cell.text, isSpace) {
		longest = max(longest, ansi.StringWidth(w))
	}
	for _, r := range cell.text {
		if text.IsIdeographic(r) {
			return min(longest, minColumn)
		}
	}
	return longest
}

// minColumn is the width of a column of characters that break anywhere.
const minColumn = 8

// set lays the table out on lines. Heads that are all empty are none.
func (g *grid) set(columns []int, t leads, glyphs [3]string) []line {
	var lines []line
	for i, row := range g.rows {
		if i == 0 && empty(row) {
			continue
		}
		lines = append(lines, g.row(row, columns, t.rule, glyphs[0])...)
		if i == 0 {
			lines = append(lines, ruleLine(columns, t.rule, glyphs))
		}
	}
	return lines
}

// ruleLine is the line between heads and rows.
func ruleLine(columns []int, style string, glyphs [3]string) line {
	var parts []string
	for _, w := range columns {
		parts = append(parts, strings.Repeat(glyphs[1], w))
	}
	text := strings.Join(parts, glyphs[1]+glyphs[2]+glyphs[1])
	l := line{text: text, set: true}
	if style != "" {
		l.spans = []styleSpan{{0, len(text), style}}
	}
	return l
}

func empty(row []line) bool {
	for _, cell := range row {
		if !cell.blank() {
			return false
		}
	}
	return true
}

// row lays out one row of the table, on as many lines as its tallest cell has.
func (g *grid) row(row []line, columns []int, rule, bar string) []line {
	cuts := make([][]cut, len(row))
	tall := 1
	for c, cell := range row {
		cuts[c] = breakRows(cell.text, cell.numbers, columns[c], columns[c])
		tall = max(tall, len(cuts[c]))
	}
	lines := make([]line, tall)
	for n := range lines {
		var b lineBuilder
		for c, cell := range row {
			if c > 0 {
				b.pad(1)
				b.add(bar, rule)
				b.pad(1)
			}
			var piece cut
			if n < len(cuts[c]) {
				piece = cuts[c][n]
			}
			free := columns[c] - ansi.StringWidth(cell.text[piece.from:piece.to])
			left := 0
			switch g.aligns[c] {
			case 'r':
				left = free
			case 'c':
				left = free / 2
			}
			b.pad(left)
			b.piece(cell, piece)
			b.pad(free - left)
		}
		lines[n] = b.line()
	}
	return lines
}

// A lineBuilder puts a line together that is not wrapped any more.
type lineBuilder struct {
	text    strings.Builder
	spans   []styleSpan
	origins []origin
}

func (b *lineBuilder) pad(n int) { b.text.WriteString(strings.Repeat(" ", max(0, n))) }

func (b *lineBuilder) add(s, style string) {
	from := b.text.Len()
	b.text.WriteString(s)
	if style != "" {
		b.spans = append(b.spans, styleSpan{from, b.text.Len(), style})
	}
}

// piece adds a range of a line with its styles.
func (b *lineBuilder) piece(l line, c cut) {
	shift := b.text.Len() - c.from
	b.text.WriteString(l.text[c.from:c.to])
	for _, s := range l.spans {
		if from, to := max(s.from, c.from), min(s.to, c.to); from < to {
			b.spans = append(b.spans, styleSpan{from + shift, to + shift, s.style})
		}
	}
	for _, o := range l.origins {
		if from, to := max(o.at, c.from), min(o.at+o.size, c.to); from < to {
			b.origins = append(b.origins, origin{from + shift, o.run, o.within + from - o.at, to - from})
		}
	}
}

func (b *lineBuilder) line() line {
	return line{text: strings.TrimRight(b.text.String(), " "), spans: b.spans, origins: b.origins, set: true}
}
