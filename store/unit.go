package store

import "readout/store/dates"

// Start is the first day, month or year of the period of a date. A date too
// coarse for the unit is its own start.
func (u Unit) Start(d dates.Date) dates.Date {
	switch u {
	case ByDecade:
		return dates.Date{Year: d.Year - (d.Year%10+10)%10, Precision: dates.Year}
	case ByYear:
		return d.Trim(dates.Year)
	case ByMonth:
		return d.Trim(dates.Month)
	case ByWeek:
		if d.Precision < dates.Day {
			return d
		}
		return d.Monday()
	default:
		return d.Trim(dates.Day)
	}
}

// End is the last day, month or year of the period that begins at start, with
// the precision of start.
func (u Unit) End(start dates.Date) dates.Date {
	switch {
	case u == ByDecade:
		start.Year += 9
		return start
	case u == ByWeek && start.Precision == dates.Day:
		return start.AddDays(6)
	default:
		return start
	}
}

// Next is the start of the period after the one that begins at start.
func (u Unit) Next(start dates.Date) dates.Date {
	switch u {
	case ByDecade:
		start.Year += 10
		return start
	case ByYear:
		start.Year++
		return start
	case ByMonth:
		return start.AddMonths(1)
	case ByWeek:
		return start.AddDays(7)
	default:
		return start.AddDays(1)
	}
}

// String names the unit as on the command line.
func (u Unit) String() string {
	return [...]string{"decade", "year", "month", "week", "day"}[min(u, ByDay)]
}

// String names the kind as in JSON.
func (k DateKind) String() string {
	if k == Mentioned {
		return "mentioned"
	}
	return "published"
}

// atMost is the unit, or the longer one in which dates of a precision can be told apart.
func (u Unit) atMost(p dates.Precision) Unit {
	switch p {
	case dates.Year:
		return min(u, ByYear)
	case dates.Month:
		return min(u, ByMonth)
	}
	return u
}
