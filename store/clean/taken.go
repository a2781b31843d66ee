package clean

// Taken makes an article of a text that was taken out of its page already, as by
// readout export: nothing is cut, and what is declared in h holds. A title that is
// not declared is made of the lead.
func Taken(text string, h Hints, markdown bool) Article {
	text = Text(text)
	lines := measure(text)
	a := Article{Markdown: markdown, Language: h.value(h.Language), Link: OneLine(h.Link), Body: text, Text: text}
	if len(lines) > 0 {
		a.BodyFrom, a.BodyTo = 1, len(lines)
	}
	a.declare(h, lines)
	return a
}
