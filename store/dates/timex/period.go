package timex

import "readout/store/dates"

// span tells the first and the last day, month or year of a settled point.
func (s *sighting) span(e *Expression) {
	d := s.date
	e.From, e.To = d, d
	year := int(d.Year)
	switch unit := units[s.unit]; {
	case unit.years > 1:
		e.From, e.To = yearSpan(year/unit.years*unit.years, unit.years)
	case unit.months > 0:
		e.From, e.To = monthSpan(year, s.firstMonth(year), unit.months)
	case s.unit == weeks:
		e.From = d.Monday()
		e.To = e.From.AddDays(6)
	case s.unit == weekends:
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
