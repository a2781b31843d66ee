package dates

// everyUnit matches "every day", "each year", "every two weeks", "per month",
// "every Wednesday" and "each night" (TimeML: SET).
func (g *tagger) everyUnit(i int) (sighting, bool) {
	if g.senses(i)&every == 0 {
		return sighting{}, false
	}
	n, j := g.everyNth(i + 1)
	s := sighting{kind: recurring, n: n, form: wordy, next: j + 1}
	kind, v := g.lex(j)
	switch {
	case kind&unitName != 0:
		s.unit = unit(v)
		return s, s.n != 0
	case g.weekdayNamed(j) > 0 && g.weekdayNamed(j) <= 7:
		s.weekday = int8(g.weekdayNamed(j))
		if k, v := g.lex(j + 1); k&dayPart != 0 {
			s.part, s.next = part(v), j+2
		}
		return s, true
	case kind&dayPart != 0:
		s.part = part(v)
		return s, true
	case kind&season != 0:
		s.unit, s.index = seasons, int8(v)
		return s, true
	case g.at(j).is(month) && g.capital(j):
		s.unit, s.date = months, Date{Month: uint8(g.at(j).value), Precision: Month}
		return s, true
	}
	return s, false
}

// everyNth reads the "two" of "every two years" and the "other" of "every other
// day".
func (g *tagger) everyNth(j int) (n, next int) {
	kind, v := g.lex(j)
	switch t := g.at(j); {
	case kind&(cardinal|ranked) != 0:
		return v, j + 1
	case t.small():
		return t.value, j + 1
	case g.says(j, "few"):
		return many, j + 1
	case g.says(j, "other"):
		return 2, j + 1
	case g.says(j, "single"):
		return 1, j + 1
	}
	return 1, j
}

// repeated matches "twice a week", "once every two years" and, from "times" on,
// the unit of "three times a day".
func (g *tagger) repeated(i int) (sighting, bool) {
	j := i + 1
	switch {
	case g.senses(i)&repeats == 0:
	case g.senses(j)&every != 0:
		return g.everyUnit(j)
	case (g.says(j, "a", "an")) && g.senses(j+1)&unitName != 0:
		_, v := g.lex(j + 1)
		s := sighting{kind: recurring, n: 1, unit: unit(v), form: wordy, next: j + 2}
		return s, g.senses(j+1)&plural == 0
	}
	return sighting{}, false
}

// often matches "daily" and "annually".
func (g *tagger) often(i int) (sighting, bool) {
	kind, v := g.lex(i)
	if kind&frequency == 0 {
		return sighting{}, false
	}
	s := sighting{kind: recurring, unit: unit(v), form: wordy, next: i + 1}
	if s.unit == noUnit {
		s.part = night
	}
	name := g.capital(i) && g.wordAhead(i) != "" || g.capital(i) && g.capital(i+1) && g.at(i+1).is(word)
	return s, !name
}
