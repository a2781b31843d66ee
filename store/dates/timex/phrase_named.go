package timex

import (
	"strings"

	"readout/store/dates"
	"readout/store/dates/lexer"
)

// weekdayNamed returns 1 to 7 for Sunday to Saturday if symbol i is the name of a
// weekday that may stand alone, 8 to 14 for its plural, else 0.
func (g *recognizer) weekdayNamed(i int) int {
	t := g.At(i)
	meaning, n := g.lex(i)
	switch {
	case meaning&anchor != 0 && n > 0 && meaning&^(anchor|leading) == 0 && g.capital(i):
		return n + 7
	case !t.Is(lexer.Weekday) || t.Is(lexer.Month):
		return 0
	case !g.english:
		if t.End-t.Start < 5 {
			return 0
		}
		return t.Value + 1
	case !g.capital(i) || t.End-t.Start < 6:
		return 0
	}
	return t.Value + 1
}

func (g *recognizer) weekdayAt(i int) (sighting, bool) {
	n := g.weekdayNamed(i)
	s := sighting{class: point, unit: days, weekday: int8(n), date: dates.Date{Precision: dates.Day}, next: i + 1}
	if n > 7 {
		s.class, s.weekday = recurring, int8(n-7)
		return s, true
	}
	j := g.Skip(i+1, lexer.Comma|lexer.The|lexer.Dot)
	if k := g.At(j); k.Is(lexer.Month) || k.Small() {
		if d, ok := g.dated(j); ok && d.class == point && d.unit == days {
			d.weekday = int8(n)
			return d, true
		}
	}
	return s, true
}

// deicticAt matches "today", "tomorrow" and "the day before yesterday" from its
// last word on.
func (g *recognizer) deicticAt(i, n int) (sighting, bool) {
	s := sighting{class: shifted, unit: days, n: n, next: i + 1}
	if g.senses(i)&dayPart != 0 {
		s.n, s.period = 0, night
	}
	return s, true
}

// feastAt matches the name of a holiday and the year that may follow.
func (g *recognizer) feastAt(i int) (sighting, bool) {
	_, first := g.lex(i)
	word, _, _ := strings.Cut(feastDays[first].name, " ")
	for f := first; f < len(feastDays) && strings.HasPrefix(feastDays[f].name, word); f++ {
		next, ok := g.named(i, feastDays[f].name)
		if !ok || !g.capital(i) {
			continue
		}
		s := sighting{class: point, unit: days, feast: int8(f + 1), date: dates.Date{Precision: dates.Day}, next: next}
		j := g.Skip(next, lexer.Comma|lexer.Of)
		if g.FourDigits(j) && !g.At(j).Is(lexer.Newline) {
			s.date.Year, s.next = int16(g.At(j).Value), j+1
		}
		return s, true
	}
	return sighting{}, false
}

// named matches the words of a name at symbol i, apostrophes left out.
func (g *recognizer) named(i int, name string) (next int, ok bool) {
	for word := range strings.SplitSeq(name, " ") {
		i = g.Past(i, lexer.Apostrophe)
		if !g.says(i, word) {
			return i, false
		}
		i++
	}
	return i, true
}

// seasonAt matches "summer 2007", "spring of 1862" and, where the words around
// leave no doubt, a season alone.
func (g *recognizer) seasonAt(i int, definite bool) (sighting, bool) {
	_, n := g.lex(i)
	s := sighting{class: point, unit: seasons, index: int8(n), next: i + 1}
	j := g.Skip(i+1, lexer.Of|lexer.Comma)
	if g.FourDigits(j) && !g.At(j).Is(lexer.Newline) {
		s.date = yearDate(g.At(j).Value)
		s.next = j + 1
		if g.At(s.next).Is(lexer.Dash|lexer.Slash) && g.shortYearAt(s.next+1) { // the winter of 1939–40
			s.next += 2
		}
		return s, true
	}
	if g.ofYear(&s) {
		return s, true
	}
	return s, g.standsAsSeason(i, definite)
}

// standsAsSeason reports whether the name of a season without a year is no other
// word: "fall" and "spring" need words around them that speak of time.
func (g *recognizer) standsAsSeason(i int, definite bool) bool {
	after, ahead := g.At(i+1), g.wordAhead(i)
	switch {
	case after.Is(lexer.Of): // the fall of the city
		return false
	case !g.says(i, "fall", "spring"), g.capital(i) && ahead != "":
		return true
	case definite:
		return g.says(i, "spring") || g.follows(i-1, "in")
	case after.Is(lexer.To) || ahead == "to" || ahead == "and" || ahead == "will":
		return false
	case g.says(i, "fall"):
		return inTime(ahead) && ahead != "a"
	}
	return ahead != "a" || g.plainNoun(i+1)
}

func (g *recognizer) year(i int) int16 { return int16(g.At(i).Value) }

// related matches a weekday, month, season or holiday with "last", "next", "this"
// and their like: "last Friday", "next June", "the following spring".
func (g *recognizer) related(i int) (sighting, bool) {
	j := i
	definite := false
	if g.senses(j)&determiner != 0 && g.senses(j)&relation == 0 {
		definite = true
		j++
	}
	meaning, n := g.lex(j)
	if meaning&relation == 0 || meaning&standing != 0 && !g.says(j, "past") {
		return sighting{}, false
	}
	if g.says(j, "past") {
		n = -1
	}
	k := j + 1
	if g.senses(k)&edge != 0 && g.At(k+1).Is(lexer.Month) { // last late May
		return sighting{}, false
	}
	var s sighting
	ok := false
	switch {
	case g.At(k).Is(lexer.Month) && g.capital(k):
		s, ok = g.monthAlone(k)
	case g.weekdayNamed(k) > 0 && g.weekdayNamed(k) <= 7:
		s, ok = g.weekdayAt(k)
	case g.senses(k)&season != 0:
		s, ok = sighting{class: point, unit: seasons, next: k + 1}, true
		_, v := g.lex(k)
		s.index = int8(v)
	case g.senses(k)&feast != 0:
		s, ok = g.feastAt(k)
	}
	if !ok || s.date.Year != 0 {
		return s, false
	}
	s.rel = int8(n)
	s.set(relating, true)
	s.set(fromLast, meaning&anaphoric != 0 || definite && n > 0)
	return s, true
}
