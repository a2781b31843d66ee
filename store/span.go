package store

import (
	"cmp"
	"encoding/binary"
	"slices"

	"readout/store/dates"
	"readout/store/dates/timex"
	"readout/store/dates/written"
)

// A span is the first and the last day, month or year that a text speaks of. Mostly
// the two are the same.
type span struct{ from, to day }

func spanOf(m timex.Expression) span { return span{packDay(m.From), packDay(m.To)} }

// level returns the span with both ends as precise as the coarser one.
func (s span) level() span {
	p := min(s.from.precision(), s.to.precision())
	return span{s.from.trim(p), s.to.trim(p)}
}

// isCentury tells whether a span is a whole century or millennium, which may begin with
// its year 0 or 1.
func (s span) isCentury() bool {
	from, years := s.from.year(), s.to.year()-s.from.year()+1
	return s.from.precision() == dates.Year && (years == 100 || years == 1000) && from%100 <= 1
}

// A stamped is a span as it stands in a volume, with how numeric dates must be read
// for the text to speak of it: Undecided if that does not matter.
type stamped struct {
	span
	only written.Order
}

// What stands in a volume is the first day, which takes 23 bits, with what else there
// is to know of the span.
const (
	reaches    = 1 << 31 // its last day follows in four bytes more
	dayFirst   = 1 << 30 // only if numeric dates are read day first
	monthFirst = 1 << 29 // only if they are not
	dayMask    = 1<<23 - 1
)

func (s stamped) append(data []byte) []byte {
	first := uint32(s.from)
	switch s.only {
	case written.DayFirst:
		first |= dayFirst
	case written.MonthFirst:
		first |= monthFirst
	}
	if s.to == s.from {
		return binary.LittleEndian.AppendUint32(data, first)
	}
	data = binary.LittleEndian.AppendUint32(data, first|reaches)
	return binary.LittleEndian.AppendUint32(data, uint32(s.to))
}

// spans yields the spans of packed times, as an order reads numeric dates.
func spans(data []byte, order written.Order) func(yield func(span) bool) {
	other := uint32(dayFirst)
	if order == written.DayFirst {
		other = monthFirst
	}
	return func(yield func(span) bool) {
		for len(data) >= 4 {
			first := binary.LittleEndian.Uint32(data)
			data = data[4:]
			s := span{day(first & dayMask), day(first & dayMask)}
			if first&reaches != 0 && len(data) >= 4 {
				s.to = max(s.from, day(binary.LittleEndian.Uint32(data)&dayMask))
				data = data[4:]
			}
			if first&other == 0 && !yield(s) {
				return
			}
		}
	}
}

// appendTimes adds the spans of expressions that have a place in the calendar, each
// once and in order.
func appendTimes(times []stamped, list []timex.Expression) []stamped {
	for _, m := range list {
		if s := spanOf(m); s.from != 0 {
			times = append(times, stamped{span: s})
		}
	}
	slices.SortFunc(times, compareTimes)
	return slices.Compact(times)
}

func compareTimes(a, b stamped) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// joinReadings makes one list of what a text speaks of if numeric dates are read month
// first and of what it speaks of if they are read day first.
func joinReadings(month, day []stamped) (both []stamped) {
	for _, t := range month {
		if _, too := slices.BinarySearchFunc(day, t, compareTimes); !too {
			t.only = written.MonthFirst
		}
		both = append(both, t)
	}
	for _, t := range day {
		if _, too := slices.BinarySearchFunc(month, t, compareTimes); !too {
			t.only = written.DayFirst
			both = append(both, t)
		}
	}
	return both
}
