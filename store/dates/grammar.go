package dates

import "strings"

// A grammar matches the dates that stand at a symbol.
type grammar struct{ window }

// A form is the shape a date was written in, for what may stand next to it.
type form uint8

const (
	bare    form = iota // 2025
	dashed              // 2025-11-24, 20251124
	slashed             // 10/22/2021
	dotted              // 24.11.2025
	wordy               // with the name of a month
)

// A match is what a pattern found.
type match struct {
	date, other Date
	order       Order
	form        form
	next        int // number of the token after the match
}

// date matches any written date at token i, its weekday included.
func (g *grammar) date(i int) (match, bool) {
	if !g.at(i).is(weekday) {
		return g.calendar(i)
	}
	day := g.at(i).value
	m, ok := g.calendar(g.skip(i+1, comma|dot|the))
	if !ok || m.date.Precision < Day {
		return match{}, false
	}
	// The weekday settles which of two readings is meant.
	if !m.other.IsZero() && m.other.Weekday() != m.date.Weekday() {
		switch day {
		case int(m.date.Weekday()):
			m.other, m.order = Date{}, MonthFirst
		case int(m.other.Weekday()):
			m.date, m.other, m.order = m.other, Date{}, DayFirst
		}
	}
	return m, true
}

// skip returns the number of the token after at most two with one of the roles.
func (g *grammar) skip(i int, r role) int {
	for range 2 {
		if g.at(i).is(r) {
			i++
		}
	}
	return i
}

// calendar matches a date without weekday at token i.
func (g *grammar) calendar(i int) (match, bool) {
	switch t := g.at(i); {
	case t.is(month):
		return g.monthFirst(i)
	case t.small():
		if m, ok := g.numeric(i); ok {
			return m, true
		}
		if m, ok := g.dayFirst(i); ok {
			return m, true
		}
		return g.rangeStart(i)
	case !t.is(number):
	case t.digits == 4:
		if m, ok := g.yearFirst(i); ok {
			return m, true
		}
		return g.bareYear(i)
	case t.digits == 6:
		return g.dateTimeGroup(i)
	case t.digits == 8:
		return g.compact(i)
	}
	return match{}, false
}

// onDay makes a match of a day, with the time of day that may follow.
func (g *grammar) onDay(year, month, day, next int, f form) (match, bool) {
	if month == 0 || day == 0 {
		return match{}, false
	}
	d, ok := New(year, month, day)
	if !ok {
		return match{}, false
	}
	m := match{date: d, form: f, next: next}
	if c, ok := g.clock(next); ok {
		m.date, _ = d.At(c.hour, c.minute)
		m.next = c.next
	}
	return m, true
}

// dayFirst matches "24 November 2025", "the 4th of May 2023" from the 4 on, "24.
// November 2025", "3 de mayo de 2023", "24-Nov-2025" and "24NOV25".
func (g *grammar) dayFirst(i int) (match, bool) {
	j := g.skip(i+1, dot|of|dash|slash|the)
	if !g.at(j).is(month) {
		return match{}, false
	}
	year, next, ok := g.yearAt(j + 1)
	if !ok {
		return match{}, false
	}
	return g.onDay(year, g.at(j).value, g.at(i).value, next, wordy)
}

// monthFirst matches "November 24, 2025", "Nov. 24th 2025", "Thu Jun 5 14:46:12
// CEST 2025", "May 3–5, 2023" (the first day) and "November 2025".
func (g *grammar) monthFirst(i int) (match, bool) {
	name := g.at(i)
	j := g.skip(i+1, dot|the|dash|slash|comma)
	if !g.at(j).small() {
		return g.monthOnly(i)
	}
	day, k := g.at(j).value, j+1
	if g.at(k).is(dash|to) && g.at(k+1).small() && g.at(k+1).value > day {
		k += 2
	}
	if year, next, ok := g.yearAt(k); ok && g.fourDigits(next-1) {
		return g.onDay(year, name.value, day, next, wordy)
	}
	if c, ok := g.clock(j + 1); ok && g.fourDigits(c.next) {
		m, ok := g.onDay(g.at(c.next).value, name.value, day, c.next+1, wordy)
		m.date, _ = m.date.At(c.hour, c.minute)
		return m, ok
	}
	if g.at(j + 1).is(apostrophe) {
		return g.monthOnly(i)
	}
	return g.borrowYear(i, j+1, name.value, day)
}

func (g *grammar) fourDigits(i int) bool {
	t := g.at(i)
	return t.is(number) && t.digits == 4 && plausibleYear(t.value)
}

// monthOnly matches "November 2025", "novembre de 2025" and "Nov '25".
func (g *grammar) monthOnly(i int) (match, bool) {
	name := g.at(i)
	if name.is(dayOnly) || name.is(doubtful) && g.text[name.start] >= 'a' {
		return match{}, false
	}
	j := g.skip(i+1, dot|comma|of|dash)
	t := g.at(j)
	year := t.value
	if t.is(apostrophe) && g.at(j+1).is(number) && g.at(j+1).digits == 2 {
		j++
		year = century(g.at(j).value)
	} else if !g.fourDigits(j) {
		return match{}, false
	}
	if t.is(newline) || g.at(j+1).is(count) || afterNumber(g.text[:name.start]) {
		return match{}, false
	}
	d, ok := New(year, name.value, 0)
	return match{date: d, form: wordy, next: j + 1}, ok
}

// afterNumber reports whether text ends with a number: then a month that follows
// belongs to a day that the calendar does not have.
func afterNumber(text string) bool {
	text = strings.TrimRight(text, " .")
	return text != "" && isDigit(text[len(text)-1])
}

// yearAt matches the year of a date whose day and month stand before token i. A
// year of two digits needs an apostrophe, signs without space as in 24-Nov-25,
// or the end of what is said.
func (g *grammar) yearAt(i int) (year, next int, ok bool) {
	j := g.skip(i, dot|comma|of|dash|slash|apostrophe)
	t := g.at(j)
	switch {
	case g.fourDigits(j):
		return t.value, j + 1, true
	case !t.is(number) || t.digits != 2 || t.is(ordinal):
		return 0, 0, false
	}
	if g.at(j + 1).is(month) { // "18 August-15 September 1951"
		return 0, 0, false
	}
	sure := j > i && g.at(j-1).is(apostrophe) || !t.spaced && (j == i || g.at(j-1).is(dash|slash) && i > 1 && g.at(i-2).is(dash|slash))
	if !sure && (j > i || g.at(j+1).is(colon)) {
		return 0, 0, false
	}
	if _, timed := g.clock(j + 1); !sure && !timed && !g.at(j+1).is(end|comma|dot|closing|separator|newline) {
		return 0, 0, false
	}
	return century(t.value), j + 1, true
}

// century completes a year of two digits as POSIX strptime does.
func century(year int) int {
	if year < 69 {
		return 2000 + year
	}
	return 1900 + year
}

func plausibleYear(y int) bool { return y >= 1000 && y < 2200 }

// rangeStart matches the "3" of "3–5 May 2023" and of "3. bis 5. Mai 2023", and
// the "3 May" of "3 May – 5 June 2023": what is missing stands in the date after.
func (g *grammar) rangeStart(i int) (match, bool) {
	day := g.at(i)
	j := i + 1
	if g.at(j).is(dot) {
		j++
	}
	if k := g.skip(i+1, dot|of); g.at(k).is(month) {
		return g.borrowYear(i, k+1, g.at(k).value, day.value)
	}
	if !g.at(j).is(dash|to|slash) || !g.at(j+1).small() {
		return match{}, false
	}
	m, ok := g.dayFirst(j + 1)
	if !ok || int(m.date.Day) <= day.value {
		return match{}, false
	}
	d, ok := New(int(m.date.Year), int(m.date.Month), day.value)
	return match{date: d, form: wordy, next: j}, ok && day.value > 0
}

// borrowYear makes a match of the tokens from i up to next, a day and a month,
// with the year of the date that follows after a dash or "to".
func (g *grammar) borrowYear(i, next, month, day int) (match, bool) {
	if i > len(g.tokens)/2 || !g.at(next).is(dash|to) {
		return match{}, false
	}
	last, ok := g.date(next + 1)
	if !ok || last.date.Precision < Day || last.form != wordy {
		return match{}, false
	}
	year := int(last.date.Year)
	if int(last.date.Month) < month {
		year--
	}
	d, ok := New(year, month, day)
	return match{date: d, form: wordy, next: next}, ok && day > 0
}
