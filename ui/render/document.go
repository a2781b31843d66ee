package render

import (
	"slices"
	"strings"
	"sync"
)

// A Text is the body of a document, safe to show.
type Text struct {
	Body     string
	Markdown bool
	Links    []Link // that the body has the words of, in order, not the addresses; their places are found
}

// A Document is a text divided into blocks. It never changes, so renderers of
// several goroutines may share it.
type Document struct {
	Text   Text // as rendered: controls inert, pictures inside the text taken out
	Blocks []Block

	labels map[string]string // link definitions: label, folded, and address
	moved  []move
	turns  []turn // of a transcript

	linksOnce   sync.Once
	links       []Link
	linksBefore []int // each block, if the links are marked in the text
	linkEnds    []int // behind each link, if they were given
}

// A move says that bytes of the rendered text from at on stood further back in
// the body.
type move struct{ at, by int }

// Open divides a text into blocks. It takes about as long as reading its bytes.
func Open(t Text) *Document {
	d := &Document{Text: t}
	body := t.Body
	if strings.ContainsAny(body, "\t\r") {
		body = strings.NewReplacer("\t", "    ", "\r\n", "\n", "\r", "\n").Replace(body)
	}
	d.Text.Body, d.moved = dropData(inert(body))
	d.Blocks = withoutEdges(Split(d.Text))
	d.turns = findTurns(d.Text, d.Blocks)
	d.Blocks = apartAt(d.Text.Body, d.Blocks, d.turns)
	if t.Markdown {
		d.labels = labels(d.Text.Body)
	}
	return d
}

// withoutEdges leaves out the rules before the first words and after the last:
// there is nothing that they divide.
func withoutEdges(blocks []Block) []Block {
	for len(blocks) > 0 && blocks[0].Kind == Rule {
		blocks = blocks[1:]
	}
	for n := len(blocks); n > 0 && blocks[n-1].Kind == Rule; n-- {
		blocks = blocks[:n-1]
	}
	return blocks
}

// Offset returns where in the body a byte of the rendered text stood.
func (d *Document) Offset(at int) int {
	n, _ := slices.BinarySearchFunc(d.moved, at+1, func(m move, at int) int { return m.at - at })
	if n == 0 {
		return at
	}
	return at + d.moved[n-1].by
}

// BlockAt returns the block that shows a byte of the body, 0 if there is none: a
// reader that keeps its place renders from there on.
func (d *Document) BlockAt(offset int) int {
	n, found := slices.BinarySearchFunc(d.Blocks, offset, func(b Block, at int) int { return d.Offset(b.From) - at })
	if found {
		return n
	}
	return max(0, n-1)
}
