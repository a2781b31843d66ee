package dates

import "unicode/utf8"

// bareYear matches a year that stands alone, such as the one of "by 2035" and
// of "the 2014 summit". Four digits are more often something else, so the word
// before has to call for a year and the word after must not make it a count.
func (w *window) bareYear(i int) (match, bool) {
	t := w.at(i)
	next := w.at(i + 1)
	d, ok := New(t.value, 0, 0)
	if !ok || t.value < 1400 || t.value > 2100 || next.is(count|oclock|zone|yearMark) {
		return match{}, false
	}
	m := match{date: d, form: bare, next: i + 1}
	modern := t.value >= 1900 && t.value <= 2050
	if w.season(i) {
		m.next = i + 3
		return m, modern
	}
	switch before := w.before(t.start); {
	case before&yearAfter != 0:
		return m, !w.countLike(next, t.value%50 == 0)
	case before&maybeAfter != 0:
		return m, t.value >= 1800 && t.value <= 2050 && !w.countLike(next, true)
	case before&opening != 0 && next.is(closing), before&dash != 0, w.upTo(i):
		return m, true
	case next.is(apostrophe) && !next.spaced: // 2024's
		return m, modern
	}
	return match{}, false
}

// upTo reports whether the year is the first of two as in 1939–1945.
func (w *window) upTo(i int) bool {
	first, last := w.at(i), w.at(i+2)
	return w.at(i+1).is(dash) && w.fourDigits(i+2) && last.spaced == w.at(i+1).spaced && last.value <= 2100 &&
		last.value > first.value && last.value-first.value <= 200
}

// season matches two years in a row, such as 2023-24 and 2023/24.
func (w *window) season(i int) bool {
	joint, second := w.at(i+1), w.at(i+2)
	return joint.is(dash|slash) && !joint.spaced && !second.spaced && second.is(number) && second.digits == 2 &&
		second.value == (w.at(i).value+1)%100
}

// before returns the roles of what stands right before the year at i. A dash
// counts only after another year.
func (w *window) before(i int) role {
	r, size := utf8.DecodeLastRuneInString(w.text[:i])
	switch {
	case r == '(':
		return opening
	case r == '-' || r >= '\u2010' && r <= '\u2014':
		if from := i - size - 4; from >= 0 && isYear(w.text[from:i-size]) && w.text[from:i-size] < w.text[i:i+4] {
			return dash
		}
		return w.hyphenated(i - size)
	case r != ' ' && r != '\u00a0' && r != '\n':
		return 0
	}
	return w.hyphenated(i - size)
}

// hyphenated returns the roles of the word that ends at i, directly.
func (w *window) hyphenated(i int) role {
	from, to := wordBefore(w.text, 0, i)
	if to != i {
		return 0
	}
	r, _ := classify(w.text[from:to])
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
func (w *window) countLike(next *token, doubtfulNumber bool) bool {
	if !next.is(word) || next.is(newline) || !doubtfulNumber {
		return false
	}
	text := w.text[next.start:next.end]
	switch text {
	case "was", "is", "as", "has", "its", "this", "does":
		return false
	}
	return len(text) > 2 && text[len(text)-1] == 's' && text[len(text)-2] != 's'
}
