package pane

import (
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/ui/render"
)

// Matches are the places of a sheet that a search found. A match may run over
// line ends: it then has a part on each line.
type Matches struct {
	parts []part // ascending
	count int
}

// A part is what of a match lies on one line, in bytes of the plain line.
type part struct {
	line, from, to, match int
}

// FindIn gives the whole text of a sheet to find, which answers with byte ranges
// in order.
func FindIn(s Sheet, find func(text string) [][2]int) Matches {
	var m Matches
	line, start := 0, 0 // the line that is looked at and where it begins in the whole
	for _, r := range find(strings.Join(s.Plain, "\n")) {
		for line < len(s.Plain) && start+len(s.Plain[line]) < r[0] {
			start += len(s.Plain[line]) + 1
			line++
		}
		m.split(s.Plain, r, line, start)
	}
	return m
}

// split adds a match that begins on a line.
func (m *Matches) split(lines []string, r [2]int, line, start int) {
	for ; line < len(lines) && start < r[1]; line++ {
		from, to := max(0, r[0]-start), min(len(lines[line]), r[1]-start)
		indent := len(lines[line]) - len(strings.TrimLeft(lines[line], " "))
		if from = max(from, min(indent, to)); from < to {
			m.parts = append(m.parts, part{line, from, to, m.count})
		}
		start += len(lines[line]) + 1
	}
	if n := len(m.parts); n > 0 && m.parts[n-1].match == m.count {
		m.count++
	}
}

// line is where a match begins.
func (m *Matches) line(match int) int {
	i := sort.Search(len(m.parts), func(i int) bool { return m.parts[i].match >= match })
	if i == len(m.parts) {
		return 0
	}
	return m.parts[i].line
}

// from is the first match on or below a line, or the first of all.
func (m *Matches) from(line int) int {
	i := sort.Search(len(m.parts), func(i int) bool { return m.parts[i].line >= line })
	if i == len(m.parts) {
		return 0
	}
	return m.parts[i].match
}

// paint marks the matches of a line.
func (m *Matches) paint(styled string, line, current int, mark, here lipgloss.Style) string {
	i := sort.Search(len(m.parts), func(i int) bool { return m.parts[i].line >= line })
	var others, own [][2]int
	for ; i < len(m.parts) && m.parts[i].line == line; i++ {
		r := [2]int{m.parts[i].from, m.parts[i].to}
		if m.parts[i].match == current {
			own = append(own, r)
		} else {
			others = append(others, r)
		}
	}
	if others != nil {
		styled = render.Mark(styled, others, mark)
	}
	if own != nil {
		styled = render.Mark(styled, own, here)
	}
	return styled
}
