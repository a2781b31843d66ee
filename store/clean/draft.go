package clean

import "strings"

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
	d.raw, d.text = raw, Text(raw)
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
		for s := range linesOf(d.raw) {
			s = strings.TrimSpace(s)
			do(s, hashLine(s))
		}
		return
	}
	for i := range d.lines {
		do(d.lines[i].trimmed, d.lines[i].hash)
	}
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
	return Article{Language: h.value(h.Language), Link: OneLine(h.Link), Text: d.text}
}
