package written

import "readout/store/dates"

// A Mention is a date written in a text.
type Mention struct {
	Start, End int        // byte offsets in the text
	Date       dates.Date // the reading, or the month-first reading if Other is set
	Other      dates.Date // the day-first reading of an ambiguous numeric date, else zero
	// Order is what a numeric date shows beyond doubt: 22/10/2021 is DayFirst.
	// Undecided for all dates that could not have been read otherwise.
	Order Order
}

// Resolve returns the mention with the reading that order says. Undecided leaves
// both.
func (m Mention) Resolve(order Order) Mention {
	m.Date, m.Other = Resolve(m.Date, m.Other, order)
	return m
}

func Resolve(date, other dates.Date, order Order) (dates.Date, dates.Date) {
	switch {
	case other.IsZero() || order == Undecided:
		return date, other
	case order == DayFirst:
		return other, dates.Date{}
	}
	return date, dates.Date{}
}
