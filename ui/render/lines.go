package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/store/markup"
)

// linesOf makes a line of the runs between two ends of lines, without styles.
func linesOf(runs []markup.Run) []line {
	var lines []line
	var now line
	var text pieces
	for i := range runs {
		switch x := &runs[i]; x.Part {
		case markup.Words:
			now.addOrigin(origin{text.len(), i, 0, len(x.Text)})
			text.add(x.Text)
		case markup.Space, markup.Label:
			text.add(x.Text)
		case markup.Break:
			now.text = text.take()
			lines = append(lines, now)
			now = line{}
		}
	}
	now.text = text.take()
	return append(lines, now)
}

// pieces put a text together. One alone is not copied.
type pieces struct {
	first string
	all   strings.Builder
}

func (p *pieces) add(s string) {
	if p.first == "" {
		p.first = s
		return
	}
	if p.all.Len() == 0 {
		p.all.WriteString(p.first)
	}
	p.all.WriteString(s)
}

func (p *pieces) len() int { return max(len(p.first), p.all.Len()) }

// take returns the text, and begins another.
func (p *pieces) take() string {
	text := p.first
	if p.all.Len() > 0 {
		text = p.all.String()
	}
	p.first = ""
	p.all.Reset()
	return text
}

// plainLines takes the lines of runs as they are.
func plainLines(runs []markup.Run) []line {
	lines := linesOf(runs)
	for i := range lines {
		lines[i] = lines[i].indented()
	}
	return trimBlank(lines)
}

// hanging gives lines of plain text the bullets and numbers they begin with.
func hanging(lines []line) []line {
	for i, l := range lines {
		n := markup.BulletLen(l.text)
		if n == 0 || len(l.spans) > 0 {
			continue
		}
		lines[i] = l.from(n)
		lines[i].first += l.text[:n]
		lines[i].rest += strings.Repeat(" ", ansi.StringWidth(l.text[:n]))
		lines[i].lead = ""
	}
	return lines
}

// codeLines takes the lines of a code block, indented.
func codeLines(runs []markup.Run) []line {
	lines := linesOf(runs)
	for i, l := range lines {
		l = l.behind("  ")
		l.text = strings.TrimRight(l.text, " ")
		n := len(l.text) - len(strings.TrimLeft(l.text, " "))
		lead := l.text[:n]
		l = l.from(n)
		l.first, l.rest = lead, lead
		lines[i] = l
	}
	return trimEnds(lines)
}

// trimEnds drops blank lines at both ends.
func trimEnds(lines []line) []line {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	return lines
}
