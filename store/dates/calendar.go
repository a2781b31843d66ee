package dates

import (
	"cmp"
	"time"
)

// New returns the date of a year, a month and a day, or of a month if day is 0,
// or of a year if month is 0 too. It reports false for what is not in the
// (proleptic Gregorian) calendar and for years outside 1 to 9999.
func New(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 {
		return Date{}, false
	}
	d := Date{Year: int16(year), Month: uint8(month), Precision: Month}
	switch {
	case month == 0:
		d.Precision = Year
		return d, day == 0
	case day == 0:
		return d, true
	case day > DaysIn(year, month):
		return Date{}, false
	}
	d.Day, d.Precision = uint8(day), Day
	return d, true
}

// At returns the minute of a day. It reports false if d has no day or there is
// no such time.
func (d Date) At(hour, minute int) (Date, bool) {
	if d.Precision < Day || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return Date{}, false
	}
	d.Hour, d.Minute, d.Precision = uint8(hour), uint8(minute), Minute
	return d, true
}

// FromTime returns the minute of t on the clock of t's zone.
func FromTime(t time.Time) Date {
	d, ok := New(t.Year(), int(t.Month()), t.Day())
	if !ok {
		return Date{}
	}
	d, _ = d.At(t.Hour(), t.Minute())
	return d
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Precision == Unknown }

// Compare orders dates by time, -1 if d comes first. A coarse date stands at
// the start of its period, before everything inside it; the unknown date before
// all others. Only equal dates compare as 0.
func (d Date) Compare(e Date) int {
	return cmp.Or(
		cmp.Compare(d.Year, e.Year),
		cmp.Compare(d.Month, e.Month),
		cmp.Compare(d.Day, e.Day),
		cmp.Compare(d.Hour, e.Hour),
		cmp.Compare(d.Minute, e.Minute),
		cmp.Compare(d.Precision, e.Precision),
	)
}

// Trim returns the date no more precise than p: its day, its month, its year.
func (d Date) Trim(p Precision) Date {
	if d.Precision <= p {
		return d
	}
	t := Date{Precision: p}
	if p >= Year {
		t.Year = d.Year
	}
	if p >= Month {
		t.Month = d.Month
	}
	if p >= Day {
		t.Day = d.Day
	}
	return t
}

// First returns the first day of the period that d names, itself for a day. The
// unknown date stays unknown, as it does in all methods below.
func (d Date) First() Date {
	if d.IsZero() {
		return Date{}
	}
	return Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1), Precision: Day}
}

// Last returns the last day of the period that d names.
func (d Date) Last() Date {
	last := d.First()
	if d.Precision == Year {
		last.Month = 12
	}
	if d.Precision == Year || d.Precision == Month {
		last.Day = uint8(DaysIn(int(last.Year), int(last.Month)))
	}
	return last
}

// Contains reports whether e lies wholly in the period that d names.
func (d Date) Contains(e Date) bool {
	return !d.IsZero() && e.Precision >= d.Precision && e.Trim(d.Precision) == d
}

// AddDays returns the day n days after the first of d, unknown if that leaves
// the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > maxDays || n < -maxDays {
		return Date{}
	}
	return fromDays(d.days() + n)
}

// AddMonths returns d moved by n months at its precision; a year is its January.
// A day that the month does not have becomes the last of the month.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() || n > maxDays || n < -maxDays {
		return Date{}
	}
	months := int(d.Year)*12 + max(int(d.Month), 1) - 1 + n
	year, month := months/12, months%12+1
	if months < 12 || year > 9999 {
		return Date{}
	}
	d.Year, d.Month = int16(year), uint8(month)
	d.Precision = max(d.Precision, Month)
	d.Day = min(d.Day, uint8(DaysIn(year, month)))
	return d
}

// Weekday returns the weekday of the first day of d, Sunday for the unknown date.
func (d Date) Weekday() time.Weekday {
	if d.IsZero() {
		return time.Sunday
	}
	return time.Weekday(((d.days()+4)%7 + 7) % 7) // 1970-01-01 was a Thursday
}

// Monday returns the first day of the week (ISO 8601) that the first day of d is in.
func (d Date) Monday() Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// Week returns the number of that week and the year that it is counted in (ISO
// 8601), zeros for the unknown date.
func (d Date) Week() (year, week int) {
	thursday := d.Monday().AddDays(3)
	if thursday.IsZero() {
		return 0, 0
	}
	start := Date{Year: thursday.Year, Month: 1, Day: 1, Precision: Day}
	return int(thursday.Year), (thursday.days()-start.days())/7 + 1
}

// maxDays is more days than the calendar of this package has.
const maxDays = 4_000_000

func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// DaysUntil counts the days from the first of d to the first of e.
func (d Date) DaysUntil(e Date) int { return e.days() - d.days() }

// days counts the days since 1970-01-01 to the first of d (Hinnant,
// "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
func (d Date) days() int {
	first := d.First()
	y, m, day := int(first.Year), int(first.Month), int(first.Day)
	if m <= 2 {
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + day - 1 - 719468
}

// fromDays is the inverse of days (civil_from_days).
func fromDays(n int) Date {
	n += 719468
	if n < 0 {
		return Date{}
	}
	era, n := n/146097, n%146097
	yoe := (n - n/1460 + n/36524 - n/146096) / 365
	doy := n - (365*yoe + yoe/4 - yoe/100)
	month := (5*doy + 2) / 153
	day := doy - (153*month+2)/5 + 1
	year := era*400 + yoe
	if month += 3; month > 12 {
		year, month = year+1, month-12
	}
	d, _ := New(year, month, day)
	return d
}
