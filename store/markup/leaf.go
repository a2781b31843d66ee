package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraph reads the lines from from to to as one paragraph, less the link definitions that it begins with.
func (r *reader) paragraph(from, to int) {
	from = r.afterDefinitions(from, to)
	to = from + len(strings.TrimRight(r.src[from:to], " \n"))
	if from == to {
		return
	}
	r.begin(from, Para, 0)
	r.inline(from, to)
	r.end(to, Para)
}

// afterDefinitions returns where the text of a paragraph begins that may begin with link definitions.
func (r *reader) afterDefinitions(from, to int) int {
	from += indent(r.src[from:to])
	for from < to && r.src[from] == '[' {
		n := definitionLen(r.src[from:to])
		if n == 0 {
			break
		}
		from += n
		from += len(r.src[from:to]) - len(strings.TrimLeft(r.src[from:to], " \n"))
	}
	return from
}

// title reads a heading.
func (r *reader) title(from, to int) {
	text := strings.TrimRight(r.src[from:to], " \n")
	level := titleLevel(text)
	at := indent(text)
	if isHeading(text[at:]) {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], "#"))
		at += indent(text[at:])
		text = text[:at+len(withoutClosing(text[at:]))]
	} else if n := strings.LastIndexByte(text, '\n'); n >= 0 && IsUnderline(text[n+1:]) {
		at = r.afterDefinitions(from, from+len(text)) - from
		if at > n { // only definitions stand above the line
			r.paragraph(from+at, from+len(text))
			return
		}
		text = text[:n]
	}
	r.begin(from+at, Headline, level)
	r.inline(from+at, from+len(text))
	r.end(from+len(text), Headline)
}

// withoutClosing returns a heading without the signs that may close it (4.2).
func withoutClosing(text string) string {
	text = strings.TrimRight(text, " ")
	if t := strings.TrimRight(text, "#"); t == "" || strings.HasSuffix(t, " ") {
		return strings.TrimRight(t, " ")
	}
	return text
}

// titleLevel returns the level of a heading, by its signs or by the line below it.
func titleLevel(text string) int {
	text = strings.TrimSpace(text)
	if n := len(text) - len(strings.TrimLeft(text, "#")); n > 0 {
		return min(n, 6)
	}
	if strings.HasSuffix(text, "=") {
		return 1
	}
	return 2
}

// lines reads lines as they are.
func (r *reader) lines(from, to int) {
	r.begin(from, Pre, 0)
	for at := from; at < to; {
		n := lineLen(r.src[at:to])
		end := at + len(strings.TrimRight(r.src[at:at+n], "\n"))
		if end > at {
			r.runs = append(r.runs, Run{From: r.base + at, To: r.base + end, Text: r.written(at, end)})
		}
		if at += n; at < to {
			r.newLine(end, at)
		}
	}
	r.end(to, Pre)
}

// written returns words as they were written: template code in them is not masked.
func (r *reader) written(from, to int) string { return r.t.Source[r.base+from : r.base+to] }

// code reads a code block, without its fences or its indentation.
func (r *reader) code() {
	from, to := 0, len(r.src)
	first := r.src[:lineLen(r.src)]
	open := fence(strings.TrimLeft(first, " "))
	if open == "" {
		r.indented(from, to)
		return
	}
	from = len(first)
	body := strings.TrimRight(r.src, "\n")
	if last := strings.LastIndexByte(body, '\n') + 1; last >= from && closesFence(body[last:], open) {
		to = last
	}
	r.lines(from, max(from, to))
}

// closesFence reports whether a line ends the code that a fence began.
func closesFence(line, open string) bool {
	text := strings.TrimSpace(line)
	return indent(line) <= 3 && len(text) >= len(open) && strings.Trim(text, open[:1]) == ""
}

// indented reads code that is set off by four spaces.
func (r *reader) indented(from, to int) {
	r.begin(from, Pre, 0)
	for at := from; at < to; {
		n := lineLen(r.src[at:to])
		end := at + len(strings.TrimRight(r.src[at:at+n], "\n"))
		if start := at + min(4, indent(r.src[at:end])); start < end {
			r.runs = append(r.runs, Run{From: r.base + start, To: r.base + end, Text: r.src[start:end], Value: 1})
		}
		if at += n; at < to {
			r.newLine(end, at)
		}
	}
	r.end(to, Pre)
}

// prose reads a paragraph of plain text. Its lines are put together where one ends inside
// a sentence or a word: it is long and nothing ends there, and the next one goes on in lower
// case. Below an item the next one may be indented.
func (r *reader) prose() {
	r.begin(0, Para, 0)
	prev, item := "", false
	for at := 0; at < len(r.src); {
		n := lineLen(r.src[at:])
		l := strings.TrimRight(r.src[at:at+n], " \n")
		text := strings.TrimLeft(l, " ")
		start := at
		switch {
		case at == 0:
			item = BulletLen(text) > 0
		case r.breaksWord(at+len(l)-len(text), at+len(l)):
			start = at + len(l) - len(text)
		case len(prev) > inSentence && !endsStatement(prev) && (item || l == text) && startsLower(text):
			start = at + len(l) - len(text)
			r.space(at-1, start)
		default:
			r.newLine(at-1, at)
			item = BulletLen(text) > 0
		}
		r.words(start, at+len(l))
		prev = l
		at += n
	}
	r.end(len(r.src), Para)
}

// inSentence is the length from which a line was more likely broken than ended.
const inSentence = 50

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// flow reads a paragraph that was wrapped by hand as one line.
func (r *reader) flow() {
	r.begin(0, Para, 0)
	for at := 0; at < len(r.src); {
		n := lineLen(r.src[at:])
		end := at + len(strings.TrimRight(r.src[at:at+n], " \n"))
		start := at
		if at > 0 {
			start = at + indent(r.src[at:end])
			if !r.breaksWord(start, end) && start < end {
				r.space(at-1, start)
			}
		}
		r.words(start, end)
		at += n
	}
	r.end(len(r.src), Para)
}
