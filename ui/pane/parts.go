package pane

import (
	"strings"

	"readout/ui/theme"
)

// cursorWidth is the room of the cursor mark at the left of a row.
const cursorWidth = 2

// cursorMark is the mark of the row under the cursor, or room for it. It is dim
// in a pane that does not have the keys.
func cursorMark(here, focus bool, th *theme.Theme) string {
	switch {
	case !here:
		return strings.Repeat(" ", cursorWidth)
	case focus:
		return th.CursorMark.Render(th.Glyphs.Cursor) + " "
	}
	return th.CursorIdle.Render(th.Glyphs.Cursor) + " "
}

// head is the heading of a column. Only the one that has the keys is coloured.
func head(text string, focus bool, th *theme.Theme) string {
	if focus {
		return " " + th.PaneFocus.Render(text)
	}
	return " " + th.Pane.Render(text)
}

// Message fills a window with a title and a text, centred in the upper third.
func Message(title, text string, w, h int, th *theme.Theme) []string {
	wide := max(1, min(60, w-2))
	left := strings.Repeat(" ", max(0, (w-wide)/2))
	rows := make([]string, max(0, h/3-1))
	for _, line := range wrapped(title, wide) {
		rows = append(rows, left+th.ArticleTitle.Render(line))
	}
	rows = append(rows, "")
	for _, line := range wrapped(text, wide) {
		rows = append(rows, left+th.Value.Render(line))
	}
	return fill(rows, w, h, th)
}

// TooSmall fills a window that has no room for anything else.
func TooSmall(w, h int, th *theme.Theme) []string {
	rows := wrapped("readout needs a window of 40 x 12", max(1, w))
	if len(rows) > h {
		rows = []string{"too small"}
	}
	return fill(rows, w, h, th)
}
