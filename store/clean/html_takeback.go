package clean

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// takeBack takes back what the search for the main content left out and belongs
// to the article: paragraphs set as the others are, and the lead.
func (p *blockTree) takeBack(m *metadata) {
	p.takeBackSiblings()
	p.takeBackLead(m)
}

// outside is the reason of blocks that the search for the main content left out and that may be taken back.
const outside = "outside the article"

// setting describes how a paragraph is set: the tags and classes of its element and the two above.
func setting(n *html.Node) string {
	var s strings.Builder
	for range 3 {
		if n == nil {
			break
		}
		s.WriteString(n.Data + "." + attribute(n, "class") + " ")
		n = n.Parent
	}
	return s.String()
}

// takeBackSiblings takes back prose that is set just as prose of the body is, in the same article.
func (p *blockTree) takeBackSiblings() {
	settings := make(map[string]bool)
	var article *html.Node
	for _, b := range p.blocks {
		if b.why == "" && b.prose {
			settings[setting(b.node)] = true
			if article == nil {
				article = container(b.node)
			}
		}
	}
	if article == nil {
		return
	}
	blocks := p.under(article)
	text := false // whether the next block is text of the body
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		switch {
		case b.why == outside && b.prose && b.linkBytes == 0 && settings[setting(b.node)]:
			b.why = ""
		case b.why == outside && text && heading(b.node) && b.linkBytes == 0 && b.node.DataAtom != atom.H1:
			b.why = ""
		}
		if b.why == "" || b.why == outside {
			text = b.why == "" && b.prose
		}
	}
}

// container is the article or main element round a node, or nil.
func container(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attribute(n, "role") == "main" ||
			strings.Contains(attribute(n, "itemprop"), "articleBody") {
			return n
		}
	}
	return nil
}

// takeBackLead takes back what stands between the main heading and the body and
// reads like a lead, or is what the page declares as its description.
func (p *blockTree) takeBackLead(m *metadata) {
	body := p.bodyRange()
	title := p.titleBlock(m, body.from)
	if title < 0 {
		return
	}
	for i := title + 1; i < body.from; i++ {
		b := &p.blocks[i]
		if b.why == "" || b.linkBytes*3 > len(b.text) || b.node.DataAtom == atom.Figcaption {
			continue
		}
		if (b.why == outside && b.prose || m.describes(b.text)) && !p.contains(body, b.text) {
			b.why = ""
		}
	}
}

// contains reports whether a block of the body holds a text.
func (p *blockTree) contains(body blockRange, text string) bool {
	for _, b := range p.blocks[body.from:body.to] {
		if b.why == "" && strings.Contains(b.text, text) {
			return true
		}
	}
	return false
}

// titleBlock is the first block before the body that is a heading and the title,
// else the last main heading, else -1.
func (p *blockTree) titleBlock(m *metadata, before int) int {
	titles := m.titles()
	last := -1
	for i := range before {
		switch b := p.blocks[i]; {
		case heading(b.node) && titles[text.Folded(b.text)]:
			return i
		case b.node.DataAtom == atom.H1:
			last = i
		}
	}
	return last
}

// describes reports whether a text is the description that a page gives of itself.
func (m *metadata) describes(block string) bool {
	block = text.Folded(block)
	for _, name := range []string{"description", "og:description", "twitter:description"} {
		if description := text.Folded(m.meta[name]); len(block) >= 40 && description != "" &&
			(strings.HasPrefix(description, block) || strings.HasPrefix(block, description) && 2*len(description) > len(block)) {
			return true
		}
	}
	return false
}

// titles are the titles that a page gives itself, folded.
func (m *metadata) titles() map[string]bool {
	titles := make(map[string]bool)
	for _, title := range []string{m.hints.Title, m.titleOf().Text, m.jsonLD.headline, m.meta["og:title"], m.title} {
		titles[text.Folded(title)] = true
		titles[text.Folded(m.withoutSite(text.OneLine(title)))] = true
	}
	delete(titles, "")
	return titles
}

// phraseWords is the number of words of the phrases by which texts are compared.
const phraseWords = 4

// compareDeclared compares the body with the text of the article that the page declares in JSON-LD. If they are
// the same for the most part, paragraphs the declared text has are taken back, and paragraphs among them that
// it has not are cut: those are calls to subscribe, to read on and the like.
func (p *blockTree) compareDeclared(m *metadata) {
	if len(m.jsonLD.body) < 500 {
		return
	}
	declared := phrases(plainText(m.jsonLD.body))
	matches := make([]bool, len(p.blocks))
	prose, agreed, covered := 0, 0, make(map[string]bool)
	for i, b := range p.blocks {
		words := strings.Fields(text.Folded(b.text))
		matches[i] = mostlyIn(words, declared)
		if b.why == "" && b.prose {
			prose += len(b.text)
			if matches[i] {
				agreed += len(b.text)
				addPhrases(covered, words)
			}
		}
	}
	if 10*agreed < 7*prose || 10*len(covered) < 6*len(declared) {
		return
	}
	body := p.bodyRange()
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case b.why == outside && b.prose && matches[i]:
			b.why = ""
		case b.why == "" && i > body.from && !matches[i] && plainParagraph(*b):
			b.why = "not in the declared text"
		}
	}
}

// plainParagraph reports whether a block is set as running text.
func plainParagraph(b block) bool {
	return (b.node.DataAtom == atom.P || b.node.DataAtom == atom.Div || b.node.DataAtom == atom.Li) &&
		!inTable(b.node) && len(b.text) > 20
}

// phrases is the set of the phrases of a text.
func phrases(s string) map[string]bool {
	set := make(map[string]bool)
	addPhrases(set, strings.Fields(text.Folded(s)))
	return set
}

func addPhrases(set map[string]bool, words []string) {
	for i := 0; i+phraseWords <= len(words); i++ {
		set[strings.Join(words[i:i+phraseWords], " ")] = true
	}
}

// mostlyIn reports whether a set holds more than half of the phrases of a text.
func mostlyIn(words []string, set map[string]bool) bool {
	in, all := 0, 0
	for i := 0; i+phraseWords <= len(words); i++ {
		all++
		if set[strings.Join(words[i:i+phraseWords], " ")] {
			in++
		}
	}
	return 2*in > all
}
