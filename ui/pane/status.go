package pane

import (
	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// A Hint is a key and what it does, for the status line.
type Hint struct {
	Key, Does string
}

// Status draws the status line: a notice, else the hints that fit, and
// the position at the right.
func Status(notice string, hints []Hint, position string, w int, th *theme.Theme) string {
	right := " "
	if position != "" {
		right = "  " + th.Status.Render(position) + " "
	}
	if notice != "" {
		return Spread(" "+th.Notice.Render(notice), right, w, th)
	}
	return Spread(Hints(hints, w-ansi.StringWidth(right), th), right, w, th)
}

// Hints draws the first of the hints, as many as fit.
func Hints(hints []Hint, room int, th *theme.Theme) string {
	row := ""
	for i, h := range hints {
		hint := "  " + th.Key.Render(h.Key) + " " + th.KeyFor.Render(h.Does)
		if i == 0 {
			hint = hint[1:]
		}
		if room -= ansi.StringWidth(hint); room < 0 {
			break
		}
		row += hint
	}
	return row
}

// Checking says that a library that was kept is being compared with its files.
const Checking = "checking for changes"

// Progress draws how far the reading is: a bar of ten cells and the count.
func Progress(read, found int, th *theme.Theme) string {
	const wide = 10
	done := th.Glyphs.Bar(read, found, wide)
	rest := th.Glyphs.Line(wide - ansi.StringWidth(done))
	return th.Bar.Render(done) + th.Rule.Render(rest) + " " +
		th.Dim.Render(Reading(read, found))
}

// Reading says how far the reading of files is.
func Reading(read, found int) string {
	if found == 0 {
		return "looking for files"
	}
	return "reading " + Count(read) + " of " + Plural(found, "file")
}
