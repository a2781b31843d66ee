package pane

import (
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/ui/render"
)

// Matches are the places of a sheet that a search found. A match may run over
// line ends: it then has a part on each line. Those in the title are marked, but
// not counted: nobody has to go to them.
type Matches struct {
	text, title parts
	count       int
}

// parts are what of matches lies on lines, ascending.
type parts []part

// A part is what of a match lies on one line, in bytes of the plain line.
type part struct {
	line, from, to, match int
}

// FindIn gives the whole text of a sheet, and its title, to find, which answers
// with byte ranges in order.
func FindIn(s Sheet, title string, find func(text string) [][2]int) Matches {
	var m Matches
	m.text, m.count = partsOf(s.Plain, find)
	m.title, _ = partsOf(wrapped(title, s.Width), find)
	return m
}

// partsOf lays what is found in the whole of some lines out on them, and counts
// the matches.
func partsOf(lines []string, find func(text string) [][2]int) (ps parts, count int) {
	line, start := 0, 0 // the line that is looked at and where it begins in the whole
	for _, r := range find(strings.Join(lines, "\n")) {
		for line < len(lines) && start+len(lines[line]) < r[0] {
			start += len(lines[line]) + 1
			line++
		}
		had := len(ps)
		if ps = ps.split(lines, r, line, start, count); len(ps) > had {
			count++
		}
	}
	return ps, count
}

// split adds a match that begins on a line.
func (ps parts) split(lines []string, r [2]int, line, start, match int) parts {
	for ; line < len(lines) && start < r[1]; line++ {
		from, to := max(0, r[0]-start), min(len(lines[line]), r[1]-start)
		indent := len(lines[line]) - len(strings.TrimLeft(lines[line], " "))
		if from = max(from, min(indent, to)); from < to {
			ps = append(ps, part{line, from, to, match})
		}
		start += len(lines[line]) + 1
	}
	return ps
}

// line is where a match begins.
func (m *Matches) line(match int) int {
	i := sort.Search(len(m.text), func(i int) bool { return m.text[i].match >= match })
	if i == len(m.text) {
		return 0
	}
	return m.text[i].line
}

// from is the first match on or below a line, or the first of all.
func (m *Matches) from(line int) int {
	i := sort.Search(len(m.text), func(i int) bool { return m.text[i].line >= line })
	if i == len(m.text) {
		return 0
	}
	return m.text[i].match
}

// paint marks the matches of a line.
func (ps parts) paint(styled string, line, current int, mark, here lipgloss.Style) string {
	i := sort.Search(len(ps), func(i int) bool { return ps[i].line >= line })
	var others, own [][2]int
	for ; i < len(ps) && ps[i].line == line; i++ {
		r := [2]int{ps[i].from, ps[i].to}
		if ps[i].match == current {
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
