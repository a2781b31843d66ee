// Package dates finds the dates that people write in texts and gives them a
// type that knows how precise it is.
//
// There are two ways to look at a text. Scan finds the dates that are written in
// full, which is what tells when the text was published (Published). Tag finds all
// that the text says of time, after TimeML, and reads it from the day of
// publication: "last September", "by 2035", "three days ago", "twice a week". Both
// look through the same window of tokens, with the same patterns of full dates.
//
// It promises that a date is never made more precise than it was written
// ("November 2025" has no day), that a numeric date whose day and month could
// be either keeps both readings until somebody decides (Order), and that
// nothing is guessed: what is not a date is not found.
//
// It knows nothing of files, documents or screens.
package dates

// Precision says how much of a Date was written.
type Precision uint8

// The precisions, from the coarsest. Unknown is that of the zero Date.
const (
	Unknown Precision = iota
	Year
	Month
	Day
	Minute
)

// A Date is a point of the civil calendar as precise as it was written. Dates
// are comparable with ==; the zero Date is unknown. Fields finer than Precision
// are zero.
type Date struct {
	Year      int16
	Month     uint8 // 1 to 12
	Day       uint8 // 1 to 31
	Hour      uint8
	Minute    uint8
	Precision Precision
}

// Order says how a numeric date such as 10/11/2024 is to be read.
type Order uint8

// The orders. Undecided leaves such dates ambiguous.
const (
	Undecided Order = iota
	DayFirst
	MonthFirst
)

// A Mention is a date written in a text.
type Mention struct {
	Start, End int  // byte offsets in the text
	Date       Date // the reading, or the month-first reading if Other is set
	Other      Date // the day-first reading of an ambiguous numeric date, else zero
	// Order is what a numeric date shows beyond doubt: 22/10/2021 is DayFirst.
	// Undecided for all dates that could not have been read otherwise.
	Order Order
}

// Declared is a date that a document states about itself outside its text, such
// as a front matter field or an HTML meta element.
type Declared struct {
	Value string // as written
	From  string // where it stood, in words a reader understands: "front matter", "meta article:published_time"
}

// Evidence is all that may tell when a document was published.
type Evidence struct {
	Declared []Declared // best first
	Text     string     // the whole safe text, lines ended by \n, before furniture was cut
	BodyFrom int        // 1-based line of Text where the body begins, 0 if unknown
	BodyTo   int        // last line of the body, 0 if unknown
	Name     string     // path of the file, for dates in file names
	Language string     // BCP 47, if known: it tells how numeric dates are read
	Now      Date       // the day of asking: what lies more than two days after it is no publication date; zero is no bound
}

// A Finding is the answer to when a document was published. The zero Finding
// means that nothing tells.
type Finding struct {
	Date  Date
	Other Date   // the other reading, if day and month could not be told apart; else zero
	From  string // the kind of evidence: "front matter", "metadata line", "dateline", "lead", "file name", …
	Line  int    // 1-based line of Evidence.Text, 0 if it did not stand in the text
}
