package clean

import (
	"slices"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The library looks through the text of an element once for each element round it, so what it is given is
// bounded: elements, and bytes of text times depth. Larger pages are left to our own, linear rule.
const (
	mostElements = 60_000
	mostDeepText = 24 << 20
)

// chooseBody cuts every block outside the main content. The library finds that best; when it fails or keeps a
// small part of the prose, the densest element is taken.
func (p *blockTree) chooseBody() {
	kept := p.readable()
	prose, all := 0, 0
	for i, b := range p.blocks {
		if b.prose && b.why == "" {
			all += len(b.text)
			prose += min(kept[i], len(b.text))
		}
	}
	if 20*prose < all || all == 0 && !slices.ContainsFunc(kept, func(n int) bool { return n > 0 }) {
		kept = p.densest()
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; b.why == "" && 2*kept[i] < len(b.text) {
			b.why = outside
		}
	}
}

// densest keeps the blocks of the smallest element with most of the prose.
func (p *blockTree) densest() []int {
	kept := make([]int, len(p.blocks))
	n := p.root
	for inner := n; inner != nil; inner = p.innerWithProse(n) {
		n = inner
	}
	s := blockRange{0, len(p.blocks)}
	if inner, known := p.ranges[n]; known {
		s = inner
	}
	for i := s.from; i < s.to; i++ {
		kept[i] = len(p.blocks[i].text)
	}
	return kept
}

// innerWithProse is the child that holds three quarters of the prose of an element that is not cut, or nil.
func (p *blockTree) innerWithProse(n *html.Node) *html.Node {
	all := p.uncutProse(n)
	for c := n.FirstChild; c != nil && all > 0; c = c.NextSibling {
		if 4*p.uncutProse(c) >= 3*all {
			return c
		}
	}
	return nil
}

func (p *blockTree) uncutProse(n *html.Node) int {
	prose := 0
	for _, b := range p.under(n) {
		if b.prose && b.why == "" {
			prose += len(b.text)
		}
	}
	return prose
}

// readable asks the readability library for the main content and returns how
// many bytes of each block it kept. It keeps nothing if the library fails.
func (p *blockTree) readable() (kept []int) {
	kept = make([]int, len(p.blocks))
	if p.elements > mostElements || p.deepText > mostDeepText {
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
func (p *blockTree) uncut(n *html.Node) *html.Node {
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

// emptied reports whether an element has lost all of its text.
func (p *blockTree) emptied(n *html.Node) bool {
	blocks := p.under(n)
	for _, b := range blocks {
		if b.why == "" {
			return false
		}
	}
	return len(blocks) > 0
}
