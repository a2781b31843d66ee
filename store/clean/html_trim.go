package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// trim cuts what the search for the main content left round and in the article.
func (p *blockTree) trim(m *metadata) {
	p.cutRepeated()
	p.cutLinks()
	p.cutVisitor(m)
	p.cutStamps(m)
	p.cutAbove()
	p.cutBelow()
	p.cutBareHeadings()
	p.cutEnds()
}

// inBody reports whether a block is in the body.
func (p *blockTree) inBody(i int) bool { return p.blocks[i].why == "" }

// bodyRange is the range from the first to behind the last prose in the body.
func (p *blockTree) bodyRange() blockRange {
	s := blockRange{-1, -1}
	for i, b := range p.blocks {
		if b.why == "" && b.prose {
			if s.from < 0 {
				s.from = i
			}
			s.to = i + 1
		}
	}
	return s
}

// cutTitle cuts the headings that repeat the title, and main headings above the text.
func (p *blockTree) cutTitle(m *metadata) {
	titles := m.titles()
	above := true
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.why != "" {
			continue
		}
		above = above && !b.prose
		if above && b.node.DataAtom == atom.H1 || (above || heading(b.node)) && len(b.text) < 1000 &&
			titles[text.Folded(b.text)] {
			b.why = "title"
		}
	}
}

// cutRepeated cuts paragraphs that the body has already, and labels that it has three times or more.
func (p *blockTree) cutRepeated() {
	seen := make(map[string]int)
	for _, b := range p.blocks {
		if b.why == "" && label(b) {
			seen[b.text]++
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case b.why != "":
		case b.prose && b.node.DataAtom != atom.Li && !inTable(b.node):
			if seen[b.text]++; seen[b.text] > 1 {
				b.why = "repeated"
			}
		case label(*b) && seen[b.text] > 2:
			b.why = "repeated"
		}
	}
}

// label reports whether a block is a few words that are not set as a paragraph and do not name a speaker.
func label(b block) bool {
	switch b.node.DataAtom {
	case atom.P, atom.Td, atom.Th, atom.Pre, atom.Blockquote, atom.Dt, atom.Dd:
		return false
	}
	return len(b.text) <= 80 && !text.EndsSentence(b.text) && !strings.HasSuffix(b.text, ":") && !heading(b.node)
}

// cutOtherArticles cuts article elements that have a main heading of their own,
// when the body stands in more than one.
func (p *blockTree) cutOtherArticles() {
	first := true // the first article is the one of the page
	eachElement(p.root, func(n *html.Node) {
		if n.DataAtom != atom.Article {
			return
		}
		kept, headed := 0, false
		for _, b := range p.under(n) {
			if b.why == "" {
				kept += len(b.text)
			}
			headed = headed || b.node.DataAtom == atom.H1
		}
		switch {
		case kept == 0 || !headed:
		case first:
			first = false
		case container(n.Parent) == nil || container(n.Parent).DataAtom != atom.Article:
			p.cut(n, "other articles")
		}
	})
}

// cutLinks cuts the paragraphs and list items that are nothing but links, unless
// links are what the page is about.
func (p *blockTree) cutLinks() {
	links, all := 0, 0
	for _, b := range p.blocks {
		if b.why == "" {
			all += len(b.text)
			if linkOnly(b) {
				links += len(b.text)
			}
		}
	}
	if 3*links > all {
		return
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; b.why == "" && linkOnly(*b) {
			b.why = "link"
			if i > 0 && p.inBody(i-1) && announces(p.blocks[i-1]) {
				p.blocks[i-1].why = "link"
			}
		}
	}
}

func linkOnly(b block) bool {
	return !inTable(b.node) && (b.linkBytes*10 >= len(b.text)*9 || b.linkBytes*10 >= len(b.text)*6 &&
		len(b.text)-b.linkBytes <= 60) &&
		!text.EndsSentence(b.text)
}

// announces reports whether a block is a heading or label over a list.
func announces(b block) bool {
	return len(b.text) <= 80 && (heading(b.node) || strings.HasSuffix(b.text, ":"))
}

func inTable(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// cutAbove cuts the lines between title and text that are no sentences: dates, authors, labels.
func (p *blockTree) cutAbove() {
	for i := range p.bodyRange().from {
		b := &p.blocks[i]
		if b.why != "" || b.prose {
			continue
		}
		switch b.node.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Pre, atom.Td, atom.Th, atom.Dt, atom.Dd, atom.H2, atom.H3, atom.H4:
			if !dated(b.text) {
				continue
			}
		}
		if dated(b.text) || !text.EndsSentence(b.text) {
			b.why = "above the text"
		}
	}
}

// cutBelow cuts labels, links and notices of rights after the last paragraph.
func (p *blockTree) cutBelow() {
	body := p.bodyRange()
	if body.from < 0 {
		return
	}
	for i := body.to; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.why != "" || inTable(b.node) {
			continue
		}
		switch b.node.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Pre, atom.Dt, atom.Dd:
			if 2*b.linkBytes > len(b.text) || strings.ContainsAny(b.text, "©ⓒ") {
				b.why = "below the text"
			}
		default:
			if !text.EndsSentence(b.text) {
				b.why = "below the text"
			}
		}
	}
}

// cutBareHeadings cuts headings that have no text left below them.
func (p *blockTree) cutBareHeadings() {
	next, text := "h0", false // the next heading, and whether there is text before it
	for i := len(p.blocks) - 1; i >= 0; i-- {
		b := &p.blocks[i]
		switch {
		case b.why != "":
		case !heading(b.node):
			text = true
		case !text && next <= b.node.Data:
			b.why = "heading without text"
		default:
			next, text = b.node.Data, false
		}
	}
}

// cutEnds cuts ornaments at the ends of the body, and labels at its end that announce what is no longer there.
func (p *blockTree) cutEnds() {
	for i := range p.blocks {
		if b := &p.blocks[i]; b.why == "" {
			if !ornament(b) {
				break
			}
			b.why = "above the text"
		}
	}
	text := max(p.bodyRange().to, 0)
	for i := len(p.blocks) - 1; i >= text; i-- {
		if b := &p.blocks[i]; b.why == "" {
			if !ornament(b) && !labels(b) {
				break
			}
			b.why = "below the text"
		}
	}
}

// ornament reports whether a block is a thematic break that was written with
// characters, or what is left of a comment.
func ornament(b *block) bool { return strings.Trim(b.text, "*-–—_=~.•·#+|/\\ ") == "" }

// labels reports whether a block is a few words that announce what follows.
func labels(b *block) bool {
	return strings.HasSuffix(b.text, ":") && len(strings.Fields(b.text)) <= 5 && !inTable(b.node)
}
