package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/store/text"
)

// Wrap breaks plain text into lines of at most width columns. Lines that fit
// stay as they are, indentation and all; longer ones are broken between words,
// and what continues them stands below their text: behind the indentation and
// behind a bullet or number. A word is cut only if it is longer than a line.
// Non-breaking spaces do not break, and a line begins with neither a dash nor
// closing punctuation where that can be helped. At a width of one, characters
// two columns wide become U+FFFD.
func Wrap(plain string, width int) []string {
	width = max(1, width)
	var out []string
	for line := range strings.SplitSeq(strings.TrimSuffix(plain, "\n"), "\n") {
		l := plainLine(line).fitted(width)
		lead := l.first
		for _, c := range l.cuts(width) {
			out = append(out, leadOf(lead, c)+l.text[c.from:c.to])
			lead = l.rest
		}
	}
	return out
}

// A cut is a row of a wrapped line: a range of its bytes.
type cut struct{ from, to int }

// breakRows divides text into rows: the first of at most first columns, the
// others of at most rest. Spaces at a break belong to no row. Every row has at
// least one grapheme cluster, however narrow it is. No row begins with one of the
// numbers or inside it, if that can be helped.
func breakRows(text string, numbers []cut, first, rest int) []cut {
	var rows []cut
	b := breaker{text: text, numbers: numbers, room: max(1, first), rest: max(1, rest)}
	for b.pos < len(text) {
		if row, full := b.step(); full {
			rows = append(rows, row)
		}
	}
	if row, ok := b.last(); ok || len(rows) == 0 {
		rows = append(rows, row)
	}
	return rows
}

// A breaker walks over a text once, cluster by cluster, and remembers where the
// row it is in could end.
type breaker struct {
	text       string
	numbers    []cut // from pos on
	room, rest int

	pos   int // the next cluster
	start int // where this row begins
	used  int // its columns up to pos
	good  end // the last place to break
	poor  end // the last place to break in need
	hard  end // the last place at all
	prev  rune
}

// An end is a place where a row may end: its text ends at to, the next row
// begins at next, and used columns lie before next.
type end struct{ to, next, used int }

// step takes in one cluster. If it does not fit, the row that ends before it is
// returned.
func (b *breaker) step() (row cut, full bool) {
	r, size, cols := cluster(b.text[b.pos:])
	if isSpace(r) || r == '\u00A0' && b.pos == b.start && size == len("\u00A0") {
		b.space()
		return cut{}, false
	}
	if b.pos > b.start && !b.inNumber() {
		b.hard = end{to: b.pos, next: b.pos, used: b.used}
		b.between(b.prev, r)
	}
	if b.used+cols > b.room && b.pos > b.start {
		row, full = b.breakOff(), true
		if b.pos > b.start && b.used+cols > b.room { // the rest of a long word
			return row, true // the same cluster is taken in again
		}
	}
	b.used += cols
	b.pos += size
	b.prev = r
	return row, full
}

// inNumber reports whether a row that began at pos would begin with a number or
// inside it.
func (b *breaker) inNumber() bool {
	for len(b.numbers) > 0 && b.numbers[0].to <= b.pos {
		b.numbers = b.numbers[1:]
	}
	return len(b.numbers) > 0 && b.numbers[0].from <= b.pos
}

// space takes in a run of spaces and notes the place to break it makes.
func (b *breaker) space() {
	e := end{to: b.pos}
	cols := 0
	for b.pos < len(b.text) {
		r, size, w := cluster(b.text[b.pos:])
		if !isSpace(r) && (r != '\u00A0' || size != len("\u00A0")) { // beside a space it holds nothing together
			break
		}
		b.pos += size
		cols += w
	}
	b.used += cols
	e.next, e.used = b.pos, b.used
	if e.to == b.start { // a row does not begin with spaces: indentation is not text
		b.start, b.used = b.pos, 0
		return
	}
	if b.pos < len(b.text) && (hangsLeft(b.text[b.pos:]) || hangsRight(b.prev)) {
		b.poor = e
	} else {
		b.good = e
	}
	b.prev = ' '
}

// between notes the place before pos if a row may end there without a space.
func (b *breaker) between(left, right rune) {
	e := end{to: b.pos, next: b.pos, used: b.used}
	switch {
	case left == '\u2014' && right != '\u2014' && !closes(right) && !glue(right), left == '\u200B':
		b.good = e
	case (text.IsIdeographic(left) || text.IsIdeographic(right)) &&
		left != ' ' && !closes(right) && !opens(left) && !glue(left) && !glue(right):
		b.good = e
	case left == '-' || left == '/' || left == '\u2010' || left == '\u2013',
		left == '_' || left == '&' || left == '?' || left == '=':
		b.poor = e
	}
}

// breakOff ends the row at the best place and begins the next one there.
func (b *breaker) breakOff() cut {
	e := end{to: b.pos, next: b.pos, used: b.used}
	switch {
	case b.good.to > b.start:
		e = b.good
	case b.poor.to > b.start:
		e = b.poor
	case b.hard.to > b.start:
		e = b.hard
	}
	row := trimmed(b.text, cut{b.start, e.to})
	b.start, b.used, b.room = e.next, b.used-e.used, b.rest
	if b.poor.to > e.to && b.poor.to > b.start {
		b.poor.used -= e.used
	} else {
		b.poor = end{}
	}
	b.good = end{}
	return row
}

// last returns the row at the end of the text, without the spaces after it,
// non-breaking ones neither.
func (b *breaker) last() (cut, bool) {
	row := trimmed(b.text, cut{b.start, len(b.text)})
	return row, row.to > b.start
}

// trimmed returns the row without the spaces at its end.
func trimmed(text string, c cut) cut {
	return cut{c.from, c.from + len(strings.TrimRightFunc(text[c.from:c.to], unicode.IsSpace))}
}

// cluster returns the first rune of the grapheme cluster s begins with, the
// cluster's bytes and its columns.
func cluster(s string) (r rune, size, cols int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return rune(s[0]), 1, 1
	}
	c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	r, n := utf8.DecodeRuneInString(c)
	if isSpace(r) && n < len(c) { // a space with marks on it is not empty
		r = '\u00A0'
	}
	return r, len(c), w
}

// isSpace reports whether a line may break at r; non-breaking spaces are not.
func isSpace(r rune) bool {
	switch r {
	case '\u00A0', '\u2007', '\u202F', '\u0085', '\u2028', '\u2029':
		return false
	}
	return unicode.Is(unicode.Zs, r)
}

// glue reports whether r holds its neighbours together.
func glue(r rune) bool { return r == '\u00A0' || r == '\u2007' || r == '\u202F' || r == '\u2060' }

// hangsLeft reports whether what s begins with should not stand at the beginning
// of a row: a dash or punctuation set apart by a space, as in French.
func hangsLeft(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	apart := n == len(s) || s[n] == ' '
	switch r {
	case '–', '—', ';', ':', '!', '?', '%', '€':
		return apart
	case '»', '…':
		return true
	}
	return false
}

// hangsRight reports whether r, followed by a space, should not end a row.
func hangsRight(r rune) bool { return r == '«' || r == '§' }

// closes reports whether r may not begin a row in text without spaces.
func closes(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', '%', '"', '\'', '’', '”', '…', '—',
		'々', 'ー', 'っ', 'ゃ', 'ゅ', 'ょ', 'ッ', 'ャ', 'ュ', 'ョ', '・':
		return true
	}
	return unicode.In(r, unicode.Pe, unicode.Pf) || (r >= 0x3001 && r <= 0x3002) ||
		(r >= 0xFF01 && r <= 0xFF1F && unicode.IsPunct(r))
}

// opens reports whether r may not end a row in text without spaces.
func opens(r rune) bool {
	return unicode.In(r, unicode.Ps, unicode.Pi) || r == '"' || r == '$' || r == '#'
}
