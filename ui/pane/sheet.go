package pane

import (
	"strings"

	"charm.land/lipgloss/v2"

	"readout/store"
	"readout/store/clean"
	"readout/ui/render"
	"readout/ui/theme"
)

// A Sheet is a text set in lines, ready to be scrolled: a briefing as it reads,
// or the original with its cuts.
type Sheet struct {
	render.Page          // Source is the place in the body also for the lines of an original
	Notes       []string // what stands beside a line, nil or one a line
	Width       int      // of the text
	Original    bool
}

// sideWidth is the room for reasons beside the lines of an original.
const sideWidth = 21

// OriginalWidth is the width at which an original is best set, its reasons
// included, if its text is to be as wide as measure.
func OriginalWidth(measure, room int) int { return min(measure+sideWidth, room) }

// Original sets all lines of a document as they stood in the file. Cut ones are
// dim, have a mark, and the first of a run says why: at the side if width
// allows for it, else on a line above. Empty lines do not end a run.
func Original(d store.Document, width int, th theme.Theme) Sheet {
	s := Sheet{Original: true, Width: width}
	beside := width >= 60
	if beside {
		s.Width = width - sideWidth
	}
	why, place := "", 0
	for _, line := range d.Original() {
		note := ""
		if line.Why != why && strings.TrimSpace(line.Text) != "" {
			note, why = line.Why, line.Why
		}
		if note != "" && !beside {
			s.add(th.CutWhy, th.Glyphs.Dash+" cut: "+note, "", place)
			note = ""
		}
		s.line(line, note, place, th)
		if line.Why == "" {
			place += len(line.Text) + 1
		}
	}
	return s
}

// line sets a line of an original.
func (s *Sheet) line(line clean.Line, note string, place int, th theme.Theme) {
	style, sign := th.Row, "  "
	if line.Why != "" {
		style, sign = th.Cut, th.Glyphs.Dash+" "
	}
	for _, part := range wrapped(line.Text, s.Width-2) {
		s.add(style, strings.TrimRight(sign+part, " "), note, place)
		note = ""
		if line.Why == "" {
			place += len(part) + 1
		}
	}
}

func (s *Sheet) add(style lipgloss.Style, line, note string, place int) {
	s.Lines, s.Plain = append(s.Lines, style.Render(line)), append(s.Plain, line)
	s.Notes, s.Source = append(s.Notes, note), append(s.Source, place)
}

// wrapped breaks text into lines of at most w cells; an empty text is one empty
// line.
func wrapped(text string, w int) []string {
	if w < 1 {
		return []string{""}
	}
	lines := render.Wrap(strings.TrimSuffix(text, "\n"), w)
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}
