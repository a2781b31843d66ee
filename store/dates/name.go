package dates

// dateInName reads the date of a path whose first digit is at i.
func (g *grammar) dateInName(i int) (Mention, bool) {
	name := g.text
	if i > 0 && (isLetter(name[i-1]) || isDigit(name[i-1])) {
		return Mention{}, false
	}
	g.open(i)
	m, ok := g.nameNumbers()
	if !ok || m.next == 0 {
		return Mention{}, false
	}
	stop := g.at(m.next - 1).end
	if stop < len(name) && isLetter(name[stop]) && !g.at(m.next).is(timeMark) {
		return Mention{}, false
	}
	return Mention{Start: i, End: stop, Date: m.date.Trim(Day), Other: m.other.Trim(Day), Order: m.order}, true
}

// nameNumbers matches three numbers, year first or last, with any one sign
// between them, two for a month, or eight digits.
func (g *grammar) nameNumbers() (match, bool) {
	a, b, c := g.at(0), g.at(2), g.at(4)
	if a.digits == 8 {
		return g.compact(0)
	}
	joined := func(i int) bool {
		t := g.at(i)
		return t.end == t.start+1 && !t.spaced && !g.at(i+1).spaced && (t.is(dash|dot|slash) || g.text[t.start] == '_')
	}
	switch {
	case !joined(1) || !b.small():
		return match{}, false
	case a.digits == 4 && joined(3) && c.small() && c.digits == 2:
		return g.onDay(a.value, b.value, c.value, 5, dashed)
	case a.digits == 4 && b.digits == 2 && b.value > 0 && !(joined(3) && c.is(number)) && plausibleYear(a.value):
		d, ok := New(a.value, b.value, 0)
		return match{date: d, next: 3}, ok
	case a.small() && joined(3) && c.digits == 4 && plausibleYear(c.value):
		return g.readings(c.value, a.value, b.value, 5, g.at(1).role)
	}
	return match{}, false
}
