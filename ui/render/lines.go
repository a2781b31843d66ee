package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// plainLines takes the lines of a text as they are.
func plainLines(body string) []line {
	var lines []line
	for l := range strings.SplitSeq(strings.TrimRight(body, "\n"), "\n") {
		lines = append(lines, plainLine(l))
	}
	return trimBlank(lines)
}

// hanging gives lines of plain text the bullets and numbers they begin with.
func hanging(lines []line) []line {
	for i, l := range lines {
		n := bulletLen(l.text)
		if n == 0 || len(l.spans) > 0 {
			continue
		}
		lines[i].first += l.text[:n]
		lines[i].rest += strings.Repeat(" ", ansi.StringWidth(l.text[:n]))
		lines[i].text = l.text[n:]
		lines[i].lead = ""
	}
	return lines
}

// sentences puts the lines of a paragraph together where a line ends inside a
// sentence: it is long and nothing ends there, and the next one goes on in lower
// case. Below an item the next one may be indented.
func sentences(body string) string {
	var b strings.Builder
	prev, item := "", false
	for l := range strings.Lines(body) {
		l = strings.TrimRight(l, " \n")
		text := strings.TrimLeft(l, " ")
		switch {
		case b.Len() == 0:
			item = bulletLen(text) > 0
		case len(prev) > inSentence && !finished(prev) && (item || l == text) && startsLower(text):
			b.WriteByte(' ')
			l = text
		default:
			b.WriteByte('\n')
			item = bulletLen(text) > 0
		}
		b.WriteString(l)
		prev = l
	}
	return b.String()
}

// inSentence is the length from which a line was more likely broken than ended.
const inSentence = 50

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// joined makes one line of a paragraph that was wrapped by hand.
func joined(body string) string {
	var b strings.Builder
	for l := range strings.Lines(body) {
		if b.Len() > 0 {
			b.WriteByte(' ')
			l = strings.TrimLeft(l, " ")
		}
		b.WriteString(strings.TrimRight(l, " \n"))
	}
	return b.String()
}

// codeLines takes the lines of a code block, indented, without its fences.
func codeLines(body string) []line {
	rows := strings.Split(strings.TrimRight(body, "\n"), "\n")
	if open := fence(strings.TrimLeft(rows[0], " ")); open != "" {
		rows = rows[1:]
		if n := len(rows); n > 0 && fence(strings.TrimLeft(rows[n-1], " ")) != "" {
			rows = rows[:n-1]
		}
	} else {
		for i, l := range rows {
			rows[i] = l[min(indent(l), 4):]
		}
	}
	lines := make([]line, 0, len(rows))
	for _, l := range rows {
		l = "  " + strings.TrimRight(l, " ")
		n := indent(l)
		lines = append(lines, line{first: l[:n], rest: l[:n], text: l[n:]})
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
