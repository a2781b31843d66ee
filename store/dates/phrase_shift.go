package dates

// A distance is what the words after a unit say of where it lies.
type distance struct {
	dir       int  // -1 for earlier, 1 for later
	next      int  // number of the token after them
	anaphoric bool // from the date mentioned last, not from the day of writing
}

// shiftOf matches a time some units from another: "three days ago", "a year
// earlier", "the day after", "year-ago quarter".
func (g *tagger) shiftOf(s sighting, q *quantity) (sighting, bool) {
	d, ok := g.distanceAt(s.next)
	switch joint := g.at(s.next); {
	case !ok, q.bare() && !q.the && !q.a && !q.plural && !joint.is(dash):
		return s, false
	case s.n == 0 && !s.half && q.plural:
		s.n = many
	case s.n == 0 && !s.half:
		s.n = 1
	}
	s.kind, s.anaphoric, s.rel, s.next = shifted, d.anaphoric, int8(d.dir), d.next
	switch {
	case s.n != many:
		s.n *= d.dir
	case d.dir < 0 && !d.anaphoric:
		s.kind, s.n = reference, int(pastRef)
	}
	return s, true
}

// distanceAt matches "ago", "later", "before that", "from now" after a unit, and
// "before" and "after" where nothing follows that they could stand before.
func (g *tagger) distanceAt(k int) (distance, bool) {
	kind, v := g.lex(k)
	t := g.at(k)
	switch {
	case t.is(newline):
	case g.says(k, "ago"):
		return distance{-1, k + 1, false}, true
	case g.says(k, "or") && g.says(k+1, "so", "more") && g.says(k+2, "ago"):
		return distance{-1, k + 3, false}, true
	case g.says(k, "previously"):
		return distance{-1, k + 1, true}, true
	case g.says(k, "from") && g.says(k+1, "now"):
		return distance{1, k + 2, false}, true
	case g.says(k, "hence"):
		return distance{1, k + 1, false}, true
	case t.is(dash) && !t.spaced && g.says(k+1, "ago", "earlier"):
		next := k + 2
		if g.says(next, "period", "quarter") {
			next++
		}
		return distance{-1, next, true}, true
	case g.says(k, "before", "after") && g.says(k+1, "that") && !g.at(k+2).is(word):
		return distance{v, k + 2, true}, true
	case g.says(k, "before", "after"):
		return distance{v, k + 1, true}, !g.at(k+1).is(word|number) || g.at(k+1).is(newline) || g.says(k+1, "had", "was", "were", "has", "would", "and")
	case g.says(k, "following") && !g.at(k+1).is(the):
		return distance{1, k + 1, true}, true
	case kind&shift != 0:
		return distance{v, k + 1, true}, true
	}
	return distance{}, false
}

// firstOfTwo matches the "two" of "two to three years" and the "ten" of "ten or
// fifteen years ago": lengths and times of their own.
func (g *tagger) firstOfTwo(i int) (sighting, bool) {
	kind, n := g.lex(i)
	t, joint := g.at(i), g.at(i+1)
	if t.is(number) {
		n = t.value
	}
	if !t.is(number) && kind&cardinal == 0 || n <= 0 || t.is(ordinal) || t.digits > 3 || !joint.is(to|dash) || joint.is(newline) ||
		!g.at(i+2).is(number) && g.senses(i+2)&cardinal == 0 {
		return sighting{}, false
	}
	s, ok := g.counted(i + 2)
	if !ok || s.n == many || s.kind != length && (s.kind != shifted || s.rel == 0) {
		return s, false
	}
	s.n = n
	if s.kind == shifted {
		s.n *= int(s.rel)
	}
	s.half, s.paired, s.next = false, true, i+1
	return s, true
}
