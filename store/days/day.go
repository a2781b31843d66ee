// Package days packs dates and spans of time into numbers that sort as time does, and into
// the few bytes that they take in a volume.
package days

import (
	"time"

	"readout/store/dates"
)

// A Day is a date as far as its day, packed so that days sort by time: year,
// month and day in 14, 4 and 5 bits. Parts that are not known are 0, so a year
// stands before its months; 0 is unknown.
type Day uint32

// A Moment is a whole date, packed so that moments sort as dates do: the day, then
// hour and minute in 5 and 6 bits, then 1 if these are known.
type Moment uint64

// How many bits the parts of a date take.
const (
	DayBits    = 5
	MonthBits  = 4
	minuteBits = 12 // of hour, minute and whether they are known
)

// Pack packs a date as far as its day.
func Pack(d dates.Date) Day {
	if d.Year <= 0 {
		return 0
	}
	return Day(d.Year)<<(MonthBits+DayBits) | Day(d.Month)<<DayBits | Day(d.Day)
}

// PackMoment packs a whole date.
func PackMoment(d dates.Date) Moment {
	m := Moment(Pack(d)) << minuteBits
	if m != 0 && d.Precision == dates.Minute {
		m |= Moment(d.Hour)<<7 | Moment(d.Minute)<<1 | 1
	}
	return m
}

// Day is the day of a moment.
func (m Moment) Day() Day { return Day(m >> minuteBits) }

// Date unpacks a moment; one that is not in the calendar is unknown.
func (m Moment) Date() dates.Date {
	date := m.Day().Date()
	if m&1 != 0 {
		date, _ = date.At(int(m>>7&31), int(m>>1&63))
	}
	return date
}

// Year is the year, 0 if nothing is known.
func (d Day) Year() int { return int(d >> (MonthBits + DayBits)) }

// Month is the month from 1, 0 if it is not known.
func (d Day) Month() int { return int(d >> DayBits & (1<<MonthBits - 1)) }

// OfMonth is the day of the month from 1, 0 if it is not known.
func (d Day) OfMonth() int { return int(d & (1<<DayBits - 1)) }

// Date unpacks a day; one that is not in the calendar is unknown.
func (d Day) Date() dates.Date {
	date, _ := dates.New(d.Year(), d.Month(), d.OfMonth())
	return date
}

// First is the first day of what d names.
func (d Day) First() Day {
	if d.Month() == 0 {
		return d | 1<<DayBits | 1
	}
	if d.OfMonth() == 0 {
		return d | 1
	}
	return d
}

// Last is the last day of what d names. It need not be in the calendar: every month is taken
// to have 31 days, which makes no difference to what is compared.
func (d Day) Last() Day {
	if d.Month() == 0 {
		return d | 12<<DayBits | 31
	}
	if d.OfMonth() == 0 {
		return d | 31
	}
	return d
}

// Trim returns the day no more precise than p.
func (d Day) Trim(p dates.Precision) Day {
	switch p {
	case dates.Unknown:
		return 0
	case dates.Year:
		return d &^ (1<<(MonthBits+DayBits) - 1)
	case dates.Month:
		return d &^ (1<<DayBits - 1)
	}
	return d
}

// Next is the day, month or year after d. It need not be in the calendar.
func (d Day) Next() Day {
	switch d.Precision() {
	case dates.Year:
		return d + 1<<(MonthBits+DayBits)
	case dates.Month:
		if d.Month() == 12 {
			return (d.Trim(dates.Year) | 1<<DayBits) + 1<<(MonthBits+DayBits)
		}
		return d + 1<<DayBits
	}
	return d + 1
}

// Precision says how much of a date is known.
func (d Day) Precision() dates.Precision {
	switch {
	case d.OfMonth() != 0:
		return dates.Day
	case d.Month() != 0:
		return dates.Month
	case d != 0:
		return dates.Year
	}
	return dates.Unknown
}

// Time is the midnight UTC that a whole day begins with.
func (d Day) Time() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.OfMonth(), 0, 0, 0, 0, time.UTC)
}
