package clean

import (
	"strings"

	"readout/store/text"
)

// A Draft is a text on its way to an article: safe, and with what the shape of each
// line tells. Both the tally of the library and the cleaning ask for that, so it is
// found once. A Draft keeps its memory from one text to the next; the zero Draft is
// ready.
type Draft struct {
	raw   string
	text  string
	lines []line // none if the text is long
}

// Read takes a decoded, but raw text.
func (d *Draft) Read(raw string) {
	d.raw, d.text = raw, text.Safe(raw)
	clear(d.lines)
	d.lines = d.lines[:0]
	if !isLong(d.text) {
		d.lines = measureIn(d.lines, d.text)
	}
}

// each calls do with each line of the raw text, trimmed, and its hash. Mostly the text
// was safe as it came, and they are those that were measured.
func (d *Draft) each(do func(trimmed string, hash uint64)) {
	if isLong(d.text) || d.raw != d.text {
		eachLine(d.raw, do)
		return
	}
	for i := range d.lines {
		do(d.lines[i].trimmed, d.lines[i].hash)
	}
}

// eachLine calls do with each line of a text, trimmed, and its hash.
func eachLine(text string, do func(trimmed string, hash uint64)) {
	for s := range linesOf(text) {
		s = strings.TrimSpace(s)
		do(s, hashLine(s))
	}
}

// AppendTrace appends the trace of the article that was made of the draft. Lines too
// long to be compared are left out, but for the first and the last of the body: where
// those stand is asked, too.
func (d *Draft) AppendTrace(to Trace) Trace {
	first, last := true, uint32(1)
	left := func(s string, hash uint64) {
		if s == "" {
			return
		}
		if last = traceOf(hash, traceLeft); last != 0 || first {
			to = append(to, last)
		}
		first = false
	}
	if isLong(d.text) {
		eachLine(d.text, left)
	}
	for i := range d.lines {
		switch l := &d.lines[i]; l.why {
		case "":
			left(l.trimmed, l.hash)
		case inManyDocuments:
			to = append(to, traceOf(l.hash, traceMany))
		case "title":
			to = append(to, traceOf(l.hash, traceName))
		}
	}
	if last == 0 {
		to = append(to, last)
	}
	return to
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
