package timex

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// counted matches lengths of time and units that are told from another time:
// "more than two years", "the next few months", "three-day", "last week", "three
// days ago", "the following day".
func (g *recognizer) counted(i int) (sighting, bool) {
	q, ok := g.quantityAt(i)
	if !ok || g.isAge(q.at+1) || g.bounds(&q) {
		return sighting{}, false
	}
	s := sighting{unit: q.unit, n: q.n, half: q.half, notation: written.Wordy, next: q.at + 1}
	if q.bare() && q.a {
		s.n = 1
	}
	if q.quarter {
		s.class, s.n, s.unit = length, 25, years
		return s, true
	}
	if s.n > 0 {
		if k := g.andHalf(s.next); k > s.next { // an hour and a half
			s.half, s.next = true, k
		}
	}
	if found, ok := g.unitsEnd(s, &q); ok {
		return found, true
	}
	if found, ok := g.someTime(s, &q); ok {
		return found, true
	}
	if found, ok := g.shiftOf(s, &q); ok {
		return found, true
	}
	if found, ok := g.unitOf(s, &q); ok {
		return found, true
	}
	switch {
	case q.related && q.bare() && !q.plural && !q.past && !(q.rel < 0 && q.the && !q.anaphoric && q.unit != quarters):
		s.class, s.n, s.anaphoric = shifted, q.rel, q.anaphoric
		return s, s.unit >= days
	case q.the && q.bare() && !q.plural && !q.related: // the year
		s.class, s.loose, s.anaphoric = shifted, s.unit == days, s.unit == days
		return s, g.says(q.at-1, "the") && s.unit >= days || q.fiscal
	case q.unit == quarters && q.rank > 0 && q.rank <= 4 && (!q.plural && q.n == 0 || q.hyphened):
		return sighting{class: point, unit: quarters, index: int8(q.rank), notation: written.Wordy, next: s.next}, true
	}
	return g.lengthOf(s, &q)
}

// isAge reports whether the words after a unit make it an age, which is no time.
func (g *recognizer) isAge(k int) bool {
	return g.says(k, "old") || g.At(k).Is(lexer.Dash) && g.says(k+1, "old") || g.says(k, "of") && g.says(k+1, "age")
}

// bounds reports whether a quantity begins with a word that stands outside or is
// none: "a three-day curfew", "over the next year", "a quarter of the men".
func (g *recognizer) bounds(q *quantity) bool {
	long := g.says(q.at+1, "long", "period") || g.At(q.at+1).Is(lexer.Dash) && g.says(q.at+2, "long")
	article := (q.a || q.the) && !q.related
	switch {
	case article && (q.hyphened || g.At(q.at+1).Is(lexer.Dash) && long):
		return true
	case q.a && !q.related && q.plural && q.n > 0 && !q.vague && (q.digits || q.n < 12) && !long:
		return true
	case g.says(q.first, "over") && (q.the || q.a && q.n != 0), g.says(q.first, "that") && q.rank > 0:
		return true
	case q.vague && g.follows(q.first, "as"): // as many days
		return true
	case q.unit == quarters && !q.plural:
		return q.a
	case q.unit == quarters:
		return !q.related && (q.n == 0 || q.n == 1 || q.n == 3)
	}
	return false
}

// unitsEnd matches "month's end" and "year-end".
func (g *recognizer) unitsEnd(s sighting, q *quantity) (sighting, bool) {
	k := q.at + 1
	switch {
	case !q.bare() || q.related:
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

// someTime matches units that stand for no time in particular: "recent weeks",
// "these days", "weekends".
func (g *recognizer) someTime(s sighting, q *quantity) (sighting, bool) {
	s.class = reference
	switch {
	case q.recent:
		s.n = int(pastRef)
	case q.coming && q.plural && q.n == 0:
		s.n = int(futureRef)
	case q.plural && q.unit == days && q.bare() && g.says(q.first, "these"):
		s.n = int(presentRef)
	case q.plural && q.unit == days && q.bare() && g.says(q.first, "those"):
		s.n = int(pastRef)
	case q.plural && q.unit == weekends && q.bare() && !q.related && !q.the:
		s.class = recurring
	default:
		return s, false
	}
	return s, true
}

// unitOf matches what follows a unit that a date stands for: "the month of May",
// "the week of March 4", "fiscal year 2013", "the year 2000".
func (g *recognizer) unitOf(s sighting, q *quantity) (sighting, bool) {
	k := q.at + 1
	first := (q.rank > 0 && q.n == 0 || q.early) && q.unit <= weeks // the first week of May
	if (!q.bare() || q.plural) && !first {
		return s, false
	}
	if q.unit == years && g.FourDigits(k) && !g.At(k).Is(lexer.Newline) {
		return sighting{class: point, unit: years, date: dates.Date{Year: g.year(k), Precision: dates.Year}, notation: written.Wordy, next: k + 1}, true
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
	s.class, s.loose = length, q.early
	long := g.lengthAfter(&s, q.at+1)
	switch {
	case q.n != 0 || q.half || q.a:
	case q.unit < hours && (q.rank > 0 || q.related):
		return s, false // the last minute
	case !q.plural:
		s.n = 1
		return s, q.rank > 0 || q.related || long
	default:
		s.n = many
		if long || q.related || q.hedged {
			break
		}
		ahead := g.wordAhead(q.first)
		s.loose = q.the || !lasting(ahead)
		return s, q.the || ahead != "" || q.first == 0
	}
	return s, true
}

// lasting tells the words after which a bare "years" is a length of time.
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
