package timex

import (
	"readout/store/dates/lexer"
)

// inEra matches years and centuries with their era: "490 BC", "264–241 BC", "AD 79",
// "the 5th century BC". TimeML writes years before Christ as BC0490; they are
// outside the calendar of Date, so that they have no period.
func (g *recognizer) inEra(i int) (sighting, bool) {
	t := g.At(i)
	switch {
	case t.Is(lexer.Word):
		if !g.says(i, "ad") || !g.capital(i) {
			return sighting{}, false
		}
		year := g.At(i + 1)
		return inYear(years, year.Value, i+2), year.Is(lexer.Number) && year.Digits <= 4 && !year.Is(lexer.Newline) && year.Value > 0
	case !t.Is(lexer.Number) || t.Digits > 4 || t.Value == 0:
		return sighting{}, false
	case t.Is(lexer.Ordinal):
		return g.centuryInEra(i)
	}
	before, next := g.era(i + 1)
	if next == i+1 { // the first of 264–241 BC
		if !g.At(i + 1).Is(lexer.Dash | lexer.To) {
			return sighting{}, false
		}
		if last := g.At(i + 2); !last.Is(lexer.Number) || last.Digits > 4 || last.Value >= t.Value {
			return sighting{}, false
		}
		if before, _ = g.era(i + 3); !before {
			return sighting{}, false
		}
	}
	if before {
		return sighting{class: ancient, unit: years, n: t.Value, next: next}, true
	}
	return inYear(years, t.Value, next), true
}

// centuryInEra matches "5th century BC" and "2nd century AD".
func (g *recognizer) centuryInEra(i int) (sighting, bool) {
	n := g.At(i).Value
	before, next := g.era(i + 2)
	if !g.says(i+1, "century") || next == i+2 || n > 99 {
		return sighting{}, false
	}
	if before {
		return sighting{class: ancient, unit: centuries, n: n, next: next}, true
	}
	return inYear(centuries, 100*n-99, next), true
}

// era matches "BC", "B.C.", "BCE", "AD" and "CE" at symbol i and reports whether it
// is the one before Christ; next is i if there is none.
func (g *recognizer) era(i int) (before bool, next int) {
	t := g.At(i)
	name := g.Text[t.Start:t.End]
	switch name {
	case "BC", "BCE":
		return true, i + 1
	case "AD", "CE":
		return false, i + 1
	case "B", "A":
		second := g.At(i + 2)
		both := name + g.Text[second.Start:second.End]
		if g.At(i+1).Is(lexer.Dot) && !second.Spaced && (both == "BC" || both == "AD") {
			next = i + 3
			if g.At(next).Is(lexer.Dot) && !g.At(next).Spaced {
				next++
			}
			return name == "B", next
		}
	}
	return false, i
}
