package pane

import (
	"slices"
	"sort"
	"strings"

	"charm.land/lipgloss/v2"

	"readout/store"
	"readout/ui/render"
	"readout/ui/theme"
)

// Matches are what a search found in a text: words, and stops, which are the passages with
// the most of them, for the reader to go to. Words in no stop are marked dimly. What stands in
// the title is marked, and is no stop.
type Matches struct {
	store.Stops                                // of what is seen of the whole text
	Title       func(title string) store.Stops // finds in the title
	title       store.Stops

	text, head lineMarks // of the galley that is shown, and of the rows of the title
}

// lineMarks are the pieces of matches on lines, ascending.
type lineMarks []lineMark

// A lineMark is a piece on one line, in bytes of the plain line, of what has a number: of a match
// that of its stop.
type lineMark struct{ line, from, to, of int }

const (
	noStop  = -1 // of a match that is in none
	nowhere = -2 // where the reader stands who has gone to none
)

func (m *Matches) count() int { return len(m.At) }

// single reports whether several words are searched and the stops of them are at single ones.
func single(s store.Stops) bool { return s.Words == 1 && s.Of > 1 }

// Opens returns the place that a text is opened at, and whether that is the title, because it has
// more of the words than any passage.
func (m *Matches) Opens(title string) (place int, atTitle bool) {
	switch {
	case m.Title != nil && m.Title(title).Words > m.Words:
		return 0, true
	case m.count() > 0:
		return m.At[m.Best][0], false
	}
	return 0, false
}

// from is the first stop at or after a place, or the first of all.
func (m *Matches) from(place int) int {
	i := before(m.At, place)
	if i == len(m.At) {
		return 0
	}
	return i
}

// phraseFrom is from for stops that are the words as they were typed; false if there are none.
func (m *Matches) phraseFrom(place int) (int, bool) {
	first := m.from(place)
	for n := range m.At {
		if i := (first + n) % len(m.At); m.Phrases[i] {
			return i, true
		}
	}
	return 0, false
}

// before is the number of ranges that begin before a place.
func before(ranges [][2]int, place int) int {
	return sort.Search(len(ranges), func(i int) bool { return ranges[i][0] >= place })
}

// stopOf returns the stop that a match is in, or noStop.
func stopOf(s store.Stops, match int) int {
	r := s.Matches[match]
	if i := before(s.At, r[0]+1) - 1; i >= 0 && r[0] < s.At[i][1] {
		return i
	}
	return noStop
}

// lay lays the matches of a galley out on its lines, and finds those of the title.
func (m *Matches) lay(s render.Galley, title string, width int) {
	m.text, m.head, m.title = nil, nil, store.Stops{}
	if m.Title == nil {
		return
	}
	lines := wrapped(title, width)
	whole := strings.Join(lines, "\n")
	m.title = m.Title(whole)
	m.head = layRanges(whole, lines, m.title.Matches)
	for i, p := range m.head {
		m.head[i].of = stopOf(m.title, p.of)
	}
	for i, b := range s.Blocks() {
		first, end := before(m.Matches, b.Place), before(m.Matches, b.End)
		for _, p := range s.LocateSeen(i, m.Matches[first:end]) {
			m.text = append(m.text, lineMark{p.Line, p.From, p.To, stopOf(m.Stops, first+p.Range)})
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

// line is the line of the galley on which a stop begins, if it is there.
func (m *Matches) line(stop int) (line int, ok bool) {
	i := slices.IndexFunc(m.text, func(p lineMark) bool { return p.of == stop })
	if i < 0 {
		return 0, false
	}
	return m.text[i].line, true
}

// paintText marks the matches on a line of the galley. The reader stands on the stop current.
func (m *Matches) paintText(styled string, line, current int, th *theme.Theme) string {
	return m.text.paintStops(styled, line, current, single(m.Stops), th)
}

// paintTitle marks the matches on a line of the title.
func (m *Matches) paintTitle(styled string, line int, th *theme.Theme) string {
	return m.head.paintStops(styled, line, nowhere, single(m.title), th)
}

// paintStops marks the pieces on a line: those of no stop, and all if stops are at single ones of
// several words, dimly.
func (ps lineMarks) paintStops(styled string, line, current int, single bool, th *theme.Theme) string {
	var dim, strong, here lineMarks
	for _, p := range ps.on(line) {
		switch {
		case p.of == current:
			here = append(here, p)
		case p.of == noStop || single:
			dim = append(dim, p)
		default:
			strong = append(strong, p)
		}
	}
	styled = dim.paint(styled, line, th.HitDim)
	styled = strong.paint(styled, line, th.Hit)
	return here.paint(styled, line, th.HitNow)
}

// paint marks the pieces on a line.
func (ps lineMarks) paint(styled string, line int, mark lipgloss.Style) string {
	var ranges [][2]int
	for _, p := range ps.on(line) {
		ranges = append(ranges, [2]int{p.from, p.to})
	}
	return render.Mark(styled, ranges, mark)
}

// on returns the pieces on a line.
func (ps lineMarks) on(line int) lineMarks {
	from := sort.Search(len(ps), func(i int) bool { return ps[i].line >= line })
	end := sort.Search(len(ps), func(i int) bool { return ps[i].line > line })
	return ps[from:end]
}
