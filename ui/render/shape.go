package render

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"readout/store/markup"
)

// A shaper makes nodes for glamour of the runs of a block, so that glamour shows all of it
// and only text:
//
//   - glamour joins the paragraphs of a list item and drops hard line breaks:
//     they become signs that lineReader breaks lines at
//   - it decodes entities wherever it likes and drops backslashes in code: text
//     is handed over so that it gives it back
//   - it writes addresses and clickable links, of any scheme: links have none
//   - it does not say where its text comes from: before the words of a run stands
//     a sign with the run's number, unless they go on with those of the run before
//
// Nodes of goldmark are ranges of a source, so text is appended to one.
type shaper struct {
	src   []byte
	runs  []markup.Run
	next  int    // of the runs
	named int    // the run that the last sign was for, from 1; 0 for none
	first int    // links before the block, if they are numbered; else -1
	items []int  // items of which the number has no place yet
	down  string // what begins a new line
	bar   string // between the cells of a table that is set in lines
}

// What glamour does to text: it decodes entities and takes a backslash before
// punctuation away, in words; only the first in code spans, only the second in
// code blocks. These undo it beforehand.
var (
	protect      = strings.NewReplacer("&", "&amp;", `\`, `\\`)
	keepEntities = strings.NewReplacer("&", "&amp;")
	keepSlashes  = strings.NewReplacer(`\`, `\\`)
)

// noAddress is the destination of which glamour shows nothing.
const noAddress = "#"

// blocks makes nodes of runs up to the end of the element that is open.
func (s *shaper) blocks(parent ast.Node, tight bool) {
	for s.next < len(s.runs) {
		x := &s.runs[s.next]
		s.next++
		switch x.Part {
		case markup.End:
			return
		case markup.Begin:
			s.element(parent, x, tight)
		default: // words that stand in no paragraph
			s.next--
			s.words(s.paragraph(parent, tight))
		}
	}
}

// element makes a node of the element that a run begins.
func (s *shaper) element(parent ast.Node, x *markup.Run, tight bool) {
	switch x.Element {
	case markup.Para:
		s.words(s.paragraph(parent, tight))
	case markup.Headline:
		n := ast.NewHeading(x.Value)
		parent.AppendChild(parent, n)
		s.words(n)
	case markup.Quote:
		n := ast.NewBlockquote()
		parent.AppendChild(parent, n)
		s.blocks(n, false)
	case markup.List:
		s.list(parent, x)
	case markup.Pre:
		s.code(parent)
	case markup.Table:
		n := s.paragraph(parent, tight)
		s.rows(n)
	case markup.Divide:
		parent.AppendChild(parent, ast.NewThematicBreak())
		s.next++
	}
}

// paragraph begins a paragraph. In an item it stands apart from what is before it.
func (s *shaper) paragraph(parent ast.Node, tight bool) ast.Node {
	var n ast.Node = ast.NewParagraph()
	if tight {
		n = ast.NewTextBlock()
	}
	if before := parent.LastChild(); before != nil && parent.Kind() == ast.KindListItem {
		sign := string(paraBreak)
		if !isWords(before) { // glamour has begun a new line
			sign += "  "
		}
		n.AppendChild(n, s.raw(sign))
	}
	parent.AppendChild(parent, n)
	return n
}

func isWords(n ast.Node) bool { return n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock }

// list makes a list with its items.
func (s *shaper) list(parent ast.Node, x *markup.Run) {
	marker := byte('-')
	if x.Value >= 0 {
		marker = '.'
	}
	list := ast.NewList(marker)
	list.Start, list.IsTight = max(0, x.Value), !x.Loose
	parent.AppendChild(parent, list)
	for s.next < len(s.runs) {
		i := s.next
		s.next++
		if s.runs[i].Part == markup.End {
			break
		}
		if s.runs[i].Part != markup.Begin || s.runs[i].Element != markup.Item {
			continue
		}
		if last := list.LastChild(); last != nil && x.Loose && last.LastChild() != nil && isWords(last.LastChild()) {
			last.LastChild().AppendChild(last.LastChild(), s.raw(string(paraBreak)))
		}
		s.listItem(list, i)
	}
}

func (s *shaper) listItem(list *ast.List, i int) {
	item := appendItem(list, max(0, s.runs[i].Value))
	if s.runs[i].At >= 0 {
		s.items = append(s.items, i)
	}
	if s.runs[i].Task != markup.NoTask {
		box := ast.NewTextBlock()
		box.AppendChild(box, xast.NewTaskCheckBox(s.runs[i].Task == markup.Done))
		item.AppendChild(item, box)
		if s.next < len(s.runs) && s.runs[s.next].Part == markup.Begin && s.runs[s.next].Element == markup.Para {
			s.next++
			s.words(box)
		}
	}
	s.blocks(item, list.IsTight)
	if len(s.items) > 0 && s.items[len(s.items)-1] == i { // it is empty
		box := ast.NewTextBlock()
		box.AppendChild(box, s.raw(s.itemSign()))
		item.AppendChild(item, box)
	}
}

// code makes a node of lines that are kept as they are.
func (s *shaper) code(parent ast.Node) {
	n := ast.NewCodeBlock()
	lines := text.NewSegments()
	var l strings.Builder
	l.WriteString(s.itemSign())
	for ; s.next < len(s.runs); s.next++ {
		x := &s.runs[s.next]
		switch x.Part {
		case markup.End:
			s.next++
			if l.Len() > 0 {
				lines.Append(s.raw(l.String() + "\n").Segment)
			}
			n.SetLines(lines)
			parent.AppendChild(parent, n)
			return
		case markup.Break:
			lines.Append(s.raw(l.String() + "\n").Segment)
			l.Reset()
		default:
			l.WriteString(s.sign(s.next) + keepSlashes.Replace(x.Text))
		}
	}
}

// rows makes lines of a table that glamour would have to set.
func (s *shaper) rows(parent ast.Node) {
	rows, cells := 0, 0
	for s.next < len(s.runs) {
		x := &s.runs[s.next]
		s.next++
		switch {
		case x.Part == markup.End && x.Element == markup.Table:
			return
		case x.Part == markup.Begin && x.Element == markup.Row:
			if rows > 0 {
				parent.AppendChild(parent, s.raw(string(lineBreak)))
			}
			rows, cells = rows+1, 0
		case x.Part == markup.Begin && x.Element == markup.Cell:
			if cells > 0 {
				parent.AppendChild(parent, s.node(s.bar))
			}
			cells++
			s.words(parent)
		}
	}
}

// words makes nodes of runs up to the end of the paragraph, the heading or the cell: one for
// all that follow each other in one style, since glamour's work goes by nodes.
func (s *shaper) words(parent ast.Node) {
	var text strings.Builder
	text.WriteString(s.itemSign())
	var style markup.Style
	flush := func() {
		if text.Len() > 0 {
			s.styled(parent, style, text.String())
			text.Reset()
		}
	}
	for ; s.next < len(s.runs) && s.runs[s.next].Part <= markup.Break; s.next++ {
		x := &s.runs[s.next]
		if x.Style != style && x.Part != markup.Break {
			flush()
			style = x.Style
		}
		if x.Part == markup.Break {
			text.WriteString(s.down)
		} else {
			text.WriteString(s.signed(s.next))
		}
		if x.Link > 0 && s.first >= 0 && s.endsLink(s.next) {
			flush()
			parent.AppendChild(parent, s.raw(linkNumber(s.first+x.Link)))
		}
	}
	flush()
	if s.next < len(s.runs) && s.runs[s.next].Part == markup.End {
		s.next++
	}
}

// plain is what a lineReader shall see of a run that glamour does not.
func (s *shaper) plain(i int) string {
	x := &s.runs[i]
	switch x.Part {
	case markup.Break:
		return string(lineBreak)
	case markup.Begin, markup.End:
		return ""
	}
	out := s.signed(i)
	if x.Link > 0 && s.endsLink(i) {
		out += linkNumber(s.first + x.Link)
	}
	return out
}

// endsLink reports whether a link has no words behind a run of it.
func (s *shaper) endsLink(i int) bool {
	for k := i + 1; k < len(s.runs) && s.runs[k].Part <= markup.Break; k++ {
		if s.runs[k].Link == s.runs[i].Link {
			return false
		}
	}
	return true
}

// styled adds text in its style: wrapped in the nodes that stand for it.
func (s *shaper) styled(parent ast.Node, style markup.Style, words string) {
	if style&markup.Linked != 0 {
		link := ast.NewLink()
		link.Destination = []byte(noAddress)
		parent.AppendChild(parent, link)
		parent = link
	}
	for _, e := range [...]struct {
		style markup.Style
		node  func() ast.Node
	}{
		{markup.Strong, func() ast.Node { return ast.NewEmphasis(2) }},
		{markup.Emph, func() ast.Node { return ast.NewEmphasis(1) }},
		{markup.Strike, func() ast.Node { return xast.NewStrikethrough() }},
	} {
		if style&e.style != 0 {
			n := e.node()
			parent.AppendChild(parent, n)
			parent = n
		}
	}
	if style&markup.Coded != 0 {
		code := ast.NewCodeSpan()
		code.AppendChild(code, s.raw(keepEntities.Replace(words)))
		parent.AppendChild(parent, code)
		return
	}
	parent.AppendChild(parent, s.node(words))
}

// raw makes a text node of what glamour shall see.
func (s *shaper) raw(t string) *ast.Text {
	from := len(s.src)
	s.src = append(s.src, t...)
	return ast.NewTextSegment(text.NewSegment(from, len(s.src)))
}

// node makes a text node of what a person shall see.
func (s *shaper) node(t string) *ast.Text { return s.raw(protect.Replace(t)) }

// signed is the text of a run behind its sign.
func (s *shaper) signed(i int) string {
	return s.sign(i) + s.runs[i].Text
}

// sign is the sign before the words of a run. glamour walks over each character several
// times, so it is one digit where the run is one of the next that a digit tells apart.
func (s *shaper) sign(i int) string {
	if s.runs[i].Part != markup.Words || s.runs[i].Text == "" || goesOn(s.runs, i) {
		return ""
	}
	before := s.named - 1
	s.named = i + 1
	if before >= 0 && i > before && i-before <= signBase {
		return string(firstDigit + rune(i%signBase))
	}
	return runSign(originSign, i)
}

// goesOn reports whether the words of a run follow those of the run before with nothing
// between them and in the same style, as where an escape divides them.
func goesOn(runs []markup.Run, i int) bool {
	if i == 0 || i >= len(runs) {
		return false
	}
	a, b := &runs[i-1], &runs[i]
	return a.Part == markup.Words && b.Part == markup.Words && a.Text != "" && a.Style == b.Style && a.Link == b.Link
}

// itemSign is the signs that give the numbers of items their places, once. Behind them a
// run is named in full.
func (s *shaper) itemSign() string {
	signs := ""
	for _, i := range s.items {
		signs += runSign(itemSign, i)
		s.named = 0
	}
	s.items = s.items[:0]
	return signs
}

// runSign is a sign with the number of a run.
func runSign(sign rune, run int) string {
	var b strings.Builder
	b.WriteRune(sign)
	for _, digit := range strconv.FormatInt(int64(run), signBase) {
		b.WriteRune(firstDigit + digit - '0')
	}
	return b.String()
}

// linkNumber is the number of a link between its signs.
func linkNumber(n int) string {
	return string(numberSign) + "[" + strconv.Itoa(n) + "]" + string(numberEnd)
}
