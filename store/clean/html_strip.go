package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

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

// plainText is the text of a piece of HTML without its tags, a line for each
// block.
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
