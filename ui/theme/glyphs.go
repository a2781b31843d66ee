package theme

import "strings"

// Glyphs are the signs drawn by us, each one column wide. Text of documents is
// never changed by them.
type Glyphs struct {
	Cursor     string    // left of the row under the cursor
	Vertical   string    // between panes
	Horizontal string    // rule lines
	Cross      string    // where a vertical line meets a horizontal one
	Ellipsis   string    // text was cut here
	Bullet     string    // item of a list
	Quote      string    // left of a quotation
	Dash       string    // between two years: 2021–2025
	Dot        string    // between facts: date · source
	Arrow      string    // from what was typed to what was searched
	ScrollMark string    // a match in the scroll column
	ScrollNow  string    // the match that n and N stand on there
	ScrollHere string    // the visible part in the scroll column
	Check      string    // a ticked task
	Open       string    // before words that are quoted
	Close      string    // after them
	Behind     string    // a column of what a bar is a part of
	Bars       [8]string // one to eight eighths of a column, from the left
	Columns    [8]string // one to eight eighths of a row, from the bottom
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Cursor: "▌", Vertical: "│", Horizontal: "─", Cross: "┼", Ellipsis: "…", Bullet: "•",
		Quote: "│", Dash: "–", Dot: "·", Arrow: "→", ScrollMark: "•", ScrollNow: "◆",
		ScrollHere: "┃", Check: "✓", Open: "“", Close: "”", Behind: "▒",
		Bars:    [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Columns: [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Cursor: ">", Vertical: "|", Horizontal: "-", Cross: "+", Ellipsis: "~", Bullet: "*",
		Quote: "|", Dash: "-", Dot: "-", Arrow: ">", ScrollMark: "*", ScrollNow: "@",
		ScrollHere: "#", Check: "x", Open: `"`, Close: `"`, Behind: ".",
		Bars:    [8]string{"-", "-", "-", "=", "=", "=", "#", "#"},
		Columns: [8]string{"_", ".", ".", "-", "-", "=", "=", "#"},
	}
}

// Bar draws part of whole as a bar of at most width columns, without padding.
// A part above zero always shows something.
func (g Glyphs) Bar(part, whole, width int) string {
	return drawn(g.Bars, eighths(part, whole, width))
}

// Over draws a part of whole and, behind it, what the part is of: two bars on one
// scale, of other signs so that they are told apart without styles. They meet at the end
// of a cell, so that there is no gap between them, and both are seen where there is room.
func (g Glyphs) Over(part, of, whole, width int) (front, behind string) {
	n, cells := eighths(part, whole, width), (eighths(of, whole, width)+4)/8
	if of > 0 && width > 0 {
		cells = max(1, cells)
	}
	if part >= of || n > 0 && cells <= 1 {
		return drawn(g.Bars, n), ""
	}
	if n > 0 {
		n = max(1, min((n+4)/8, cells-1))
	}
	return strings.Repeat(g.Bars[7], n), strings.Repeat(g.Behind, cells-n)
}

// eighths is the length of a bar in eighths of a column.
func eighths(part, whole, width int) int {
	if part <= 0 || whole <= 0 || width <= 0 {
		return 0
	}
	return max(1, min(part, whole)*width*8/whole)
}

func drawn(signs [8]string, eighths int) string {
	if eighths <= 0 {
		return ""
	}
	bar := strings.Repeat(signs[7], eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += signs[rest-1]
	}
	return bar
}

// Column draws part of whole as one sign, from low to full, and a space for
// nothing: a timeline in a single line.
func (g Glyphs) Column(part, whole int) string {
	if part <= 0 || whole <= 0 {
		return " "
	}
	return g.Columns[max(1, min(part, whole)*8/whole)-1]
}

// Line draws a horizontal rule.
func (g Glyphs) Line(width int) string {
	return strings.Repeat(g.Horizontal, max(0, width))
}
