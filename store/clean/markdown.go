package clean

import (
	"sort"
	"strings"

	"readout/store/markup"
	"readout/store/text"
)

// Markdown cleans the text as Markdown whose front matter was taken off; what it declared is in h. t is the
// tally of the library and may be nil. The draft is used up. Somebody wrote or converted the text with care, so
// nothing is furniture but a menu of links above it, and the code of the site generator it was written for.
func (d *Draft) Markdown(h Hints, t *Tally) Article {
	if isLong(d.text) {
		a := d.long(h)
		a.Markdown = true
		return a
	}
	lines := d.lines
	read := markup.Read(d.text, true)
	markCode(lines, read)
	t.markMany(lines)
	cutTemplates(lines)
	cutLinks(lines)
	a := d.article(h)
	a.Markdown = true
	if h.Title == "" {
		a.readHeading(lines, read)
	}
	if a.Title.Text == "" {
		a.readTop(lines, h.Title != "")
	}
	a.readEnd(lines)
	a.declare(h, lines)
	cutTitle(lines, h)
	a.assemble(d.text, lines)
	return a
}

// markCode marks the lines of code blocks that have fences.
func markCode(lines []line, read *markup.Text) {
	for from, to := range read.Fenced() {
		for i := lineAt(lines, read.Body(from)); i < len(lines) && lines[i].at < read.Body(to); i++ {
			lines[i].code = true
		}
	}
}

// lineAt returns the index of the line that holds a byte of the text.
func lineAt(lines []line, at int) int {
	return sort.Search(len(lines), func(i int) bool { return lines[i].at > at }) - 1
}

// cutTemplates takes the lines out that are template code and nothing else, such
// as the shortcodes of Hugo and Jekyll, attributes in braces, and comments. A tag that quotes a sentence
// for the reader, and not for those who cannot see a picture, stays.
func cutTemplates(lines []line) {
	for len(lines) > 0 {
		n := templateLines(lines)
		for i := range n {
			lines[i].why = "template"
		}
		lines = lines[max(n, 1):]
	}
}

// longestTag is on how many lines a tag of a template may stand.
const longestTag = 30

// templateLines returns how many lines from the first on are tags of templates,
// with nothing before, between and after them.
func templateLines(lines []line) int {
	if lines[0].code {
		return 0
	}
	if markup.IsAttributes(lines[0].trimmed) {
		return 1
	}
	n, rest := 1, lines[0].trimmed
	for first := true; first || rest != ""; first = false {
		open, end := templateTag(rest)
		if open == "" || open != "<!--" && quotesSentence(rest) {
			return 0
		}
		rest = rest[len(open):]
		at := strings.Index(rest, end)
		for ; at < 0; at = strings.Index(rest, end) {
			if n == len(lines) || n == longestTag || lines[n].code || strings.Contains(lines[n].trimmed, open) {
				return 0 // it is never closed
			}
			rest = lines[n].trimmed
			n++
		}
		rest = strings.TrimSpace(rest[at+len(end):])
	}
	return n
}

// quotesSentence reports whether an argument of a tag is a sentence to be read.
func quotesSentence(tag string) bool {
	_, to := markup.SentenceIn(tag)
	return to > 0
}

// templateTag returns the mark that opens the tag at the start of s and the one
// that closes it, "" if there is none.
func templateTag(s string) (open, end string) {
	for _, tag := range [...][2]string{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{{", "}}"}, {"{%", "%}"}, {"<!--", "-->"}} {
		if strings.HasPrefix(s, tag[0]) {
			return tag[0], tag[1]
		}
	}
	return "", ""
}

// cutLinks takes a menu out that stands above all running text: many lines that are links and nothing else.
func cutLinks(lines []line) {
	links, end := 0, 0
	for ; end < len(lines) && !lines[end].prose() && !lines[end].code; end++ {
		if isLink(lines[end].trimmed) {
			links++
		}
	}
	if links < menuLines {
		return
	}
	for i := range lines[:end] {
		if lines[i].why == "" && isLink(lines[i].trimmed) {
			lines[i].why = "menu"
		}
	}
}

// isLink reports whether s is a Markdown link, or a list item of one, and nothing else.
func isLink(s string) bool {
	return strings.Contains(s, "](") && markup.IsLink(s)
}

// headingReach is how many lines of text may stand above the heading that is taken for the title.
const headingReach = 5

// readHeading takes the first heading for the title, and out of the body if
// nothing but details stands above it.
func (a *Article) readHeading(lines []line, read *markup.Text) {
	headings := headingsOf(lines, read)
	above := 0
	for i := range lines {
		l := &lines[i]
		if l.blank() || l.why != "" {
			continue
		}
		title, last := headings[i].Text, headings[i].last
		switch {
		case title == "" && a.readDetail(lines, i):
		case title == "" || l.frequency() >= many:
			if above++; above > headingReach {
				return
			}
		default:
			a.Title = Value{text.OneLine(title), "heading", i + 1}
			for ; above == 0 && i <= last; i++ {
				lines[i].why = "title"
			}
			return
		}
	}
}

// A titleLine is a heading of the text, and the last line that it stands on.
type titleLine struct {
	markup.Heading
	last int
}

// headingsOf returns the headings of a text by the lines they begin on.
func headingsOf(lines []line, read *markup.Text) map[int]titleLine {
	all := make(map[int]titleLine)
	for _, h := range read.Headings() {
		all[lineAt(lines, read.Body(h.Place))] = titleLine{h, lineAt(lines, read.Body(h.End)-1)}
	}
	return all
}
