package dates

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

// A matcher matches an expression at a token.
type matcher func(*tagger, int) (sighting, bool)

// phrase matches a time expression at token i.
func (g *tagger) phrase(i int) (sighting, bool) {
	if g.depth > deepest {
		return sighting{}, false
	}
	g.depth++
	defer func() { g.depth-- }()
	t := g.at(i)
	if t.is(number) && t.digits <= 3 && !g.goesOn(i+1) {
		return g.loneYear(i) // the 59 of 1958-59
	}
	if s, ok := g.timed(i); ok {
		return s, true
	}
	switch {
	case t.is(ordinal):
		return g.first(i, (*tagger).centuryOf, (*tagger).counted)
	case t.is(number):
		return g.first(i, (*tagger).counted, (*tagger).firstOfTwo, (*tagger).loneYear)
	case t.is(apostrophe):
		return g.shortDecade(i)
	}
	return g.worded(i)
}

// goesOn reports whether token i may belong to the expression that a number before
// it begins. Most numbers are none: three people, 20%. The lexicon knows all words
// that may follow in English.
func (g *tagger) goesOn(i int) bool {
	t := g.at(i)
	return t.is(number|month|dot|slash|dash|comma|colon|apostrophe|to|of|the|oclock|meridiem) || t.is(word) && t.end-t.start <= len("BCE") ||
		!g.english || g.senses(i) != 0
}

// worded matches what begins with a word of the lexicon: what the word may do
// tells which patterns are worth a trial.
func (g *tagger) worded(i int) (sighting, bool) {
	kind := g.senses(i)
	for _, pattern := range [...]struct {
		begins sense
		match  matcher
	}{
		{determiner | relation | ranked | edge, (*tagger).edged},
		{determiner, (*tagger).definite},
		{ranked, (*tagger).centuryOf},
		{every, (*tagger).everyUnit},
		{repeats, (*tagger).repeated},
		{frequency, (*tagger).often},
		{determiner | relation | ranked | edge | standing | hedge | cardinal | vague | filler | unitName, (*tagger).counted},
		{cardinal, (*tagger).firstOfTwo},
		{standing | filler, (*tagger).reference},
		{determiner | relation, (*tagger).atThatTime},
	} {
		if kind&pattern.begins == 0 {
			continue
		}
		if s, ok := pattern.match(g, i); ok {
			return s, true
		}
	}
	return sighting{}, false
}

// first returns what the first of the matchers finds that finds something.
func (g *tagger) first(i int, matchers ...matcher) (sighting, bool) {
	for _, match := range matchers {
		if s, ok := match(g, i); ok {
			return s, true
		}
	}
	return sighting{}, false
}

// definite matches what "the" belongs to: "the 1990s", "the 19th century", "the
// nineties", "the 13th", "the spring of 1862", "the future".
func (g *tagger) definite(i int) (sighting, bool) {
	j := i + 1
	if !g.says(i, "the") {
		return sighting{}, false
	}
	if s, ok := g.first(j, (*tagger).inEra, (*tagger).decadeOf, (*tagger).centuryOf, (*tagger).shortDecade, (*tagger).dayBut); ok {
		return s, true
	}
	if g.senses(j)&season != 0 && !g.capital(j+1) {
		if s, ok := g.seasonAt(j, true); ok {
			return s, true
		}
	}
	if t := g.at(j); t.is(ordinal) && t.value > 0 && t.value <= 31 {
		return g.dayAlone(j)
	}
	for g.senses(j)&filler != 0 { // the near future
		j++
	}
	ref := sighting{kind: reference, n: int(pastRef), form: wordy, next: j + 1}
	switch after := g.at(j + 1); {
	case g.says(j, "future", "present"):
		return g.reference(j)
	case g.says(j, "time") && g.says(j+1, "being"):
		ref.n, ref.next = int(presentRef), j+2
		return ref, true
	case g.says(j, "past"):
		return ref, after.is(to) || !after.is(word|number) || g.says(j+1, "had", "was")
	}
	return sighting{}, false
}

// dayBut matches the end of "the day before yesterday" and "the day after
// tomorrow".
func (g *tagger) dayBut(i int) (sighting, bool) {
	if !g.says(i, "day") || !(g.says(i+1, "before") && g.says(i+2, "yesterday") || g.says(i+1, "after") && g.says(i+2, "tomorrow")) {
		return sighting{}, false
	}
	_, n := g.lex(i + 2)
	return sighting{kind: shifted, unit: days, n: 2 * n, form: wordy, next: i + 3}, true
}

// edged matches a part of a period: "late May", "the end of 2024", "early in 1862",
// "mid-2009", "the second half of 2008", "later this year".
func (g *tagger) edged(i int) (sighting, bool) {
	j := i
	if kind := g.senses(j); kind&determiner != 0 && kind&relation == 0 {
		j++
	}
	if s, ok := g.halfOf(j); ok {
		return s, true
	}
	kind := g.senses(j)
	if kind&edge == 0 {
		return sighting{}, false
	}
	k := j + 1
	if g.at(k).is(dash) && !g.at(k).spaced {
		k++
	}
	noun := g.says(j, "end", "beginning", "start", "middle", "turn", "close", "onset")
	joined := g.at(k).is(of) || !noun && kind&foreign == 0 && g.says(k, "in")
	if joined {
		k++
	}
	direct := g.senses(k)&(relation|deictic) != 0 || g.at(k).is(month|weekday) // later this year
	if !joined && (noun || kind&shift != 0 && !direct) {
		return sighting{}, false
	}
	s, ok := g.phrase(k)
	if !ok || s.kind != point && s.kind != ancient && (s.kind != shifted || s.n == many) || s.part == atClock ||
		joined && !noun && s.kind == point && s.unit == days {
		return sighting{}, false
	}
	s.form, s.loose = wordy, false
	return s, true
}

// halfOf matches "the second half of 2008" and "first quarter" from the rank on.
func (g *tagger) halfOf(i int) (sighting, bool) {
	j := i + 1
	if g.at(j).is(dash) {
		j++
	}
	s := sighting{kind: point, form: wordy, next: j + 1}
	of := g.says(j+1, "of", "in")
	kind, n := g.lex(i)
	switch {
	case g.says(j, "half") && g.says(i, "latter", "last"):
		s.unit, s.index = halves, 2
	case g.says(j, "half") && kind&ranked != 0 && n <= 2:
		s.unit, s.index = halves, int8(n)
	case g.says(j, "quarter") && g.says(i, "last", "final") && of && g.at(j+2).is(number):
		s.unit, s.index = quarters, 4
	case g.says(j, "quarter") && kind&ranked != 0 && n <= 4:
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
	case ok && whole.unit == years && whole.kind == shifted && whole.n > -100 && whole.n < 100:
		s.next, s.rel, s.yearly, s.anaphoric = whole.next, int8(whole.n), true, whole.anaphoric
		return s, true
	case ok && whole.kind == point && whole.date.Precision == Month: // the first half of May
		return whole, true
	}
	return s, s.unit == quarters
}

// reference matches "now", "recently", "the past" and nouns they stand before.
func (g *tagger) reference(i int) (sighting, bool) {
	if g.says(i, "right") && g.says(i+1, "now") {
		i++
	}
	kind, value := g.lex(i)
	if kind&standing == 0 {
		return sighting{}, false
	}
	s := sighting{kind: reference, n: value % newsy, newsy: value >= newsy, form: wordy, next: i + 1}
	switch {
	case g.says(i, "date"):
		return s, g.follows(i, "to") && !g.says(i-2, "up")
	case g.says(i, "present"):
		return s, g.follows(i, "at", "the")
	case g.says(i, "soon") && (g.follows(i, "as", "too") || g.says(i+1, "as")), g.says(i, "past"), g.says(i, "now") && g.follows(i, "every"), g.says(i, "current") && g.follows(i, "most"):
		return s, false
	case g.says(i, "future"):
		s.loose = i == 0 || !g.says(i-1, "the") && g.senses(i-1)&filler == 0
	case g.says(i, "recent"), g.says(i, "current"):
		if k := g.senses(i + 1); k&unitName != 0 {
			s.next++
		}
	}
	return s, !g.capital(i) || g.wordAhead(i) == "" || !g.capital(i+1)
}

// atThatTime matches "that time", "the same time" and "this time".
func (g *tagger) atThatTime(i int) (sighting, bool) {
	j := i
	if g.senses(i)&determiner != 0 && g.senses(j+1)&relation != 0 {
		j++
	}
	if g.senses(j)&relation == 0 || g.senses(j+1)&moment == 0 || g.says(j, "last", "next") {
		return sighting{}, false
	}
	s := sighting{kind: shifted, unit: noUnit, anaphoric: true, loose: true, form: wordy, next: j + 2}
	if g.says(j, "this") {
		s.kind, s.n = reference, int(presentRef)
	}
	return s, true
}
