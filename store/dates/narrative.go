package dates

// narrates reports whether the time expressions of a text are those of a
// narrative: years written out, nearly all of them long before the day of
// publication, and hardly anything told from that day. A text whose day is not
// known is read as one.
func narrates(found []sighting, on Date) bool {
	if on.IsZero() {
		return true
	}
	var old, late, near int
	for i := range found {
		switch s := &found[i]; {
		case s.kind == point && s.date.Year > 0 && s.unit < decades:
			if s.date.Year < on.Year {
				old++
			} else {
				late++
			}
		case s.kind == shifted && s.unit == days && !s.anaphoric, s.kind == point && s.weekday > 0:
			near++
		}
	}
	return old >= 8 && old > 4*late && old > 4*near
}
