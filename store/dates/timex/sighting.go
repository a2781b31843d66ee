package timex

import (
	"readout/store/dates"
	"readout/store/dates/written"
)

// A class is how a sighting tells its time.
type class uint8

const (
	point     class = iota // a place in the calendar, of which parts may be missing
	shifted                // some units from a date: last month, three days ago
	length                 // a length of time
	recurring              // a set of times
	ancient                // n years or centuries before Christ
	reference              // now, recently: no place in the calendar
)

// A sighting is a time expression as it was read, before it is known which
// day relative ones count from.
type sighting struct {
	start, end int
	next       int // number of the symbol after it
	class      class
	date       dates.Date // what is written of a point; the year is 0 if it is not
	other      dates.Date
	order      written.Order
	notation   written.Notation
	unit       unit  // what a point is (days unless told otherwise) or how a shift counts
	index      int8  // of a season, quarter or half
	weekday    int8  // 1 to 7 for Sunday to Saturday, 0 if none is named
	feast      int8  // number of a holiday in feastDays, from 1
	n          int   // how many units; many if it is not told
	rel        int8  // of a point: -1 the last such, 1 the next such
	hour       uint8 // with period atClock
	minute     uint8
	period     dayPeriod // of the day
	traits
}

// yearDate returns a year between 0 and 9999.
func yearDate(year int) dates.Date { return dates.Date{Year: int16(year), Precision: dates.Year} }

// inYear returns the sighting of a year, or of a longer unit that begins with it.
func inYear(u unit, year, next int) sighting {
	return sighting{class: point, unit: u, date: yearDate(year), next: next}
}

// many is the number of a few, several and bare plurals: X in a value.
const many = -1000

// written reports whether the year of a point is told.
func (s *sighting) written() bool { return s.class == point && s.date.Year > 0 }

// missing reports whether the year of a point has to be found.
func (s *sighting) missing() bool { return s.class == point && s.date.Year == 0 }

// dayLevel reports whether the sighting is of one day, so that a time of day can
// be told of it.
func (s *sighting) dayLevel() bool {
	switch s.class {
	case point:
		return s.period == noPeriod && s.unit == days
	case shifted:
		return s.period == noPeriod && s.unit == days && s.n != many
	}
	return false
}
