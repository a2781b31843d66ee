package render

import "readout/store/markup"

// A Text is the body of a document. Key names it among the texts of a Press, and
// changes when it does; without one nothing of it is kept.
type Text struct {
	Key      string
	Body     string
	Markdown bool
	Links    []Link // that the body has the words of, not the addresses, ascending
}

// What the reader of the text finds, and screens name.
type (
	Link         = markup.Link
	Heading      = markup.Heading
	ContentsKind = markup.ContentsKind
)

// The kinds of contents.
const (
	ByHeadings   = markup.ByHeadings
	ByTurns      = markup.ByTurns
	ByParagraphs = markup.ByParagraphs
)

// A Document is a text that was read, to be set. It never changes, so goroutines may
// share it.
type Document struct {
	*markup.Text
	key     string
	reasons map[int]string // of an original: why the cut lines are cut that a block begins with
}

// Open reads a text. It takes about as long as reading its bytes.
func Open(t Text) *Document {
	return &Document{Text: markup.OpenLinked(t.Body, t.Markdown, t.Links), key: t.Key}
}

// Contents are those of the text; an original has none.
func (d *Document) Contents() ([]Heading, ContentsKind) {
	if d.reasons != nil {
		return nil, ByParagraphs
	}
	return d.Text.Contents()
}
