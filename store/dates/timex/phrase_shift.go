package timex

import (
	"readout/store/dates/lexer"
	"strings"
)

// A distance is what the words after a unit say of where it lies.
type distance struct {
	dir       int  // -1 for earlier, 1 for later
	next      int  // number of the symbol after them
	anaphoric bool // from the date mentioned last, not from the day of writing
}

// shiftOf matches a time some units from another: "three days ago", "a year
// earlier", "the day after", "year-ago quarter".
func (g *recognizer) shiftOf(s sighting, q *quantity) (sighting, bool) {
	d, ok := g.distanceAt(s.next)
	switch joint := g.At(s.next); {
	case !ok, !q.has(amount|withThe|withA|inPlural) && !joint.Is(lexer.Dash):
		return s, false
	case s.n == 0 && !s.is(halving) && q.is(inPlural):
		s.n = many
	case s.n == 0 && !s.is(halving):
		s.n = 1
	}
	s.class, s.rel, s.next = shifted, int8(d.dir), d.next
	s.set(fromLast, d.anaphoric)
	switch {
	case s.n != many:
		s.n *= d.dir
	case d.dir < 0 && !d.anaphoric:
		s.class, s.n = reference, int(pastRef)
	}
	return s, true
}

// distances are the words after a unit that tell by themselves where it lies.
var distances = [...]struct {
	words     string
	dir       int
	anaphoric bool
}{
	{"ago", -1, false}, {"or so ago", -1, false}, {"or more ago", -1, false}, {"previously", -1, true},
	{"from now", 1, false}, {"hence", 1, false},
}

// distanceAt matches "ago", "later", "before that", "from now" after a unit, and
// "before" and "after" where nothing follows that they could stand before.
func (g *recognizer) distanceAt(k int) (distance, bool) {
	meaning, v := g.lex(k)
	t := g.At(k)
	switch {
	case t.Is(lexer.Newline):
		return distance{}, false
	case t.Is(lexer.Dash) && !t.Spaced && g.says(k+1, "ago", "earlier"):
		next := k + 2
		next = g.pastWord(next, "period", "quarter")
		return distance{-1, next, true}, true
	case g.says(k, "before", "after") && g.says(k+1, "that") && !g.At(k+2).Is(lexer.Word):
		return distance{v, k + 2, true}, true
	case g.says(k, "before", "after"):
		return distance{v, k + 1, true}, !g.At(k+1).Is(lexer.Word|lexer.Number) || g.At(k+1).Is(lexer.Newline) || g.says(k+1, "had", "was", "were", "has", "would", "and")
	}
	for _, d := range distances {
		if g.saysAll(k, d.words) {
			return distance{d.dir, k + 1 + strings.Count(d.words, " "), d.anaphoric}, true
		}
	}
	switch {
	case g.says(k, "following") && !g.At(k+1).Is(lexer.The):
		return distance{1, k + 1, true}, true
	case meaning&shift != 0:
		return distance{v, k + 1, true}, true
	}
	return distance{}, false
}

// firstOfTwo matches the "two" of "two to three years" and the "ten" of "ten or
// fifteen years ago": lengths and times of their own.
func (g *recognizer) firstOfTwo(i int) (sighting, bool) {
	meaning, n := g.lex(i)
	t, joint := g.At(i), g.At(i+1)
	if t.Is(lexer.Number) {
		n = t.Value
	}
	if !t.Is(lexer.Number) && meaning&cardinal == 0 || n <= 0 || t.Is(lexer.Ordinal) || t.Digits > 3 || !joint.Is(lexer.To|lexer.Dash) || joint.Is(lexer.Newline) ||
		!g.At(i+2).Is(lexer.Number) && g.senses(i+2)&cardinal == 0 {
		return sighting{}, false
	}
	s, ok := g.counted(i + 2)
	if !ok || s.n == many || s.class != length && (s.class != shifted || s.rel == 0) {
		return s, false
	}
	s.n = n
	if s.class == shifted {
		s.n *= int(s.rel)
	}
	s.set(halving, false)
	s.set(firstOfPair, true)
	s.next = i + 1
	return s, true
}
