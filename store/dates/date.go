// Package dates is the calendar: a date that knows how precise it is, how dates are
// ordered and counted, and how they are written for machines (ISO 8601).
//
// A date is never more precise than it was written: "November 2025" has no day, and
// what is not known is the zero Date. The packages below find dates in texts: written
// those in full, timex all that a text says of time, published the day that a text
// was published on. All of them read a text by the symbols of lexer.
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
