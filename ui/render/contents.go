package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A Heading is an entry of the contents.
type Heading struct {
	Level int    // 1 to 6
	Text  string // one line
	Place int    // in the rendered text
}

// A ContentsKind says what the contents of a document are made of.
type ContentsKind uint8

// The kinds of contents.
const (
	ByHeadings   ContentsKind = iota
	ByTurns                   // who speaks, in a transcript
	ByParagraphs              // the first words of paragraphs
)

// Bounds of contents by paragraphs: entries, and columns of one.
const (
	maxParagraphs = 4000
	maxEntry      = 60
)

// Contents are the headings of a document; of a text without any, the turns of its
// speakers; else the first words of its paragraphs. An original has none. Nothing
// is rendered for them.
func (d *Document) Contents() ([]Heading, ContentsKind) {
	if d.reasons != nil {
		return nil, ByParagraphs
	}
	if all := d.headings(); len(all) > 0 {
		return all, ByHeadings
	}
	if all := d.turnHeadings(); len(all) > 0 {
		return all, ByTurns
	}
	return d.paragraphs(), ByParagraphs
}

func (d *Document) headings() []Heading {
	var all []Heading
	for _, b := range d.Blocks {
		if b.Kind != Title || b.Follows {
			continue
		}
		text := withoutClosing(strings.Join(strings.Fields(d.seen(b)), " "))
		if text != "" {
			all = append(all, Heading{Level: titleLevel(d.Text.Body[b.From:b.To]), Text: text, Place: b.From})
		}
	}
	return all
}

// withoutClosing returns a heading without the signs that may close it (4.2).
func withoutClosing(text string) string {
	if t := strings.TrimRight(text, "#"); t == "" || strings.HasSuffix(t, " ") {
		return strings.TrimSuffix(t, " ")
	}
	return text
}

// titleLevel returns the level of a heading, by its signs or by the line below it.
func titleLevel(text string) int {
	text = strings.TrimSpace(text)
	if n := len(text) - len(strings.TrimLeft(text, "#")); n > 0 {
		return min(n, 6)
	}
	if strings.HasSuffix(text, "=") {
		return 1
	}
	return 2
}

// paragraphs are the first words of paragraphs.
func (d *Document) paragraphs() []Heading {
	var all []Heading
	for _, b := range d.Blocks {
		switch b.Kind {
		case Paragraph, Prose, Flow:
		default:
			continue
		}
		if b.Follows || len(all) == maxParagraphs {
			continue
		}
		if text := openingWords(d.seen(b)); text != "" {
			all = append(all, Heading{Level: 1, Text: text, Place: b.From})
		}
	}
	return all
}

// openingWords returns the first words of a paragraph.
func openingWords(text string) string {
	var b strings.Builder
	columns := 0
	start := strings.ToValidUTF8(text[:min(len(text), 8*maxEntry)], "") // without a part of a character
	for w := range strings.FieldsSeq(start) {
		if columns += ansi.StringWidth(w) + 1; columns > maxEntry && b.Len() > 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// Paragraph returns the place of the next (1) or the previous (-1) paragraph from a
// place on, -1 if there is none: blocks are paragraphs, and what blank lines divide
// in them. Below 0 stands for the head above the text.
func (d *Document) Paragraph(place, n int) int {
	if len(d.Blocks) == 0 {
		return -1
	}
	i := d.BlockAt(max(0, place))
	if n < 0 {
		for ; i >= 0; i-- {
			starts := d.starts(d.Blocks[i])
			for k := len(starts) - 1; k >= 0; k-- {
				if starts[k] < place {
					return starts[k]
				}
			}
		}
		return -1
	}
	for ; i < len(d.Blocks); i++ {
		for _, at := range d.starts(d.Blocks[i]) {
			if at > place {
				return at
			}
		}
	}
	return -1
}

// starts are the places in a block at which paragraphs begin.
func (d *Document) starts(b Block) []int {
	var starts []int
	after := !b.Follows
	for at := b.From; at < b.To; {
		l := d.Text.Body[at : at+lineLen(d.Text.Body[at:b.To])]
		if blank(l) {
			after = true
		} else if after {
			starts, after = append(starts, at), false
		}
		at += len(l)
	}
	return starts
}
