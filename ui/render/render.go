// Package render makes lines for a terminal out of the body of a document,
// Markdown or plain text, and out of the lines of an original.
//
// A manuscript is divided into blocks (Open, OpenOriginal), and each block is set for
// itself. A reader sets only what is near the screen: a Press sets the blocks about a
// place, keeps them, and gives a Galley of them; Render sets a whole manuscript. What
// stands at a place is looked up in the lines of a galley (Locate, LocateSeen) and
// painted there (Mark).
//
// What is asked of the whole text comes from markup.Text, which a Document is, not from
// the lines: the words to search (Seen), the contents, who speaks in a transcript, the
// links, each with its place. A place is a byte of the rendered text, which is the body
// made inert, without the pictures inside it; Document.Body and Document.Place lead from
// one to the other. Where the words of a row come from is known because a sign before
// the words of each run travels through glamour (shaper, lineReader).
//
// The package promises, for any body: no panic; no line wider than asked; no bytes
// but text, and colours of the theme; every word of the text is shown, and none is
// cut that fits on a line; what is found in what is seen stands at its place. It takes
// time in proportion to the text: what parsers and glamour would choke on is set
// plainly.
//
// glamour gives a block its styles without wrapping it; the lines are wrapped here, in
// one way for all kinds of text. Plain prose is handed to glamour as text, so that
// nothing in it counts as markup; code, originals and lines that stand as they are
// written do without glamour.
//
// It knows nothing of files, dates or screens.
package render

import (
	"context"

	"readout/ui/theme"
)

// Render sets a whole manuscript at a width, at least 1. If the context ends, its error
// is returned.
func Render(ctx context.Context, m Manuscript, width int, th *theme.Theme) (Galley, error) {
	return newDesk().whole(ctx, Open(m), Setting{Width: width, Theme: th})
}

func (k *desk) whole(ctx context.Context, d *Document, s Setting) (Galley, error) {
	s.Width = max(1, s.Width)
	blocks := make([]*setBlock, len(d.Blocks))
	for i := range blocks {
		if err := ctx.Err(); err != nil {
			return Galley{}, err
		}
		blocks[i] = k.set(d, i, s, nil)
	}
	return galleyOf(d, 0, blocks, s), nil
}
