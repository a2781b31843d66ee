package render

import "readout/store/markup"

// A Manuscript is the body of a document, to be set. Key names it among those of a
// Press, and changes when it does; without one nothing of it is kept.
type Manuscript struct {
	Key      string
	Body     string
	Markdown bool
	Links    []markup.Link // that the body has the words of, not the addresses, ascending
}

// A Document is a manuscript that was read. It never changes, so goroutines may share
// it.
type Document struct {
	*markup.Text
	key     string
	reasons map[int]string // of an original: why the lines are cut that a block begins with
}

// Open reads a manuscript. It takes about as long as reading its bytes.
func Open(m Manuscript) *Document {
	return &Document{Text: markup.OpenLinked(m.Body, m.Markdown, m.Links), key: m.Key}
}

// Contents are those of the text; an original has none.
func (d *Document) Contents() ([]markup.Heading, markup.ContentsKind) {
	if d.reasons != nil {
		return nil, markup.ByParagraphs
	}
	return d.Text.Contents()
}
