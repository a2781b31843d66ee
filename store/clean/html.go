package clean

import (
	"strings"

	"golang.org/x/net/html"
)

// A Link is a link of a body. Bodies hold the words of links only, because a
// reader, a search and a count of words have no use for addresses in the text.
type Link struct {
	Text, URL string // safe; the address is absolute and http, https or mailto
}

// HTML takes an article out of a page: decoded UTF-8, a whole page or a
// fragment such as the content of a feed item. What the container says in h wins over
// what the page says.
func HTML(text string, h Hints) Article {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested too deeply for a tree
		return stripped(text, h)
	}
	p := newPage(root)
	m := p.metadata()
	p.markFurniture()
	dates := p.dates(&m)
	p.chooseBody()
	p.trim(&m)
	body, err := p.markdown()
	if err != nil {
		return stripped(text, h)
	}
	a := m.article(h)
	a.Dates = dates
	a.Markdown = true
	p.assemble(&a, body)
	return a
}

// assemble divides the Markdown at its marks and gives every cut its place.
func (p *page) assemble(a *Article, markdown string) {
	var body strings.Builder
	next, line := 0, 0 // the next block that may be a cut, lines so far
	cutsUntil := func(to int) {
		for ; next < to; next++ {
			if b := p.blocks[next]; b.why != "" {
				line++
				a.Removed = append(a.Removed, Cut{line, b.text, b.why})
			}
		}
	}
	cutsUntil(p.keptAfter(-1))
	for text := range linesOf(markdown) {
		text, last := unmark(text)
		line++
		body.WriteString(strings.TrimRight(text, " ") + "\n")
		if a.BodyFrom == 0 {
			a.BodyFrom = line
		}
		a.BodyTo = line
		if last >= next {
			cutsUntil(p.keptAfter(last))
		}
	}
	cutsUntil(len(p.blocks))
	a.Body = body.String()
}

// keptAfter is the first block after i in the body, or the number of blocks.
func (p *page) keptAfter(i int) int {
	for i++; i < len(p.blocks) && p.blocks[i].why != ""; i++ {
	}
	return i
}

// unmark takes the marks out of a line and returns the number in the last, or -1.
func unmark(line string) (string, int) {
	last := -1
	if !strings.ContainsRune(line, markOpen) {
		return line, last
	}
	var s strings.Builder
	for {
		before, rest, found := strings.Cut(line, string(markOpen))
		s.WriteString(before)
		if !found {
			return s.String(), last
		}
		number := 0
		for i, r := range rest {
			if r == markClose {
				rest = rest[i+len(string(markClose)):]
				break
			}
			number = 10*number + int(r-'0')
		}
		last, line = number, rest
	}
}
