package timex

import "readout/store/dates"

// narrates reports whether the time expressions of a text are those of a
// narrative: years written out, nearly all of them before the year of
// publication, and hardly anything told from the day of writing. WikiWars (Mazur
// and Dale 2010) is made of such texts.
func narrates(found []sighting, on dates.Date) bool {
	var old, late, near int
	for i := range found {
		switch s := &found[i]; {
		case s.class == ancient:
			old++
		case s.written() && s.unit < decades:
			if on.IsZero() || s.date.Year < on.Year {
				old++
			} else {
				late++
			}
		case s.class == shifted && s.unit == days && !s.anaphoric, s.class == point && s.weekday > 0:
			near++
		}
	}
	return old >= 6 && old > 4*late && old > 4*near
}
