package timex

import "readout/store/dates"

// A feastDay is a holiday whose day follows from a rule: a fixed day of a month,
// a weekday of a month, or days from Easter.
type feastDay struct {
	name    string // folded words with one space between
	month   int8   // 0 for Easter
	day     int8   // of the month, or how many weekdays into it (-1 is the last), or days from Easter
	weekday int8   // -1 for a fixed day
}

// feastDays stand by their first word, longer names first.
var feastDays = [...]feastDay{
	{"christmas eve", 12, 24, -1}, {"christmas day", 12, 25, -1}, {"christmas", 12, 25, -1}, {"boxing day", 12, 26, -1},
	{"new year s eve", 12, 31, -1}, {"new year s day", 1, 1, -1}, {"halloween", 10, 31, -1},
	{"epiphany", 1, 6, -1}, {"valentine s day", 2, 14, -1}, {"armistice day", 11, 11, -1}, {"remembrance day", 11, 11, -1},
	{"easter sunday", 0, 0, -1}, {"easter monday", 0, 1, -1}, {"easter", 0, 0, -1}, {"good friday", 0, -2, -1}, {"palm sunday", 0, -7, -1},
	{"ash wednesday", 0, -46, -1}, {"ascension day", 0, 39, -1}, {"pentecost", 0, 49, -1}, {"whit monday", 0, 50, -1},
	{"independence day", 7, 4, -1}, {"veterans day", 11, 11, -1}, {"bastille day", 7, 14, -1}, {"earth day", 4, 22, -1}, {"juneteenth", 6, 19, -1},
	{"labor day", 9, 1, 1}, {"memorial day", 5, -1, 1}, {"columbus day", 10, 2, 1}, {"presidents day", 2, 3, 1}, {"thanksgiving day", 11, 4, 4}, {"thanksgiving", 11, 4, 4},
	{"martin luther king day", 1, 3, 1},
}

// in returns the day of the holiday in a year.
func (f *feastDay) in(year int) dates.Date {
	if f.month == 0 {
		return easter(year).AddDays(int(f.day))
	}
	if f.weekday < 0 {
		d, _ := dates.New(year, int(f.month), int(f.day))
		return d
	}
	d, _ := dates.New(year, int(f.month), 1)
	if f.day < 0 {
		last := d.AddMonths(1).AddDays(-1)
		return last.AddDays(-(int(last.Weekday()) - int(f.weekday) + 7) % 7)
	}
	return d.AddDays((int(f.weekday)-int(d.Weekday())+7)%7 + 7*(int(f.day)-1))
}

// easter returns Easter Sunday of the Gregorian calendar (Butcher's rule, Meeus,
// "Astronomical Algorithms", chapter 8).
func easter(year int) dates.Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	date, _ := dates.New(year, month, day)
	return date
}
