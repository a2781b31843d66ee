package markup

import (
	"strings"
	"unicode/utf8"
)

// A Kind says how a block is set.
type Kind uint8

// The kinds of blocks.
const (
	Markup    Kind = iota // Markdown: a list, a quotation, a table, …
	Paragraph             // Markdown: a paragraph, which may be divided where it is very long
	Title                 // Markdown: a heading
	HTML                  // HTML inside Markdown: its text
	Prose                 // a paragraph of plain text; its line ends are kept
	Flow                  // a paragraph of plain text that was wrapped by hand; its line ends are spaces
	Code                  // lines kept as they are, indented
	Lines                 // lines kept as they are: what is beyond the bounds of glamour
	Rule                  // a horizontal line
	Kept                  // lines of an original that were kept
	Cut                   // lines of an original that were cut
)

// A Block is a part of a text that can be set for itself: a paragraph, a
// heading, a whole list or quotation, a table.
type Block struct {
	From, To int // bytes of the source
	Kind     Kind
	Follows  bool // it continues the block before it: no blank row between them
}

// Bounds of what glamour is given. It cannot be stopped once it runs, so
// each block must be small enough to wait for.
const (
	maxMarkup  = 64 << 10 // bytes of a list, quotation or table
	maxLine    = 8 << 10  // bytes of a paragraph; longer ones are divided
	maxPlain   = 16 << 10 // bytes of a block glamour does not see; longer ones are divided
	maxNesting = 8        // quotations and lists in each other
	maxRows    = 200      // of a table
	maxColumns = 50
)

// AppendBounded adds a block. One that is beyond the bounds of its kind becomes
// plain lines, and long ones are divided.
func AppendBounded(blocks []Block, body string, b Block) []Block {
	text := body[b.From:b.To]
	if b.Kind == Markup && !withinBounds(text) {
		b.Kind = Lines
	}
	limit := maxPlain
	switch b.Kind {
	case HTML:
		return appendHTML(blocks, text, b)
	case Markup, Rule:
		limit = len(text)
	case Paragraph, Title, Prose, Flow:
		limit = maxLine
	}
	for len(text) > limit {
		n := partLen(text, limit)
		blocks = append(blocks, Block{b.From, b.From + n, b.Kind, b.Follows})
		b.From, b.Follows, text = b.From+n, true, text[n:]
	}
	return append(blocks, b)
}

// partLen returns how much of a text that is longer than limit makes a part of
// it: up to the end of a line, else of a word, else of a character.
func partLen(text string, limit int) int {
	for _, end := range []byte{'\n', ' '} {
		if n := strings.LastIndexByte(text[:limit], end); n > limit/2 {
			return n + 1
		}
	}
	for limit > 1 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// withinBounds reports whether a list, quotation or table is within the bounds.
func withinBounds(text string) bool {
	if len(text) > maxMarkup {
		return false
	}
	rows, nest := 0, nesting{}
	for l := range strings.Lines(text) {
		if len(l) > maxLine || nest.depth(l) > maxNesting || strings.Count(l, "|") > maxColumns+1 {
			return false
		}
		if strings.Contains(l, "|") {
			rows++
		}
	}
	return rows <= maxRows
}

// nesting follows how deep the lines of a list or a quotation are inside each other.
type nesting struct{ columns []int } // where the text of each level begins

// depth takes in the next line and returns its depth.
func (n *nesting) depth(line string) int {
	at := indent(line)
	if at == len(line) || line[at] == '\n' {
		return len(n.columns)
	}
	for len(n.columns) > 0 && at < n.columns[len(n.columns)-1] {
		n.columns = n.columns[:len(n.columns)-1]
	}
	for len(n.columns) <= maxNesting {
		size := markerLen(line[at:])
		if line[at] == '>' {
			size = 1
		}
		if size == 0 {
			break
		}
		at += size
		at += indent(line[at:])
		n.columns = append(n.columns, at)
		if at >= len(line) {
			break
		}
	}
	return len(n.columns)
}

// indent returns the number of spaces s begins with.
func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// markerLen returns the length of the list marker s begins with, without the
// space that must follow it, or 0 (CommonMark 5.2).
func markerLen(s string) int {
	n := 0
	switch {
	case s == "":
		return 0
	case s[0] == '-' || s[0] == '*' || s[0] == '+':
		n = 1
	default:
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\n' && s[n] != '\t' {
		return 0
	}
	return n
}

// A Part says what a run is.
type Part uint8

// The parts of a block.
const (
	Words Part = iota // words of the text
	Space             // a line end inside a paragraph, which is shown as a space
	Label             // words of ours: the number of a footnote, the mark of a picture
	Break             // a new line
	Begin             // of an element
	End               // of an element
)

// An Element is what a Begin and an End enclose.
type Element uint8

// The elements of a block.
const (
	Para     Element = iota // a paragraph
	Headline                // Value is its level, 1 to 6
	Quote
	List   // Value is its first number, -1 for bullets
	Item   // Value is its number, -1 for a bullet
	Pre    // lines as they are
	Table  // Text has a letter for each column: l, r, c, or - for none; Value is 1 if its first row is a head
	Row    // of a table
	Cell   // of a row
	Divide // a rule
)

// A Style is how words are set, a set of bits.
type Style uint8

// The styles.
const (
	Strong Style = 1 << iota
	Emph
	Strike
	Coded // a code span
	Linked
)

// A Task is the box of an item.
type Task uint8

// The boxes.
const (
	NoTask Task = iota
	ToDo        // not done
	Done
)

// A Run is a piece of what a block shows, or says where an element begins or ends.
type Run struct {
	From, To int    // the bytes of the source that it stands for
	At       int    // where its text stands in Seen; -1 if there is no room for it
	Text     string // what is shown
	Part     Part
	Style    Style
	Element  Element // of Begin and End
	Task     Task    // of an item
	Loose    bool    // a list whose items stand apart
	Value    int
	Link     int // the link of the block that it belongs to, from 1; 0 for none
}
