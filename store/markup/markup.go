// Package markup reads Markdown and plain text once, for everybody: what is indexed,
// quoted, found and shown are the same words.
//
// Open divides a text into blocks in one pass over its lines; a block is read further when somebody asks for
// its runs. A run is a piece of what a person sees, and knows which bytes of the text it stands for. All else
// is made of runs: the text as it is seen, byte for byte as long (Seen), its plain form (Plain), headings,
// links, speaker turns, sentences. A screen shows the same runs.
//
// Markdown is that of CommonMark 0.31 with tables, struck text, tasks and footnotes, less what writers do not
// mean: a star between two digits multiplies, one tilde is a tilde, and an angle bracket that begins no tag of
// HTML is a bracket. HTML inside it is read as what it means, never shown. It takes time in proportion to the
// text: what is beyond the bounds (block.go) is read as lines.
//
// A place is a byte of the text as it is read, which is the body but for what was made
// inert and for pictures inside it; Body and Place lead from one to the other.
package markup

import (
	"strings"
	"sync"
)

// A Text is a body divided into blocks. It never changes, so goroutines may share it.
type Text struct {
	Source   string // as it is read: controls inert, pictures inside the text taken out
	Markdown bool
	Blocks   []Block

	steps        []Moves           // from the body to the source
	definitions  map[string]string // link definitions: label, folded, and address
	notes        map[string]*note  // footnotes by their labels, folded
	turns        []turn            // of a transcript
	bodyLinks    []Link            // links of which the source has only the words
	hasTemplates bool              // there may be template code

	linksOnce   sync.Once
	links       []Link
	linksBefore []int // each block

	wordsOnce sync.Once
	words     map[string]bool // of the source, for what was broken at line ends

	seenOnce sync.Once
	seen     string
	shifts   Moves // from Seen to the source
}

// Open divides a body into blocks. It takes about as long as reading its bytes.
func Open(body string, markdown bool) *Text { return OpenLinked(body, markdown, nil) }

// OpenLinked opens a body with links that it has the words of, not the addresses. They are
// ascending, and Place and End are bytes of the body.
func OpenLinked(body string, markdown bool, links []Link) *Text {
	body, moves := Tidy(body)
	t := open(body, markdown)
	if moves != nil {
		t.steps = append([]Moves{moves}, t.steps...)
	}
	t.bodyLinks = links
	t.Blocks = withoutEdges(t.split())
	t.turns = findTurns(t)
	t.Blocks = apartAt(t.Source, t.Blocks, t.turns)
	return t
}

// Read is Open for a body that is safe already and of which only the words are asked for:
// what is seen, the plain form, the headings. Blocks are not set apart by who speaks, and a
// plain text that is seen as it is has none.
func Read(body string, markdown bool) *Text {
	t := open(body, markdown)
	if !t.isSource() {
		t.Blocks = withoutEdges(t.split())
	}
	return t
}

// open is a text without its blocks.
func open(body string, markdown bool) *Text {
	t := &Text{Markdown: markdown}
	body, moves := dropData(body)
	if t.Source = body; moves != nil {
		t.steps = []Moves{moves}
	}
	if markdown {
		t.hasTemplates = strings.Contains(body, "{{") || strings.Contains(body, "{%")
		t.definitions = findDefinitions(body)
		t.notes = findNotes(body)
	}
	return t
}

// isSource reports whether the text is seen as it is.
func (t *Text) isSource() bool { return !t.Markdown && !breaksAny(t.Source) }

// OpenLines makes a text of lines in which nothing is markup, in blocks that the caller
// knows: those of an original. moved says where its bytes stood in a body.
func OpenLines(source string, blocks []Block, moved ...Moves) *Text {
	t := &Text{Source: source, Blocks: blocks}
	t.steps = append(t.steps, moved...)
	return t
}

// split divides the source into blocks in one pass over its lines. Blocks are ascending
// and hold every line that is neither blank nor a link definition.
func (t *Text) split() []Block {
	if t.Markdown {
		return splitMarkdown(t.Source)
	}
	return splitPlain(t.Source)
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

// Line returns what one line of Markdown shows, such as a title: its inline markup is
// read, what would begin a block is not.
func Line(line string) string {
	if !strings.ContainsAny(line, "\\*_`~[]<&:{") {
		return line
	}
	line = strings.ReplaceAll(line, "\n", " ")
	t := &Text{Source: line, Markdown: true, Blocks: []Block{{0, len(line), Paragraph, false}}}
	r := reader{t: t, src: maskCode(line)}
	r.inline(0, len(line))
	return r.plain()
}
