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
	Links    []Link // that the body has the words of, in order, not the addresses; their places are found
}

// A Document is a text divided into blocks. It never changes, so renderers of
// several goroutines may share it.
type Document struct {
	Text   Text // as rendered: controls inert, pictures inside the text taken out
	Blocks []Block

	labels  map[string]string // link definitions: label, folded, and address
	steps   []moves           // from the body to the rendered text
	reasons map[int]string    // of an original: why the cut lines are cut that a block begins with
	turns   []turn            // of a transcript

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

// labels returns the labels that lines of a text define as links, with their
// addresses. The first definition counts.
func labels(body string) map[string]string {
	found := map[string]string{}
	if !strings.Contains(body, "]:") {
		return found
	}
	open := "" // the label whose address follows on the next line
	for l := range strings.Lines(body) {
		if open != "" {
			found[open] = target(l)
			open = ""
		}
		if indent(l) > 3 || !strings.Contains(l, "]:") {
			continue
		}
		label := foldLabel(definition(l))
		if _, known := found[label]; label == "" || known {
			continue
		}
		_, rest, _ := strings.Cut(l, "]:")
		if found[label] = target(rest); found[label] == "" {
			open = label
		}
	}
	return found
}

// target returns the address that a definition or its second line begins with.
func target(s string) string {
	s = strings.TrimSpace(withoutCode("]: " + s)[3:])
	if inner, ok := strings.CutPrefix(s, "<"); ok {
		inner, _, _ = strings.Cut(inner, ">")
		return decode(inner)
	}
	s, _, _ = strings.Cut(s, " ")
	return decode(s)
}

// quotable returns an address as it may stand in angle brackets.
func quotable(to string) string {
	if to = address(to); to == "" {
		return noAddress
	}
	return strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", "&", "&amp;").Replace(to)
}

func foldLabel(l string) string { return strings.ToLower(strings.Join(strings.Fields(l), " ")) }

// source returns the Markdown of a block with the definitions it refers to.
// Footnotes are text, though Markdown without footnotes takes some for
// definitions.
func (d *Document) source(b Block) string { return d.sourceOf(d.Text.Body[b.From:b.To]) }

func (d *Document) sourceOf(body string) string {
	body = withoutCode(body)
	if strings.HasPrefix(body, "[^") {
		body = `\` + body
	}
	if len(d.labels) == 0 || !strings.Contains(body, "]") {
		return body
	}
	var defs strings.Builder
	defined := map[string]bool{}
	for rest := body; defs.Len() < maxPlain; {
		_, after, ok := strings.Cut(rest, "[")
		if !ok {
			break
		}
		end := strings.IndexByte(after[:min(len(after), maxLabel)], ']')
		if end > 0 && !defined[after[:end]] {
			if to, ok := d.labels[foldLabel(after[:end])]; ok {
				defined[after[:end]] = true
				defs.WriteString("[" + after[:end] + "]: <" + quotable(to) + ">\n")
			}
		}
		rest = after
	}
	if defs.Len() == 0 {
		return body
	}
	return defs.String() + "\n" + body
}
