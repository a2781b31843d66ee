package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// toMatch leaves out the beginning of a text whose first match would not be seen
// in a row of w cells, so that the match stands near the middle of it. The text
// then begins with an ellipsis, at a word. marks are byte ranges and come back as
// such.
func toMatch(text string, marks [][2]int, w int, th *theme.Theme) (string, [][2]int) {
	if len(marks) == 0 || marks[0][1] > len(text) || ansi.StringWidth(text[:marks[0][1]]) < w {
		return text, marks
	}
	from, end := marks[0][0], marks[0][1]
	for from > 0 {
		word := strings.LastIndexByte(text[:from-1], ' ') + 1
		if ansi.StringWidth(text[word:end]) > w/2 {
			break
		}
		from = word
	}
	moved := make([][2]int, len(marks))
	shift := len(th.Glyphs.Ellipsis) - from
	for i, m := range marks {
		moved[i] = [2]int{m[0] + shift, m[1] + shift}
	}
	return th.Glyphs.Ellipsis + text[from:], moved
}
