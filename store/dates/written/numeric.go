package written

import (
	"strings"

	"readout/store/dates"
	"readout/store/dates/lexer"
)

// numeric matches dates of three numbers that begin with the day or the month:
// 24.11.2025, 10/22/2021, 22-10-2021, 22/10/21.
func (g *Grammar) numeric(i int) (Reading, bool) {
	sep := g.At(i+1).Role & (lexer.Dot | lexer.Slash | lexer.Dash)
	if sep == 0 || !g.At(i+3).Is(sep) {
		return Reading{}, false
	}
	a, b, c := g.At(i), g.At(i+2), g.At(i+4)
	if !b.Small() || !c.Is(lexer.Number) || (a.Role|b.Role)&lexer.Ordinal != 0 {
		return Reading{}, false
	}
	if !g.tight(i, sep) || (a.Role|b.Role|c.Role)&lexer.Newline != a.Role&lexer.Newline {
		return Reading{}, false
	}
	year := c.Value
	switch {
	case c.Digits == 4 && PlausibleYear(year):
	case c.Digits == 2 && !c.Is(lexer.Ordinal) && (sep == lexer.Slash || sep == lexer.Dot && a.Digits == 2 && b.Digits == 2 && g.calledFor(i, i+5)):
		year = FullYear(year)
	default:
		return Reading{}, false
	}
	return g.readings(year, a.Value, b.Value, i+5, sep)
}

// calledFor reports whether the symbols from i to next are a date rather than the
// number of a version, which 03.06.21 may be as well: a word before or a time
// of day after says so, or nothing else stands on the line.
func (g *Grammar) calledFor(i, next int) bool {
	if _, timed := g.clock(next); timed {
		return true
	}
	start := g.At(i).Start
	from, to := lexer.WordBefore(g.Text, 0, start)
	if r, _ := lexer.Classify(g.Text[from:to]); r&(lexer.DayAfter|lexer.Weekday) != 0 {
		return true
	}
	before := strings.TrimRight(g.Text[:start], " ")
	return (before == "" || before[len(before)-1] == '\n') && g.At(next).Is(lexer.End|lexer.Newline)
}

// tight reports whether the signs between three numbers from symbol i on have the
// space that people put there: none, or some after full stops.
func (g *Grammar) tight(i int, sep lexer.Role) bool {
	switch {
	case !g.At(i+1).Spaced && !g.At(i+2).Spaced && !g.At(i+3).Spaced && !g.At(i+4).Spaced:
		return true
	case sep == lexer.Dot:
		return !g.At(i+1).Spaced && !g.At(i+3).Spaced && g.At(i+2).Spaced && g.At(i+4).Spaced
	}
	return false
}

// readings decides which of two numbers is the day. Full stops mean day first,
// whatever the rest of a text does.
func (g *Grammar) readings(year, a, b, next int, sep lexer.Role) (Reading, bool) {
	f := dashed
	switch sep {
	case lexer.Dot:
		f = dotted
	case lexer.Slash:
		f = slashed
	}
	monthFirst, isMonthFirst := g.onDay(year, a, b, next, f)
	dayFirst, isDayFirst := g.onDay(year, b, a, next, f)
	switch {
	case sep == lexer.Dot && isDayFirst:
		return dayFirst, true
	case isMonthFirst && isDayFirst:
		if a != b {
			monthFirst.Other = dayFirst.Date
		}
		return monthFirst, true
	case isDayFirst:
		dayFirst.Order = DayFirst
		return dayFirst, true
	case isMonthFirst:
		if sep != lexer.Dot {
			monthFirst.Order = MonthFirst
		}
		return monthFirst, true
	}
	return Reading{}, false
}

// yearFirst matches ISO 8601 (2025-11-24, 2025-11), 2025/11/24, 2025. 11. 24.,
// 2025年11月24日 and 2025-Nov-24.
func (g *Grammar) yearFirst(i int) (Reading, bool) {
	year := g.At(i)
	if !PlausibleYear(year.Value) {
		return Reading{}, false
	}
	if g.At(i + 1).Is(lexer.YearMark) {
		return g.marked(i)
	}
	sep := g.At(i+1).Role & (lexer.Dot | lexer.Slash | lexer.Dash)
	if sep == 0 || g.At(i+1).Spaced || g.At(i+2).Is(lexer.Newline) {
		return Reading{}, false
	}
	m := g.At(i + 2)
	if g.At(i+3).Is(sep) && g.At(i+4).Small() && (m.Small() || m.Is(lexer.Month)) && g.tight(i, sep) {
		f := dashed
		if m.Is(lexer.Month) {
			f = Wordy
		}
		return g.onDay(year.Value, m.Value, g.At(i+4).Value, i+5, f)
	}
	if sep != lexer.Dash || g.Text[g.At(i+1).Start] != '-' || m.Spaced || !m.Small() || m.Digits != 2 || m.Value == 0 {
		return Reading{}, false
	}
	if g.YearPair(i) && g.before(year.Start)&(lexer.YearAfter|lexer.MaybeAfter) != 0 { // "in 2007-08"
		return Reading{}, false
	}
	d, ok := dates.New(year.Value, m.Value, 0)
	return Reading{Date: d, Notation: dashed, Next: i + 3}, ok
}

// marked matches dates whose numbers have the signs for year, month and day of
// Chinese, Japanese and Korean.
func (g *Grammar) marked(i int) (Reading, bool) {
	year, m, day := g.At(i).Value, g.At(i+2), g.At(i+4)
	switch {
	case !m.Small() || !g.At(i+3).Is(lexer.MonthMark):
		d, ok := dates.New(year, 0, 0)
		return Reading{Date: d, Next: i + 2}, ok
	case !day.Small() || !g.At(i+5).Is(lexer.DayMark):
		d, ok := dates.New(year, m.Value, 0)
		return Reading{Date: d, Next: i + 4}, ok && m.Value > 0
	}
	return g.onDay(year, m.Value, day.Value, i+6, Wordy)
}

// compact matches 20251124 and 20251124T0541, for days that anything but a
// calendar would hardly number so.
func (g *Grammar) compact(i int) (Reading, bool) {
	v := g.At(i).Value
	if year := v / 10000; year < 1950 || year >= 2050 {
		return Reading{}, false
	}
	return g.onDay(v/10000, v/100%100, v%100, i+1, dashed)
}

// dateTimeGroup matches the military 241800Z NOV 25 (ACP 121): day, hour and
// minute, the letter of the zone, month and year.
func (g *Grammar) dateTimeGroup(i int) (Reading, bool) {
	v, letters := g.At(i).Value, g.At(i+1)
	name := g.Text[letters.Start:letters.End]
	if !letters.Is(lexer.Word) || letters.Spaced || !lexer.IsUpper(name) {
		return Reading{}, false
	}
	j := i + 2
	monthNumber := g.At(j).Value
	switch {
	case len(name) == 1 && g.At(j).Is(lexer.Month):
		j++
	case len(name) > 1:
		r, n := lexer.Classify(name[1:])
		if r&lexer.Month == 0 {
			return Reading{}, false
		}
		monthNumber = n
	default:
		return Reading{}, false
	}
	year := g.At(j).Value
	switch {
	case g.FourDigits(j):
	case g.At(j).Is(lexer.Number) && g.At(j).Digits == 2:
		year = FullYear(year)
	default:
		return Reading{}, false
	}
	d, ok := dates.New(year, monthNumber, v/10000)
	if !ok || v < 10000 {
		return Reading{}, false
	}
	d, ok = d.At(v/100%100, v%100)
	return Reading{Date: d, Next: j + 1}, ok
}
