package clean

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// A blockTree is a parsed document whose visible text is divided into blocks. Every later step only decides
// about blocks, so that in the end each piece of text is either in the body or among the cuts.
type blockTree struct {
	root   *html.Node
	blocks []block
	ranges map[*html.Node]blockRange // the blocks that lie in an element
	prose  []int                     // prose[i] is the prose in blocks before i

	tables map[*html.Node]bool // whether they hold data, once that is known

	anchors    map[*html.Node]int // links of the body, by element
	anchor     int                // the one around what is written, -1 for none
	startMarks map[int]bool       // links of which the first letter is marked

	elements int // how many there are
	deepText int // bytes of text times the depth at which they stand
}

// A block is a run of text that a browser would set as one paragraph, heading, list item, cell or caption.
type block struct {
	node      *html.Node   // the block element it stands in
	texts     []*html.Node // its text nodes
	text      string       // safe, on one line
	linkBytes int          // bytes of text in links
	prose     bool         // reads like sentences
	why       string       // why it was cut; "" in the body
}

type blockRange struct{ from, to int }

// blockKey is the attribute by which a text node remembers its block, also when the tree around it is cloned.
const blockKey = "block"

// newPage divides the text of a tree into blocks. Text nodes are made safe.
func newPage(root *html.Node) *blockTree {
	p := &blockTree{root: root, ranges: make(map[*html.Node]blockRange), tables: make(map[*html.Node]bool), anchor: -1,
		startMarks: make(map[int]bool)}
	b := blockBuilder{page: p}
	b.walk(root, nil, false)
	b.end()
	p.prose = make([]int, len(p.blocks)+1)
	for i, block := range p.blocks {
		p.prose[i+1] = p.prose[i]
		if block.prose {
			p.prose[i+1] += len(block.text)
		}
	}
	return p
}

// proseIn is the amount of prose below an element, in bytes.
func (p *blockTree) proseIn(n *html.Node) int {
	s := p.ranges[n]
	return p.prose[s.to] - p.prose[s.from]
}

// under yields the blocks below an element.
func (p *blockTree) under(n *html.Node) []block {
	s := p.ranges[n]
	return p.blocks[s.from:s.to]
}

// A blockBuilder divides a tree into blocks.
type blockBuilder struct {
	page   *blockTree
	open   block
	text   []byte // of the open block, spaces as they come
	breaks int
	depth  int
}

func (b *blockBuilder) walk(n, parent *html.Node, linked bool) {
	from := len(b.page.blocks)
	switch n.Type {
	case html.TextNode:
		b.add(n, parent, linked)
		return
	case html.ElementNode:
		if invisible(n) {
			return
		}
		if n.DataAtom == atom.Br {
			b.text = append(b.text, ' ')
			if b.breaks++; b.breaks > 1 {
				b.end()
			}
			return
		}
		linked = linked || n.DataAtom == atom.A
		b.page.elements++
	case html.DocumentNode:
	default:
		return
	}
	if !inline(n) {
		b.end()
		from = len(b.page.blocks)
		parent = n
	}
	b.depth++
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.walk(c, parent, linked)
	}
	b.depth--
	if !inline(n) {
		b.end()
		b.page.ranges[n] = blockRange{from, len(b.page.blocks)}
	}
}

func (b *blockBuilder) add(n, parent *html.Node, linked bool) {
	n.Data = text.Safe(n.Data)
	text := strings.TrimSpace(n.Data)
	if strings.Trim(text, "\ufffd \n") == "" {
		b.text = append(b.text, ' ')
		return
	}
	b.breaks = 0
	b.page.deepText += b.depth * len(text)
	if b.open.node != nil && b.open.node != parent {
		b.end()
	}
	if last := len(b.open.texts) - 1; last >= 0 && areApart(b.open.texts[last], n) {
		b.text = append(b.text, ' ')
	}
	b.text = append(b.text, n.Data...)
	b.open.node = parent
	b.open.texts = append(b.open.texts, n)
	n.Attr = []html.Attribute{{Key: blockKey, Val: strconv.Itoa(len(b.page.blocks))}}
	if linked {
		b.open.linkBytes += len(text)
	}
}

func (b *blockBuilder) end() {
	b.breaks = 0
	if b.open.node != nil {
		b.open.text = text.Safe(strings.Join(strings.Fields(string(b.text)), " "))
		b.open.prose = isProse(b.open)
		b.page.blocks = append(b.page.blocks, b.open)
	}
	b.open, b.text = block{}, b.text[:0]
}

// areApart reports whether two texts that follow each other without a space are set
// apart, as the spans of a date and an author are.
func areApart(before, after *html.Node) bool {
	a, b := before.Parent, after.Parent
	return a != b && (setsApart(a) && setsApart(b) || a.Parent == b && a.DataAtom == atom.Time || b.Parent == a &&
		b.DataAtom == atom.Time)
}

func setsApart(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.Time, atom.Small, atom.Label, atom.Cite, atom.Abbr:
		return true
	}
	return false
}

// isProse reports whether a block looks like sentences: long, of letters, and mostly not links.
func isProse(b block) bool {
	if len(b.text) < 80 || b.linkBytes*3 > len(b.text) || heading(b.node) {
		return false
	}
	letters, others := 0, 0
	for _, r := range b.text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
		case r != ' ':
			others++
		}
	}
	return letters >= 3*others
}

// blockOf is the block of a text node of the page or of a clone of it, or -1.
func blockOf(text *html.Node) int {
	for _, a := range text.Attr {
		if a.Key == blockKey {
			if i, err := strconv.Atoi(a.Val); err == nil {
				return i
			}
		}
	}
	return -1
}

// invisible reports whether an element has no text that a browser shows.
func invisible(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object,
		atom.Embed, atom.Svg, atom.Math, atom.Canvas, atom.Video, atom.Audio, atom.Textarea, atom.Select,
		atom.Datalist, atom.Link, atom.Meta, atom.Title, atom.Input, atom.Img, atom.Noframes, atom.Noembed:
		return true
	}
	return false
}

// inline reports whether an element is set within a line of text.
func inline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
		atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr,
		atom.Q, atom.Rb, atom.Ruby, atom.Rt, atom.Rp, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong,
		atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Br:
		return true
	}
	return false
}

func heading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// attribute is the value of an attribute, or "".
func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// textOf is the text below a node on one line, safe.
func textOf(n *html.Node) string {
	var s strings.Builder
	var before *html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if before != nil && areApart(before, n) {
				s.WriteByte(' ')
			}
			s.WriteString(n.Data)
			before = n
		}
		if n.Type == html.ElementNode && (!inline(n) || n.DataAtom == atom.Br) {
			s.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(text.Safe(s.String())), " ")
}
