package timex

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// dated matches a day, month, season, holiday or year at symbol i without time of
// day.
func (g *recognizer) dated(i int) (sighting, bool) {
	t := g.At(i)
	if !t.Is(lexer.Word | lexer.Number) {
		return sighting{}, false
	}
	if s, ok := g.inEra(i); ok {
		return s, true
	}
	if s, ok := g.decadeOf(i); ok {
		return s, true
	}
	if t.Is(lexer.Number | lexer.Month | lexer.Weekday) {
		if m, ok := g.Date(i); ok && (m.Notation != written.Bare || !g.At(i+1).Is(lexer.Dash) || g.YearPair(i) || m.Next == i+1) {
			return g.fromMatch(i, m), true
		}
	}
	meaning, n := g.lex(i)
	switch {
	case t.Is(lexer.Number):
		return g.dayMonth(i)
	case t.Is(lexer.Month):
		return g.monthAlone(i)
	case meaning&feast != 0:
		return g.feastAt(i)
	case meaning&season != 0:
		return g.seasonAt(i, false)
	case meaning&deictic != 0:
		return g.deicticAt(i, n)
	case g.weekdayNamed(i) > 0:
		return g.weekdayAt(i)
	case meaning&(relation|determiner) != 0:
		return g.related(i)
	}
	return g.fiscalOrQuarter(i)
}

// fromMatch makes a sighting of a date with its year.
func (g *recognizer) fromMatch(i int, m written.Reading) sighting {
	s := sighting{class: point, date: m.Date, other: m.Other, order: m.Order, notation: m.Notation, next: m.Next, unit: days}
	switch m.Date.Precision {
	case dates.Year:
		s.unit = years
		if g.YearPair(i) { // 2007-08 is two years
			s.next, s.notation = i+1, written.Wordy
		}
		if k := g.At(s.next); k.Is(lexer.Dash) && !k.Spaced && (g.At(s.next+1).Is(lexer.Word) || g.shortYearAt(s.next+1)) {
			s.notation = written.Wordy // 1990-94
		}
	case dates.Month:
		s.unit = months
	case dates.Minute:
		s.period, s.hour, s.minute, s.date = atClock, m.Date.Hour, m.Date.Minute, m.Date.Trim(dates.Day)
		g.cutBracket(i, &s)
	}
	return s
}

// cutBracket takes back a time of day in brackets that may go on: "20 March 2003
// (9:34 p.m., …".
func (g *recognizer) cutBracket(i int, s *sighting) {
	for k := i; k < s.next; k++ {
		if g.At(k).Is(lexer.Opening) && !g.At(s.next).Is(lexer.Closing) {
			s.next, s.period = k, noPeriod
			return
		}
	}
}

// dayMonth matches a day and a month without year, "4 May", and the first day of
// a range, the 12 of "12–14 July".
func (g *recognizer) dayMonth(i int) (sighting, bool) {
	day := g.At(i)
	if !day.Small() || day.Value < 1 || day.Value > 31 {
		return sighting{}, false
	}
	if s, ok := g.dayThenMonth(i, i+1); ok {
		return s, true
	}
	j := g.Past(i+1, lexer.Dot)
	joint := g.At(j)
	if !joint.Is(lexer.Dash|lexer.To|lexer.Slash) || joint.Is(lexer.Newline) {
		return sighting{}, false
	}
	if g.says(j+1, "the") {
		j++
	}
	last := g.At(j + 1)
	if !last.Small() || last.Value <= day.Value {
		return sighting{}, false
	}
	s, ok := g.dayThenMonth(j+1, j+2)
	if !ok {
		return s, false
	}
	s.date.Day, s.next = uint8(day.Value), i+1
	return s, true
}

// dayThenMonth matches the month after the day at symbol i.
func (g *recognizer) dayThenMonth(i, j int) (sighting, bool) {
	if m, ok := g.DayFirst(i); ok {
		return g.fromMatch(i, m), true
	}
	j = g.Skip(j, lexer.Dot|lexer.Of|lexer.The)
	name := g.At(j)
	if !name.Is(lexer.Month) || name.Is(lexer.Newline) || name.Is(lexer.DayOnly) {
		return sighting{}, false
	}
	if name.Is(lexer.Doubtful) && !g.capital(j) && !g.says(j, "mars") {
		return sighting{}, false
	}
	day := g.At(i).Value
	if day < 1 || day > dates.DaysIn(2000, name.Value) {
		return sighting{}, false
	}
	return sighting{class: point, unit: days, date: dates.Date{Month: uint8(name.Value), Day: uint8(day), Precision: dates.Day}, next: j + 1}, true
}

// monthAlone matches "May 4" and "May", without a year.
func (g *recognizer) monthAlone(i int) (sighting, bool) {
	name := g.At(i)
	if name.Is(lexer.DayOnly) {
		return sighting{}, false
	}
	j := i + 1
	if g.At(j).Is(lexer.Dot) && !g.At(j).Spaced && g.shortened(i) {
		j++
	}
	s := sighting{class: point, unit: months, date: dates.Date{Month: uint8(name.Value), Precision: dates.Month}, next: j}
	if k := g.Skip(j, lexer.The); g.At(k).Small() && !g.At(k).Is(lexer.Newline) && g.capital(i) {
		day := g.At(k).Value
		if day >= 1 && day <= dates.DaysIn(2000, name.Value) && !g.At(k+1).Is(lexer.Count) && !g.decimal(k) {
			s.unit, s.date.Day, s.date.Precision, s.next = days, uint8(day), dates.Day, k+1
			g.ofYear(&s)
			return s, true
		}
	}
	if y, ok := g.borrowedYear(j); ok {
		s.date.Year = int16(y)
		return s, true
	}
	if g.FourDigits(j) && g.At(j).Is(lexer.Newline) && inTime(g.wordAhead(i)) && g.At(j+1).Is(lexer.Word|lexer.Comma|lexer.Dot) { // in May / 2024 it …
		s.date.Year, s.next = g.year(j), j+1
		return s, true
	}
	return s, g.ofYear(&s) || g.standsAsMonth(i, j)
}

// ofYear takes in the year that a month, day or season is said to be of: "July 25 of
// that year", "March last year".
func (g *recognizer) ofYear(s *sighting) bool {
	k := s.next
	k = g.pastWord(k, "of")
	k = g.pastWord(k, "the")
	meaning, v := g.lex(k)
	if meaning&relation == 0 || meaning&standing != 0 || !g.says(k+1, "year") || g.At(k).Is(lexer.Newline) {
		return false
	}
	s.next, s.rel = k+2, int8(v)
	s.set(relYear, true)
	s.set(fromLast, meaning&anaphoric != 0)
	return true
}

// shortened reports whether the name of a month at symbol i is an abbreviation, which
// a full stop may follow.
func (g *recognizer) shortened(i int) bool {
	switch lexer.Folded(g.Text[g.At(i).Start:g.At(i).End]) {
	case "may", "june", "july", "mars", "mai", "juni", "juli", "juin", "aout", "mayo":
		return false
	}
	return g.At(i).End-g.At(i).Start <= 4
}

// decimal reports whether the number at symbol i goes on after a sign: 4.5, 4,000
// or 4:30.
func (g *recognizer) decimal(i int) bool {
	return g.At(i+1).Is(lexer.Dot|lexer.Comma|lexer.Colon) && !g.At(i+1).Spaced && g.At(i+2).Is(lexer.Number) && !g.At(i+2).Spaced
}

// borrowedYear returns the year that stands after the last of several months:
// "July–November 1954", "June, July and August 2012".
func (g *recognizer) borrowedYear(i int) (int, bool) {
	for range 4 {
		if !g.At(i).Is(lexer.Dash|lexer.To|lexer.Slash|lexer.Comma) || !g.At(i+1).Is(lexer.Month) || !g.capital(i+1) {
			return 0, false
		}
		if m, ok := g.MonthOnly(i + 1); ok {
			return int(m.Date.Year), true
		}
		i += 2
	}
	return 0, false
}

// standsAsMonth reports whether a name without day and year is that of a month
// rather than a word or a person's name.
func (g *recognizer) standsAsMonth(i, next int) bool {
	name := g.At(i)
	text := lexer.Folded(g.Text[name.Start:name.End])
	ahead := g.wordAhead(i)
	if !g.english || !englishMonth(text) {
		return !name.Is(lexer.Doubtful|lexer.DayOnly) && !g.english && len(text) > 3 || callsForMonth(ahead)
	}
	spoken := inTime(ahead)
	switch text {
	case "may", "march", "mar":
		return g.capital(i) && spoken
	case "april", "june", "august": // names of people too
		if g.capital(next) && !g.At(next).Is(lexer.Month|lexer.Weekday) {
			return g.follows(i, "in", "of", "since", "until", "by", "last", "next", "this", "early", "late")
		}
		from, to := lexer.WordBefore(g.Text, 0, name.Start)
		return g.capital(i) && (spoken || ahead == "" || !capitalised(g.Text[from:to]))
	}
	bare := len(text) <= 4 && text != "july" && next == i+1 // Jan without a full stop
	return g.capital(i) && (spoken || !bare)
}

func capitalised(w string) bool { return w != "" && w[0]-'A' < 26 }

func englishMonth(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// inTime reports whether the name of a month after a word is a month.
func inTime(w string) bool {
	switch w {
	case "in", "of", "by", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "from", "to", "through", "during", "before", "after", "for", "between", "and", "throughout", "end", "each", "every", "a", "per", "following", "previous", "past", "coming", "into", "around", "over":
		return true
	}
	return false
}

// callsForMonth reports whether the name of a month after a word of German, French or
// Spanish is a month also in texts whose language is not known.
func callsForMonth(w string) bool {
	switch w {
	case "im", "seit", "bis", "ab", "ende", "anfang", "mitte", "vom", "zum", "en", "depuis", "debut", "fin", "desde", "hasta", "mediados", "finales", "principios":
		return true
	}
	return false
}

// dayAlone matches a day without month, "the 13th" or the "13" of "from the 13th
// to the 19th of October".
func (g *recognizer) dayAlone(i int) (sighting, bool) {
	if s, ok := g.dayMonth(i); ok {
		return s, true
	}
	ahead := g.wordAhead(i - 1)
	if next := g.At(i + 1); next.Is(lexer.Word) && !next.Is(lexer.To|lexer.The|lexer.Of|lexer.At|lexer.YearAfter|lexer.MaybeAfter) || ahead != "on" && ahead != "by" && ahead != "until" && ahead != "from" && ahead != "to" {
		return sighting{}, false
	}
	return sighting{class: point, unit: days, date: dates.Date{Day: uint8(g.At(i).Value), Precision: dates.Day}, next: i + 1}, true
}

// secondDay matches the 5 of "May 4 and 5" after the first was found.
func (g *recognizer) secondDay(s *sighting) (sighting, bool) {
	i := s.next
	if s.class != point || s.date.Precision != dates.Day || s.date.Month == 0 || s.notation != written.Wordy || i < 2 || !g.At(i-1).Is(lexer.Number) || !g.At(i-2).Is(lexer.Month) {
		return sighting{}, false
	}
	day := g.At(i + 1)
	if !g.At(i).Is(lexer.To|lexer.Dash) || !day.Small() || day.Value <= int(s.date.Day) || day.Value > 31 || day.Is(lexer.Newline) || g.decimal(i+1) {
		return sighting{}, false
	}
	after := g.At(i + 2)
	if after.Is(lexer.Word) && !after.Is(lexer.Of|lexer.To|lexer.At|lexer.The|lexer.YearAfter|lexer.MaybeAfter) && !g.says(i+2, "were") && !g.says(i+2, "was") || after.Is(lexer.Dash|lexer.Slash|lexer.Month|lexer.Number) {
		return sighting{}, false
	}
	t := *s
	t.date.Day = uint8(day.Value)
	t.start, t.end, t.next = day.Start, day.End, i+2
	return t, true
}
