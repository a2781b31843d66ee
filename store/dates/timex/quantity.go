package timex

import "readout/store/dates/lexer"

// A quantity is a unit of time with what stands before it: "more than two years",
// "the next few months", "last week".
type quantity struct {
	first, at int  // symbols: where it begins, the unit
	unit      unit // of the calendar
	n         int  // how many units, many if it is not told, 0 if nothing is said
	rank      int  // the 3 of "third"
	rel       int  // the 1 of "next", the -1 of "last"
	traits
}

// quantityAt reads a quantity from symbol i on.
func (g *recognizer) quantityAt(i int) (q quantity, ok bool) {
	q.first = i
	j := g.hedges(i)
	q.set(bounded, j > i)
	for range 7 {
		next := j
		if !g.At(j).Is(lexer.Newline) || j == i {
			next = g.quantityWord(&q, j)
		}
		if next == j {
			break
		}
		j = next
	}
	q.at = j
	meaning, v := g.lex(j)
	q.unit = unit(v)
	q.set(inPlural, meaning&plural != 0)
	switch {
	case g.says(j, "second") && q.is(inDigits|hyphenated): // a 30-second break
		q.unit = seconds
	case meaning&unitName == 0:
		return q, false
	}
	if q.unit == fortnights {
		q.unit, q.n = weeks, max(q.n, 1)*2
	}
	q.set(counting, q.n != 0)
	q.set(ranking, q.rank != 0)
	q.set(backward, q.rel < 0)
	return q, true
}

// quantityWord reads the symbol or symbols at j and returns the one after, j if they
// belong to no quantity.
func (g *recognizer) quantityWord(q *quantity, j int) int {
	if next := g.numberWord(q, j); next > j {
		return next
	}
	if next := g.relationWord(q, j); next > j {
		return next
	}
	meaning, v := g.lex(j)
	switch {
	case meaning&determiner != 0 && q.n == 0 && !q.has(withThe|withA|inDigits|relating):
		q.set(withThe, v != 1)
		q.set(withA, v == 1)
		next := g.hedges(j + 1)
		q.set(bounded, q.is(bounded) || next > j+1)
		return next
	case meaning&filler != 0:
		q.set(ofAccounts, q.is(ofAccounts) || v == 1)
		return j + 1
	case g.saysAll(j, "quarter of a century"):
		q.set(ofCentury, true)
		return j + 3
	case g.says(j, "more") && q.n != 0, g.says(j, "of") && (q.is(uncounted) || q.n == many):
		return j + 1
	}
	return j
}

// numberWord reads a number, an ordinal or a part of one.
func (g *recognizer) numberWord(q *quantity, j int) int {
	t := g.At(j)
	meaning, v := g.lex(j)
	switch {
	case t.Is(lexer.Ordinal) && q.rank == 0:
		q.rank = t.Value
	case t.Is(lexer.Number) && !t.Is(lexer.Ordinal) && q.n == 0 && t.Digits <= 4:
		return g.numeral(q, j)
	case t.Is(lexer.Dash) && !t.Spaced && !g.At(j+1).Spaced && (q.n != 0 || q.rank != 0 || q.is(relating)):
		q.set(hyphenated, q.is(hyphenated) || g.senses(j+1)&unitName != 0 || g.says(j+1, "second"))
		return max(g.halfMore(q, j), j+1)
	case meaning&cardinal != 0 && (!q.is(inDigits) || v >= 12):
		q.n = tally(q.n, v)
	case meaning&vague != 0:
		q.n = many
		q.set(uncounted, true)
		if v == 2 { // a couple
			q.n = 2
		}
	case meaning&ranked != 0 && !(g.says(j, "second") && q.is(inDigits)):
		q.rank = v
	case g.says(j, "half") && q.is(withA):
		q.set(halving, true)
	case g.says(j, "half") && (q.is(withThe) || g.says(j+1, "a", "an")):
		q.set(halving, true)
		return j + 2
	default:
		return g.halfMore(q, j)
	}
	return j + 1
}

// halfMore reads "and a half" and "-and-a-half" after a number.
func (g *recognizer) halfMore(q *quantity, j int) int {
	k := g.andHalf(j)
	if q.n > 0 && k > j {
		q.set(halving, true)
		return k
	}
	return j
}

// andHalf returns the symbol after "and a half" or "and-a-half", j if it does not
// stand there.
func (g *recognizer) andHalf(j int) int {
	k := j
	for _, word := range [...]string{"and", "a", "half"} {
		k = g.Past(k, lexer.Dash)
		if !g.says(k, word) {
			return j
		}
		k++
	}
	return k
}

// numeral reads a number of digits with its thousands or a decimal five.
func (g *recognizer) numeral(q *quantity, j int) int {
	q.n = g.At(j).Value
	q.set(inDigits, true)
	switch {
	case !g.decimal(j):
		return j + 1
	case g.At(j+1).Is(lexer.Comma) && g.At(j+2).Digits == 3:
		q.n = q.n*1000 + g.At(j+2).Value
	case g.At(j+1).Is(lexer.Dot) && g.At(j+2).Digits == 1 && g.At(j+2).Value == 5:
		q.set(halving, true)
	default:
		return j + 1
	}
	return j + 3
}

// tally adds a number word to those before it: twenty five, two hundred.
func tally(n, v int) int {
	if n < 0 {
		return many
	}
	if v == 100 || v == 12 && n > 0 {
		return min(max(n, 1)*v, 9999)
	}
	return min(n+v, 9999)
}

// relationWord reads what relates a unit to another time: "last", "the following",
// "recent", and the "early" of "the early years".
func (g *recognizer) relationWord(q *quantity, j int) int {
	meaning, v := g.lex(j)
	switch {
	case g.says(j, "past", "recent", "current"):
		q.rel = 0
		q.set(relating, true)
		q.set(pastLength, g.says(j, "past"))
		q.set(recently, g.says(j, "recent"))
	case meaning&relation != 0:
		q.rel = v
		q.set(relating, true)
		q.set(upcoming, g.says(j, "coming", "upcoming"))
		q.set(fromLast, q.is(fromLast) || meaning&anaphoric != 0 || v == 1 && q.is(withThe) && !q.is(upcoming))
	case g.says(j, "early", "late", "latter") && q.is(withThe) && g.senses(j+1)&plural != 0:
		q.n = many
		q.set(earlyOnes, true)
	default:
		return j
	}
	return j + 1
}

// hedges returns the symbol after words that bound the number that follows: "more
// than", "at least", "nearly".
func (g *recognizer) hedges(i int) int {
	j := i
	for range 3 {
		switch {
		case g.senses(j)&hedge == 0:
			return j
		case g.says(j, "at") && g.says(j+1, "least", "most"), g.says(j, "up") && g.says(j+1, "to"),
			g.says(j, "more", "less", "fewer") && g.says(j+1, "than"):
			j += 2
		case g.says(j, "at", "up", "more", "less", "fewer", "than", "least"):
			return j
		default:
			j++
		}
	}
	return j
}
