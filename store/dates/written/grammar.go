// Package written finds the dates that people write in full: "24 November 2025",
// "10/22/2021", "24. 11. 2025, 14.46 Uhr", "241800Z NOV 25".
//
// Append finds them in a text, Parse reads the value of a field, and a Grammar, which
// both use, gives single patterns to the packages that find more than dates.
//
// A numeric date whose day and month could be either keeps both readings until
// somebody decides (Order); Votes gathers what the documents of a place show.
// Nothing is guessed: what is not a date is not found.
package written

import (
	"strings"

	"readout/store/dates"
	"readout/store/dates/lexer"
)

// A Grammar matches the dates that stand at a symbol. Its patterns take the number of
// the symbol where a date may begin and return the number of the one after it. It is a
// Lexer with patterns: what the Lexer can do, every pattern does all the time.
type Grammar struct{ lexer.Lexer }

// A Notation is the shape a date was written in, for what may stand next to it.
type Notation uint8

const (
	Wordy   Notation = iota // with the name of a month
	Bare                    // 2025
	dashed                  // 2025-11-24, 20251124
	slashed                 // 10/22/2021
	dotted                  // 24.11.2025
)

// A Reading is what a pattern found.
type Reading struct {
	Date, Other dates.Date
	Order       Order
	Notation    Notation
	Next        int // number of the symbol after the match
}

// Date matches any written date at symbol i, its weekday included.
func (g *Grammar) Date(i int) (Reading, bool) {
	if !g.At(i).Is(lexer.Weekday) {
		return g.calendar(i)
	}
	day := g.At(i).Value
	m, ok := g.calendar(g.Skip(i+1, lexer.Comma|lexer.Dot|lexer.The))
	if !ok || m.Date.Precision < dates.Day {
		return Reading{}, false
	}
	// The weekday settles which of two readings is meant.
	if !m.Other.IsZero() && m.Other.Weekday() != m.Date.Weekday() {
		switch day {
		case int(m.Date.Weekday()):
			m.Other, m.Order = dates.Date{}, MonthFirst
		case int(m.Other.Weekday()):
			m.Date, m.Other, m.Order = m.Other, dates.Date{}, DayFirst
		}
	}
	return m, true
}

// Past returns the number of the symbol after symbol i if that has one of the roles, else i.
func (g *Grammar) Past(i int, r lexer.Role) int {
	if g.At(i).Is(r) {
		i++
	}
	return i
}

// Skip returns the number of the symbol after at most two with one of the roles.
func (g *Grammar) Skip(i int, r lexer.Role) int {
	for range 2 {
		i = g.Past(i, r)
	}
	return i
}

// calendar matches a date without weekday at symbol i.
func (g *Grammar) calendar(i int) (Reading, bool) {
	switch t := g.At(i); {
	case t.Is(lexer.Month):
		return g.monthFirst(i)
	case t.Small():
		if m, ok := g.numeric(i); ok {
			return m, true
		}
		if m, ok := g.DayFirst(i); ok {
			return m, true
		}
		return g.rangeStart(i)
	case !t.Is(lexer.Number):
	case t.Digits == 4:
		if m, ok := g.yearFirst(i); ok {
			return m, true
		}
		return g.bareYear(i)
	case t.Digits == 6:
		return g.dateTimeGroup(i)
	case t.Digits == 8:
		return g.compact(i)
	}
	return Reading{}, false
}

// onDay makes a match of a day, with the time of day that may follow.
func (g *Grammar) onDay(year, month, day, next int, f Notation) (Reading, bool) {
	if month == 0 || day == 0 {
		return Reading{}, false
	}
	d, ok := dates.New(year, month, day)
	if !ok {
		return Reading{}, false
	}
	m := Reading{Date: d, Notation: f, Next: next}
	if c, ok := g.clock(next); ok {
		m.Date, _ = d.At(c.Hour, c.Minute)
		m.Next = c.Next
	}
	return m, true
}

// DayFirst matches "24 November 2025", "the 4th of May 2023" from the 4 on, "24.
// November 2025", "3 de mayo de 2023", "24-Nov-2025" and "24NOV25".
func (g *Grammar) DayFirst(i int) (Reading, bool) {
	j := g.Skip(i+1, lexer.Dot|lexer.Of|lexer.Dash|lexer.Slash|lexer.The)
	if !g.At(j).Is(lexer.Month) {
		return Reading{}, false
	}
	year, next, ok := g.yearAt(j + 1)
	if !ok {
		return Reading{}, false
	}
	return g.onDay(year, g.At(j).Value, g.At(i).Value, next, Wordy)
}

// monthFirst matches "November 24, 2025", "Nov. 24th 2025", "Thu Jun 5 14:46:12
// CEST 2025", "May 3–5, 2023" (the first day) and "November 2025".
func (g *Grammar) monthFirst(i int) (Reading, bool) {
	name := g.At(i)
	j := g.Skip(i+1, lexer.Dot|lexer.The|lexer.Dash|lexer.Slash|lexer.Comma)
	if !g.At(j).Small() {
		return g.MonthOnly(i)
	}
	day, k := g.At(j).Value, j+1
	if g.At(k).Is(lexer.Dash|lexer.To) && g.At(k+1).Small() && g.At(k+1).Value > day {
		k += 2
	}
	if year, next, ok := g.yearAt(k); ok && g.FourDigits(next-1) {
		return g.onDay(year, name.Value, day, next, Wordy)
	}
	if c, ok := g.clock(j + 1); ok && g.FourDigits(c.Next) {
		m, ok := g.onDay(g.At(c.Next).Value, name.Value, day, c.Next+1, Wordy)
		m.Date, _ = m.Date.At(c.Hour, c.Minute)
		return m, ok
	}
	if g.At(j + 1).Is(lexer.Apostrophe) {
		return g.MonthOnly(i)
	}
	return g.borrowYear(i, j+1, name.Value, day)
}

// FourDigits reports whether symbol i is a number that may be a year of four digits.
func (g *Grammar) FourDigits(i int) bool {
	t := g.At(i)
	return t.Is(lexer.Number) && t.Digits == 4 && PlausibleYear(t.Value)
}

// MonthOnly matches "November 2025", "novembre de 2025" and "Nov '25".
func (g *Grammar) MonthOnly(i int) (Reading, bool) {
	name := g.At(i)
	if name.Is(lexer.DayOnly) || name.Is(lexer.Doubtful) && g.Text[name.Start] >= 'a' {
		return Reading{}, false
	}
	j := g.Skip(i+1, lexer.Dot|lexer.Comma|lexer.Of|lexer.Dash)
	t := g.At(j)
	year := t.Value
	if t.Is(lexer.Apostrophe) && g.At(j+1).Is(lexer.Number) && g.At(j+1).Digits == 2 {
		j++
		year = FullYear(g.At(j).Value)
	} else if !g.FourDigits(j) {
		return Reading{}, false
	}
	if t.Is(lexer.Newline) || g.At(j+1).Is(lexer.Count) || afterNumber(g.Text[:name.Start]) {
		return Reading{}, false
	}
	d, ok := dates.New(year, name.Value, 0)
	return Reading{Date: d, Next: j + 1}, ok
}

// afterNumber reports whether text ends with a number: then a month that follows
// belongs to a day that the calendar does not have.
func afterNumber(text string) bool {
	text = strings.TrimRight(text, " .")
	return text != "" && lexer.IsDigit(text[len(text)-1])
}

// yearAt matches the year of a date whose day and month stand before symbol i. A
// year of two digits needs an apostrophe, signs without space as in 24-Nov-25,
// or the end of what is said.
func (g *Grammar) yearAt(i int) (year, next int, ok bool) {
	j := g.Skip(i, lexer.Dot|lexer.Comma|lexer.Of|lexer.Dash|lexer.Slash|lexer.Apostrophe)
	t := g.At(j)
	switch {
	case g.FourDigits(j):
		return t.Value, j + 1, true
	case !t.Is(lexer.Number) || t.Digits != 2 || t.Is(lexer.Ordinal):
		return 0, 0, false
	}
	if g.At(j + 1).Is(lexer.Month) { // "18 August-15 September 1951"
		return 0, 0, false
	}
	sure := j > i && g.At(j-1).Is(lexer.Apostrophe) || !t.Spaced && (j == i || g.At(j-1).Is(lexer.Dash|lexer.Slash) && i > 1 && g.At(i-2).Is(lexer.Dash|lexer.Slash))
	if !sure && (j > i || g.At(j+1).Is(lexer.Colon)) {
		return 0, 0, false
	}
	if _, timed := g.clock(j + 1); !sure && !timed && !g.At(j+1).Is(lexer.End|lexer.Comma|lexer.Dot|lexer.Closing|lexer.Separator|lexer.Newline) {
		return 0, 0, false
	}
	return FullYear(t.Value), j + 1, true
}

// FullYear completes a year of two digits as POSIX strptime does.
func FullYear(year int) int {
	if year < 69 {
		return 2000 + year
	}
	return 1900 + year
}

// PlausibleYear reports whether people write of a year y in four digits.
func PlausibleYear(y int) bool { return y >= 1000 && y < 2200 }

// rangeStart matches the "3" of "3–5 May 2023" and of "3. bis 5. Mai 2023", and
// the "3 May" of "3 May – 5 June 2023": what is missing stands in the date after.
func (g *Grammar) rangeStart(i int) (Reading, bool) {
	day := g.At(i)
	j := g.Past(i+1, lexer.Dot)
	if k := g.Skip(i+1, lexer.Dot|lexer.Of); g.At(k).Is(lexer.Month) {
		return g.borrowYear(i, k+1, g.At(k).Value, day.Value)
	}
	if !g.At(j).Is(lexer.Dash|lexer.To|lexer.Slash) || !g.At(j+1).Small() {
		return Reading{}, false
	}
	m, ok := g.DayFirst(j + 1)
	if !ok || int(m.Date.Day) <= day.Value {
		return Reading{}, false
	}
	d, ok := dates.New(int(m.Date.Year), int(m.Date.Month), day.Value)
	return Reading{Date: d, Next: j}, ok && day.Value > 0
}

// borrowYear makes a match of the symbols from i up to next, a day and a month,
// with the year of the date that follows after a dash or "to".
func (g *Grammar) borrowYear(i, next, month, day int) (Reading, bool) {
	if i > lexer.Size/2 || !g.At(next).Is(lexer.Dash|lexer.To) {
		return Reading{}, false
	}
	last, ok := g.Date(next + 1)
	if !ok || last.Date.Precision < dates.Day || last.Notation != Wordy {
		return Reading{}, false
	}
	year := int(last.Date.Year)
	if int(last.Date.Month) < month {
		year--
	}
	d, ok := dates.New(year, month, day)
	return Reading{Date: d, Next: next}, ok && day > 0
}
