package render

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	goldmarktext "github.com/yuin/goldmark/text"

	"readout/store/text"
)

// A shaper changes a parsed block so that glamour shows all of it and only text:
//
//   - glamour joins the paragraphs of a list item and drops hard line breaks:
//     they become signs that lineReader breaks lines at
//   - it decodes entities wherever it likes and drops backslashes in code: text
//     is decoded here, made inert and handed over so that both give it back
//   - it writes addresses and clickable links, of any scheme: links keep their
//     text, images their description
//   - it drops HTML without a trace: its line breaks stay
//
// Nodes of goldmark are ranges of the source, so new text is appended to it.
type shaper struct {
	src     []byte
	links   *linkList // takes in the links, if not nil
	inTable bool
	inLink  bool     // bare addresses are part of it
	anchor  string   // address of the HTML link that is open
	before  ast.Node // what stands before it
}

// shape changes everything below a node.
func (s *shaper) shape(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.Text:
			for next != nil && n.Merge(next, s.src) { // an address may be in several
				parent.RemoveChild(parent, next)
				next = n.NextSibling()
			}
			s.words(parent, n)
		case *ast.CodeSpan:
			code := s.raw(keepEntities.Replace(content(n, s.src)))
			n.RemoveChildren(n)
			n.AppendChild(n, code)
		case *ast.AutoLink:
			label, to := string(n.Label(s.src)), string(n.URL(s.src))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
				to = "mailto:" + to
			}
			link := s.link(label)
			s.replace(parent, n, link)
			s.number(parent, link, label, to)
		case *ast.Link:
			s.markdownLink(parent, n)
		case *ast.Image:
			s.replace(parent, n, s.node(imageText(decode(content(n, s.src)), string(n.Destination))))
		case *ast.RawHTML:
			s.tag(parent, n)
		case *ast.HTMLBlock:
			s.replace(parent, n, s.paragraph(htmlText(string(n.Lines().Value(s.src))+closure(n, s.src), s.links)))
		case *ast.FencedCodeBlock:
			n.SetLines(s.lines(n.Lines()))
		case *ast.CodeBlock:
			n.SetLines(s.lines(n.Lines()))
		case *ast.ListItem:
			s.shape(n)
			s.item(n)
		case *xast.Table:
			s.inTable = true
			s.shape(n)
			s.inTable = false
		default:
			s.shape(n)
		}
		n = next
	}
}

// noAddress is the destination of which glamour shows nothing.
const noAddress = "#"

func (s *shaper) replace(parent, old, by ast.Node) { parent.ReplaceChild(parent, old, by) }

// raw makes a text node of what glamour shall see.
func (s *shaper) raw(t string) *ast.Text {
	from := len(s.src)
	s.src = append(s.src, t...)
	return ast.NewTextSegment(goldmarktext.NewSegment(from, len(s.src)))
}

// node makes a text node of what a person shall see.
func (s *shaper) node(t string) *ast.Text { return s.raw(protect.Replace(t)) }

func (s *shaper) link(t string) *ast.Link {
	l := ast.NewLink()
	l.Destination = []byte(noAddress)
	l.AppendChild(l, s.node(t))
	return l
}

func (s *shaper) paragraph(t string) *ast.Paragraph {
	p := ast.NewParagraph()
	p.AppendChild(p, s.node(t))
	return p
}

// words decodes a piece of text and says what kind of line end it has.
func (s *shaper) words(parent ast.Node, n *ast.Text) {
	v := string(n.Segment.Value(s.src))
	end := ""
	switch {
	case s.inTable && (n.HardLineBreak() || n.SoftLineBreak()):
		end = " "
	case n.HardLineBreak():
		end = string(lineBreak)
	case n.SoftLineBreak():
		end = softEnd(v, n.NextSibling(), s.src)
	case !strings.ContainsAny(v, "\\&") && (s.links == nil || nextBare(v, 0).to == 0):
		return
	}
	v = decode(v)
	if !s.inLink {
		v = s.links.inText(v)
	}
	s.replace(parent, n, s.node(v+end))
}

// softEnd is what a line end in a paragraph stands for: a space, but nothing
// between two Chinese or Japanese characters.
func softEnd(v string, next ast.Node, src []byte) string {
	if t, ok := next.(*ast.Text); ok {
		before, _ := utf8.DecodeLastRuneInString(v)
		after, _ := utf8.DecodeRune(t.Segment.Value(src))
		if text.IsIdeographic(before) && text.IsIdeographic(after) {
			return ""
		}
	}
	return " "
}

// markdownLink takes in a link of Markdown and shapes its words.
func (s *shaper) markdownLink(parent ast.Node, n *ast.Link) {
	words, to := "", ""
	if s.links != nil {
		words, to = decode(content(n, s.src)), decode(string(n.Destination))
	}
	n.Destination, n.Title = []byte(noAddress), nil
	inLink := s.inLink
	s.inLink = true
	s.number(parent, n, words, to)
	s.shape(n)
	s.inLink = inLink
}

// number takes in a link and puts its number behind it.
func (s *shaper) number(parent, n ast.Node, words, to string) {
	if number := s.links.add(words, to); number != "" {
		parent.InsertAfter(parent, n, s.raw(number))
	}
}

// htmlLink takes in the links of HTML tags.
func (s *shaper) htmlLink(parent ast.Node, n *ast.RawHTML, html string) {
	switch {
	case s.links == nil || s.inLink && s.anchor == "":
	case !strings.HasPrefix(html, "</"):
		s.anchor = attrOf(html, "href")
		s.inLink, s.before = s.anchor != "", n.PreviousSibling()
	case s.anchor != "":
		s.number(parent, n, s.wordsBefore(n), s.anchor)
		s.anchor, s.inLink = "", false
	}
}

// wordsBefore returns the words of the HTML link that a tag ends.
func (s *shaper) wordsBefore(n ast.Node) string {
	var words []string
	for p := n.PreviousSibling(); p != nil && p != s.before && len(words) < maxLinkLabel; p = p.PreviousSibling() {
		if t, ok := p.(*ast.Text); ok {
			words = append(words, decode(string(t.Segment.Value(s.src))))
			continue
		}
		words = append(words, decode(content(p, s.src)))
	}
	slices.Reverse(words)
	return strings.Join(words, "")
}

// tag replaces a tag inside a paragraph by the space it makes.
func (s *shaper) tag(parent ast.Node, n *ast.RawHTML) {
	html := string(n.Segments.Value(s.src))
	name := strings.ToLower(tagName(html))
	switch {
	case name == "a":
		s.htmlLink(parent, n, html)
		parent.RemoveChild(parent, n)
	case name == "img":
		s.replace(parent, n, s.node(htmlText(html, nil)))
	case name == "br" && !s.inTable:
		s.replace(parent, n, s.raw(string(lineBreak)))
	case isBlockTag(name):
		s.replace(parent, n, s.raw(" "))
	default:
		parent.RemoveChild(parent, n)
	}
}

// item sets the paragraphs of a list item apart from what stands before them,
// and the items of a loose list from each other.
func (s *shaper) item(n *ast.ListItem) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if !isWords(c) || c.PreviousSibling() == nil || c.FirstChild() == nil {
			continue
		}
		sign := string(paraBreak)
		if !isWords(c.PreviousSibling()) { // glamour has begun a new line
			sign = string(paraBreak) + "  "
		}
		c.InsertBefore(c, c.FirstChild(), s.raw(sign))
	}
	list, ok := n.Parent().(*ast.List)
	if last := n.LastChild(); ok && !list.IsTight && n.NextSibling() != nil && last != nil && isWords(last) {
		last.AppendChild(last, s.raw(string(paraBreak)))
	}
}

func isWords(n ast.Node) bool { return n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock }

// lines hands over lines of code.
func (s *shaper) lines(lines *goldmarktext.Segments) *goldmarktext.Segments {
	out := goldmarktext.NewSegments()
	for i := range lines.Len() {
		l := lines.At(i)
		out.Append(s.raw(keepSlashes.Replace(string(l.Value(s.src)))).Segment)
	}
	return out
}

// content returns the text below a node as it stands in the source.
func content(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(src))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// closure returns the last line of an HTML block, which goldmark keeps apart.
func closure(n *ast.HTMLBlock, src []byte) string {
	if !n.HasClosure() {
		return ""
	}
	return string(n.ClosureLine.Value(src))
}
