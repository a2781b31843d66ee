package pane

import (
	"slices"
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/ui/render"
)

// Matches are the places of a text that a search found. Those in the title are
// marked, but not counted: nobody has to go to them.
type Matches struct {
	Places [][2]int                   // of what is seen of the whole text, ascending
	Find   func(text string) [][2]int // finds in the title too

	text, title lineMarks // of the galley that is shown
}

// lineMarks are the pieces of matches on lines, ascending.
type lineMarks []lineMark

// A lineMark is the piece of a match on one line, in bytes of the plain line.
type lineMark struct{ line, from, to, match int }

func (m *Matches) count() int { return len(m.Places) }

// from is the first match at or after a place, or the first of all.
func (m *Matches) from(place int) int {
	i := m.before(place)
	if i == len(m.Places) {
		return 0
	}
	return i
}

// before is the number of matches before a place.
func (m *Matches) before(place int) int {
	return sort.Search(len(m.Places), func(i int) bool { return m.Places[i][0] >= place })
}

// lay lays the matches of a galley out on its lines, and finds those of the title.
func (m *Matches) lay(s render.Galley, title string, width int) {
	m.text, m.title = nil, nil
	if m.Find == nil {
		return
	}
	lines := wrapped(title, width)
	whole := strings.Join(lines, "\n")
	m.title = layRanges(whole, lines, m.Find(whole))
	if len(m.Places) == 0 {
		return
	}
	for i, b := range s.Blocks() {
		first, end := m.before(b.Place), m.before(b.End)
		if first == end {
			continue
		}
		for _, p := range s.LocateSeen(i, m.Places[first:end]) {
			m.text = append(m.text, lineMark{p.Line, p.From, p.To, first + p.Range})
		}
	}
}

// layRanges lays ranges of a text out on the lines it was wrapped in.
func layRanges(text string, lines []string, ranges [][2]int) (all lineMarks) {
	at := 0
	for i, line := range lines {
		n := strings.Index(text[at:], line)
		if n < 0 {
			continue
		}
		at += n
		for k, r := range ranges {
			if from, to := max(0, r[0]-at), min(len(line), r[1]-at); from < to {
				all = append(all, lineMark{i, from, to, k})
			}
		}
		at += len(line)
	}
	return all
}

// line is the line of the galley on which a match begins, if it is there.
func (m *Matches) line(match int) (line int, ok bool) {
	i := slices.IndexFunc(m.text, func(p lineMark) bool { return p.match == match })
	if i < 0 {
		return 0, false
	}
	return m.text[i].line, true
}

// paint marks the matches of a line.
func (ps lineMarks) paint(styled string, line, current int, mark, here lipgloss.Style) string {
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
