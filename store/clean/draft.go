package clean

import (
	"strings"

	"readout/store/text"
)

// A Draft is a text on its way to an article: made safe, its lines measured. Both the tally of the library and
// the cleaning need the measures, so they are taken once. A Draft keeps its memory from one text to the next;
// the zero Draft is ready.
type Draft struct {
	text  string
	lines []line // none if the text is long

	counted bool // in a tally
	menu    bool // it has one, by the lines that were counted
}

// Read makes a decoded text safe and measures its lines.
func (d *Draft) Read(raw string) {
	d.text, d.counted, d.menu = text.Safe(raw), false, false
	clear(d.lines)
	d.lines = d.lines[:0]
	if !isLong(d.text) {
		d.lines = measureIn(d.lines, d.text)
	}
}

// each calls do with each line, trimmed, and its hash.
func (d *Draft) each(do func(trimmed string, hash uint64)) {
	if isLong(d.text) {
		for s := range linesOf(d.text) {
			s = strings.TrimSpace(s)
			do(s, hashLine(s))
		}
		return
	}
	for i := range d.lines {
		do(d.lines[i].trimmed, d.lines[i].hash)
	}
}

// AppendTrace appends the trace of the document that was made of the draft.
func (d *Draft) AppendTrace(to Trace) Trace {
	first := uint32(0)
	if d.counted {
		first = traceCounted
	}
	if d.menu {
		first |= traceMenu
	}
	to = append(to, first)
	if isLong(d.text) { // of which nothing is cut
		d.each(func(s string, hash uint64) {
			if s != "" {
				to = to.with(hash, anyMark)
			}
		})
		return to
	}
	for i := range d.lines {
		if l := &d.lines[i]; !l.blank() {
			to = to.with(l.hash, l.mark)
		}
	}
	return to
}

// with appends a line to a trace that is begun.
func (t Trace) with(hash uint64, m mark) Trace {
	switch line := traceOf(hash); {
	case line != 0:
		return append(t, line|uint32(m)<<traceBits)
	case t[len(t)-1] != noLine:
		return append(t, noLine)
	}
	return t
}

// maxLines is how many lines are looked at one by one. Texts with more are tables
// or worse, and keep all of them.
const maxLines = 50_000

func isLong(text string) bool {
	return len(text) > maxLines && strings.Count(text, "\n") > maxLines
}

// long returns a text of too many lines as it is, with a title of its first.
func (d *Draft) long(h Hints) Article {
	a := d.article(h)
	a.Body, a.BodyFrom, a.BodyTo = d.text, 1, strings.Count(d.text, "\n")
	a.declare(h, measure(d.text[:4096]))
	return a
}

// article begins an article of the text.
func (d *Draft) article(h Hints) Article {
	return Article{Language: h.value(h.Language), Link: text.OneLine(h.Link), Text: d.text}
}

// Taken makes an article of a text that was taken out of its page already, as by readout export: nothing is
// cut, and what is declared in h holds. A title that is not declared is made of the lead.
func Taken(body string, h Hints, markdown bool) Article {
	body = text.Safe(body)
	lines := measure(body)
	a := Article{Markdown: markdown, Language: h.value(h.Language), Link: text.OneLine(h.Link), Body: body, Text: body}
	if len(lines) > 0 {
		a.BodyFrom, a.BodyTo = 1, len(lines)
	}
	a.declare(h, lines)
	return a
}
