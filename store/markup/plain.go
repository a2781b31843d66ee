package markup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// A plainSplitter is what is known about the lines of a plain text as a whole. It comes in three shapes: prose
// wrapped by hand at some column, a paragraph a line, and lines that stand for themselves, such as the
// sentences of a transcript. Only the first is put together again.
type plainSplitter struct {
	body    string
	wrapped int // the column the text was wrapped at by hand, 0 if it was not
}

// splitPlain makes a block of every run of lines between blank ones, and of
// every line where lines are paragraphs.
func splitPlain(body string) []Block {
	t := plainSplitter{body: body, wrapped: wrapColumn(body)}
	var blocks []Block
	runs := 0
	for from := 0; from < len(body); {
		to, lines := run(body, from)
		if lines > 0 {
			blocks = t.paragraph(blocks, from, to, lines)
			runs++
		}
		from = to + 1
	}
	return blocks
}

// run returns the end of the lines from from up to a blank one, and their number.
func run(body string, from int) (to, lines int) {
	for to = from; to < len(body); lines++ {
		n := strings.IndexByte(body[to:], '\n')
		if n < 0 {
			n = len(body) - to
		}
		if blank(body[to : to+n]) {
			if lines == 0 {
				return to + n, 0
			}
			return to - 1, lines
		}
		to += n + 1
	}
	return min(to, len(body)), lines
}

// paragraph adds the blocks of one run of lines.
func (t plainSplitter) paragraph(blocks []Block, from, to, lines int) []Block {
	text := t.body[from:to]
	switch {
	case t.wrapped > 0 && lines > 1:
		return t.flow(blocks, from, to)
	case (lines >= 6 || lines > 1 && strings.TrimSpace(t.body) == strings.TrimSpace(text)) && paragraphLines(text):
		return t.apart(blocks, from, to)
	}
	return AppendBounded(blocks, t.body, Block{from, to, Prose, false})
}

// longLine is the length from which a line is more than a sentence.
const longLine = 100

// paragraphLines reports whether the lines of a run are paragraphs: many are long.
func paragraphLines(text string) bool {
	long, all := 0, 0
	for l := range strings.Lines(text) {
		all++
		if len(l) > longLine {
			long++
		}
	}
	return long*3 >= all
}

// apart adds a block for each line, with a blank row beside each long one.
func (t plainSplitter) apart(blocks []Block, from, to int) []Block {
	wasLong := true
	for l := range strings.Lines(t.body[from:to]) {
		long := len(l) > longLine-20
		blocks = AppendBounded(blocks, t.body, Block{from, from + len(l), Prose, !long && !wasLong})
		from, wasLong = from+len(l), long
	}
	return blocks
}

// flow adds a block for each paragraph of a run that was wrapped by hand. A line ends its paragraph if the
// first word of the next one had found room on it, or if the next one is indented or begins with a bullet.
func (t plainSplitter) flow(blocks []Block, from, to int) []Block {
	start, pos, follows := from, from, false
	for l := range strings.Lines(t.body[from:to]) {
		if pos > start && (!isFull(t.body[:pos], l, t.wrapped) || indent(l) > 1 || BulletLen(l) > 0) {
			blocks = AppendBounded(blocks, t.body, Block{start, pos, Flow, follows})
			start, follows = pos, true
		}
		pos += len(l)
	}
	return AppendBounded(blocks, t.body, Block{start, pos, Flow, follows})
}

// isFull reports whether the last line of text had no room left for the first word of the next line.
func isFull(text, next string, column int) bool {
	text = strings.TrimSuffix(text, "\n")
	l := text[strings.LastIndexByte(text, '\n')+1:]
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return len(l) <= maxLine && columns(strings.TrimRight(l, " "))+1+columns(word) > column
}

// wrapColumn returns the column at which a text was wrapped by hand, or 0. In such a text nearly all lines that
// others follow are full, and few of them end a sentence.
func wrapColumn(body string) int {
	var widths, words []int
	ends := 0
	prev := ""
	for l := range strings.Lines(body) {
		l = strings.TrimRight(l, " \n")
		if !blank(prev) && !blank(l) && len(prev) <= 400 {
			word, _, _ := strings.Cut(strings.TrimSpace(l), " ")
			widths, words = append(widths, columns(prev)), append(words, columns(word))
			if endsStatement(prev) {
				ends++
			}
		}
		if prev = l; len(widths) == 500 {
			break
		}
	}
	if len(widths) < 3 || ends*2 > len(widths) {
		return 0
	}
	column := slices.Sorted(slices.Values(widths))[(len(widths)-1)*95/100]
	full := 0
	for i, w := range widths {
		if w+1+words[i] > column {
			full++
		}
	}
	if column < 45 || column > 110 || full*10 < len(widths)*8 {
		return 0
	}
	return column
}

// endsStatement reports whether a line ends as a sentence does, or with the colon before what it announces.
func endsStatement(l string) bool {
	return text.EndsSentence(l) || strings.HasSuffix(strings.TrimRight(l, "\"'”’»)] "), ":")
}

// columns is about how many columns a line takes: wide characters take two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsMark(r):
		case text.IsIdeographic(r) || r >= 0xAC00 && r < 0xD7A4:
			n += 2
		default:
			n++
		}
	}
	return n
}

// BulletLen returns the length of the bullet or number of a list item that s
// begins with, spaces included, or 0.
func BulletLen(s string) int {
	n := 0
	switch r, size := utf8.DecodeRuneInString(s); {
	case strings.ContainsRune("-*•·‣◦▪●○", r) && size > 0:
		n = size
	default:
		for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	after := len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
	if after == 0 || n+after == len(s) {
		return 0
	}
	return n + after
}
