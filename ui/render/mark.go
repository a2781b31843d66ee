package render

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Mark paints matches on a line that was set: ranges of bytes of the plain line,
// ascending. Under a mark the line's own styles give way; beyond it they go on.
// It costs about a copy of the line, and is meant for the rows on the screen only:
// a new query changes no line that is kept.
func Mark(line string, ranges [][2]int, style lipgloss.Style) string {
	paint := params(style)
	if paint == "" || len(ranges) == 0 {
		return line
	}
	m := marker{paint: "\x1b[" + paint + "m"}
	at := 0
	for i := 0; i < len(line); {
		if n := sgrLen(line[i:]); n > 0 {
			m.sgr(line[i : i+n])
			i += n
			continue
		}
		for len(ranges) > 0 && ranges[0][1] <= at {
			ranges = ranges[1:]
		}
		inside, end := false, len(line)
		if len(ranges) > 0 {
			inside = ranges[0][0] <= at
			end = i + ranges[0][0] - at
			if inside {
				end = i + ranges[0][1] - at
			}
		}
		end = min(end, len(line))
		if esc := strings.IndexByte(line[i+1:end], 0x1B); esc >= 0 {
			end = i + 1 + esc
		}
		m.set(inside)
		m.WriteString(line[i:end])
		at += end - i
		i = end
	}
	m.set(false)
	return m.String()
}

// A marker writes a line and knows whether it is in a mark.
type marker struct {
	strings.Builder
	paint  string
	own    string // the line's own colour sequences since their last reset
	inside bool
}

// sgr takes in a colour sequence of the line.
func (m *marker) sgr(seq string) {
	if seq == reset || seq == "\x1b[0m" {
		m.own = ""
	} else {
		m.own += seq
	}
	if !m.inside {
		m.WriteString(seq)
	}
}

// reset is the colour sequence that ends all others.
const reset = "\x1b[m"

// set begins or ends a mark.
func (m *marker) set(inside bool) {
	if inside == m.inside {
		return
	}
	m.inside = inside
	switch {
	case inside && m.own != "":
		m.WriteString(reset + m.paint)
	case inside:
		m.WriteString(m.paint)
	default:
		m.WriteString(reset + m.own)
	}
}
