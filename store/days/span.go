package days

import (
	"cmp"
	"encoding/binary"
	"slices"

	"readout/store/dates"
	"readout/store/dates/written"
)

// A Span is the first and the last day, month or year that a text speaks of. Mostly
// the two are the same.
type Span struct{ From, To Day }

// SpanOf is the span of two dates.
func SpanOf(from, to dates.Date) Span { return Span{Pack(from), Pack(to)} }

// Level returns the span with both ends as precise as the coarser one.
func (s Span) Level() Span {
	p := min(s.From.Precision(), s.To.Precision())
	return Span{s.From.Trim(p), s.To.Trim(p)}
}

// IsCentury reports whether a span is a whole century or millennium, which may begin with
// its year 0 or 1.
func (s Span) IsCentury() bool {
	from, years := s.From.Year(), s.To.Year()-s.From.Year()+1
	return s.From.Precision() == dates.Year && (years == 100 || years == 1000) && from%100 <= 1
}

// A PackedSpan is a span as it stands in a volume, with how numeric dates must be read
// for the text to speak of it: Undecided if that does not matter.
type PackedSpan struct {
	Span
	Only written.Order
}

// What stands in a volume is the first day, which takes 23 bits, with what else there
// is to know of the span.
const (
	reaches    = 1 << 31 // its last day follows in four bytes more
	dayFirst   = 1 << 30 // only if numeric dates are read day first
	monthFirst = 1 << 29 // only if they are not
	DayMask    = 1<<23 - 1
)

// Append appends the span in four bytes, or in eight.
func (s PackedSpan) Append(data []byte) []byte {
	first := uint32(s.From)
	switch s.Only {
	case written.DayFirst:
		first |= dayFirst
	case written.MonthFirst:
		first |= monthFirst
	}
	if s.To == s.From {
		return binary.LittleEndian.AppendUint32(data, first)
	}
	data = binary.LittleEndian.AppendUint32(data, first|reaches)
	return binary.LittleEndian.AppendUint32(data, uint32(s.To))
}

// Spans yields the spans of packed times, as an order reads numeric dates.
func Spans(data []byte, order written.Order) func(yield func(Span) bool) {
	other := uint32(dayFirst)
	if order == written.DayFirst {
		other = monthFirst
	}
	return func(yield func(Span) bool) {
		for len(data) >= 4 {
			first := binary.LittleEndian.Uint32(data)
			data = data[4:]
			s := Span{Day(first & DayMask), Day(first & DayMask)}
			if first&reaches != 0 && len(data) >= 4 {
				s.To = max(s.From, Day(binary.LittleEndian.Uint32(data)&DayMask))
				data = data[4:]
			}
			if first&other == 0 && !yield(s) {
				return
			}
		}
	}
}

// Sorted returns spans in order, each once. It uses the memory of the list.
func Sorted(list []PackedSpan) []PackedSpan {
	slices.SortFunc(list, compareSpans)
	return slices.Compact(list)
}

func compareSpans(a, b PackedSpan) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

// JoinReadings makes one list of what a text speaks of if numeric dates are read month
// first and of what it speaks of if they are read day first.
func JoinReadings(month, day []PackedSpan) (both []PackedSpan) {
	for _, t := range month {
		if _, too := slices.BinarySearchFunc(day, t, compareSpans); !too {
			t.Only = written.MonthFirst
		}
		both = append(both, t)
	}
	for _, t := range day {
		if _, too := slices.BinarySearchFunc(month, t, compareSpans); !too {
			t.Only = written.DayFirst
			both = append(both, t)
		}
	}
	return both
}
