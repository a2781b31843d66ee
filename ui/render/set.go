package render

import (
	"strings"
	"unsafe"
)

// A setBlock is a block set in lines at a width. It never changes, so that
// goroutines can share it.
type setBlock struct {
	text    string // unwrapped, its lines joined by line feeds; what is not the document's is spaces
	rows    []row
	source  alignment // where the text comes from
	plainly bool      // without its markup, since that took too long
}

// A row is a line of the screen. Where nothing on it is styled, styled and plain
// are the same bytes, and those of the block's text if nothing stands before it.
type row struct {
	styled, plain string
	from, to      int32 // the bytes of the block's text that stand on it
	lead          int32 // the bytes of plain before them
	place         int32 // where the row begins in the rendered text
}

// size is about how many bytes a set block holds.
func (s *setBlock) size() int {
	n := int(unsafe.Sizeof(*s)) + len(s.text) + cap(s.rows)*int(unsafe.Sizeof(row{})) + cap(s.source.anchors)*int(unsafe.Sizeof(anchor{}))
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

// setLines wraps the lines of block i.
func setLines(lines []line, d *Document, i, width int) *setBlock {
	width = max(1, width)
	b := d.Blocks[i]
	text, heads, again := joinLines(lines, width)
	a := align(without(text, heads), d.seen(b))
	s := &setBlock{text: without(text, append(again, a.ours...)), source: alignment{anchors: a.anchors}}
	at := 0
	for _, l := range lines {
		s.rows = l.appendRows(s.rows, text[at:at+len(l.first)+len(l.text)], at, width)
		at += len(l.first) + len(l.text) + 1
	}
	s.locate(b, a, text)
	return s
}

// locate gives the rows their places, evenly if nothing is known.
func (s *setBlock) locate(b Block, a alignment, text string) {
	last := b.From
	for k := range s.rows {
		r := &s.rows[k]
		switch {
		case k == 0:
		case len(a.anchors) == 0:
			last = b.From + (b.To-b.From)*k/len(s.rows)
		default:
			last = max(last, min(b.From+a.place(text, int(r.from), int(r.to)), b.To))
		}
		r.place = int32(last)
	}
}

// joinLines fits the lines to the width and makes one text of them. The heads are
// the ranges of it that stand elsewhere in the document, and again those of them
// that were shown before; the numbers of links, which stand nowhere, are both.
func joinLines(lines []line, width int) (text string, heads, again []cut) {
	var b strings.Builder
	for k := range lines {
		lines[k] = lines[k].fitted(width)
		l := lines[k]
		if k > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.first)
		if head := (cut{b.Len(), b.Len() + l.head}); l.head > 0 {
			heads = append(heads, head)
			if l.again {
				again = append(again, head)
			}
		}
		for _, n := range l.numbers {
			heads = append(heads, cut{b.Len() + n.from, b.Len() + n.to})
			again = append(again, heads[len(heads)-1])
		}
		b.WriteString(l.text)
	}
	return b.String(), heads, again
}

// appendRows wraps a line that was fitted. Whole is the line with what stands
// before its first row, at the given byte of its block's text.
func (l line) appendRows(rows []row, whole string, at, width int) []row {
	begin := len(l.first)
	l.text = whole[begin:]
	spans := l.spans
	for i, c := range l.cuts(width) {
		for len(spans) > 0 && spans[0].to <= c.from {
			spans = spans[1:]
		}
		r := row{from: int32(at + begin + c.from), to: int32(at + begin + c.to)}
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
