package dates

import "strings"

// numeric matches dates of three numbers that begin with the day or the month:
// 24.11.2025, 10/22/2021, 22-10-2021, 22/10/21.
func (g *grammar) numeric(i int) (match, bool) {
	sep := g.at(i+1).role & (dot | slash | dash)
	if sep == 0 || !g.at(i+3).is(sep) {
		return match{}, false
	}
	a, b, c := g.at(i), g.at(i+2), g.at(i+4)
	if !b.small() || !c.is(number) || (a.role|b.role)&ordinal != 0 {
		return match{}, false
	}
	if !g.tight(i, sep) || (a.role|b.role|c.role)&newline != a.role&newline {
		return match{}, false
	}
	year := c.value
	switch {
	case c.digits == 4 && plausibleYear(year):
	case c.digits == 2 && !c.is(ordinal) && (sep == slash || sep == dot && a.digits == 2 && b.digits == 2 && g.calledFor(i, i+5)):
		year = century(year)
	default:
		return match{}, false
	}
	return g.readings(year, a.value, b.value, i+5, sep)
}

// calledFor reports whether the tokens from i to next are a date rather than the
// number of a version, which 03.06.21 may be as well: a word before or a time
// of day after says so, or nothing else stands on the line.
func (g *grammar) calledFor(i, next int) bool {
	if _, timed := g.clock(next); timed {
		return true
	}
	start := g.at(i).start
	from, to := wordBefore(g.text, 0, start)
	if r, _ := classify(g.text[from:to]); r&(dayAfter|weekday) != 0 {
		return true
	}
	before := strings.TrimRight(g.text[:start], " ")
	return (before == "" || before[len(before)-1] == '\n') && g.at(next).is(end|newline)
}

// tight reports whether the signs between three numbers from token i on have the
// space that people put there: none, or some after full stops.
func (g *grammar) tight(i int, sep role) bool {
	switch {
	case !g.at(i+1).spaced && !g.at(i+2).spaced && !g.at(i+3).spaced && !g.at(i+4).spaced:
		return true
	case sep == dot:
		return !g.at(i+1).spaced && !g.at(i+3).spaced && g.at(i+2).spaced && g.at(i+4).spaced
	}
	return false
}

// readings decides which of two numbers is the day. Full stops mean day first,
// whatever the rest of a text does.
func (g *grammar) readings(year, a, b, next int, sep role) (match, bool) {
	f := dashed
	switch sep {
	case dot:
		f = dotted
	case slash:
		f = slashed
	}
	monthFirst, isMonthFirst := g.onDay(year, a, b, next, f)
	dayFirst, isDayFirst := g.onDay(year, b, a, next, f)
	switch {
	case sep == dot && isDayFirst:
		return dayFirst, true
	case isMonthFirst && isDayFirst:
		if a != b {
			monthFirst.other = dayFirst.date
		}
		return monthFirst, true
	case isDayFirst:
		dayFirst.order = DayFirst
		return dayFirst, true
	case isMonthFirst:
		if sep != dot {
			monthFirst.order = MonthFirst
		}
		return monthFirst, true
	}
	return match{}, false
}

// yearFirst matches ISO 8601 (2025-11-24, 2025-11), 2025/11/24, 2025. 11. 24.,
// 2025年11月24日 and 2025-Nov-24.
func (g *grammar) yearFirst(i int) (match, bool) {
	year := g.at(i)
	if !plausibleYear(year.value) {
		return match{}, false
	}
	if g.at(i + 1).is(yearMark) {
		return g.marked(i)
	}
	sep := g.at(i+1).role & (dot | slash | dash)
	if sep == 0 || g.at(i+1).spaced || g.at(i+2).is(newline) {
		return match{}, false
	}
	m := g.at(i + 2)
	if g.at(i+3).is(sep) && g.at(i+4).small() && (m.small() || m.is(month)) && g.tight(i, sep) {
		f := dashed
		if m.is(month) {
			f = wordy
		}
		return g.onDay(year.value, m.value, g.at(i+4).value, i+5, f)
	}
	if sep != dash || g.text[g.at(i+1).start] != '-' || m.spaced || !m.small() || m.digits != 2 || m.value == 0 {
		return match{}, false
	}
	if g.season(i) && g.before(year.start)&(yearAfter|maybeAfter) != 0 { // "in 2007-08"
		return match{}, false
	}
	d, ok := New(year.value, m.value, 0)
	return match{date: d, form: dashed, next: i + 3}, ok
}

// marked matches dates whose numbers have the signs for year, month and day of
// Chinese, Japanese and Korean.
func (g *grammar) marked(i int) (match, bool) {
	year, m, day := g.at(i).value, g.at(i+2), g.at(i+4)
	switch {
	case !m.small() || !g.at(i+3).is(monthMark):
		d, ok := New(year, 0, 0)
		return match{date: d, form: wordy, next: i + 2}, ok
	case !day.small() || !g.at(i+5).is(dayMark):
		d, ok := New(year, m.value, 0)
		return match{date: d, form: wordy, next: i + 4}, ok && m.value > 0
	}
	return g.onDay(year, m.value, day.value, i+6, wordy)
}

// compact matches 20251124 and 20251124T0541, for days that anything but a
// calendar would hardly number so.
func (g *grammar) compact(i int) (match, bool) {
	v := g.at(i).value
	if year := v / 10000; year < 1950 || year >= 2050 {
		return match{}, false
	}
	return g.onDay(v/10000, v/100%100, v%100, i+1, dashed)
}

// dateTimeGroup matches the military 241800Z NOV 25 (ACP 121): day, hour and
// minute, the letter of the zone, month and year.
func (g *grammar) dateTimeGroup(i int) (match, bool) {
	v, letters := g.at(i).value, g.at(i+1)
	name := g.text[letters.start:letters.end]
	if !letters.is(word) || letters.spaced || !isUpper(name) {
		return match{}, false
	}
	j := i + 2
	monthNumber := g.at(j).value
	switch {
	case len(name) == 1 && g.at(j).is(month):
		j++
	case len(name) > 1:
		r, n := classify(name[1:])
		if r&month == 0 {
			return match{}, false
		}
		monthNumber = n
	default:
		return match{}, false
	}
	year := g.at(j).value
	switch {
	case g.fourDigits(j):
	case g.at(j).is(number) && g.at(j).digits == 2:
		year = century(year)
	default:
		return match{}, false
	}
	d, ok := New(year, monthNumber, v/10000)
	if !ok || v < 10000 {
		return match{}, false
	}
	d, ok = d.At(v/100%100, v%100)
	return match{date: d, form: wordy, next: j + 1}, ok
}
