package clean

import (
	"strings"

	"golang.org/x/net/html/atom"

	"readout/store/text"
)

// phraseWords is the number of words of the phrases by which texts are compared.
const phraseWords = 4

// compareDeclared compares the body with the text of the article that the page
// declares in JSON-LD. If they are the same for the most part, paragraphs the
// declared text has are taken back, and paragraphs among them that it has not
// are cut: those are calls to subscribe, to read on and the like.
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
