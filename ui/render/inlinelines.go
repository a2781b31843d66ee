package render

import (
	"strconv"
	"strings"
)

// line takes in what stands before the text of a line: the marks of quotations,
// lists and headings. Lines that are only marks, and code, are taken in whole.
func (m *mdVeil) line() {
	if m.plainStart() {
		m.inText = true
		return
	}
	for m.kind == Markup && m.fence == "" && m.container() {
	}
	rest := m.in[m.i:]
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		end = len(rest)
	}
	l := rest[:end]
	at := indent(l)
	text := l[at:]
	switch {
	case m.fence != "":
		m.codeLine(l)
	case text == "":
		m.reset()
		m.inText = false
	case m.kind == Markup && fence(text) != "":
		m.fence = fence(text)
		m.gap(len(l))
	case isHeading(text) && m.kind != Paragraph:
		m.reset()
		m.show(at)
		m.gap(len(text) - len(strings.TrimLeft(text, "#")))
	case isUnderline(l) || isRule(text) || m.kind == Markup && isTableRule(l):
		m.reset()
		m.gap(len(l))
	case text[0] == '[' && !m.inText && m.definition(rest):
	default:
		if m.table {
			m.reset()
		}
		m.inText = true
	}
}

// plainStart tells whether a line begins with text for certain.
func (m *mdVeil) plainStart() bool {
	c := m.in[m.i]
	return m.fence == "" && !m.table && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80)
}

// reset forgets what may end: a new text begins.
func (m *mdVeil) reset() {
	m.marks, m.opens = m.marks[:0], m.opens[:0]
	m.noTicks = [len(m.noTicks)]bool{}
}

// container hides the mark of a quotation or of an item, if one comes next.
func (m *mdVeil) container() bool {
	rest := m.in[m.i:]
	at := indent(rest)
	text := rest[at:]
	if text == "" || m.inText && at > 3 && len(m.numbers) == 0 {
		return false
	}
	if text[0] == '>' {
		m.show(at)
		m.gap(1)
		return true
	}
	n := markerLen(text)
	if n == 0 {
		return false
	}
	line, _, _ := strings.Cut(text, "\n")
	if isRule(line) {
		return false
	}
	m.reset()
	m.inText = false
	m.show(at)
	m.number(text[:n])
	if text = text[n:]; len(text) > 4 && (strings.HasPrefix(text, " [ ] ") || strings.HasPrefix(text, " [x] ") || strings.HasPrefix(text, " [X] ")) {
		m.gap(4)
	}
	return true
}

// number takes in the mark of an item. A number is shown if glamour shows the
// same one: it counts from the first of a list on.
func (m *mdVeil) number(marker string) {
	column := m.i - strings.LastIndexByte(m.in[:m.i], '\n')
	for k := len(m.numbers); k > 0 && m.numbers[k-1].column > column; k-- {
		m.numbers = m.numbers[:k-1]
	}
	n, err := strconv.Atoi(marker[:len(marker)-1])
	if err != nil || len(marker) == 1 {
		m.gap(len(marker))
		return
	}
	k := len(m.numbers) - 1
	if k >= 0 && m.numbers[k].column == column {
		m.numbers[k].n++
		if n != m.numbers[k].n {
			m.gap(len(marker))
			return
		}
	} else {
		m.numbers = append(m.numbers, itemNumber{column, n})
	}
	m.show(len(marker))
}

// codeLine takes in a line of fenced code inside a list or quotation.
func (m *mdVeil) codeLine(l string) {
	text := strings.TrimLeft(l, " >")
	if len(text) >= len(m.fence) && strings.Trim(text, m.fence[:1]+" ") == "" {
		m.fence = ""
		m.gap(len(l))
		return
	}
	m.show(len(l))
}

// definition hides a link definition that rest begins with (4.7), and tells
// whether it does.
func (m *mdVeil) definition(rest string) bool {
	label, at := definedLabel(rest)
	if label == "" {
		return false
	}
	at += blanks(rest[at:])
	n := destinationLen(rest[at:])
	if n <= 0 {
		return false
	}
	at += n
	end := at
	if gap := blanks(rest[at:]); gap > 0 {
		if n := titleLen(rest[at+gap:]); n > 0 && endsLine(rest[at+gap+n:]) {
			end = at + gap + n
		}
	}
	if !endsLine(rest[end:]) {
		return false
	}
	m.gap(end)
	return true
}

// endsLine tells whether only spaces stand before the end of a line.
func endsLine(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s == "" || s[0] == '\n'
}
