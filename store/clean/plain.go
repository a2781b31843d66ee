package clean

import "strings"

// Plain cleans a plain text. text is decoded UTF-8, but raw; t is the tally of
// the library it stands in and may be nil.
func Plain(text string, h Hints, t *Tally) Article {
	text = Text(text)
	lines := measure(text)
	t.markMany(lines)
	body := findBody(lines)
	return assemble(text, lines, body, h)
}

// assemble makes the article of lines that are marked.
func assemble(text string, lines []line, body stretch, h Hints) Article {
	a := Article{Language: OneLine(h.Language), Link: OneLine(h.Link)}
	a.BodyFrom, a.BodyTo = body.from+1, body.to
	a.Body = join(text, lines)
	for i := range lines {
		if lines[i].why != "" {
			a.Removed = append(a.Removed, Cut{i + 1, lines[i].text, lines[i].why})
		}
	}
	return a
}

// join returns the lines that are not cut: a part of text if they stand
// together, else a copy.
func join(text string, lines []line) string {
	var parts [][2]int
	for i := 0; i < len(lines); i++ {
		if lines[i].why != "" {
			continue
		}
		from := lines[i].at
		for i+1 < len(lines) && lines[i+1].why == "" {
			i++
		}
		to := len(text)
		if i+1 < len(lines) {
			to = lines[i+1].at
		}
		parts = append(parts, [2]int{from, to})
	}
	if len(parts) == 0 {
		return ""
	}
	if len(parts) == 1 {
		return text[parts[0][0]:parts[0][1]]
	}
	var body strings.Builder
	for _, p := range parts {
		body.WriteString(text[p[0]:p[1]])
	}
	return body.String()
}
