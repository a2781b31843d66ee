package dates

// dated matches a day, month, season, holiday or year at token i without time of
// day.
func (g *tagger) dated(i int) (sighting, bool) {
	t := g.at(i)
	if !t.is(word | number) {
		return sighting{}, false
	}
	if s, ok := g.inEra(i); ok {
		return s, true
	}
	if s, ok := g.decadeOf(i); ok {
		return s, true
	}
	if t.is(number | month | weekday) {
		if m, ok := g.date(i); ok && (m.form != bare || !g.at(i+1).is(dash) || g.season(i) || m.next == i+1) {
			return g.fromMatch(i, m), true
		}
	}
	kind, n := g.lex(i)
	switch {
	case t.is(number):
		return g.dayMonth(i)
	case t.is(month):
		return g.monthAlone(i)
	case kind&feast != 0:
		return g.feastAt(i)
	case kind&season != 0:
		return g.seasonAt(i, false)
	case kind&deictic != 0:
		return g.deicticAt(i, n)
	case g.weekdayNamed(i) > 0:
		return g.weekdayAt(i)
	case kind&(relation|determiner) != 0:
		return g.related(i)
	}
	return g.fiscalOrQuarter(i)
}

// fromMatch makes a sighting of a date with its year.
func (g *tagger) fromMatch(i int, m match) sighting {
	s := sighting{kind: point, date: m.date, other: m.other, order: m.order, form: m.form, next: m.next, unit: days}
	switch m.date.Precision {
	case Year:
		s.unit = years
		if g.season(i) { // 2007-08 is two years
			s.next, s.form = i+1, wordy
		}
		if k := g.at(s.next); k.is(dash) && !k.spaced && (g.at(s.next+1).is(word) || g.shortYearAt(s.next+1)) {
			s.form = wordy // 1990-94
		}
	case Month:
		s.unit = months
	case Minute:
		s.part, s.hour, s.minute, s.date = atClock, m.date.Hour, m.date.Minute, m.date.Trim(Day)
		g.cutBracket(i, &s)
	}
	return s
}

// cutBracket takes back a time of day in brackets that may go on: "20 March 2003
// (9:34 p.m., …".
func (g *tagger) cutBracket(i int, s *sighting) {
	for k := i; k < s.next; k++ {
		if g.at(k).is(opening) && !g.at(s.next).is(closing) {
			s.next, s.part = k, noPart
			return
		}
	}
}

// dayMonth matches a day and a month without year, "4 May", and the first day of
// a range, the 12 of "12–14 July".
func (g *tagger) dayMonth(i int) (sighting, bool) {
	day := g.at(i)
	if !day.small() || day.value < 1 || day.value > 31 {
		return sighting{}, false
	}
	if s, ok := g.dayThenMonth(i, i+1); ok {
		return s, true
	}
	j := i + 1
	if g.at(j).is(dot) {
		j++
	}
	joint := g.at(j)
	if !joint.is(dash|to|slash) || joint.is(newline) {
		return sighting{}, false
	}
	if g.says(j+1, "the") {
		j++
	}
	last := g.at(j + 1)
	if !last.small() || last.value <= day.value {
		return sighting{}, false
	}
	s, ok := g.dayThenMonth(j+1, j+2)
	if !ok {
		return s, false
	}
	s.date.Day, s.next = uint8(day.value), i+1
	return s, true
}

// dayThenMonth matches the month after the day at token i.
func (g *tagger) dayThenMonth(i, j int) (sighting, bool) {
	if m, ok := g.dayFirst(i); ok {
		return g.fromMatch(i, m), true
	}
	j = g.skip(j, dot|of|the)
	name := g.at(j)
	if !name.is(month) || name.is(newline) || name.is(dayOnly) {
		return sighting{}, false
	}
	if name.is(doubtful) && !g.capital(j) && !g.says(j, "mars") {
		return sighting{}, false
	}
	day := g.at(i).value
	if day < 1 || day > daysIn(2000, name.value) {
		return sighting{}, false
	}
	return sighting{kind: point, unit: days, date: Date{Month: uint8(name.value), Day: uint8(day), Precision: Day}, form: wordy, next: j + 1}, true
}

// monthAlone matches "May 4" and "May", without a year.
func (g *tagger) monthAlone(i int) (sighting, bool) {
	name := g.at(i)
	if name.is(dayOnly) {
		return sighting{}, false
	}
	j := i + 1
	if g.at(j).is(dot) && !g.at(j).spaced && g.shortened(i) {
		j++
	}
	s := sighting{kind: point, unit: months, date: Date{Month: uint8(name.value), Precision: Month}, form: wordy, next: j}
	if k := g.skip(j, the); g.at(k).small() && !g.at(k).is(newline) && g.capital(i) {
		day := g.at(k).value
		if day >= 1 && day <= daysIn(2000, name.value) && !g.at(k+1).is(count) && !g.decimal(k) {
			s.unit, s.date.Day, s.date.Precision, s.next = days, uint8(day), Day, k+1
			g.ofYear(&s)
			return s, true
		}
	}
	if y, ok := g.borrowedYear(j); ok {
		s.date.Year = int16(y)
		return s, true
	}
	if g.fourDigits(j) && g.at(j).is(newline) && inTime(g.wordAhead(i)) && g.at(j+1).is(word|comma|dot) { // in May / 2024 it …
		s.date.Year, s.next = g.year(j), j+1
		return s, true
	}
	return s, g.ofYear(&s) || g.standsAsMonth(i, j)
}

// ofYear takes in the year that a month, day or season is said to be of: "July 25 of
// that year", "March last year".
func (g *tagger) ofYear(s *sighting) bool {
	k := s.next
	if g.says(k, "of") {
		k++
	}
	if g.says(k, "the") {
		k++
	}
	kind, v := g.lex(k)
	if kind&relation == 0 || kind&standing != 0 || !g.says(k+1, "year") || g.at(k).is(newline) {
		return false
	}
	s.next, s.yearly, s.rel, s.anaphoric = k+2, true, int8(v), kind&anaphoric != 0
	return true
}

// shortened reports whether the name of a month at token i is an abbreviation, which
// a full stop may follow.
func (g *tagger) shortened(i int) bool {
	switch foldASCII(g.text[g.at(i).start:g.at(i).end]) {
	case "may", "june", "july", "mars", "mai", "juni", "juli", "juin", "aout", "mayo":
		return false
	}
	return g.at(i).end-g.at(i).start <= 4
}

// decimal reports whether the number at token i goes on after a sign: 4.5, 4,000
// or 4:30.
func (g *tagger) decimal(i int) bool {
	return g.at(i+1).is(dot|comma|colon) && !g.at(i+1).spaced && g.at(i+2).is(number) && !g.at(i+2).spaced
}

// borrowedYear returns the year that stands after the last of several months:
// "July–November 1954", "June, July and August 2012".
func (g *tagger) borrowedYear(i int) (int, bool) {
	for range 4 {
		if !g.at(i).is(dash|to|slash|comma) || !g.at(i+1).is(month) || !g.capital(i+1) {
			return 0, false
		}
		if m, ok := g.monthOnly(i + 1); ok {
			return int(m.date.Year), true
		}
		i += 2
	}
	return 0, false
}

// standsAsMonth reports whether a name without day and year is that of a month
// rather than a word or a person's name.
func (g *tagger) standsAsMonth(i, next int) bool {
	name := g.at(i)
	text := foldASCII(g.text[name.start:name.end])
	ahead := g.wordAhead(i)
	if !g.english || !englishMonth(text) {
		return !name.is(doubtful|dayOnly) && !g.english && len(text) > 3 || callsForMonth(ahead)
	}
	spoken := inTime(ahead)
	switch text {
	case "may", "march", "mar":
		return g.capital(i) && spoken
	case "april", "june", "august": // names of people too
		if g.capital(next) && !g.at(next).is(month|weekday) {
			return g.follows(i, "in", "of", "since", "until", "by", "last", "next", "this", "early", "late")
		}
		from, to := wordBefore(g.text, 0, name.start)
		return g.capital(i) && (spoken || ahead == "" || !capitalised(g.text[from:to]))
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

// inTime tells the words after which the name of a month is a month.
func inTime(w string) bool {
	switch w {
	case "in", "of", "by", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "from", "to", "through", "during", "before", "after", "for", "between", "and", "throughout", "end", "each", "every", "a", "per", "following", "previous", "past", "coming", "into", "around", "over":
		return true
	}
	return false
}

// callsForMonth tells the German, French and Spanish words after which a month
// is a month also in texts whose language is not known.
func callsForMonth(w string) bool {
	switch w {
	case "im", "seit", "bis", "ab", "ende", "anfang", "mitte", "vom", "zum", "en", "depuis", "debut", "fin", "desde", "hasta", "mediados", "finales", "principios":
		return true
	}
	return false
}

// dayAlone matches a day without month, "the 13th" or the "13" of "from the 13th
// to the 19th of October".
func (g *tagger) dayAlone(i int) (sighting, bool) {
	if s, ok := g.dayMonth(i); ok {
		return s, true
	}
	ahead := g.wordAhead(i - 1)
	if next := g.at(i + 1); next.is(word) && !next.is(to|the|of|at|yearAfter|maybeAfter) || ahead != "on" && ahead != "by" && ahead != "until" && ahead != "from" && ahead != "to" {
		return sighting{}, false
	}
	return sighting{kind: point, unit: days, date: Date{Day: uint8(g.at(i).value), Precision: Day}, form: wordy, next: i + 1}, true
}

// secondDay matches the 5 of "May 4 and 5" after the first was found.
func (g *tagger) secondDay(s *sighting) (sighting, bool) {
	i := s.next
	if s.kind != point || s.date.Precision != Day || s.date.Month == 0 || s.form != wordy || i < 2 || !g.at(i-1).is(number) || !g.at(i-2).is(month) {
		return sighting{}, false
	}
	day := g.at(i + 1)
	if !g.at(i).is(to|dash) || !day.small() || day.value <= int(s.date.Day) || day.value > 31 || day.is(newline) || g.decimal(i+1) {
		return sighting{}, false
	}
	after := g.at(i + 2)
	if after.is(word) && !after.is(of|to|at|the|yearAfter|maybeAfter) && !g.says(i+2, "were") && !g.says(i+2, "was") || after.is(dash|slash|month|number) {
		return sighting{}, false
	}
	t := *s
	t.date.Day = uint8(day.value)
	t.start, t.end, t.next = day.start, day.end, i+2
	return t, true
}
