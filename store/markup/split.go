package markup

import (
	"strings"
)

// A markdownSplitter finds the top-level blocks of Markdown by the beginnings of its lines (CommonMark 4 and
// 5). Where it errs, text is still shown, only with a mark or a blank row too many.
type markdownSplitter struct {
	body   string
	pos    int
	blocks []Block
}

func splitMarkdown(body string) []Block {
	s := markdownSplitter{body: body}
	for s.pos < len(body) {
		if l := s.line(); blank(l) {
			s.pos += len(l)
			continue
		}
		s.block()
	}
	return s.blocks
}

// line returns the line at pos with its line feed.
func (s *markdownSplitter) line() string {
	if n := strings.IndexByte(s.body[s.pos:], '\n'); n >= 0 {
		return s.body[s.pos : s.pos+n+1]
	}
	return s.body[s.pos:]
}

func (s *markdownSplitter) add(from int, k Kind, follows bool) {
	if from < s.pos {
		s.blocks = AppendBounded(s.blocks, s.body, Block{from, s.pos, k, follows})
	}
}

// block takes in the block that begins at pos.
func (s *markdownSplitter) block() {
	from, l := s.pos, s.line()
	text := l[indent(l):]
	switch {
	case (indent(l) >= 4 || text[0] == '\t') && !isIndentedHTML(text):
		s.while(func(l string) bool { return blank(l) || indent(l) >= 4 || l[0] == '\t' })
		s.add(from, Code, false)
	case fence(text) != "":
		s.fenced(fence(text))
		s.add(from, Code, false)
	case isHeading(text):
		s.pos += len(l)
		s.add(from, Title, false)
	case isRule(text):
		s.pos += len(l)
		s.add(from, Rule, false)
	case text[0] == '<' && htmlEnd(text) != "":
		s.html(htmlEnd(text))
		s.add(from, HTML, false)
	case text[0] == '>':
		s.pos += len(l)
		s.while(func(l string) bool { return !blank(l) && (l[indent(l)] == '>' || !interrupts(l)) })
		s.add(from, Markup, false)
	case markerLen(text) > 0:
		s.list()
	default:
		s.paragraph()
	}
}

// while takes in lines as long as they belong to the block.
func (s *markdownSplitter) while(belongs func(l string) bool) {
	for s.pos < len(s.body) {
		l := s.line()
		if !belongs(l) {
			return
		}
		s.pos += len(l)
	}
}

// fenced takes in a code block up to its closing fence.
func (s *markdownSplitter) fenced(open string) {
	s.pos += len(s.line())
	s.while(func(l string) bool { return !closesFence(l, open) })
	s.pos += len(s.line())
}

// html takes in HTML up to the line with the given end, or to a blank line if the end is a line feed.
func (s *markdownSplitter) html(end string) {
	if end == "\n" {
		s.while(func(l string) bool { return !blank(l) })
		return
	}
	s.while(func(l string) bool { return !strings.Contains(strings.ToLower(l), end) })
	s.pos += len(s.line())
}

// paragraph takes in lines up to a blank one, to the beginning of another block,
// or to the line below a heading that makes it one.
func (s *markdownSplitter) paragraph() {
	from, kind, follows := s.pos, Paragraph, false
	s.pos += len(s.line())
	s.while(func(l string) bool { return kind == Paragraph && !blank(l) && !s.endsParagraph(l, &kind) })
	switch kind {
	case Title:
		s.pos += len(s.line())
	case Markup: // the line before is the head of a table
		head := strings.LastIndexByte(s.body[:s.pos-1], '\n') + 1
		if head > from {
			body := s.pos
			s.pos = head
			s.add(from, Paragraph, false)
			from, follows, s.pos = head, true, body
		}
		s.while(func(l string) bool { return !blank(l) && !interrupts(l) })
	}
	s.add(from, kind, follows)
}

// endsParagraph reports whether a line cannot continue a paragraph, and of what
// kind the block is if the line says so.
func (s *markdownSplitter) endsParagraph(l string, k *Kind) bool {
	switch {
	case IsUnderline(l):
		*k = Title
		return true
	case isTableRule(l):
		*k = Markup
		return true
	}
	return interrupts(l)
}

// list takes in a list, with a block for each handful of its items.
func (s *markdownSplitter) list() {
	from, follows, wasBlank := s.pos, false, false
	column, kind := 0, byte(0)
	for s.pos < len(s.body) {
		l := s.line()
		if blank(l) {
			s.pos += len(l)
			wasBlank = true
			continue
		}
		at := indent(l)
		n := markerLen(l[at:])
		switch {
		case column > 0 && at >= column: // inside the item
		case n > 0 && at < 4+column && !isRule(l[at:]) && (kind == 0 || l[at+n-1] == kind):
			if s.pos-from > listPart {
				s.add(from, Markup, follows)
				from, follows = s.pos, !wasBlank
			}
			kind = l[at+n-1]
			column = at + n + max(1, min(4, indent(l[at+n:])))
		case wasBlank || interrupts(l):
			s.add(from, Markup, follows)
			return
		}
		wasBlank = false
		s.pos += len(l)
	}
	s.add(from, Markup, follows)
}

// listPart is the size a block of items may reach before the next item begins
// another: glamour needs more than their size for long lists.
const listPart = 4 << 10
