package clean

import (
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Marks stand in the Markdown, while it is made, behind each piece of text that is followed by a cut. They are
// private use characters, which safe text has none of, round the number of the block.
const (
	markOpen  = '\ue000'
	markClose = '\ue001'
	markLink  = '\ue004' // behind a piece of the text of a link, round its number with markClose
	markFirst = '\ue005' // likewise, behind its first letter
	markLess  = '\ue002' // for < and >, which the converter would write as entities
	markMore  = '\ue003'
)

// markdown writes the blocks in the body as Markdown, with a mark behind each block that is followed by a cut.
func (p *blockTree) markdown() (string, error) {
	root := p.bodyClone(p.root)
	if root == nil {
		return "", nil
	}
	dropRules(root)
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithListEndComment(false)),
		table.NewTablePlugin(table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal)),
	))
	out, err := conv.ConvertNode(root)
	text := strings.ReplaceAll(string(out), string(markLess), `\<`)
	return strings.ReplaceAll(text, string(markMore), `\>`), err
}

// bodyClone clones a tree with nothing but the text of the body and the elements
// that Markdown has a form for. It is nil if no text is left.
func (p *blockTree) bodyClone(n *html.Node) *html.Node {
	switch n.Type {
	case html.TextNode:
		return p.textClone(n)
	case html.ElementNode:
		if i, ok := p.anchors[n]; ok {
			before := p.anchor
			p.anchor = i
			defer func() { p.anchor = before }()
		}
		if n.DataAtom == atom.Br || n.DataAtom == atom.Hr {
			return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data}
		}
		if invisible(n) {
			return nil
		}
	case html.DocumentNode:
	default:
		return nil
	}
	clone := &html.Node{Type: html.ElementNode, DataAtom: n.DataAtom, Data: n.Data}
	text := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		k := p.bodyClone(c)
		if k == nil || blank(k) && (clone.LastChild == nil || blank(clone.LastChild)) {
			continue
		}
		clone.AppendChild(k)
		text = text || k.FirstChild != nil || blockOf(c) >= 0
	}
	if !text {
		return nil
	}
	p.simplify(n, clone)
	return clone
}

// dropRules takes the thematic breaks out that do not stand between two texts,
// and all but the first of those that follow each other.
func dropRules(root *html.Node) {
	var rule *html.Node // the last one, while no text has followed it
	var idle []*html.Node
	text := false
	eachNode(root, func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			if !blank(n) {
				text, rule = true, nil
			}
		case n.DataAtom != atom.Hr:
		case text && rule == nil:
			rule = n
		default:
			idle = append(idle, n)
		}
	})
	if rule != nil {
		idle = append(idle, rule)
	}
	for _, n := range idle {
		n.Parent.RemoveChild(n)
	}
}

func blank(n *html.Node) bool {
	return n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
}

func (p *blockTree) textClone(n *html.Node) *html.Node {
	data := n.Data
	if i := blockOf(n); i >= 0 {
		b := &p.blocks[i]
		if b.why != "" {
			return nil
		}
		if p.anchor >= 0 {
			data = p.markLink(p.anchor, data)
		}
		if n == b.texts[len(b.texts)-1] && i+1 < len(p.blocks) && p.blocks[i+1].why != "" {
			text := strings.TrimRight(data, " \n")
			data = text + string(markOpen) + strconv.Itoa(i) + string(markClose) + data[len(text):]
		}
	} else if strings.TrimSpace(data) != "" {
		return nil // text that no browser shows
	}
	if strings.ContainsAny(data, "<>") && !inCode(n) {
		data = strings.ReplaceAll(data, "<", string(markLess))
		data = strings.ReplaceAll(data, ">", string(markMore))
	}
	return &html.Node{Type: html.TextNode, Data: data}
}

func inCode(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Pre || n.DataAtom == atom.Code {
			return true
		}
	}
	return false
}

// simplify changes the tag of an element to the nearest one that Markdown has.
func (p *blockTree) simplify(n, clone *html.Node) {
	rename := func(a atom.Atom) { clone.DataAtom, clone.Data = a, a.String() }
	switch n.DataAtom {
	case atom.A, atom.Font, atom.Big, atom.Small, atom.U, atom.Ins, atom.Label, atom.Mark, atom.Abbr, atom.Time, atom.Cite:
		rename(atom.Span)
	case atom.H1:
		rename(atom.H2)
	case atom.Pre, atom.Code:
		if class := attribute(n, "class"); strings.HasPrefix(class, "language-") &&
			letters(class) == strings.ReplaceAll(class, "-", "") {
			clone.Attr = []html.Attribute{{Key: "class", Val: class}}
		}
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Colgroup:
		if !p.inDataTable(n) {
			rename(atom.Div)
		}
	case atom.Ul, atom.Ol, atom.Li, atom.Blockquote:
		if nesting(n) > deepestNesting {
			rename(atom.Div)
		}
	case 0:
		rename(atom.Div)
	}
}

// The converter copies lists and quotes once for each level and tables once for
// each row, so deeper and larger ones become paragraphs.
const (
	deepestNesting = 8
	mostCells      = 5000
)

// nesting counts the lists and quotes round an element, with itself.
func nesting(n *html.Node) int {
	depth := 0
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Ul, atom.Ol, atom.Blockquote:
			depth++
		}
	}
	return depth
}

// inDataTable reports whether a part of a table belongs to one that holds data.
func (p *blockTree) inDataTable(n *html.Node) bool {
	for n != nil && n.DataAtom != atom.Table {
		n = n.Parent
	}
	data, known := p.tables[n]
	if !known {
		data = n != nil && p.dataTable(n)
		p.tables[n] = data
	}
	return data
}

// dataTable reports whether a table holds data: two columns or more, and cells of a line each.
func (p *blockTree) dataTable(table *html.Node) bool {
	if attribute(table, "role") == "presentation" || len(p.under(table)) > mostCells {
		return false
	}
	wide := false
	cell := (*html.Node)(nil)
	for _, b := range p.under(table) {
		if b.why != "" || b.node.DataAtom == atom.Caption {
			continue
		}
		if b.node.DataAtom != atom.Td && b.node.DataAtom != atom.Th || b.node == cell || len(b.text) > 500 {
			return false
		}
		cell = b.node
		wide = wide || cell.PrevSibling != nil
	}
	return wide
}
