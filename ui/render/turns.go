package render

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"
)

// A Turn is where somebody begins to speak in a transcript.
type Turn struct {
	Label string // "MODERATOR:", as shown
	Text  string // the label and the first words, one line: "Q: Will there be a second …"
	Place int    // of the label in the rendered text
}

// Turns returns the turns of a text that is a transcript, none of any other. A
// label must look like a speaker's and come back, and the speakers must speak
// with each other: turns alternate, and some of them are questions. Notes, dates
// and "key: value" do neither.
func (d *Document) Turns() []Turn {
	turns := make([]Turn, len(d.turns))
	for i, t := range d.turns {
		turns[i] = Turn{Label: t.text, Text: d.opening(t), Place: t.at}
	}
	return turns
}

// maxOpening is how many characters of a turn stand for it.
const maxOpening = 100

// opening returns the label of a turn and the words behind it.
func (d *Document) opening(t turn) string {
	speech := strings.TrimLeft(d.Text.Body[t.from:t.to], " \n")
	speech = speech[:min(len(speech), 8*maxOpening)]
	if d.Text.Markdown {
		speech, _, _ = strings.Cut(speech, "\n\n")
		speech = unmarked(t.open + speech)
	}
	words := strings.Fields(speech)
	text := t.text
	for i, w := range words {
		if utf8.RuneCountInString(text)+1+utf8.RuneCountInString(w) > maxOpening {
			if i == 0 {
				w = string([]rune(w)[:maxOpening/2])
				text += " " + w
			}
			return text + "…"
		}
		text += " " + w
	}
	return strings.ToValidUTF8(text, "")
}

// unmarked returns the words of Markdown.
func unmarked(md string) string {
	src := []byte(md)
	return strings.TrimSpace(decode(content(goldmark.DefaultParser().Parse(text.NewReader(src)), src)))
}

// turnHeadings are the contents of a transcript.
func (d *Document) turnHeadings() []Heading {
	var all []Heading
	for _, t := range d.Turns() {
		all = append(all, Heading{Level: 1, Text: t.Text, Place: t.Place})
	}
	return all
}

// A turn is a line that begins with a label, as long as it is not known whether
// the text is a transcript.
type turn struct {
	label
	line, at int  // where its line and its label begin in the rendered text
	from, to int  // its speech
	asks     bool // its first paragraph has a question
	says     bool // its first paragraph is running text
	title    bool // it is a heading
}

// findTurns returns the turns of a text if it is a transcript.
func findTurns(t Text, blocks []Block) []turn {
	all := candidates(t, blocks)
	s := speakers(all)
	if !s.talk(all) {
		return nil
	}
	return slices.DeleteFunc(all, func(t turn) bool { return s.of(t) == "" })
}

// candidates returns the lines that begin like turns: the first ones of
// paragraphs, and others behind the end of a sentence.
func candidates(t Text, blocks []Block) []turn {
	var found []turn
	for _, b := range blocks {
		if b.Kind != Paragraph && b.Kind != Prose && b.Kind != Flow && b.Kind != Title {
			continue
		}
		before := ""
		for at := b.From; at < b.To; {
			l := t.Body[at : at+lineLen(t.Body[at:b.To])]
			label, ok := readLabel(l, t.Markdown)
			if ok && (at == b.From || finished(strings.TrimRight(before, " \n*_\\"))) {
				found = append(found, turn{label: label, title: b.Kind == Title, line: at, at: at + indent(l), from: at + label.end})
			}
			before = l
			at += len(l)
		}
	}
	for i := range found {
		end := len(t.Body)
		if i+1 < len(found) {
			end = found[i+1].at
		}
		found[i].hear(t.Body, end)
	}
	return found
}

// lineLen returns the length of the line s begins with, line feed included.
func lineLen(s string) int {
	if n := strings.IndexByte(s, '\n'); n >= 0 {
		return n + 1
	}
	return len(s)
}

// hear finds out what kind of speech a turn is that ends at the given place at
// the latest: by its first paragraph.
func (t *turn) hear(body string, end int) {
	t.to = min(end, t.from+maxLine)
	speech := strings.TrimLeft(body[t.from:t.to], " \n")
	for at := 0; at < len(speech); {
		next := at + lineLen(speech[at:])
		if blank(speech[at:next]) {
			speech = speech[:at]
		}
		at = next
	}
	speech = strings.TrimRight(speech, " \n*_\\")
	t.asks = strings.Contains(speech, "?") || strings.Contains(speech, "？") || strings.Contains(speech, "؟")
	t.says = finished(speech)
}

// apartAt divides blocks at the turns inside them, so that each turn begins a
// block of its own with a blank row above. A hard line break before it has done
// its work.
func apartAt(body string, blocks []Block, turns []turn) []Block {
	if len(turns) == 0 {
		return blocks
	}
	var out []Block
	for _, b := range blocks {
		for len(turns) > 0 && turns[0].at < b.To {
			if at := turns[0].line; at > b.From {
				out = append(out, Block{b.From, b.From + len(strings.TrimSuffix(body[b.From:at], "\\\n")), b.Kind, b.Follows})
				b.From = at
			}
			if turns[0].line >= b.From {
				b.Follows = false
			}
			turns = turns[1:]
		}
		out = append(out, b)
	}
	return out
}

// markSpeakers gives the label that begins a block its style.
func (d *Document) markSpeakers(b Block, lines []line, style string) {
	n, found := slices.BinarySearchFunc(d.turns, b.From, func(t turn, at int) int { return t.line - at })
	if !found || len(lines) == 0 || style == "" || !strings.HasPrefix(lines[0].text, d.turns[n].text) {
		return
	}
	size := len(d.turns[n].text)
	spans := []span{{0, size, style}}
	for _, s := range lines[0].spans {
		if s.to > size {
			spans = append(spans, span{max(s.from, size), s.to, s.style})
		}
	}
	lines[0].spans = spans
}
