package timex

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
)

// counted matches lengths of time and units that are told from another time:
// "more than two years", "the next few months", "three-day", "last week", "three
// days ago", "the following day".
func (g *recognizer) counted(i int) (sighting, bool) {
	q, ok := g.quantityAt(i)
	if !ok || g.isAge(q.at+1) || g.bounds(&q) {
		return sighting{}, false
	}
	s := sighting{unit: q.unit, n: q.n, traits: q.traits & halving, next: q.at + 1}
	if q.is(withA) && !q.has(amount) {
		s.n = 1
	}
	if q.is(ofCentury) {
		s.class, s.n, s.unit = length, 25, years
		return s, true
	}
	if s.n > 0 {
		if k := g.andHalf(s.next); k > s.next { // an hour and a half
			s.set(halving, true)
			s.next = k
		}
	}
	for _, match := range [...]func(*recognizer, sighting, *quantity) (sighting, bool){
		(*recognizer).unitsEnd, (*recognizer).someTime, (*recognizer).shiftOf, (*recognizer).unitOf,
	} {
		if found, ok := match(g, s, &q); ok {
			return found, true
		}
	}
	return g.byTraits(s, &q)
}

// A stance is what a quantity says when nothing more belongs to it.
type stance uint8

const (
	aLength     stance = iota
	anotherUnit        // last week: the one before that of the base
	theUnit            // the year: that of the base
	partOfYear         // the third quarter
)

// stances tell by its traits what a quantity says. The first rule that fits holds; if
// none does, it is a length.
var stances = [...]struct {
	unit         unit // noUnit stands for all
	needs, lacks traits
	stance       stance
}{
	{quarters, relating, amount | inPlural | pastLength, anotherUnit},
	{noUnit, relating | backward | withThe, amount | fromLast, aLength}, // the last week
	{noUnit, relating, amount | inPlural | pastLength, anotherUnit},
	{noUnit, withThe, amount | inPlural | relating, theUnit},
	{quarters, ranking | hyphenated, 0, partOfYear},
	{quarters, ranking, counting | inPlural, partOfYear},
}

// byTraits matches a quantity after the rule that its traits fit.
func (g *recognizer) byTraits(s sighting, q *quantity) (sighting, bool) {
	stance := aLength
	for _, rule := range stances {
		if (rule.unit == noUnit || rule.unit == q.unit) && q.is(rule.needs) && !q.has(rule.lacks) {
			stance = rule.stance
			break
		}
	}
	switch {
	case stance == anotherUnit:
		s.class, s.n = shifted, q.rel
		s.set(fromLast, q.is(fromLast))
		return s, s.unit >= days
	case stance == theUnit:
		s.class = shifted
		s.set(fromLast|narrativeOnly, s.unit == days)
		return s, g.says(q.at-1, "the") && s.unit >= days || q.is(ofAccounts)
	case stance == partOfYear && q.rank <= 4:
		return sighting{class: point, unit: quarters, index: int8(q.rank), next: s.next}, true
	}
	return g.lengthOf(s, q)
}

// isAge reports whether the words after a unit make it an age, which is no time.
func (g *recognizer) isAge(k int) bool {
	return g.says(k, "old") || g.At(k).Is(lexer.Dash) && g.says(k+1, "old") || g.says(k, "of") && g.says(k+1, "age")
}

// bounds reports whether a quantity begins with a word that stands outside or is
// none: "a three-day curfew", "over the next year", "a quarter of the men".
func (g *recognizer) bounds(q *quantity) bool {
	long := g.says(q.at+1, "long", "period") || g.At(q.at+1).Is(lexer.Dash) && g.says(q.at+2, "long")
	article := q.has(withA|withThe) && !q.is(relating)
	switch {
	case article && (q.is(hyphenated) || g.At(q.at+1).Is(lexer.Dash) && long):
		return true
	case q.is(withA|inPlural) && !q.has(relating|uncounted) && q.n > 0 && (q.is(inDigits) || q.n < 12) && !long:
		return true
	case g.says(q.first, "over") && (q.is(withThe) || q.is(withA|counting)), g.says(q.first, "that") && q.rank > 0:
		return true
	case q.is(uncounted) && g.follows(q.first, "as"): // as many days
		return true
	case q.unit == quarters && !q.is(inPlural):
		return q.is(withA)
	case q.unit == quarters:
		return !q.is(relating) && (q.n == 0 || q.n == 1 || q.n == 3)
	}
	return false
}

// unitsEnd matches "month's end" and "year-end".
func (g *recognizer) unitsEnd(s sighting, q *quantity) (sighting, bool) {
	k := q.at + 1
	switch {
	case q.has(amount | relating):
		return s, false
	case g.At(k).Is(lexer.Apostrophe) && g.says(k+1, "s") && g.says(k+2, "end"):
		s.next = k + 3
	case g.At(k).Is(lexer.Dash) && g.says(k+1, "end") && !g.At(k+1).Spaced:
		s.next = k + 2
	default:
		return s, false
	}
	s.class, s.n = shifted, 0
	return s, true
}

// noTimes are units that stand for no time in particular: "recent weeks", "these
// days", "weekends".
var noTimes = [...]struct {
	unit         unit   // noUnit stands for all
	word         string // that it begins with, if not any
	needs, lacks traits
	ref          int8 // noRef for times that recur
}{
	{noUnit, "", recently, 0, pastRef},
	{noUnit, "", upcoming | inPlural, counting, futureRef},
	{days, "these", inPlural, amount, presentRef},
	{days, "those", inPlural, amount, pastRef},
	{weekends, "", inPlural, amount | relating | withThe, noRef},
}

// someTime matches the units of noTimes.
func (g *recognizer) someTime(s sighting, q *quantity) (sighting, bool) {
	for _, rule := range noTimes {
		if rule.unit != noUnit && rule.unit != q.unit || !q.is(rule.needs) || q.has(rule.lacks) ||
			rule.word != "" && !g.says(q.first, rule.word) {
			continue
		}
		if s.class = recurring; rule.ref != noRef {
			s.class, s.n = reference, int(rule.ref)
		}
		return s, true
	}
	return s, false
}

// unitOf matches what follows a unit that a date stands for: "the month of May",
// "the week of March 4", "fiscal year 2013", "the year 2000".
func (g *recognizer) unitOf(s sighting, q *quantity) (sighting, bool) {
	k := q.at + 1
	first := (q.rank > 0 && q.n == 0 || q.is(earlyOnes)) && q.unit <= weeks // the first week of May
	if q.has(amount|inPlural) && !first {
		return s, false
	}
	if q.unit == years && g.FourDigits(k) && !g.At(k).Is(lexer.Newline) {
		return inYear(years, g.At(k).Value, k+1), true
	}
	if !g.says(k, "of") {
		return s, false
	}
	d, ok := g.dated(k + 1)
	switch {
	case !ok || d.class != point:
		return s, false
	case first && d.unit == months:
	case q.unit == weeks && d.unit == days && d.weekday == 0 && d.period == noPeriod:
		d.unit = weeks
	case first || q.unit != d.unit || q.unit < months:
		return s, false
	}
	return d, true
}

// lengthOf matches a length of time.
func (g *recognizer) lengthOf(s sighting, q *quantity) (sighting, bool) {
	s.class = length
	s.set(narrativeOnly, q.is(earlyOnes))
	long := g.lengthAfter(&s, q.at+1)
	switch {
	case q.has(counting | halving | withA):
	case q.unit < hours && (q.rank > 0 || q.is(relating)):
		return s, false // the last minute
	case !q.is(inPlural):
		s.n = 1
		return s, q.rank > 0 || q.is(relating) || long
	default:
		s.n = many
		if long || q.has(relating|bounded) {
			break
		}
		ahead := g.wordAhead(q.first)
		s.set(narrativeOnly, q.is(withThe) || !lasting(ahead))
		return s, q.is(withThe) || ahead != "" || q.first == 0
	}
	return s, true
}

// lasting reports whether a bare "years" after a word is a length of time.
func lasting(w string) bool {
	switch w {
	case "for", "in", "within", "over", "after", "took", "take", "takes", "lasted", "last", "spent", "spend", "of", "by", "until", "during", "through", "and", "or", "mere":
		return true
	}
	return false
}

// lengthAfter takes in what belongs to a length after its unit: "-long", "long",
// "period", "'s time", "of February 1951".
func (g *recognizer) lengthAfter(s *sighting, k int) bool {
	switch {
	case g.At(k).Is(lexer.Newline):
		return false
	case g.At(k).Is(lexer.Dash) && !g.At(k).Spaced && g.says(k+1, "long"):
		s.next = k + 2
	case g.says(k, "long", "period"):
		s.next = k + 1
	case g.At(k).Is(lexer.Apostrophe) && g.says(k+1, "time"):
		s.next = k + 2
	case g.At(k).Is(lexer.Apostrophe) && g.says(k+1, "s") && g.says(k+2, "time"):
		s.next = k + 3
	default:
		d, ok := sighting{}, false
		if g.says(k, "of") {
			d, ok = g.dated(k + 1)
		}
		if !ok || d.class != point || d.date.Precision > dates.Month || !g.At(k+1).Is(lexer.Month) && d.unit != years {
			return false
		}
		s.next = d.next
	}
	return true
}
