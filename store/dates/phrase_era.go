package dates

// inEra matches years and centuries with their era: "490 BC", "264–241 BC", "AD 79",
// "the 5th century BC". TimeML writes years before Christ as BC0490; they are
// outside the calendar of Date, so that they have no period.
func (g *tagger) inEra(i int) (sighting, bool) {
	t := g.at(i)
	switch {
	case t.is(word):
		if !g.says(i, "ad") || !g.capital(i) {
			return sighting{}, false
		}
		year := g.at(i + 1)
		return yearOfEra(year.value, i+2), year.is(number) && year.digits <= 4 && !year.is(newline) && year.value > 0
	case !t.is(number) || t.digits > 4 || t.value == 0:
		return sighting{}, false
	case t.is(ordinal):
		return g.centuryInEra(i)
	}
	before, next := g.era(i + 1)
	if next == i+1 { // the first of 264–241 BC
		if !g.at(i + 1).is(dash | to) {
			return sighting{}, false
		}
		if last := g.at(i + 2); !last.is(number) || last.digits > 4 || last.value >= t.value {
			return sighting{}, false
		}
		if before, _ = g.era(i + 3); !before {
			return sighting{}, false
		}
	}
	if before {
		return sighting{kind: ancient, unit: years, n: t.value, form: wordy, next: next}, true
	}
	return yearOfEra(t.value, next), true
}

// centuryInEra matches "5th century BC" and "2nd century AD".
func (g *tagger) centuryInEra(i int) (sighting, bool) {
	n := g.at(i).value
	before, next := g.era(i + 2)
	if !g.says(i+1, "century") || next == i+2 || n > 99 {
		return sighting{}, false
	}
	if before {
		return sighting{kind: ancient, unit: centuries, n: n, form: wordy, next: next}, true
	}
	return sighting{kind: point, unit: centuries, date: Date{Year: int16(100*n - 99), Precision: Year}, form: wordy, next: next}, true
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
