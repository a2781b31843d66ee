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
	Star       string    // a starred briefing
	Up, Down   string    // more above, more below
	ScrollMark string    // a match in the scroll column
	ScrollHere string    // the visible part in the scroll column
	Check      string    // a ticked task
	Inferred   string    // before a date that was concluded, not declared
	Bars       [8]string // one to eight eighths of a column, from the left
	Columns    [8]string // one to eight eighths of a row, from the bottom
}

func unicodeGlyphs() Glyphs {
	return Glyphs{
		Cursor: "▌", Vertical: "│", Horizontal: "─", Cross: "┼", Ellipsis: "…", Bullet: "•",
		Quote: "│", Dash: "–", Dot: "·", Arrow: "→", Star: "★", Up: "↑", Down: "↓", ScrollMark: "•",
		ScrollHere: "┃", Check: "✓", Inferred: "~",
		Bars:    [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
		Columns: [8]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		Cursor: ">", Vertical: "|", Horizontal: "-", Cross: "+", Ellipsis: "~", Bullet: "*",
		Quote: "|", Dash: "-", Dot: "-", Arrow: ">", Star: "*", Up: "^", Down: "v", ScrollMark: "*",
		ScrollHere: "#", Check: "x", Inferred: "~",
		Bars:    [8]string{"-", "-", "-", "=", "=", "=", "#", "#"},
		Columns: [8]string{"_", ".", ".", "-", "-", "=", "=", "#"},
	}
}

// Bar draws part of whole as a bar of at most width columns, without padding.
// A part above zero always shows something.
func (g Glyphs) Bar(part, whole, width int) string {
	if part <= 0 || whole <= 0 || width <= 0 {
		return ""
	}
	eighths := max(1, min(part, whole)*width*8/whole)
	bar := strings.Repeat(g.Bars[7], eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += g.Bars[rest-1]
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
