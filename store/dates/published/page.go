package published

import "strings"

// A manuscript is a text by lines, with the lines that its body takes up.
type manuscript struct {
	lines    []string
	from, to int // of the body, to is the line after it
	opening  int // how many of its paragraphs are looked at for a lead
}

// newManuscript takes a text apart into lines, for which there may be room.
func newManuscript(e Evidence, room []string) manuscript {
	p := manuscript{lines: appendLines(room, e.Text), opening: 3}
	if e.BodyFrom < 1 || e.BodyFrom > len(p.lines) {
		p.from, p.to = bodyOf(p.lines)
		p.opening = 8
		return p
	}
	p.from = e.BodyFrom - 1
	p.to = min(max(e.BodyTo, e.BodyFrom), len(p.lines))
	if e.BodyTo == 0 {
		p.to = len(p.lines)
	}
	return p
}

// appendLines is strings.Split at line ends, adding to lines.
func appendLines(lines []string, text string) []string {
	for {
		line, rest, found := strings.Cut(text, "\n")
		lines = append(lines, line)
		if !found {
			return lines
		}
		text = rest
	}
}

// bodyOf guesses which lines are the body: the run of lines with the best sum,
// when long lines and ends of sentences count for it and short lines against.
func bodyOf(lines []string) (from, to int) {
	best, sum, start := 0, 0, 0
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		sum += len(line)/6 - 15
		if strings.HasSuffix(line, ".") || strings.HasSuffix(line, ".”") || strings.HasSuffix(line, ".\"") {
			sum += 8
		}
		if sum <= 0 {
			sum, start = 0, i+1
		} else if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	return from, to
}

// A side is where a line stands, as seen from the body.
type side uint8

const (
	ahead  side = iota // above the body
	inside             // at its beginning
	ending             // its last lines
	behind             // below the body
)

// A spot is a line near an edge of the body.
type spot struct {
	line     int // index in page.lines
	side     side
	distance int // in lines that are not blank, from 0 for the one at the edge
}

// fromParagraph counts the distance of lines at the beginning of the body from
// the first long one, if that is nearer: a body may begin with a title, a
// byline and more.
func (p manuscript) fromParagraph(spots []spot) {
	for n, s := range spots {
		if s.side != inside || len(p.lines[s.line]) < shortestParagraph {
			continue
		}
		for back := 1; back < n && spots[n-back].side == inside; back++ {
			d := &spots[n-back].distance
			*d = min(*d, back-1)
		}
		return
	}
}

// shortestParagraph is the length in bytes from which a line is taken for one.
const shortestParagraph = 160

// How many lines at each side may hold the date of the page.
const (
	linesAhead, linesInside, linesEnding, linesBehind = 60, 24, 2, 5
	mostSpots                                         = linesAhead + linesInside + linesEnding + linesBehind
)

// spots adds the lines where a page may state its date to spots, nearest first on
// each side.
func (p manuscript) spots(spots []spot) []spot {
	walk := func(s side, from, to, step, most int) {
		for i, d := from, 0; i != to && d < most; i += step {
			if strings.TrimSpace(p.lines[i]) != "" {
				spots = append(spots, spot{i, s, d})
				d++
			}
		}
	}
	walk(ahead, p.from-1, -1, -1, linesAhead)
	walk(inside, p.from, p.to, 1, linesInside)
	p.fromParagraph(spots)
	last := p.from
	for _, s := range spots {
		last = max(last, s.line+1)
	}
	walk(ending, max(p.to, last)-1, last-1, -1, linesEnding)
	walk(behind, p.to, len(p.lines), 1, linesBehind)
	return spots
}
