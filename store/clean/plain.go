package clean

import (
	"strings"

	"readout/store/markup"
	"readout/store/text"
)

// Plain cleans the text as plain text. t is the tally of the library it stands in and may
// be nil. The draft is used up.
func (d *Draft) Plain(h Hints, t *Tally) Article {
	if isLong(d.text) {
		return d.long(h)
	}
	lines := d.lines
	t.markMany(lines)
	body, page := findBody(lines)
	a := d.article(h)
	if page {
		a.readPage(lines, body)
	} else {
		a.readTop(lines, h.Title != "")
	}
	a.readEnd(lines)
	a.declare(h, lines)
	cutTitle(lines, h)
	a.assemble(d.text, lines)
	return a
}

// declare gives what the container declares precedence over what was found, and
// makes a title if there is none yet.
func (a *Article) declare(h Hints, lines []line) {
	for _, f := range []struct {
		field *Value
		text  string
	}{{&a.Title, h.Title}, {&a.Source, h.Source}, {&a.Byline, h.Byline}} {
		if v := h.value(f.text); v.Text != "" {
			*f.field = v
		}
	}
	if a.Title.Text == "" {
		title, at := leadTitle(lines)
		if title = text.OneLine(title); title != "" {
			a.Title = Value{title, LeadSentence, at + 1}
		}
	}
}

// cutTitle takes the line out that is the title that h declares, if it stands above all
// running text: whoever shows the article shows its title.
func cutTitle(lines []line, h Hints) {
	name := hashLine(text.OneLine(h.Title))
	if name == 0 {
		return
	}
	for i := range lines {
		l := &lines[i]
		if l.why == "" && l.hash == name {
			l.why = "title"
			if i+1 < len(lines) && len(lines[i+1].trimmed) >= 3 && markup.IsUnderline(lines[i+1].trimmed) {
				lines[i+1].why = "title"
			}
			return
		}
		if l.why == "" && l.prose() {
			return
		}
	}
}

// assemble makes the body and the cuts of lines that are marked. Blank lines at
// the ends of the body go with the cuts beside them.
func (a *Article) assemble(text string, lines []line) {
	from, to := 0, len(lines)
	for from < to && (lines[from].why != "" || lines[from].blank()) {
		from++
	}
	for from < to && (lines[to-1].why != "" || lines[to-1].blank()) {
		to--
	}
	cuts := 0
	for i := range lines {
		if l := &lines[i]; l.why == "" && (i < from || i >= to) {
			l.why = "blank"
		}
		if lines[i].why != "" {
			cuts++
		}
	}
	a.Body = join(text, lines)
	if from < to {
		a.BodyFrom, a.BodyTo = from+1, to
	}
	if cuts == 0 {
		return
	}
	a.Removed = make([]Cut, 0, cuts)
	for i := range lines {
		if lines[i].why != "" {
			a.Removed = append(a.Removed, Cut{i + 1, lines[i].text, lines[i].why})
		}
	}
}

// join returns the lines that are not cut: a part of text if they stand together, else a copy.
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
