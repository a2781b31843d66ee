package clean

import (
	"strings"

	"readout/store/text"
)

// Markdown cleans a Markdown text whose front matter was taken off; what it
// declared is in h. t is the tally of the library and may be nil. Somebody wrote
// or converted the text with care, so nothing is furniture but a menu of links
// above it, and the code of the site generator it was written for.
func Markdown(text string, h Hints, t *Tally) Article {
	var d Draft
	d.Read(text)
	return d.Markdown(h, t)
}

// Markdown is Markdown for a text that was read. It uses the draft up.
func (d *Draft) Markdown(h Hints, t *Tally) Article {
	if isLong(d.text) {
		a := d.long(h)
		a.Markdown = true
		return a
	}
	lines := d.lines
	markCode(lines)
	t.markMany(lines)
	cutTemplates(lines)
	cutLinks(lines)
	a := d.article(h)
	a.Markdown = true
	if h.Title == "" {
		a.readHeading(lines)
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

// markCode marks the lines of fenced code blocks.
func markCode(lines []line) {
	fence := ""
	for i := range lines {
		l := &lines[i]
		opens := strings.HasPrefix(l.trimmed, "```") || strings.HasPrefix(l.trimmed, "~~~")
		l.code = fence != "" || opens
		switch {
		case fence == "" && opens:
			fence = l.trimmed[:3]
		case fence != "" && strings.HasPrefix(l.trimmed, fence):
			fence = ""
		}
	}
}

// cutTemplates takes the lines out that are template code and nothing else, such
// as the shortcodes of Hugo and Jekyll, and comments. A tag that quotes a sentence
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
	ends := strings.Contains(tag, `."`) || strings.Contains(tag, `!"`) || strings.Contains(tag, `?"`)
	return ends && !strings.Contains(tag, "alt=") && !strings.Contains(tag, "alt:")
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

// cutLinks takes a menu out that stands above all running text: many lines that
// are links and nothing else.
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

// isLink reports whether s is a Markdown link, or a list item of one, and nothing
// else.
func isLink(s string) bool {
	s = strings.TrimLeft(s, "-*+0123456789.) ")
	return strings.HasPrefix(s, "[") && strings.HasSuffix(s, ")") && strings.Count(s, "](") == 1
}

// headingReach is how many lines of text may stand above the heading that is
// taken for the title.
const headingReach = 5

// readHeading takes the first heading for the title, and out of the body if
// nothing but details stands above it.
func (a *Article) readHeading(lines []line) {
	above := 0
	for i := range lines {
		l := &lines[i]
		if l.blank() || l.why != "" {
			continue
		}
		title, setext := headingAt(lines, i)
		switch {
		case title == "" && a.readDetail(l):
		case title == "" || l.frequency >= many:
			if above++; above > headingReach {
				return
			}
		default:
			a.Title = Value{text.OneLine(title), "heading"}
			if above == 0 {
				l.why = "title"
				if setext {
					lines[i+1].why = "title"
				}
			}
			return
		}
	}
}

// headingAt returns the text of the heading on line i, "" if there is none, and
// whether the next line underlines it (setext).
func headingAt(lines []line, i int) (title string, setext bool) {
	s := lines[i].trimmed
	if lines[i].code {
		return "", false
	}
	if level := len(s) - len(strings.TrimLeft(s, "#")); level > 0 {
		if level > 6 || level < len(s) && s[level] != ' ' {
			return "", false
		}
		return bare(strings.Trim(s, "# ")), false
	}
	if i+1 == len(lines) || len(lines[i+1].trimmed) < 3 {
		return "", false
	}
	if under := lines[i+1].trimmed; strings.Trim(under, "=") == "" || strings.Trim(under, "-") == "" {
		return bare(s), true
	}
	return "", false
}

// bare takes the inline markup off a heading: emphasis, code and links.
func bare(s string) string {
	for {
		open := strings.IndexByte(s, '[')
		middle := strings.Index(s, "](")
		if open < 0 || middle < open {
			break
		}
		end := strings.IndexByte(s[middle:], ')')
		if end < 0 {
			break
		}
		s = strings.TrimSuffix(s[:open], "!") + s[open+1:middle] + s[middle+end+1:]
	}
	return strings.TrimSpace(strings.NewReplacer("**", "", "__", "", "`", "", "*", "").Replace(s))
}
