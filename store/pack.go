package store

import "readout/store/dates"

// A day is a date as far as its day, packed so that days sort by time: year,
// month and day in 14, 4 and 5 bits. Parts that are not known are 0, so a year
// stands before its months; 0 is unknown.
type day uint32

// A moment is a whole date, packed so that moments sort as dates do: the day, then
// hour and minute in 5 and 6 bits, then 1 if these are known.
type moment uint64

const (
	dayBits    = 5
	monthBits  = 4
	minuteBits = 12 // of hour, minute and whether they are known
)

func packDay(d dates.Date) day {
	if d.Year <= 0 {
		return 0
	}
	return day(d.Year)<<(monthBits+dayBits) | day(d.Month)<<dayBits | day(d.Day)
}

func pack(d dates.Date) moment {
	m := moment(packDay(d)) << minuteBits
	if m != 0 && d.Precision == dates.Minute {
		m |= moment(d.Hour)<<7 | moment(d.Minute)<<1 | 1
	}
	return m
}

func (m moment) day() day { return day(m >> minuteBits) }

// date unpacks a moment; one that is not in the calendar is unknown.
func (m moment) date() dates.Date {
	date := m.day().date()
	if m&1 != 0 {
		date, _ = date.At(int(m>>7&31), int(m>>1&63))
	}
	return date
}

func (d day) year() int  { return int(d >> (monthBits + dayBits)) }
func (d day) month() int { return int(d >> dayBits & (1<<monthBits - 1)) }
func (d day) of() int    { return int(d & (1<<dayBits - 1)) }

// date unpacks a day; one that is not in the calendar is unknown.
func (d day) date() dates.Date {
	date, _ := dates.New(d.year(), d.month(), d.of())
	return date
}

// first and last are the first and the last day of what d names. A month that
// is written with 31 days reaches no further than one with 30, so the last need not
// be in the calendar.
func (d day) first() day {
	if d.month() == 0 {
		return d | 1<<dayBits | 1
	}
	if d.of() == 0 {
		return d | 1
	}
	return d
}

func (d day) last() day {
	if d.month() == 0 {
		return d | 12<<dayBits | 31
	}
	if d.of() == 0 {
		return d | 31
	}
	return d
}

// trim returns the day no more precise than p.
func (d day) trim(p dates.Precision) day {
	switch p {
	case dates.Unknown:
		return 0
	case dates.Year:
		return d &^ (1<<(monthBits+dayBits) - 1)
	case dates.Month:
		return d &^ (1<<dayBits - 1)
	}
	return d
}

// next is the day, month or year after d. It need not be in the calendar.
func (d day) next() day {
	switch d.precision() {
	case dates.Year:
		return d + 1<<(monthBits+dayBits)
	case dates.Month:
		if d.month() == 12 {
			return (d.trim(dates.Year) | 1<<dayBits) + 1<<(monthBits+dayBits)
		}
		return d + 1<<dayBits
	}
	return d + 1
}

func (d day) precision() dates.Precision {
	switch {
	case d.of() != 0:
		return dates.Day
	case d.month() != 0:
		return dates.Month
	case d != 0:
		return dates.Year
	}
	return dates.Unknown
}
