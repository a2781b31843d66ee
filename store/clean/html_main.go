package clean

import (
	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainLimit is the number of elements above which the search for the main
// content is left to our own, linear rules.
const mainLimit = 60_000

// chooseBody cuts every block outside the main content.
func (p *page) chooseBody() {
	kept := p.readable()
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.why != "" {
			continue
		}
		if 2*kept[i] < len(b.text) {
			b.why = "outside the article"
		}
	}
}

// readable asks the readability library for the main content and returns how
// many bytes of each block it kept. It keeps nothing if the library fails.
func (p *page) readable() (kept []int) {
	kept = make([]int, len(p.blocks))
	if len(p.spans) > mainLimit {
		return kept
	}
	defer func() {
		if recover() != nil {
			kept = make([]int, len(p.blocks))
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	article, err := parser.ParseAndMutate(p.uncut(p.root), nil)
	if err != nil || article.Node == nil {
		return kept
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if i := blockOf(n); n.Type == html.TextNode && i >= 0 {
			kept[i] += len(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(article.Node)
	return kept
}

// uncut clones a tree without the blocks that are cut.
func (p *page) uncut(n *html.Node) *html.Node {
	clone := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data}
	for _, a := range n.Attr {
		// What is hidden and not cut was excused.
		if a.Key != "hidden" && a.Key != "style" && a.Key != "aria-hidden" {
			clone.Attr = append(clone.Attr, a)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			if i := blockOf(c); i >= 0 && p.blocks[i].why != "" {
				continue
			}
		case html.ElementNode:
			if c.DataAtom != atom.Head && c.DataAtom != atom.Br && invisible(c) || p.emptied(c) {
				continue
			}
		case html.CommentNode:
			continue
		}
		clone.AppendChild(p.uncut(c))
	}
	return clone
}

// emptied tells whether an element has lost all of its text.
func (p *page) emptied(n *html.Node) bool {
	blocks := p.under(n)
	for _, b := range blocks {
		if b.why == "" {
			return false
		}
	}
	return len(blocks) > 0
}
