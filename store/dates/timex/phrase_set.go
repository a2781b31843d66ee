package timex

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
)

// everyUnit matches "every day", "each year", "every two weeks", "per month",
// "every Wednesday" and "each night" (TimeML: SET).
func (g *recognizer) everyUnit(i int) (sighting, bool) {
	if g.senses(i)&every == 0 {
		return sighting{}, false
	}
	n, j := g.everyNth(i + 1)
	s := sighting{class: recurring, n: n, next: j + 1}
	meaning, v := g.lex(j)
	switch {
	case meaning&unitName != 0:
		s.unit = unit(v)
		return s, s.n != 0
	case g.weekdayNamed(j) > 0 && g.weekdayNamed(j) <= 7:
		s.weekday = int8(g.weekdayNamed(j))
		if k, v := g.lex(j + 1); k&dayPart != 0 {
			s.period, s.next = dayPeriod(v), j+2
		}
		return s, true
	case meaning&dayPart != 0:
		s.period = dayPeriod(v)
		return s, true
	case meaning&season != 0:
		s.unit, s.index = seasons, int8(v)
		return s, true
	case g.At(j).Is(lexer.Month) && g.capital(j):
		s.unit, s.date = months, dates.Date{Month: uint8(g.At(j).Value), Precision: dates.Month}
		return s, true
	}
	return s, false
}

// everyNth reads the "two" of "every two years" and the "other" of "every other
// day".
func (g *recognizer) everyNth(j int) (n, next int) {
	meaning, v := g.lex(j)
	switch t := g.At(j); {
	case meaning&(cardinal|ranked) != 0:
		return v, j + 1
	case t.Small():
		return t.Value, j + 1
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
func (g *recognizer) repeated(i int) (sighting, bool) {
	j := i + 1
	switch {
	case g.senses(i)&repeats == 0:
	case g.senses(j)&every != 0:
		return g.everyUnit(j)
	case (g.says(j, "a", "an")) && g.senses(j+1)&unitName != 0:
		_, v := g.lex(j + 1)
		s := sighting{class: recurring, n: 1, unit: unit(v), next: j + 2}
		return s, g.senses(j+1)&plural == 0
	}
	return sighting{}, false
}

// often matches "daily" and "annually".
func (g *recognizer) often(i int) (sighting, bool) {
	meaning, v := g.lex(i)
	if meaning&frequency == 0 {
		return sighting{}, false
	}
	s := sighting{class: recurring, unit: unit(v), next: i + 1}
	if s.unit == noUnit {
		s.period = night
	}
	name := g.capital(i) && g.wordAhead(i) != "" || g.capital(i) && g.capital(i+1) && g.At(i+1).Is(lexer.Word)
	return s, !name
}
