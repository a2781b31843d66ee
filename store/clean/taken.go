package clean

import "readout/store/text"

// Taken makes an article of a text that was taken out of its page already, as by
// readout export: nothing is cut, and what is declared in h holds. A title that is
// not declared is made of the lead.
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
