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

// phrase matches a time expression at token i.
func (g *tagger) phrase(i int) (sighting, bool) {
	if g.depth > deepest {
		return sighting{}, false
	}
	g.depth++
	defer func() { g.depth-- }()
	if s, ok := g.timed(i); ok {
		return s, true
	}
	t := g.at(i)
	switch {
	case t.is(number):
		return g.numbered(i)
	case t.is(word):
		return g.worded(i)
	case t.is(apostrophe):
		return g.shortDecade(i)
	}
	return sighting{}, false
}

// numbered matches what begins with a number and is not a date with its year.
func (g *tagger) numbered(i int) (sighting, bool) {
	if s, ok := g.decadeOf(i); ok {
		return s, true
	}
	if s, ok := g.centuryOf(i, i); ok {
		return s, true
	}
	if s, ok := g.counted(i); ok {
		return s, true
	}
	if s, ok := g.firstOfTwo(i); ok {
		return s, true
	}
	return g.loneYear(i)
}

// worded matches what begins with a word.
func (g *tagger) worded(i int) (sighting, bool) {
	kind, value := g.lex(i)
	if kind&edge != 0 || kind&determiner != 0 && g.senses(i+1)&(edge|ranked|relation) != 0 || kind&(ranked|relation) != 0 && g.says(i+1, "half") {
		if s, ok := g.edged(i); ok {
			return s, true
		}
	}
	if kind&determiner != 0 && value == 0 && g.says(i, "the") {
		if s, ok := g.definite(i); ok {
			return s, true
		}
	}
	if kind&ranked != 0 {
		if s, ok := g.centuryOf(i, i); ok {
			return s, true
		}
	}
	if kind&every != 0 {
		return g.everyUnit(i)
	}
	if kind&repeats != 0 {
		return g.repeated(i)
	}
	if kind&frequency != 0 {
		return g.often(i)
	}
	if s, ok := g.counted(i); ok {
		return s, true
	}
	if kind&cardinal != 0 {
		return g.firstOfTwo(i)
	}
	if kind&standing != 0 {
		return g.reference(i)
	}
	if g.says(i, "right") && g.says(i+1, "now") {
		return g.reference(i + 1)
	}
	if kind&relation != 0 && g.senses(i+1)&moment != 0 || kind&determiner != 0 && g.senses(i+1)&relation != 0 && g.senses(i+2)&moment != 0 {
		return g.atThatTime(i)
	}
	return sighting{}, false
}

// definite matches what "the" belongs to: "the 1990s", "the 19th century", "the
// nineties", "the 13th", "the spring of 1862", "the future".
func (g *tagger) definite(i int) (sighting, bool) {
	j := i + 1
	if s, ok := g.decadeOf(j); ok {
		return s, true
	}
	if s, ok := g.centuryOf(j, j); ok {
		return s, true
	}
	if s, ok := g.shortDecade(j); ok {
		return s, true
	}
	if g.senses(j)&season != 0 && !(g.at(j+1).is(word) && g.capital(j+1)) {
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
	if g.senses(j)&standing != 0 && g.senses(j)&relation == 0 && g.senses(j+1)&unitName == 0 {
		if g.says(j, "future", "present") {
			return g.reference(j)
		}
	}
	if g.says(j, "day") && (g.says(j+1, "before") && g.says(j+2, "yesterday") || g.says(j+1, "after") && g.says(j+2, "tomorrow")) {
		_, n := g.lex(j + 2)
		return sighting{kind: shifted, unit: days, n: 2 * n, form: wordy, next: j + 3}, true
	}
	if g.says(j, "time") && g.says(j+1, "being") {
		return sighting{kind: reference, n: int(presentRef), form: wordy, next: j + 2}, true
	}
	if g.says(j, "past") && g.senses(j+1)&(unitName|cardinal|vague|filler|determiner) == 0 && !g.at(j+1).is(number) {
		return sighting{kind: reference, n: int(pastRef), form: wordy, next: j + 1}, !g.at(j+1).is(word) || g.at(j+1).is(to) || g.says(j+1, "had", "was")
	}
	return sighting{}, false
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
	noun := g.says(j, "end", "beginning") || g.says(j, "start", "middle") || g.says(j, "turn", "close", "onset")
	k := j + 1
	if g.at(k).is(dash) && !g.at(k).spaced {
		k++
	}
	joined := g.says(k, "of") || !noun && g.says(k, "in") || g.at(k).is(of)
	if joined {
		k++
	}
	switch {
	case noun && !joined, kind&shift != 0 && !joined && g.senses(k)&relation == 0 && g.senses(k)&deictic == 0 && !g.at(k).is(month|weekday):
		return sighting{}, false
	}
	s, ok := g.phrase(k)
	if !ok || s.kind != point && (s.kind != shifted || s.n == many) || s.part == atClock {
		return sighting{}, false
	}
	if joined && !noun && s.kind == point && s.unit == days {
		return sighting{}, false
	}
	s.form, s.loose = wordy, false
	return s, true
}

// halfOf matches "the second half of 2008" and "first half" from the rank on.
func (g *tagger) halfOf(i int) (sighting, bool) {
	kind, n := g.lex(i)
	if g.says(i, "latter", "last") {
		kind, n = ranked, 2
	}
	j := i + 1
	if g.at(j).is(dash) {
		j++
	}
	quarter := g.says(j, "quarter")
	if quarter && kind&ranked != 0 && g.says(i, "last") || quarter && g.says(i, "final") {
		if !g.says(j+1, "of") || !g.at(j+2).is(number) {
			return sighting{}, false
		}
		kind, n = ranked, 4
	}
	if kind&ranked == 0 || n < 1 || !quarter && (n > 2 || !g.says(j, "half")) || quarter && (n > 4 || g.says(i, "latter")) {
		return sighting{}, false
	}
	s := sighting{kind: point, unit: halves, index: int8(n), form: wordy, next: j + 1}
	if quarter {
		s.unit = quarters
	}
	k := j + 1
	if g.says(k, "of", "in") {
		k++
		if g.senses(k)&determiner != 0 && g.senses(k+1)&unitName != 0 && g.says(k+1, "year") {
			s.next = k + 2
			return s, true
		}
	}
	whole, ok := g.phrase(k)
	switch {
	case ok && whole.kind == point && whole.unit == years && whole.date.Year > 0, ok && whole.kind == shifted && whole.unit == years:
		s.date, s.next = whole.date, whole.next
		if whole.kind == shifted {
			s.rel, s.related, s.anaphoric = int8(max(min(whole.n, 100), -100)), true, whole.anaphoric
		}
		return s, true
	case ok && whole.kind == point && whole.date.Precision == Month && k > j+1:
		whole.form = wordy
		return whole, true
	}
	return s, k == j+1 || quarter
}

// reference matches "now", "recently", "the past" and nouns they stand before.
func (g *tagger) reference(i int) (sighting, bool) {
	_, value := g.lex(i)
	s := sighting{kind: reference, n: value % newsy, newsy: value >= newsy, form: wordy, next: i + 1}
	switch {
	case g.says(i, "date"):
		return s, g.wordAhead(i) == "to" && !g.says(i-2, "up")
	case g.says(i, "present"):
		return s, g.wordAhead(i) == "at" || g.says(i-1, "the")
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
	if g.senses(j+1)&relation != 0 {
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
