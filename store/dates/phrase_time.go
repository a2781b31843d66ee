package dates

// timed matches a date with or without a time of day, and a time of day alone.
func (g *tagger) timed(i int) (sighting, bool) {
	if s, ok := g.clockFirst(i); ok {
		return s, true
	}
	if s, ok := g.partOfDay(i); ok {
		return s, true
	}
	if j := g.hedges(i); j > i && (g.at(j).is(number) || g.says(j, "noon", "midnight")) && !g.says(i, "over") {
		if s, ok := g.clockFirst(j); ok {
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
		s.part, s.date.Hour, s.date.Minute, s.next = atClock, uint8(c.hour), uint8(c.minute), next
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
	t := g.at(i)
	if !t.is(number) || t.is(ordinal) {
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
	s.date.Hour, s.date.Minute = uint8(c.hour), uint8(c.minute)
	return s, true
}

// hourAt matches a time of day at token i. A time of two numbers needs a word that
// calls for a time before it or a sign of one after it; after a date it does not.
func (g *tagger) hourAt(i int, dated bool) (c clock, next int, ok bool) {
	t := g.at(i)
	if !t.is(number) {
		return clock{}, 0, false
	}
	if t.digits == 4 {
		c = clock{t.value / 100, t.value % 100, i + 1}
		if c.hour > 23 || c.minute > 59 || !g.at(i+1).is(oclock|zone) || g.at(i+1).is(newline) {
			return clock{}, 0, false
		}
		c.next++
	} else if !t.small() {
		return clock{}, 0, false
	} else if c, ok = g.hourMinute(i); !ok {
		return clock{}, 0, false
	}
	plain := c.next == i+3 && g.at(i+1).is(colon)
	if !plain || dated || !g.at(c.next).is(dash) { // 19:00-03:00 has no zone
		c = g.zone(c)
	}
	next = c.next
	if g.says(next, "local") && g.says(next+1, "time") {
		next += 2
	}
	if g.at(i+1).is(oclock) && c.next == i+2 && t.digits < 4 && !dated { // 6 hours
		return clock{}, 0, false
	}
	if g.at(i+1).is(dot) && plain {
		return clock{}, 0, false
	}
	if g.at(i+1).is(dot) && c.next == i+3 && !dated { // 10.15: a decimal number
		return clock{}, 0, false
	}
	if plain && next == i+3 && !dated && !g.calledClock(i) {
		return clock{}, 0, false
	}
	return c, next, true
}

// calledClock reports whether the words around 19:00 make it a time.
func (g *tagger) calledClock(i int) bool {
	if t := g.at(i + 3); t.is(dash|to) && g.at(i+4).small() && g.at(i+5).is(colon) {
		return true
	}
	if t := g.at(i + 3); t.is(comma|closing) || g.at(i).digits < 2 && false {
		return true
	}
	switch g.wordAhead(i) {
	case "at", "from", "by", "until", "till", "around", "about", "between", "to", "before", "after", "since", "um", "a", "les", "las", "and":
		return true
	}
	return false
}

// partOfDay matches "this morning", "the night of May 13", "early the next
// morning", "noon" and "at night".
func (g *tagger) partOfDay(i int) (sighting, bool) {
	s := sighting{kind: shifted, unit: days, form: wordy}
	j := i
	said, definite := false, false
	for range 4 {
		kind, v := g.lex(j)
		switch {
		case kind&dayPart != 0 && kind&deictic == 0:
			return g.partAt(s, i, j, part(v), said, definite)
		case kind&edge != 0 && kind&shift == 0 && (g.says(j, "early", "late", "mid")):
			if g.at(j+1).is(dash) || g.says(j+1, "in", "on") {
				j++
			}
		case kind&relation != 0 && kind&standing == 0:
			said, s.n, s.anaphoric = true, v, kind&anaphoric != 0 || definite
		case kind&determiner != 0 && v == 0:
			definite = true
		default:
			return s, false
		}
		j++
	}
	return s, false
}

// partAt matches the part of the day at token j, after what the tokens from i on
// say of it, and the day that it belongs to.
func (g *tagger) partAt(s sighting, i, j int, p part, said, definite bool) (sighting, bool) {
	s.part, s.next = p, j+1
	if g.says(s.next, "hours") {
		s.next++
	}
	if d, ok := g.dayAfter(s.next); ok && !said && (g.says(s.next, "of", "on") || p == noon || p == midnight || !definite && j == i && g.at(s.next).is(weekday)) {
		d.part = p
		return d, true
	}
	switch {
	case g.senses(j)&plural != 0:
		s.kind, s.n = recurring, 1
		return s, !said && (p != night || !definite && g.wordAhead(i) != "") && !g.numberAhead(i)
	case said:
		return s, true
	case g.at(s.next).is(dash) && !g.at(s.next).spaced && p != night && p != midnight:
		return s, false
	case p == noon || p == midnight:
		s.anaphoric = true
		return s, i == j && !g.capital(j)
	case definite && j > i:
		s.anaphoric = true
		return s, g.says(i, "the") && (p == morning || p == afternoon || p == evening || p == night && g.wordAhead(i) == "in")
	case p == dawn || p == dusk:
		s.anaphoric = true
		return s, g.wordAhead(i) == "at" || g.wordAhead(i) == "by"
	}
	s.kind, s.n = recurring, 0
	ahead := g.wordAhead(i)
	s.loose = p != night && p != daytime || ahead != "at" && ahead != "by" && p != daytime
	return s, i == j && (!g.capital(j) || ahead == "") && (p == night || p == daytime || !s.loose)
}

// numberAhead reports whether a number stands before token i.
func (g *tagger) numberAhead(i int) bool {
	return i > 0 && (g.at(i-1).is(number) || g.senses(i-1)&(cardinal|vague) != 0)
}
