package timex

import (
	"slices"

	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// timed matches a date with or without a time of day, and a time of day alone.
func (g *recognizer) timed(i int) (sighting, bool) {
	meaning := g.senses(i)
	if g.At(i).Is(lexer.Number) {
		if s, ok := g.clockFirst(i); ok {
			return s, true
		}
	}
	if meaning&(dayPart|edge|relation|determiner) != 0 {
		if s, ok := g.partOfDay(i); ok {
			return s, true
		}
	}
	if meaning&hedge != 0 && !g.says(i, "over") {
		if s, ok := g.clockFirst(g.hedges(i)); ok {
			return s, true
		}
	}
	s, ok := g.dated(i)
	if ok && s.dayLevel() {
		s = g.withTime(s)
	}
	return s, ok
}

// withTime takes in the time of day that follows a day: "Sunday evening",
// "tomorrow morning", "19 March at 10:15".
func (g *recognizer) withTime(s sighting) sighting {
	k := s.next
	if meaning, v := g.lex(k); meaning&dayPart != 0 && meaning&(plural|deictic) == 0 && !g.At(k).Is(lexer.Newline) {
		s.period, s.next = dayPeriod(v), k+1
		if d, ok := g.dayAfter(s.next); ok && s.class == point && s.weekday > 0 && d.date.Month > 0 {
			d.period = s.period
			return d
		}
		return s
	}
	if g.At(k).Is(lexer.Newline) || g.At(k).Is(lexer.At) || g.At(k).Is(lexer.Comma) && g.At(k+1).Is(lexer.At) {
		return s
	}
	k = g.Past(k, lexer.Comma)
	if c, next, ok := g.hourAt(k, true); ok {
		s.period, s.hour, s.minute, s.next = atClock, uint8(c.Hour), uint8(c.Minute), next
	}
	return s
}

// dayAfter matches the day that a part of it belongs to: "of January 29, 1960",
// "on Friday".
func (g *recognizer) dayAfter(i int) (sighting, bool) {
	j := g.Past(i, lexer.Comma)
	j = g.pastWord(j, "of", "on")
	if g.At(j).Is(lexer.Newline) {
		return sighting{}, false
	}
	d, ok := g.dated(j)
	if !ok || !d.dayLevel() || g.senses(j)&dayPart != 0 {
		return sighting{}, false
	}
	d.notation = written.Wordy
	return d, true
}

// clockFirst matches a time and the day that may follow it: "9 a.m. Friday", "6:30
// p.m. on 4 May", "19:00", "1400 hours".
func (g *recognizer) clockFirst(i int) (sighting, bool) {
	if g.At(i).Is(lexer.Ordinal) {
		return sighting{}, false
	}
	c, next, ok := g.hourAt(i, false)
	if !ok {
		return sighting{}, false
	}
	s := sighting{class: shifted, unit: days, traits: fromLast, period: atClock, next: next}
	if d, ok := g.dayAfter(next); ok {
		d.period = atClock
		if g.says(next, "on") { // two expressions, of which the second tells the day of the first
			d.next = next
		}
		s = d
	}
	s.hour, s.minute = uint8(c.Hour), uint8(c.Minute)
	return s, true
}

// hourAt matches a time of day at symbol i: 9 a.m., 19:00, 1400 hours, 14.30 Uhr. One
// of two numbers needs a word that calls for a time before it or a sign of one
// after it; after a date it does not.
func (g *recognizer) hourAt(i int, dated bool) (c written.Clock, next int, ok bool) {
	t := g.At(i)
	switch {
	case t.Is(lexer.Number) && t.Digits == 4:
		c, ok = g.fourDigitHour(i)
	case t.Small():
		c, ok = g.HourMinute(i)
	}
	if !ok {
		return written.Clock{}, 0, false
	}
	sep := g.At(i + 1)
	plain := c.Next == i+3 && sep.Is(lexer.Colon|lexer.Dot) // nothing says that it is a time
	if !plain || dated || !g.At(c.Next).Is(lexer.Dash) {    // 19:00-03:00 has no zone
		c = g.Zone(c)
	}
	next = c.Next
	if g.says(next, "local") && g.says(next+1, "time") {
		next += 2
	}
	switch {
	case dated:
	case sep.Is(lexer.Oclock) && c.Next == i+2 && t.Small(): // 6 hours
		return written.Clock{}, 0, false
	case plain && next == i+3 && (sep.Is(lexer.Dot) || !g.callsForClock(i)):
		return written.Clock{}, 0, false
	}
	return c, next, true
}

// fourDigitHour matches 1400 before "hours" or a zone.
func (g *recognizer) fourDigitHour(i int) (written.Clock, bool) {
	v, after := g.At(i).Value, g.At(i+1)
	c := written.Clock{Hour: v / 100, Minute: v % 100, Next: i + 2}
	called := after.Is(lexer.Oclock|lexer.Zone) && !after.Is(lexer.Newline)
	if !called && g.Text[g.At(i).Start] == '0' && g.follows(i, "at", "by", "until", "from") { // at 0500
		c.Next, called = i+1, true
	}
	return c, c.Hour < 24 && c.Minute < 60 && called
}

// callsForClock reports whether the words around 19:00 make it a time: it is the
// first of two, stands at the beginning of a line or after a preposition.
func (g *recognizer) callsForClock(i int) bool {
	after := g.At(i + 3)
	if after.Is(lexer.Dash|lexer.To) && g.At(i+4).Small() && g.At(i+5).Is(lexer.Colon) {
		return true
	}
	t := g.At(i)
	if t.Digits == 2 && (t.Start == 0 || g.Text[t.Start-1] == '\n') {
		return after.Is(lexer.Word|lexer.Dash|lexer.Newline) && !after.Is(lexer.End)
	}
	switch g.wordAhead(i) {
	case "at", "from", "by", "until", "till", "around", "about", "between", "to", "before", "after", "since", "um", "a", "les", "las", "and":
		return true
	}
	return false
}

// A partPhrase is a part of the day with what stands before it.
type partPhrase struct {
	first, at int // symbols: where it begins, the part
	part      dayPeriod
	rel       int // of the day: -1 for "last night"
	traits        // relating, fromLast, withThe
}

// partOfDay matches "this morning", "the night of May 13", "early the next
// morning", "noon" and "at night".
func (g *recognizer) partOfDay(i int) (sighting, bool) {
	d := partPhrase{first: i, at: i}
	for range 4 {
		meaning, v := g.lex(d.at)
		switch {
		case meaning&dayPart != 0 && meaning&deictic == 0:
			d.part = dayPeriod(v)
			return g.partAt(&d)
		case g.says(d.at, "early", "late", "mid"):
			if g.At(d.at+1).Is(lexer.Dash) || g.says(d.at+1, "in", "on") {
				d.at++
			}
		case g.says(d.at, "hours") && d.is(withThe) && d.at > i+1: // the early hours of
			d.part = morning
			return g.partAt(&d)
		case meaning&relation != 0 && meaning&standing == 0:
			d.rel = v
			d.set(relating, true)
			d.set(fromLast, meaning&anaphoric != 0 || d.is(withThe))
		case meaning&determiner != 0 && v == 0:
			d.set(withThe, true)
		default:
			return sighting{}, false
		}
		d.at++
	}
	return sighting{}, false
}

// partAt matches a part of the day and the day that it belongs to.
func (g *recognizer) partAt(d *partPhrase) (sighting, bool) {
	s := sighting{class: shifted, unit: days, n: d.rel, period: d.part, traits: d.traits & fromLast, next: d.at + 1}
	s.next = g.pastWord(s.next, "hours")
	clocked := d.part == noon || d.part == midnight
	bare := d.at == d.first
	if !d.is(relating) && (g.says(s.next, "of", "on") || clocked || bare && g.At(s.next).Is(lexer.Weekday)) {
		if day, ok := g.dayAfter(s.next); ok {
			day.period = d.part
			if clocked && g.says(s.next, "on") {
				day.next = s.next
			}
			return day, true
		}
	}
	switch {
	case g.senses(d.at)&plural != 0:
		s.class, s.n = recurring, 1
		return s, !d.is(relating) && g.wordAhead(d.first) != "" && !g.numberAhead(d.first)
	case d.is(relating):
		return s, true
	case bare && d.part == night || d.part == daytime:
		s.class = recurring
		s.set(narrativeOnly, d.part == night && !g.follows(d.first, "at", "by"))
		return s, bare && (!g.capital(d.at) || g.wordAhead(d.first) == "")
	}
	s.set(fromLast, true)
	switch {
	case clocked:
		return s, bare && !g.capital(d.at)
	case d.is(withThe):
		return s, d.part == morning || d.part == afternoon || d.part == evening || d.part == night && g.follows(d.first, "in")
	}
	return s, (d.part == dawn || d.part == dusk) && g.follows(d.first, "at", "by", "before", "after", "until", "from")
}

// follows reports whether one of the words, in lower case, stands before symbol i.
func (g *recognizer) follows(i int, words ...string) bool {
	return slices.Contains(words, g.wordAhead(i))
}

// numberAhead reports whether a number stands before symbol i.
func (g *recognizer) numberAhead(i int) bool {
	return i > 0 && (g.At(i-1).Is(lexer.Number) || g.senses(i-1)&(cardinal|vague) != 0)
}
