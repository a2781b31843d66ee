package markup

// A Part says what a run is.
type Part uint8

// The parts of a block.
const (
	Words Part = iota // words of the text
	Space             // a line end inside a paragraph, which is shown as a space
	Label             // words that are ours: the number of a footnote, what tells that something is a picture
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
