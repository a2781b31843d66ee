package clean

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// Article takes an article out of a page, or out of a fragment such as the content of a feed
// item. What the container says in h wins over what the page says.
func (p Page) Article(h Hints) Article {
	if p.large {
		return stripped(p.text, h)
	}
	return parsed(p.text, h)
}

func parsed(text string, h Hints) Article {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // nested too deeply for a tree
		return stripped(text, h)
	}
	p := newPage(root)
	m := p.metadata(h)
	m.marked = p.markedByline()
	p.markFurniture()
	dates := p.dates(&m)
	if isWholePage(text) {
		p.chooseBody()
		p.cutOtherArticles()
		p.takeBack(&m)
		p.compareDeclared(&m)
		p.cutTitle(&m)
		p.trim(&m)
	} else {
		p.cutTitle(&m)
	}
	a := m.article()
	a.Links = p.links(a.Link)
	body, err := p.markdown()
	if err != nil {
		return stripped(text, h)
	}
	a.Dates = dates
	a.Markdown = true
	p.assemble(&a, body)
	a.declareHTML(h)
	return a
}

// isWholePage reports whether a text is a page and not the content of an element. Of contents all is kept that
// is not marked as furniture: who cut them out has chosen already.
func isWholePage(text string) bool {
	start := strings.ToLower(text[:min(len(text), 64<<10)])
	return containsAny(start, "<html", "<head", "<body", "<!doctype")
}

// assemble divides the Markdown at its marks and gives every cut its place.
func (p *blockTree) assemble(a *Article, markdown string) {
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
	cutsUntil(p.nextInBody(-1))
	for text := range linesOf(markdown) {
		text, last := unmark(text, body.Len(), a.Links)
		line++
		body.WriteString(text)
		body.WriteByte('\n')
		if a.BodyFrom == 0 {
			a.BodyFrom = line
		}
		a.BodyTo = line
		if last >= next {
			cutsUntil(p.nextInBody(last))
		}
	}
	cutsUntil(len(p.blocks))
	a.Body = text.Safe(body.String())
	if a.Body != body.String() {
		for i := range a.Links {
			l := &a.Links[i]
			l.From, l.To = min(l.From, len(text.Safe(body.String()[:max(0, l.From)]))),
				len(text.Safe(body.String()[:max(0, l.To)]))
		}
	}
	a.Links = placed(a.Links, a.Body)
}

// nextInBody is the first block after i in the body, or the number of blocks.
func (p *blockTree) nextInBody(i int) int {
	for i++; i < len(p.blocks) && p.blocks[i].why != ""; i++ {
	}
	return i
}

// unmark takes the marks out of a line that begins at a byte of the body, notes where
// links stand, and returns the number of the last block, or -1.
func unmark(line string, at int, links []Link) (string, int) {
	block := -1
	if !strings.ContainsRune(line, markClose) {
		return line, block
	}
	var s strings.Builder
	for {
		n := strings.IndexAny(line, string(markOpen)+string(markLink)+string(markFirst))
		if n < 0 {
			s.WriteString(line)
			return s.String(), block
		}
		s.WriteString(line[:n])
		kind, size := utf8.DecodeRuneInString(line[n:])
		digits, rest, _ := strings.Cut(line[n+size:], string(markClose))
		number, _ := strconv.Atoi(digits)
		switch kind {
		case markOpen:
			block = number
		case markLink:
			links[number].To = at + s.Len()
		case markFirst:
			_, letter := utf8.DecodeLastRuneInString(s.String())
			links[number].From = at + s.Len() - letter
		}
		line = rest
	}
}

// stripped is the article of a page that no tree can be made of: its text
// without tags, as plain text, and nothing cut.
func stripped(page string, h Hints) Article {
	var s stripper
	s.run(html.NewTokenizer(strings.NewReader(page)))
	m := metadata{hints: h, title: s.title.String()}
	a := m.article()
	a.Body = text.Safe(s.lines.String())
	if a.Body != "" {
		a.BodyFrom, a.BodyTo = 1, strings.Count(a.Body, "\n")
	}
	a.Stripped = true
	a.declareHTML(h)
	return a
}

// plainText is the text of a piece of HTML without its tags, a line for each block.
func plainText(text string) string {
	var s stripper
	s.run(html.NewTokenizer(strings.NewReader(text)))
	return s.lines.String()
}

// A stripper collects the text between tags, a line for each block.
type stripper struct {
	lines, line, title strings.Builder
	silent             atom.Atom // the element whose text is not shown
}

func (s *stripper) run(z *html.Tokenizer) {
	for {
		switch z.Next() {
		case html.ErrorToken:
			s.end()
			return
		case html.TextToken:
			s.text(string(z.Text()))
		case html.StartTagToken:
			s.tag(tagAtom(z), true)
		case html.EndTagToken:
			s.tag(tagAtom(z), false)
		}
	}
}

func tagAtom(z *html.Tokenizer) atom.Atom {
	name, _ := z.TagName()
	return atom.Lookup(name)
}

func (s *stripper) text(text string) {
	switch s.silent {
	case 0:
		s.line.WriteString(text)
	case atom.Title:
		s.title.WriteString(text)
	}
}

func (s *stripper) tag(name atom.Atom, start bool) {
	switch {
	case !start && name == s.silent:
		s.silent = 0
	case start && s.silent == 0 && (name == atom.Script || name == atom.Style || name == atom.Title ||
		name == atom.Textarea):
		s.silent = name
	}
	if !inline(&html.Node{DataAtom: name}) || name == atom.Br {
		s.end()
	}
}

func (s *stripper) end() {
	if line := strings.Join(strings.Fields(s.line.String()), " "); line != "" {
		s.lines.WriteString(line + "\n")
	}
	s.line.Reset()
}
