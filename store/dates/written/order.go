package written

// Order says how a numeric date such as 10/11/2024 is to be read.
type Order uint8

// The orders. Undecided leaves such dates ambiguous.
const (
	Undecided Order = iota
	DayFirst
	MonthFirst
)
