package markup

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Turn is where somebody begins to speak in a transcript.
type Turn struct {
	Label string // "MODERATOR:", as shown
	Text  string // the label and the first words, one line: "Q: Will there be a second …"
	Place int    // of the label in the rendered text
}

// Turns returns the turns of a text that is a transcript, none of any other. A label must look like a speaker's
// and come back, and the speakers must speak with each other: turns alternate, and some of them are questions.
// Notes, dates and "key: value" do neither.
func (t *Text) Turns() []Turn {
	turns := make([]Turn, len(t.turns))
	for i, n := range t.turns {
		turns[i] = Turn{Label: n.text, Text: t.opening(n), Place: n.at}
	}
	return turns
}

// maxOpening is how many characters of a turn stand for it.
const maxOpening = 100

// opening returns the label of a turn and the words behind it.
func (t *Text) opening(n turn) string {
	speech := strings.TrimLeft(t.Source[n.from:n.to], " \n")
	speech = speech[:min(len(speech), 8*maxOpening)]
	if t.Markdown {
		speech, _, _ = strings.Cut(speech, "\n\n")
		speech = Line(n.open + speech)
	}
	words := strings.Fields(speech)
	text := n.text
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

// turnHeadings are the contents of a transcript.
func (t *Text) turnHeadings() []Heading {
	var all []Heading
	for _, n := range t.Turns() {
		all = append(all, Heading{Level: 1, Text: n.Text, Place: n.Place})
	}
	return all
}

// A turn is a line that begins with a label, as long as it is not known whether the text is a transcript.
type turn struct {
	label
	line, at  int  // where its line and its label begin in the rendered text
	from, to  int  // its speech
	question  bool // its first paragraph has a question
	statement bool // its first paragraph is running text
	title     bool // it is a heading
}

// findTurns returns the turns of a text if it is a transcript.
func findTurns(t *Text) []turn {
	all := candidates(t)
	s := speakers(all)
	if !s.isConversation(all) {
		return nil
	}
	return slices.DeleteFunc(all, func(t turn) bool { return s.keyOf(t) == "" })
}

// candidates returns the lines that begin like turns: the first ones of
// paragraphs, and others behind the end of a sentence.
func candidates(t *Text) []turn {
	var found []turn
	for _, b := range t.Blocks {
		if b.Kind != Paragraph && b.Kind != Prose && b.Kind != Flow && b.Kind != Title {
			continue
		}
		before := ""
		for at := b.From; at < b.To; {
			l := t.Source[at : at+lineLen(t.Source[at:b.To])]
			label, ok := readLabel(l, t.Markdown)
			if ok && (at == b.From || endsStatement(strings.TrimRight(before, " \n*_\\"))) {
				found = append(found, turn{label: label, title: b.Kind == Title,
					line: at, at: at + indent(l), from: at + label.end})
			}
			before = l
			at += len(l)
		}
	}
	for i := range found {
		end := len(t.Source)
		if i+1 < len(found) {
			end = found[i+1].at
		}
		found[i].readSpeech(t.Source, end)
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

// readSpeech finds out what kind of speech a turn is that ends at the given place at
// the latest: by its first paragraph.
func (t *turn) readSpeech(body string, end int) {
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
	t.question = strings.Contains(speech, "?") || strings.Contains(speech, "？") || strings.Contains(speech, "؟")
	t.statement = endsStatement(speech)
}

// apartAt divides blocks at the turns inside them, so that each turn begins a block of its own with a blank row
// above. A hard line break before it has done its work.
func apartAt(body string, blocks []Block, turns []turn) []Block {
	if len(turns) == 0 {
		return blocks
	}
	var out []Block
	for _, b := range blocks {
		for len(turns) > 0 && turns[0].at < b.To {
			if at := turns[0].line; at > b.From {
				end := b.From + len(strings.TrimSuffix(body[b.From:at], "\\\n"))
				out = append(out, Block{b.From, end, b.Kind, b.Follows})
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

// Speaker returns the label of the turn that block i begins with, "" if it begins with none.
func (t *Text) Speaker(i int) string {
	n, found := slices.BinarySearchFunc(t.turns, t.Blocks[i].From, func(n turn, at int) int { return n.line - at })
	if !found || t.Blocks[i].Kind == Title {
		return ""
	}
	return t.turns[n].text
}
