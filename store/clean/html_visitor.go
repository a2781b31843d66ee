package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// toVisitors is the reason of blocks that speak to the visitor of the site.
const toVisitors = "to visitors"

// Bounds of the text of an element that may be a box with an offer.
const (
	longestBox = 1200 // bytes of the body
	mostInBox  = 60   // blocks, also those that are cut
)

// cutVisitor cuts what speaks to the visitor of the site: offers of letters and accounts, and requests for
// consent. Words alone never decide. The paragraph must be a link or set apart as a whole, or stand in a box
// with something to press, and the page must not be about such things.
func (p *blockTree) cutVisitor(m *metadata) {
	lines := make([]line, len(p.blocks)) // what the blocks of the body speak of
	site, all := 0, 0                    // bytes of prose that speaks of sites, and of all prose
	for i, b := range p.blocks {
		if b.why != "" {
			continue
		}
		lines[i] = *lineOf(b.text)
		if b.prose {
			all += len(b.text)
			if lines[i].site {
				site += len(b.text)
			}
		}
	}
	if 4*site > all || lineOf(m.titleOf().Text).site {
		return
	}
	pressed := make(map[*html.Node]bool)
	markPressed(p.root, pressed)
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.why != "" || !lines[i].site {
			continue
		}
		if b.presses(&lines[i]) {
			b.why = toVisitors
		} else if box := p.boxOf(b.node, pressed); box != nil && p.offers(box, lines, all/4) {
			p.cut(box, toVisitors)
		}
	}
}

// presses reports whether a block speaks to the visitor and is mostly a link, or
// has one and is set apart from running text as a whole.
func (b *block) presses(l *line) bool {
	switch {
	case b.linkBytes == 0 || inTable(b.node) || heading(b.node):
		return false
	case 2*b.linkBytes >= len(b.text):
		return l.visitor || l.site && l.words <= 12
	}
	return (l.visitor || l.site && l.sentence) && b.emphasised()
}

// emphasised reports whether a whole block is bold or italic.
func (b *block) emphasised() bool {
	plain := 0
	for _, text := range b.texts {
		if !inEmphasis(text, b.node) {
			plain += len(strings.TrimSpace(text.Data))
		}
	}
	return 10*plain <= len(b.text)
}

func inEmphasis(n, until *html.Node) bool {
	for ; n != nil && n != until; n = n.Parent {
		switch n.DataAtom {
		case atom.B, atom.Strong, atom.I, atom.Em, atom.Small:
			return true
		}
	}
	return false
}

// boxOf is the smallest element round a node that has something to press, or nil.
func (p *blockTree) boxOf(n *html.Node, pressed map[*html.Node]bool) *html.Node {
	for ; n != nil; n = n.Parent {
		s := p.ranges[n]
		switch {
		case n.DataAtom == atom.Article, n.DataAtom == atom.Main, n.DataAtom == atom.Table, n.DataAtom == atom.Body,
			s.to-s.from > mostInBox:
			return nil
		case pressed[n] && s.to > s.from:
			return n
		}
	}
	return nil
}

// offers reports whether the text of a box is short, has at most so much prose,
// and speaks of sites for the most part.
func (p *blockTree) offers(box *html.Node, lines []line, mostProse int) bool {
	all, prose, other, site, visitor := 0, 0, 0, 0, 0
	for i := p.ranges[box].from; i < p.ranges[box].to; i++ {
		b := &p.blocks[i]
		if b.why != "" {
			continue
		}
		all += len(b.text)
		if b.prose {
			prose += len(b.text)
		}
		switch {
		case lines[i].visitor:
			visitor++
			fallthrough
		case lines[i].site:
			site++
		case b.prose:
			other += len(b.text)
		}
	}
	return all <= longestBox && prose <= mostProse && (visitor > 0 || site > 1) && (2*other <= prose || site > 2)
}

// markPressed marks the elements that are or hold a button or a field, and tells whether n is one.
func markPressed(n *html.Node, pressed map[*html.Node]bool) bool {
	holds := false
	switch n.DataAtom {
	case atom.Button, atom.Form, atom.Select, atom.Textarea:
		holds = true
	case atom.Input:
		holds = attribute(n, "type") != "hidden"
	}
	if role := attribute(n, "role"); role == "button" || role == "checkbox" {
		holds = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		holds = markPressed(c, pressed) || holds
	}
	if holds {
		pressed[n] = true
	}
	return holds
}

// lineOf measures a text that stands on one line.
func lineOf(text string) *line {
	if lines := measure(text); len(lines) > 0 {
		return &lines[0]
	}
	return new(line)
}
