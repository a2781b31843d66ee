package dates

// move resolves what is told by its distance: "last month", "three days ago",
// "two years later", "tomorrow morning". What cannot be resolved keeps the year 0.
func (r *resolver) move(s *sighting) {
	base := r.base(s)
	s.date = Date{}
	if s.unit == days && s.n == 0 && s.part == noPart && !s.anaphoric && r.narrative { // nowadays
		s.kind, s.n = reference, int(presentRef)
		return
	}
	if base.IsZero() || s.n == many && s.unit >= days {
		return
	}
	n := s.n
	switch s.unit {
	case noUnit: // at that time
		s.date = base
	case seconds, minutes, hours:
		if base.Precision >= Day {
			s.date, s.part = base.Trim(Day), anyTime
		}
	case days:
		if base.Precision >= Day {
			s.date = base.AddDays(n)
		} else if s.part == noPart && n == 0 {
			s.date = base
		}
	case weekends:
		if base.Precision >= Day {
			s.date = base.Monday().AddDays(7*n + 5)
		}
	case weeks:
		if base.Precision >= Day {
			s.date = base.AddDays(7 * n)
		} else if n != 0 {
			s.date = Date{}
		}
	case months:
		if base.Precision >= Month {
			s.date = base.AddMonths(n).Trim(Month)
		}
	case quarters:
		if base.Precision >= Month {
			d := base.AddMonths(3 * n)
			s.index, s.date = int8((int(d.Month)-1)/3+1), d.Trim(Year)
		}
	case halves:
		d := base.AddMonths(6 * n)
		s.index, s.date = int8((int(d.Month)-1)/6+1), d.Trim(Year)
	default:
		if s.unit == years && s.anaphoric && s.rel != 0 && r.sameUnit(s, n) {
			return
		}
		s.date = yearsFrom(base, n, s.unit)
		if s.rel != 0 && s.unit > years { // a decade ago is a year
			s.unit = years
		}
	}
}

// sameUnit takes "a year earlier" after a month or quarter as the same one of
// another year.
func (r *resolver) sameUnit(s *sighting, n int) bool {
	if r.narrative || !r.near(s, 400) || n < -9000 || n > 9000 || r.lastUnit != months && r.lastUnit != quarters {
		return false
	}
	d, ok := New(int(r.last.Year)+n, int(r.last.Month), 0)
	if !ok {
		return false
	}
	s.kind, s.unit, s.date = point, r.lastUnit, d
	if s.unit == quarters {
		s.index, s.date = int8((int(d.Month)-1)/3+1), d.Trim(Year)
	}
	return true
}

func yearsFrom(base Date, n int, u unit) Date {
	switch u {
	case decades:
		n *= 10
	case centuries:
		n *= 100
	case millennia:
		n *= 1000
	}
	year := int(base.Year) + n
	if n < -9000 || n > 9000 || year < 1 || year > 9999 {
		return Date{}
	}
	return Date{Year: int16(year), Precision: Year}
}
