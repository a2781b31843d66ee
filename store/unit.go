package store

import (
	"fmt"

	"readout/store/dates"
)

// Start is the first day, month or year of the period of a date. A date too
// coarse for the unit is its own start.
func (u Unit) Start(d dates.Date) dates.Date {
	switch u {
	case ByDecade:
		return dates.Date{Year: d.Year - (d.Year%10+10)%10, Precision: dates.Year}
	case ByYear:
		return d.Trim(dates.Year)
	case ByQuarter:
		if d.Precision < dates.Month {
			return d
		}
		d = d.Trim(dates.Month)
		d.Month -= (d.Month - 1) % 3
		return d
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
	case u == ByQuarter && start.Precision == dates.Month:
		return start.AddMonths(2)
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
	case ByQuarter:
		return start.AddMonths(3)
	case ByMonth:
		return start.AddMonths(1)
	case ByWeek:
		return start.AddDays(7)
	default:
		return start.AddDays(1)
	}
}

// Between counts the periods from the one that begins at from up to that which begins
// at to, which is left out. Both are as precise as the unit.
func (u Unit) Between(from, to dates.Date) int {
	years := int(to.Year) - int(from.Year)
	months := years*12 + int(to.Month) - int(from.Month)
	switch u {
	case ByDecade:
		return years / 10
	case ByYear:
		return years
	case ByQuarter:
		return months / 3
	case ByMonth:
		return months
	case ByWeek:
		return from.DaysUntil(to) / 7
	}
	return from.DaysUntil(to)
}

// Name writes the period that begins at start as queries have it: "2024-Q2", else its
// first day, month or year.
func (u Unit) Name(start dates.Date) string {
	if u == ByQuarter && start.Precision == dates.Month {
		return fmt.Sprintf("%04d-Q%d", start.Year, (start.Month+2)/3)
	}
	return start.String()
}

// String names the unit as on the command line.
func (u Unit) String() string { return Units()[min(u, ByDay)] }

// Units are the names of all units, in their order.
func Units() []string { return []string{"decade", "year", "quarter", "month", "week", "day"} }

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
