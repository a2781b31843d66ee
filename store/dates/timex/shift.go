package timex

import "readout/store/dates"

// move resolves what is told by its distance: "last month", "three days ago",
// "two years later", "tomorrow morning". What cannot be resolved keeps the year 0.
func (r *resolver) move(s *sighting) {
	base := r.base(s)
	s.date = dates.Date{}
	switch {
	case s.unit == days && s.n == 0 && s.period == noPeriod && !s.is(fromLast) && r.narrative: // today, as a word for now
		s.class, s.n = reference, int(presentRef)
	case base.IsZero() || s.n == many && s.unit >= days:
	case s.unit == noUnit: // at that time
		s.date = base
	case s.unit <= weeks:
		r.moveDays(s, base)
	case s.unit <= halves:
		moveMonths(s, base)
	case s.unit == years && s.is(fromLast) && s.rel != 0 && r.sameUnit(s, s.n):
	default:
		s.date = yearsFrom(base, s.n, s.unit)
		if s.rel != 0 { // a decade ago is a year
			s.unit = years
		}
	}
}

// moveDays counts in days and weeks, for which the base has to be a day. An hour
// from then is some time of the day.
func (r *resolver) moveDays(s *sighting, base dates.Date) {
	switch {
	case s.unit == days && s.n == 0 && s.period == noPeriod:
		s.date = base
	case base.Precision < dates.Day:
	case s.unit < days:
		s.date, s.period = base, anyTime
	case s.unit == days:
		s.date = base.AddDays(s.n)
	case s.unit == weekends:
		s.date = base.Monday().AddDays(7*s.n + 5)
	default:
		s.date = base.AddDays(7 * s.n)
	}
}

// moveMonths counts in months and parts of the year made of them.
func moveMonths(s *sighting, base dates.Date) {
	if base.Precision < dates.Month {
		return
	}
	length := max(units[s.unit].months, 1)
	d := base.AddMonths(length * s.n).Trim(dates.Month)
	if s.date = d; length > 1 {
		s.index, s.date = int8((max(int(d.Month), 1)-1)/length+1), d.Trim(dates.Year)
	}
}

// sameUnit takes "a year earlier" after a month or quarter as the same one of
// another year.
func (r *resolver) sameUnit(s *sighting, n int) bool {
	if r.narrative || !r.near(s, 400) || n < -9000 || n > 9000 || r.lastUnit != months && r.lastUnit != quarters {
		return false
	}
	d, ok := dates.New(int(r.last.Year)+n, int(r.last.Month), 0)
	if !ok {
		return false
	}
	s.class, s.unit, s.date = point, r.lastUnit, d
	if s.unit == quarters {
		s.index, s.date = int8((int(d.Month)-1)/3+1), d.Trim(dates.Year)
	}
	return true
}

func yearsFrom(base dates.Date, n int, u unit) dates.Date {
	n *= units[u].years
	year := int(base.Year) + n
	if n < -9000 || n > 9000 || year < 1 || year > 9999 {
		return dates.Date{}
	}
	return dates.Date{Year: int16(year), Precision: dates.Year}
}

// span fills in the first and the last day, month or year of a settled point.
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
