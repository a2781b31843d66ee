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
