package timex

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// The patterns of time expressions. What belongs to one follows the TimeML
// Annotation Guidelines 1.2.1 (Saurí et al. 2006) and, where they are silent,
// those of TIMEX2 (Ferro et al. 2005):
//
//   - prepositions stand outside ("in May"), what makes a date earlier or later
//     in its period inside ("late May", "the end of 2024", "mid-2009");
//   - "the" belongs to seasons, decades, units and parts of the day, not to dates
//     that stand before a noun ("the May 2007 high", "a three-day curfew");
//   - words that bound a number belong to it ("more than two years");
//   - the two ends of a range are two expressions ("26–30 November").

// deepest is how far expressions may be nested: "the evening of the first day of
// next week".
const deepest = 3

// A pattern matches an expression at a symbol.
type pattern func(*recognizer, int) (sighting, bool)

// phrase matches a time expression at symbol i.
func (g *recognizer) phrase(i int) (sighting, bool) {
	if g.depth > deepest {
		return sighting{}, false
	}
	g.depth++
	defer func() { g.depth-- }()
	t := g.At(i)
	if t.Is(lexer.Number) && t.Digits <= 3 && !g.goesOn(i+1) {
		return g.loneYear(i) // the 59 of 1958-59
	}
	if s, ok := g.timed(i); ok {
		return s, true
	}
	switch {
	case t.Is(lexer.Ordinal):
		return g.first(i, (*recognizer).centuryOf, (*recognizer).counted)
	case t.Is(lexer.Number):
		return g.first(i, (*recognizer).counted, (*recognizer).firstOfTwo, (*recognizer).loneYear)
	case t.Is(lexer.Apostrophe):
		return g.shortDecade(i)
	}
	return g.worded(i)
}

// goesOn reports whether symbol i may belong to the expression that a number before
// it begins. Most numbers are none: three people, 20%. The lexicon knows all words
// that may follow in English.
func (g *recognizer) goesOn(i int) bool {
	t := g.At(i)
	return t.Is(lexer.Number|lexer.Month|lexer.Dot|lexer.Slash|lexer.Dash|lexer.Comma|lexer.Colon|lexer.Apostrophe|lexer.To|lexer.Of|lexer.The|lexer.Oclock|lexer.Meridiem) || t.Is(lexer.Word) && t.End-t.Start <= len("BCE") ||
		!g.english || g.senses(i) != 0
}

// worded matches what begins with a word of the lexicon: what the word may do
// tells which patterns are worth a trial.
func (g *recognizer) worded(i int) (sighting, bool) {
	meaning := g.senses(i)
	for _, pattern := range [...]struct {
		begins sense
		match  pattern
	}{
		{determiner | relation | ranked | edge, (*recognizer).edged},
		{determiner, (*recognizer).definite},
		{ranked, (*recognizer).centuryOf},
		{every, (*recognizer).everyUnit},
		{repeats, (*recognizer).repeated},
		{frequency, (*recognizer).often},
		{determiner | relation | ranked | edge | standing | hedge | cardinal | vague | filler | unitName, (*recognizer).counted},
		{cardinal, (*recognizer).firstOfTwo},
		{standing | filler, (*recognizer).reference},
		{determiner | relation, (*recognizer).atThatTime},
	} {
		if meaning&pattern.begins == 0 {
			continue
		}
		if s, ok := pattern.match(g, i); ok {
			return s, true
		}
	}
	return sighting{}, false
}

// first returns what the first of the matchers finds that finds something.
func (g *recognizer) first(i int, matchers ...pattern) (sighting, bool) {
	for _, match := range matchers {
		if s, ok := match(g, i); ok {
			return s, true
		}
	}
	return sighting{}, false
}

// definite matches what "the" belongs to: "the 1990s", "the 19th century", "the
// nineties", "the 13th", "the spring of 1862", "the future".
func (g *recognizer) definite(i int) (sighting, bool) {
	j := i + 1
	if !g.says(i, "the") {
		return sighting{}, false
	}
	if s, ok := g.first(j, (*recognizer).inEra, (*recognizer).decadeOf, (*recognizer).centuryOf, (*recognizer).shortDecade, (*recognizer).dayBut); ok {
		return s, true
	}
	if g.senses(j)&season != 0 && !g.capital(j+1) {
		if s, ok := g.seasonAt(j, true); ok {
			return s, true
		}
	}
	if t := g.At(j); t.Is(lexer.Ordinal) && t.Value > 0 && t.Value <= 31 {
		return g.dayAlone(j)
	}
	for g.senses(j)&filler != 0 { // the near future
		j++
	}
	ref := sighting{class: reference, n: int(pastRef), next: j + 1}
	switch after := g.At(j + 1); {
	case g.says(j, "future", "present"):
		return g.reference(j)
	case g.says(j, "time") && g.says(j+1, "being"):
		ref.n, ref.next = int(presentRef), j+2
		return ref, true
	case g.says(j, "past"):
		return ref, after.Is(lexer.To) || !after.Is(lexer.Word|lexer.Number) || g.says(j+1, "had", "was")
	}
	return sighting{}, false
}

// dayBut matches the end of "the day before yesterday" and "the day after
// tomorrow".
func (g *recognizer) dayBut(i int) (sighting, bool) {
	if !g.says(i, "day") || !(g.says(i+1, "before") && g.says(i+2, "yesterday") || g.says(i+1, "after") && g.says(i+2, "tomorrow")) {
		return sighting{}, false
	}
	_, n := g.lex(i + 2)
	return sighting{class: shifted, unit: days, n: 2 * n, next: i + 3}, true
}

// edged matches a part of a period: "late May", "the end of 2024", "early in 1862",
// "mid-2009", "the second half of 2008", "later this year".
func (g *recognizer) edged(i int) (sighting, bool) {
	j := i
	if meaning := g.senses(j); meaning&determiner != 0 && meaning&relation == 0 {
		j++
	}
	if s, ok := g.halfOf(j); ok {
		return s, true
	}
	meaning := g.senses(j)
	if meaning&edge == 0 {
		return sighting{}, false
	}
	k := j + 1
	if g.At(k).Is(lexer.Dash) && !g.At(k).Spaced {
		k++
	}
	noun := g.says(j, "end", "beginning", "start", "middle", "turn", "close", "onset")
	joined := g.At(k).Is(lexer.Of) || !noun && meaning&foreign == 0 && g.says(k, "in")
	if joined {
		k++
	}
	direct := g.senses(k)&(relation|deictic) != 0 || g.At(k).Is(lexer.Month|lexer.Weekday) // later this year
	if !joined && (noun || meaning&shift != 0 && !direct) {
		return sighting{}, false
	}
	s, ok := g.phrase(k)
	if !ok || s.class != point && s.class != ancient && (s.class != shifted || s.n == many) || s.period == atClock ||
		joined && !noun && s.class == point && s.unit == days {
		return sighting{}, false
	}
	s.notation = written.Wordy
	s.set(narrativeOnly, false)
	return s, true
}

// halfOf matches "the second half of 2008" and "first quarter" from the rank on.
func (g *recognizer) halfOf(i int) (sighting, bool) {
	j := g.Past(i+1, lexer.Dash)
	s := sighting{class: point, next: j + 1}
	of := g.says(j+1, "of", "in")
	meaning, n := g.lex(i)
	switch {
	case g.says(j, "half") && g.says(i, "latter", "last"):
		s.unit, s.index = halves, 2
	case g.says(j, "half") && meaning&ranked != 0 && n <= 2:
		s.unit, s.index = halves, int8(n)
	case g.says(j, "quarter") && g.says(i, "last", "final") && of && g.At(j+2).Is(lexer.Number):
		s.unit, s.index = quarters, 4
	case g.says(j, "quarter") && meaning&ranked != 0 && n <= 4:
		s.unit, s.index = quarters, int8(n)
	default:
		return s, false
	}
	if !of {
		whole, ok := g.phrase(j + 1) // second quarter 2012
		if ok && whole.written() && whole.unit == years {
			s.date, s.next = whole.date, whole.next
		}
		return s, true
	}
	if g.says(j+2, "the", "its") && g.says(j+3, "year") {
		s.next = j + 4
		return s, true
	}
	switch whole, ok := g.phrase(j + 2); {
	case ok && whole.unit == years && whole.written():
		s.date, s.next = whole.date, whole.next
		return s, true
	case ok && whole.unit == years && whole.class == shifted && whole.n > -100 && whole.n < 100:
		s.next, s.rel = whole.next, int8(whole.n)
		s.set(relYear, true)
		s.set(fromLast, whole.is(fromLast))
		return s, true
	case ok && whole.class == point && whole.date.Precision == dates.Month: // the first half of May
		return whole, true
	}
	return s, s.unit == quarters
}

// reference matches "now", "recently", "the past" and nouns they stand before.
func (g *recognizer) reference(i int) (sighting, bool) {
	if g.says(i, "right") && g.says(i+1, "now") {
		i++
	}
	meaning, value := g.lex(i)
	if meaning&standing == 0 {
		return sighting{}, false
	}
	s := sighting{class: reference, n: value % newsy, next: i + 1}
	s.set(newsOnly, value >= newsy)
	switch {
	case g.says(i, "date"):
		return s, g.follows(i, "to") && !g.says(i-2, "up")
	case g.says(i, "present"):
		return s, g.follows(i, "at", "the")
	case g.says(i, "soon") && (g.follows(i, "as", "too") || g.says(i+1, "as")), g.says(i, "past"), g.says(i, "now") && g.follows(i, "every"), g.says(i, "current") && g.follows(i, "most"):
		return s, false
	case g.says(i, "future"):
		s.set(narrativeOnly, i == 0 || !g.says(i-1, "the") && g.senses(i-1)&filler == 0)
	case g.says(i, "recent"), g.says(i, "current"):
		if k := g.senses(i + 1); k&unitName != 0 {
			s.next++
		}
	}
	return s, !g.capital(i) || g.wordAhead(i) == "" || !g.capital(i+1)
}

// atThatTime matches "that time", "the same time" and "this time".
func (g *recognizer) atThatTime(i int) (sighting, bool) {
	j := i
	if g.senses(i)&determiner != 0 && g.senses(j+1)&relation != 0 {
		j++
	}
	if g.senses(j)&relation == 0 || g.senses(j+1)&moment == 0 || g.says(j, "last", "next") {
		return sighting{}, false
	}
	s := sighting{class: shifted, unit: noUnit, traits: fromLast | narrativeOnly, next: j + 2}
	if g.says(j, "this") {
		s.class, s.n = reference, int(presentRef)
	}
	return s, true
}
