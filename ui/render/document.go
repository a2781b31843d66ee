package render

import (
	"strings"
	"sync"
)

// A Text is the body of a document. Key names it among the texts of a Press, and
// changes when it does; without one nothing of it is kept.
type Text struct {
	Key      string
	Body     string
	Markdown bool
}

// A Document is a text divided into blocks. It never changes, so renderers of
// several goroutines may share it.
type Document struct {
	Text   Text // as rendered: controls inert, pictures inside the text taken out
	Blocks []Block

	labels  map[string]bool // link definitions, folded
	steps   []moves         // from the body to the rendered text
	reasons map[int]string  // of an original: why the cut lines are cut that a block begins with

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

// labels returns the labels that lines of a text define as links.
func labels(body string) map[string]bool {
	found := map[string]bool{}
	if !strings.Contains(body, "]:") {
		return found
	}
	for l := range strings.Lines(body) {
		if indent(l) > 3 || !strings.Contains(l, "]:") {
			continue
		}
		if label := definition(l); label != "" {
			found[foldLabel(label)] = true
		}
	}
	return found
}

func foldLabel(l string) string { return strings.ToLower(strings.Join(strings.Fields(l), " ")) }

// source returns the Markdown of a block with the definitions it refers to.
// Footnotes are text, though Markdown without footnotes takes some for
// definitions.
func (d *Document) source(b Block) string {
	body := withoutCode(d.Text.Body[b.From:b.To])
	if strings.HasPrefix(body, "[^") {
		body = `\` + body
	}
	if len(d.labels) == 0 || !strings.Contains(body, "]") {
		return body
	}
	var defs strings.Builder
	for rest := body; defs.Len() < maxPlain; {
		_, after, ok := strings.Cut(rest, "[")
		if !ok {
			break
		}
		end := strings.IndexByte(after[:min(len(after), maxLabel)], ']')
		if end > 0 && d.labels[foldLabel(after[:end])] {
			defs.WriteString("[" + after[:end] + "]: " + noAddress + "\n")
		}
		rest = after
	}
	if defs.Len() == 0 {
		return body
	}
	return defs.String() + "\n" + body
}
