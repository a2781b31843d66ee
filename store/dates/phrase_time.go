package dates

import "slices"

// timed matches a date with or without a time of day, and a time of day alone.
func (g *tagger) timed(i int) (sighting, bool) {
	kind := g.senses(i)
	if g.at(i).is(number) {
		if s, ok := g.clockFirst(i); ok {
			return s, true
		}
	}
	if kind&(dayPart|edge|relation|determiner) != 0 {
		if s, ok := g.partOfDay(i); ok {
			return s, true
		}
	}
	if kind&hedge != 0 && !g.says(i, "over") {
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
func (g *tagger) withTime(s sighting) sighting {
	k := s.next
	if kind, v := g.lex(k); kind&dayPart != 0 && kind&(plural|deictic) == 0 && !g.at(k).is(newline) {
		s.part, s.next = part(v), k+1
		if d, ok := g.dayAfter(s.next); ok && s.kind == point && s.weekday > 0 && d.date.Month > 0 {
			d.part = s.part
			return d
		}
		return s
	}
	if g.at(k).is(newline) || g.at(k).is(at) || g.at(k).is(comma) && g.at(k+1).is(at) {
		return s
	}
	if g.at(k).is(comma) {
		k++
	}
	if c, next, ok := g.hourAt(k, true); ok {
		s.part, s.hour, s.minute, s.next = atClock, uint8(c.hour), uint8(c.minute), next
	}
	return s
}

// dayAfter matches the day that a part of it belongs to: "of January 29, 1960",
// "on Friday".
func (g *tagger) dayAfter(i int) (sighting, bool) {
	j := i
	if g.at(j).is(comma) {
		j++
	}
	if g.says(j, "of", "on") {
		j++
	}
	if g.at(j).is(newline) {
		return sighting{}, false
	}
	d, ok := g.dated(j)
	if !ok || !d.dayLevel() || g.senses(j)&dayPart != 0 {
		return sighting{}, false
	}
	d.form = wordy
	return d, true
}

// clockFirst matches a time and the day that may follow it: "9 a.m. Friday", "6:30
// p.m. on 4 May", "19:00", "1400 hours".
func (g *tagger) clockFirst(i int) (sighting, bool) {
	if g.at(i).is(ordinal) {
		return sighting{}, false
	}
	c, next, ok := g.hourAt(i, false)
	if !ok {
		return sighting{}, false
	}
	s := sighting{kind: shifted, unit: days, anaphoric: true, part: atClock, form: wordy, next: next}
	if d, ok := g.dayAfter(next); ok {
		d.part = atClock
		if g.says(next, "on") { // two expressions, of which the second tells the day of the first
			d.next = next
		}
		s = d
	}
	s.hour, s.minute = uint8(c.hour), uint8(c.minute)
	return s, true
}

// hourAt matches a time of day at token i: 9 a.m., 19:00, 1400 hours, 14.30 Uhr. One
// of two numbers needs a word that calls for a time before it or a sign of one
// after it; after a date it does not.
func (g *tagger) hourAt(i int, dated bool) (c clock, next int, ok bool) {
	t := g.at(i)
	switch {
	case t.is(number) && t.digits == 4:
		c, ok = g.fourDigitHour(i)
	case t.small():
		c, ok = g.hourMinute(i)
	}
	if !ok {
		return clock{}, 0, false
	}
	sep := g.at(i + 1)
	plain := c.next == i+3 && sep.is(colon|dot)    // nothing says that it is a time
	if !plain || dated || !g.at(c.next).is(dash) { // 19:00-03:00 has no zone
		c = g.zone(c)
	}
	next = c.next
	if g.says(next, "local") && g.says(next+1, "time") {
		next += 2
	}
	switch {
	case dated:
	case sep.is(oclock) && c.next == i+2 && t.small(): // 6 hours
		return clock{}, 0, false
	case plain && next == i+3 && (sep.is(dot) || !g.callsForClock(i)):
		return clock{}, 0, false
	}
	return c, next, true
}

// fourDigitHour matches 1400 before "hours" or a zone.
func (g *tagger) fourDigitHour(i int) (clock, bool) {
	v, after := g.at(i).value, g.at(i+1)
	c := clock{v / 100, v % 100, i + 2}
	called := after.is(oclock|zone) && !after.is(newline)
	if !called && g.text[g.at(i).start] == '0' && g.follows(i, "at", "by", "until", "from") { // at 0500
		c.next, called = i+1, true
	}
	return c, c.hour < 24 && c.minute < 60 && called
}

// callsForClock reports whether the words around 19:00 make it a time: it is the
// first of two, stands at the beginning of a line or after a preposition.
func (g *tagger) callsForClock(i int) bool {
	after := g.at(i + 3)
	if after.is(dash|to) && g.at(i+4).small() && g.at(i+5).is(colon) {
		return true
	}
	t := g.at(i)
	if t.digits == 2 && (t.start == 0 || g.text[t.start-1] == '\n') {
		return after.is(word|dash|newline) && !after.is(end)
	}
	switch g.wordAhead(i) {
	case "at", "from", "by", "until", "till", "around", "about", "between", "to", "before", "after", "since", "um", "a", "les", "las", "and":
		return true
	}
	return false
}

// A dayPartRead is a part of the day with what stands before it.
type dayPartRead struct {
	first, at int // tokens: where it begins, the part
	part      part
	rel       int // of the day: -1 for "last night"
	related   bool
	anaphoric bool
	definite  bool // "the"
}

// partOfDay matches "this morning", "the night of May 13", "early the next
// morning", "noon" and "at night".
func (g *tagger) partOfDay(i int) (sighting, bool) {
	d := dayPartRead{first: i, at: i}
	for range 4 {
		kind, v := g.lex(d.at)
		switch {
		case kind&dayPart != 0 && kind&deictic == 0:
			d.part = part(v)
			return g.partAt(&d)
		case g.says(d.at, "early", "late", "mid"):
			if g.at(d.at+1).is(dash) || g.says(d.at+1, "in", "on") {
				d.at++
			}
		case g.says(d.at, "hours") && d.definite && d.at > i+1: // the early hours of
			d.part = morning
			return g.partAt(&d)
		case kind&relation != 0 && kind&standing == 0:
			d.rel, d.related, d.anaphoric = v, true, kind&anaphoric != 0 || d.definite
		case kind&determiner != 0 && v == 0:
			d.definite = true
		default:
			return sighting{}, false
		}
		d.at++
	}
	return sighting{}, false
}

// partAt matches a part of the day and the day that it belongs to.
func (g *tagger) partAt(d *dayPartRead) (sighting, bool) {
	s := sighting{kind: shifted, unit: days, n: d.rel, anaphoric: d.anaphoric, part: d.part, form: wordy, next: d.at + 1}
	if g.says(s.next, "hours") {
		s.next++
	}
	clocked := d.part == noon || d.part == midnight
	bare := d.at == d.first
	if !d.related && (g.says(s.next, "of", "on") || clocked || bare && g.at(s.next).is(weekday)) {
		if day, ok := g.dayAfter(s.next); ok {
			day.part = d.part
			if clocked && g.says(s.next, "on") {
				day.next = s.next
			}
			return day, true
		}
	}
	switch {
	case g.senses(d.at)&plural != 0:
		s.kind, s.n = recurring, 1
		return s, !d.related && g.wordAhead(d.first) != "" && !g.numberAhead(d.first)
	case d.related:
		return s, true
	case bare && d.part == night || d.part == daytime:
		s.kind = recurring
		s.loose = d.part == night && !g.follows(d.first, "at", "by")
		return s, bare && (!g.capital(d.at) || g.wordAhead(d.first) == "")
	}
	s.anaphoric = true
	switch {
	case clocked:
		return s, bare && !g.capital(d.at)
	case d.definite:
		return s, d.part == morning || d.part == afternoon || d.part == evening || d.part == night && g.follows(d.first, "in")
	}
	return s, (d.part == dawn || d.part == dusk) && g.follows(d.first, "at", "by", "before", "after", "until", "from")
}

// follows reports whether one of the words, in lower case, stands before token i.
func (g *tagger) follows(i int, words ...string) bool { return slices.Contains(words, g.wordAhead(i)) }

// numberAhead reports whether a number stands before token i.
func (g *tagger) numberAhead(i int) bool {
	return i > 0 && (g.at(i-1).is(number) || g.senses(i-1)&(cardinal|vague) != 0)
}
