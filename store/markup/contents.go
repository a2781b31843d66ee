package markup

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// A Heading is an entry of the contents.
type Heading struct {
	Level int    // 1 to 6
	Text  string // one line
	Place int    // in the source
	End   int    // of a heading: behind the lines it stands on
}

// A ContentsKind says what the contents of a document are made of.
type ContentsKind uint8

// The kinds of contents.
const (
	ByHeadings   ContentsKind = iota
	ByTurns                   // who speaks, in a transcript
	ByParagraphs              // the first words of paragraphs
)

// Bounds of contents by paragraphs: entries, and characters of one.
const (
	maxParagraphs = 4000
	maxEntry      = 60
)

// Contents are the headings of a document; of a text without any, the turns of its speakers; else the first
// words of its paragraphs. An original has none. Nothing is rendered for them.
func (t *Text) Contents() ([]Heading, ContentsKind) {
	if all := t.Headings(); len(all) > 0 {
		return all, ByHeadings
	}
	if all := t.turnHeadings(); len(all) > 0 {
		return all, ByTurns
	}
	return t.paragraphs(), ByParagraphs
}

// Headings are those of a Markdown text.
func (t *Text) Headings() []Heading {
	var all []Heading
	var r reader
	for i, b := range t.Blocks {
		if b.Kind != Title || b.Follows {
			continue
		}
		r.read(t, i)
		if text := r.plain(); text != "" {
			all = append(all, Heading{Level: r.runs[0].Value, Text: text, Place: b.From, End: b.To})
		}
	}
	return all
}

// paragraphs are the first words of paragraphs.
func (t *Text) paragraphs() []Heading {
	var all []Heading
	var r reader
	for i, b := range t.Blocks {
		switch b.Kind {
		case Paragraph, Prose, Flow:
		default:
			continue
		}
		if b.Follows || len(all) == maxParagraphs {
			continue
		}
		r.read(t, i)
		if text := openingWords(r.plain()); text != "" {
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
		if columns += utf8.RuneCountInString(w) + 1; columns > maxEntry && b.Len() > 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// Paragraph returns the place of the next (1) or the previous (-1) paragraph from a place on, -1 if there is
// none: blocks are paragraphs, and what blank lines divide in them. Below 0 stands for the head above the text.
func (t *Text) Paragraph(place, n int) int {
	if len(t.Blocks) == 0 {
		return -1
	}
	i := t.BlockAt(max(0, place))
	if n < 0 {
		for ; i >= 0; i-- {
			starts := t.starts(t.Blocks[i])
			for k := len(starts) - 1; k >= 0; k-- {
				if starts[k] < place {
					return starts[k]
				}
			}
		}
		return -1
	}
	for ; i < len(t.Blocks); i++ {
		for _, at := range t.starts(t.Blocks[i]) {
			if at > place {
				return at
			}
		}
	}
	return -1
}

// starts are the places in a block at which paragraphs begin.
func (t *Text) starts(b Block) []int {
	var starts []int
	after := !b.Follows
	for at := b.From; at < b.To; {
		l := t.Source[at : at+lineLen(t.Source[at:b.To])]
		if blank(l) {
			after = true
		} else if after {
			starts, after = append(starts, at), false
		}
		at += len(l)
	}
	return starts
}

// IsLink reports whether a line of Markdown, or an item that it begins, shows the words of
// one link and nothing else.
func IsLink(line string) bool {
	t := &Text{Source: line, Markdown: true, Blocks: splitMarkdown(line)}
	links := 0
	for i := range t.Blocks {
		runs, found := t.Runs(i)
		links += len(found)
		for k := range runs {
			if runs[k].Part == Words && runs[k].Link == 0 && strings.TrimSpace(runs[k].Text) != "" {
				return false
			}
		}
	}
	return links == 1
}

// Fenced yields where the code blocks stand that have fences, these among them.
func (t *Text) Fenced() iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for i, b := range t.Blocks {
			text := t.Source[b.From:b.To]
			switch {
			case b.Kind == Code && fence(strings.TrimLeft(text[:lineLen(text)], " ")) != "":
				if !yield(b.From, b.To) {
					return
				}
			case b.Kind == Markup && (strings.Contains(text, "```") || strings.Contains(text, "~~~")):
				for from, to := range t.fencedIn(i) {
					if !yield(from, to) {
						return
					}
				}
			}
		}
	}
}

// fencedIn yields where lines stand in a list or a quotation that are kept as they are.
func (t *Text) fencedIn(i int) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		runs, _ := t.Runs(i)
		from := 0
		for _, x := range runs {
			switch {
			case x.Element != Pre:
			case x.Part == Begin:
				from = x.From
			case x.Part == End:
				to := x.To + 1 // the fence that ends it
				if !yield(from, min(len(t.Source), to+lineLen(t.Source[min(to, len(t.Source)):]))) {
					return
				}
			}
		}
	}
}
