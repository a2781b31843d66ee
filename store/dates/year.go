package dates

import "unicode/utf8"

// bareYear matches a year that stands alone, such as the one of "by 2035" and
// of "the 2014 summit". Four digits are more often something else, so the word
// before has to call for a year and the word after must not make it a count.
func (g *grammar) bareYear(i int) (match, bool) {
	t := g.at(i)
	next := g.at(i + 1)
	d, ok := New(t.value, 0, 0)
	if !ok || t.value < 1400 || t.value > 2100 || next.is(count|oclock|zone|yearMark) {
		return match{}, false
	}
	m := match{date: d, form: bare, next: i + 1}
	modern := t.value >= 1900 && t.value <= 2050
	if g.season(i) {
		m.next = i + 3
		return m, modern
	}
	switch before := g.before(t.start); {
	case before&yearAfter != 0:
		return m, !g.countLike(next, t.value%50 == 0)
	case before&maybeAfter != 0:
		return m, t.value >= 1800 && t.value <= 2050 && !g.countLike(next, true)
	case before&opening != 0 && next.is(closing), before&dash != 0, g.upTo(i):
		return m, true
	case next.is(apostrophe) && !next.spaced: // 2024's
		return m, modern
	}
	return match{}, false
}

// upTo reports whether the year is the first of two as in 1939–1945.
func (g *grammar) upTo(i int) bool {
	first, last := g.at(i), g.at(i+2)
	return g.at(i+1).is(dash) && g.fourDigits(i+2) && last.spaced == g.at(i+1).spaced && last.value <= 2100 &&
		last.value > first.value && last.value-first.value <= 200
}

// season matches two years in a row, such as 2023-24 and 2023/24.
func (g *grammar) season(i int) bool {
	joint, second := g.at(i+1), g.at(i+2)
	return joint.is(dash|slash) && !joint.spaced && !second.spaced && second.is(number) && second.digits == 2 &&
		second.value == (g.at(i).value+1)%100
}

// before returns the roles of what stands right before the year at i. A dash
// counts only after another year.
func (g *grammar) before(i int) role {
	r, size := utf8.DecodeLastRuneInString(g.text[:i])
	switch {
	case r == '(':
		return opening
	case r == '-' || r >= '\u2010' && r <= '\u2014':
		if from := i - size - 4; from >= 0 && isYear(g.text[from:i-size]) && g.text[from:i-size] < g.text[i:i+4] {
			return dash
		}
		return g.hyphenated(i - size)
	case r != ' ' && r != '\u00a0' && r != '\n':
		return 0
	}
	return g.hyphenated(i - size)
}

// hyphenated returns the roles of the word that ends at i, directly.
func (g *grammar) hyphenated(i int) role {
	from, to := wordBefore(g.text, 0, i)
	if to != i {
		return 0
	}
	r, _ := classify(g.text[from:to])
	return r
}

func isYear(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return len(s) == 4 && s >= "1400" && s <= "2100"
}

// countLike reports whether the word after a number may be what is counted: an
// English plural, for round numbers.
func (g *grammar) countLike(next *token, doubtfulNumber bool) bool {
	if !next.is(word) || next.is(newline) || !doubtfulNumber {
		return false
	}
	text := g.text[next.start:next.end]
	switch text {
	case "was", "is", "as", "has", "its", "this", "does":
		return false
	}
	return len(text) > 2 && text[len(text)-1] == 's' && text[len(text)-2] != 's'
}
