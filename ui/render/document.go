package render

import "sync"

// A Text is the body of a document. Key names it among the texts of a Press, and
// changes when it does; without one nothing of it is kept.
type Text struct {
	Key      string
	Body     string
	Markdown bool
	Links    []Link // that the body has the words of, in order, not the addresses; their places are found
}

// A Document is a text divided into blocks. It never changes, so goroutines may
// share it.
type Document struct {
	Text   Text // as rendered: controls inert, pictures inside the text taken out
	Blocks []Block

	definitions map[string]string // link definitions: label, folded, and address
	steps       []moves           // from the body to the rendered text
	reasons     map[int]string    // of an original: why the cut lines are cut that a block begins with
	turns       []turn            // of a transcript

	linksOnce   sync.Once
	links       []Link
	linksBefore []int // each block, if the links are marked in the text
	linkEnds    []int // behind each link, if they were given

	wordsOnce sync.Once
	words     string
}

// Open divides a text into blocks. It takes about as long as reading its bytes.
func Open(t Text) *Document {
	d := &Document{Text: t}
	body, tidied := tidy(t.Body)
	body, dropped := dropData(body)
	d.Text.Body, d.steps = body, []moves{tidied, dropped}
	d.Blocks = withoutEdges(Split(d.Text))
	d.turns = findTurns(d.Text, d.Blocks)
	d.Blocks = apartAt(d.Text.Body, d.Blocks, d.turns)
	if t.Markdown {
		d.definitions = findDefinitions(d.Text.Body)
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
