package timex

import "readout/store/dates"

// span tells the first and the last day, month or year of a settled point.
func (s *sighting) span(e *Expression) {
	d := s.date
	e.From, e.To = d, d
	year := int(d.Year)
	switch s.unit {
	case millennia:
		e.From, e.To = yearSpan(year/1000*1000, 1000)
	case centuries:
		e.From, e.To = yearSpan(year/100*100, 100)
	case decades:
		e.From, e.To = yearSpan(year/10*10, 10)
	case seasons: // of the northern half of the world, winter from the December of its year
		e.From, e.To = monthSpan(year, 3+3*int(s.index), 3)
	case quarters:
		e.From, e.To = monthSpan(year, 3*int(s.index)-2, 3)
	case halves:
		e.From, e.To = monthSpan(year, 6*int(s.index)-5, 6)
	case weeks:
		e.From = d.Monday()
		e.To = e.From.AddDays(6)
	case weekends:
		e.From = d.Monday().AddDays(5)
		e.To = e.From.AddDays(1)
	}
	if e.To.IsZero() || e.From.IsZero() { // at the ends of the calendar
		e.From, e.To = d, d
	}
}

func yearSpan(first, n int) (from, to dates.Date) {
	last := min(first+n-1, 9999)
	return dates.Date{Year: int16(max(first, 1)), Precision: dates.Year}, dates.Date{Year: int16(last), Precision: dates.Year}
}

func monthSpan(year, first, n int) (from, to dates.Date) {
	from = dates.Date{Year: int16(year), Month: uint8(first), Precision: dates.Month}
	return from, from.AddMonths(n - 1)
}
