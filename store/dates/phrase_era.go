package dates

// inEra matches years and centuries with their era: "490 BC", "264–241 BC", "AD 79",
// "the 5th century BC". TimeML writes years before Christ as BC0490; they are
// outside the calendar of Date, so that they have no period.
func (g *tagger) inEra(i int) (sighting, bool) {
	if t := g.at(i + 1); g.says(i, "ad") && g.capital(i) && t.is(number) && t.digits <= 4 && !t.is(newline) {
		return yearOfEra(t.value, i+2), t.value > 0
	}
	t := g.at(i)
	if !t.is(number) || t.digits > 4 || t.value == 0 {
		return sighting{}, false
	}
	j := i + 1
	century := t.is(ordinal) && g.says(j, "century")
	if century {
		j++
	} else if t.is(ordinal) {
		return sighting{}, false
	}
	joint, last := g.at(j), g.at(j+1)
	before, next := g.era(j)
	switch {
	case next > j && !century:
	case next > j:
		s := sighting{kind: ancient, unit: centuries, n: t.value, form: wordy, next: next}
		if !before {
			s = sighting{kind: point, unit: centuries, date: Date{Year: int16(100*t.value - 99), Precision: Year}, form: wordy, next: next}
		}
		return s, t.value <= 99
	case joint.is(dash|to) && last.is(number) && last.digits <= 4 && !century: // 264–241 BC
		if before, next = g.era(j + 2); next == j+2 || !before || last.value >= t.value {
			return sighting{}, false
		}
		next = j
	default:
		return sighting{}, false
	}
	if before {
		return sighting{kind: ancient, unit: years, n: t.value, form: wordy, next: next}, true
	}
	return yearOfEra(t.value, next), true
}

func yearOfEra(year, next int) sighting {
	return sighting{kind: point, unit: years, date: Date{Year: int16(year), Precision: Year}, form: wordy, next: next}
}

// era matches "BC", "B.C.", "BCE", "AD" and "CE" at token i and reports whether it
// is the one before Christ; next is i if there is none.
func (g *tagger) era(i int) (before bool, next int) {
	t := g.at(i)
	name := g.text[t.start:t.end]
	switch name {
	case "BC", "BCE":
		return true, i + 1
	case "AD", "CE":
		return false, i + 1
	case "B", "A":
		second := g.at(i + 2)
		both := name + g.text[second.start:second.end]
		if g.at(i+1).is(dot) && !second.spaced && (both == "BC" || both == "AD") {
			next = i + 3
			if g.at(next).is(dot) && !g.at(next).spaced {
				next++
			}
			return name == "B", next
		}
	}
	return false, i
}
