package render

import (
	"strings"
	"unsafe"

	"readout/store/markup"
)

// A setBlock is a block set in lines at a width. It never changes, so that
// goroutines can share it.
type setBlock struct {
	text    string // unwrapped, its lines joined by line feeds
	rows    []setRow
	anchors []anchor // where the text comes from, ascending
	plainly bool     // without its markup, since that took too long
}

// A setRow is a line of the screen. Where nothing on it is styled, styled and plain
// are the same bytes, and those of the block's text if nothing stands before it.
type setRow struct {
	styled, plain string
	from, to      int32 // the bytes of the block's text that stand on it
	lead          int32 // the bytes of plain before them
	place         int32 // where the row begins in the rendered text
}

// size is about how many bytes a set block holds.
func (s *setBlock) size() int {
	const own, row, anchor = unsafe.Sizeof(setBlock{}), unsafe.Sizeof(setRow{}), unsafe.Sizeof(anchor{})
	n := int(own) + len(s.text) + cap(s.rows)*int(row) + cap(s.anchors)*int(anchor)
	for _, r := range s.rows {
		if len(r.styled) != len(r.plain) {
			n += len(r.styled)
		}
		if r.lead > 0 {
			n += len(r.plain)
		}
	}
	return n
}

// setLines wraps the lines of block i, which has the given runs.
func setLines(lines []line, d *Document, i int, runs []markup.Run, width int) *setBlock {
	width = max(1, width)
	var s setBlock
	s.join(lines, runs, width)
	at := 0
	for _, l := range lines {
		s.rows = l.appendRows(s.rows, s.text[at:at+len(l.first)+len(l.text)], at, width)
		at += len(l.first) + len(l.text) + 1
	}
	s.locate(d.Blocks[i])
	return &s
}

// locate gives the rows their places, evenly if nothing is known.
func (s *setBlock) locate(b markup.Block) {
	last, k := b.From, 0
	for i := range s.rows {
		r := &s.rows[i]
		for k < len(s.anchors) && s.anchors[k].text+s.anchors[k].size <= r.from {
			k++
		}
		switch {
		case i == 0:
		case len(s.anchors) == 0:
			last = b.From + (b.To-b.From)*i/len(s.rows)
		case k < len(s.anchors) && s.anchors[k].text < r.to:
			a := s.anchors[k]
			last = max(last, min(int(a.source+max(0, r.from-a.text)), b.To))
		}
		r.place = int32(last)
	}
}

// join fits the lines to the width and makes one text of them.
func (s *setBlock) join(lines []line, runs []markup.Run, width int) {
	var b strings.Builder
	for k := range lines {
		lines[k] = lines[k].fitted(width)
		l := lines[k]
		if k > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.first)
		for _, o := range l.origins {
			if o.at+o.size > -len(l.first) {
				s.anchors = append(s.anchors, o.anchorOf(b.Len(), runs))
			}
		}
		b.WriteString(l.text)
	}
	s.text = b.String()
}

// own returns the text with spaces for what is not the document's, such as the number of a
// link.
func (s *setBlock) own() string {
	out := []byte(s.text)
	at := 0
	hide := func(to int) {
		for ; at < to; at++ {
			if out[at] != '\n' {
				out[at] = ' '
			}
		}
	}
	for _, a := range s.anchors {
		hide(int(a.text))
		at = int(a.text + a.size)
	}
	hide(len(out))
	return string(out)
}

// appendRows wraps a line that was fitted. Whole is the line with what stands
// before its first row, at the given byte of its block's text.
func (l line) appendRows(rows []setRow, whole string, at, width int) []setRow {
	begin := len(l.first)
	l.text = whole[begin:]
	spans := l.spans
	for i, c := range l.cuts(width) {
		for len(spans) > 0 && spans[0].to <= c.from {
			spans = spans[1:]
		}
		r := setRow{from: int32(at + begin + c.from), to: int32(at + begin + c.to)}
		lead := leadOf(l.rest, c)
		if i == 0 { // it was fitted: no spaces before its text
			lead = leadOf(l.first, c)
			r.plain = whole[:len(lead)+c.to]
			r.from, r.to = int32(at), int32(at+len(r.plain))
		} else {
			r.lead, r.plain = int32(len(lead)), lead+l.text[c.from:c.to]
		}
		r.styled = r.plain
		if l.lead != "" && strings.TrimSpace(lead) != "" || len(spans) > 0 && spans[0].from < c.to {
			r.styled = l.paint(lead, c, spans)
		}
		rows = append(rows, r)
	}
	return rows
}

// leadOf returns what stands before a row: no spaces before nothing.
func leadOf(lead string, c cut) string {
	if c.from == c.to {
		return strings.TrimRight(lead, " ")
	}
	return lead
}
