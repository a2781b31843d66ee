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
	Bars       [8]string // one to eight eighths of a column, from the left
	Behind     [8]string // the same of a bar that goes on behind another
	Columns    [8]string // one to eight eighths of a row, from the bottom
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Cursor: "▌", Vertical: "│", Horizontal: "─", Cross: "┼", Ellipsis: "…", Bullet: "•",
		Quote: "│", Dash: "–", Dot: "·", Arrow: "→", ScrollMark: "•", ScrollNow: "◆",
		ScrollHere: "┃", Check: "✓", Open: "“", Close: "”",
		Bars:    [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Behind:  [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Columns: [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Cursor: ">", Vertical: "|", Horizontal: "-", Cross: "+", Ellipsis: "~", Bullet: "*",
		Quote: "|", Dash: "-", Dot: "-", Arrow: ">", ScrollMark: "*", ScrollNow: "@",
		ScrollHere: "#", Check: "x", Open: `"`, Close: `"`,
		Bars:    [8]string{"-", "-", "-", "=", "=", "=", "#", "#"},
		Behind:  [8]string{".", ".", ".", ".", ".", ".", ".", "."},
		Columns: [8]string{"_", ".", ".", "-", "-", "=", "=", "#"},
	}
}

// Bar draws part of whole as a bar of at most width columns, without padding.
// A part above zero always shows something.
func (g Glyphs) Bar(part, whole, width int) string {
	return drawn(g.Bars, eighths(part, whole, width))
}

// Over draws a part of whole and, behind it, what the part is of: two bars on one
// scale, to be styled apart. What is left of the cell where the part ends stays
// empty, so that the two are told apart also without styles.
func (g Glyphs) Over(part, of, whole, width int) (front, behind string) {
	n, all := eighths(part, whole, width), eighths(of, whole, width)
	if n > 1 && n%8 == 0 && all > n {
		n--
	}
	return drawn(g.Bars, n), drawn(g.Behind, all-(n+7)/8*8)
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
