package dates

import (
	"strings"
	"unicode/utf8"
)

// fiscalOrQuarter matches "fiscal 2012", "FY 2024", "Q3 2015", "H1" with a year.
func (g *tagger) fiscalOrQuarter(i int) (sighting, bool) {
	j := i + 1
	switch {
	case g.says(i, "fiscal", "fy", "financial"):
		if g.says(j, "year") {
			j++
		}
		t := g.at(j)
		y := t.value
		if t.is(number) && t.digits == 2 && g.says(i, "fy") {
			y = century(y)
		} else if !g.fourDigits(j) {
			return sighting{}, false
		}
		return sighting{kind: point, unit: years, date: Date{Year: int16(y), Precision: Year}, form: wordy, next: j + 1}, true
	case (g.says(i, "q", "h")) && g.at(j).is(number) && g.at(j).digits == 1 && !g.at(j).spaced && g.capital(i):
		s := sighting{kind: point, unit: quarters, index: int8(g.at(j).value), form: wordy, next: j + 1}
		most := int8(4)
		if g.says(i, "h") {
			s.unit, most = halves, 2
		}
		k := g.skip(j+1, of|dash|slash)
		if g.fourDigits(k) && !g.at(k).is(newline) {
			s.date, s.next = Date{Year: g.year(k), Precision: Year}, k+1
		}
		ahead := g.wordAhead(i)
		return s, s.index > 0 && s.index <= most && (s.date.Year != 0 || s.unit == quarters && (inTime(ahead) || ahead == "the"))
	}
	return sighting{}, false
}

// decadeOf matches "1990s" and "1990's".
func (g *tagger) decadeOf(i int) (sighting, bool) {
	t := g.at(i)
	if !t.is(number) || t.digits != 4 || t.value%10 != 0 || !plausibleYear(t.value) {
		return sighting{}, false
	}
	j := i + 1
	if g.at(j).is(apostrophe) {
		j++
	}
	if !g.says(j, "s") || g.at(j).spaced || g.at(i+1).spaced {
		return sighting{}, false
	}
	return sighting{kind: point, unit: decades, date: Date{Year: int16(t.value), Precision: Year}, form: wordy, next: j + 1}, true
}

// shortDecade matches "'90s" and "nineties" of the century past.
func (g *tagger) shortDecade(i int) (sighting, bool) {
	s := sighting{kind: point, unit: decades, form: wordy, next: i + 1}
	if kind, n := g.lex(i); kind&decade != 0 {
		s.date = Date{Year: int16(1900 + n), Precision: Year}
		return s, true
	}
	t := g.at(i + 1)
	if g.at(i).is(apostrophe) && t.is(number) && t.digits == 2 && !t.spaced && t.value%10 == 0 && g.says(i+2, "s") && !g.at(i+2).spaced {
		s.date, s.next = Date{Year: int16(1900 + t.value), Precision: Year}, i+3
		return s, true
	}
	return s, false
}

// centuryOf matches "19th century", "nineteenth century" and "21st-century".
func (g *tagger) centuryOf(i int) (sighting, bool) {
	t := g.at(i)
	n := t.value
	if !t.is(ordinal) {
		kind, v := g.lex(i)
		if kind&ranked == 0 {
			return sighting{}, false
		}
		n = v
	}
	j := i + 1
	if g.at(j).is(dash) {
		j++
	}
	switch {
	case n < 5 || n > 22: // "the third century of its existence"
		return sighting{}, false
	case g.says(j, "century", "centuries"):
	case g.at(j).is(to|dash) && g.at(j+1).is(ordinal) && g.says(j+2, "century", "centuries"):
		j = i // the 18th and 19th centuries
	default:
		return sighting{}, false
	}
	return sighting{kind: point, unit: centuries, date: Date{Year: int16(100 * (n - 1)), Precision: Year}, form: wordy, next: j + 1}, true
}

// loneYear matches a year that stands without a word that calls for one: "the 2007
// film", "Christmas 2007". What names, prices and models are made of is left out.
func (g *tagger) loneYear(i int) (sighting, bool) {
	t := g.at(i)
	if year, ok := g.shortYear(i); ok {
		return sighting{kind: point, unit: years, date: Date{Year: int16(year), Precision: Year}, form: wordy, next: i + 1}, true
	}
	if !g.fourDigits(i) || t.value > 2050 || t.is(ordinal) || t.value < 1800 && t.value%100 == 0 {
		return sighting{}, false
	}
	next := g.at(i + 1)
	s := sighting{kind: point, unit: years, date: Date{Year: int16(t.value), Precision: Year}, form: bare, next: i + 1}
	counted := g.countLike(next, true) && g.plainNoun(i+1) && (t.value%10 == 0 || g.senses(i-1)&determiner == 0)
	if next.is(count|oclock|zone|yearMark|of) || counted || g.senses(i+1)&(unitName|cardinal) != 0 {
		return s, false
	}
	return s, g.standsAsYear(t, next)
}

// standsAsYear reports whether what is written before a number of four digits and
// the token after it allow a year.
func (g *tagger) standsAsYear(t, next *token) bool {
	from, to := wordBefore(g.text, 0, t.start)
	before, between := g.text[from:to], g.text[to:t.start]
	sign := byte('\n')
	if t.start > 0 {
		sign = g.text[t.start-1]
	}
	modern := t.value >= 1900
	switch {
	case strings.Contains(between, "\n") || before == "" && sign == '\n': // a heading
		return next.is(colon|dash|end|newline|comma) || modern && next.is(word)
	case between == "." || between == "/" || between == "-" && !g.leads(before):
		return false
	case strings.HasPrefix(between, "."): // a sentence begins with it
		return modern && t.value%100 != 0 && next.is(word)
	case strings.HasPrefix(between, ",") && next.is(end|newline): // the end of a heading
		return true
	case before == "":
		return strings.IndexByte("([\"", sign) >= 0 && next.is(closing|word|dash)
	case capitalised(before) && !strings.HasPrefix(between, ","):
		return g.leads(before)
	}
	before = foldASCII(before)
	switch {
	case t.value%100 == 0 || measures(before):
		return false
	case modern:
		return true
	case t.value >= 1500: // the 1789 crisis
		return g.leads(before)
	}
	return before == "in" || before == "by" || before == "since" || before == "until" // in 1066
}

// plainNoun reports whether token i is a word in lower case.
func (g *tagger) plainNoun(i int) bool { return g.at(i).is(word) && !g.capital(i) }

// leads reports whether a word may stand before the year of something.
func (g *tagger) leads(w string) bool {
	l := g.words.lexemeOf(w)
	r, _ := classify(w)
	return l.sense&(determiner|edge|season|hedge|feast|relation) != 0 || r&(of|the|to|month|yearAfter|maybeAfter|dayAfter) != 0
}

// measures tells words before a number that is no year.
func measures(w string) bool {
	switch w {
	case "about", "around", "nearly", "almost", "over", "than", "some", "least", "approximately", "roughly", "only", "no", "nr", "number", "article", "section", "page", "room", "rule", "resolution", "version", "model", "port", "code", "line", "chapter", "paragraph", "directive", "regulation", "standard", "form", "figure", "table", "release", "build", "highway", "route", "up", "is", "was", "are", "were", "has", "had", "have", "with":
		return true
	}
	return false
}

// shortYearAt reports whether token i is the second year of a range.
func (g *tagger) shortYearAt(i int) bool {
	_, ok := g.shortYear(i)
	return ok
}

// shortYear returns the year that token i stands for as the second of a range,
// the 59 of "1958-59".
func (g *tagger) shortYear(i int) (year int, ok bool) {
	t := g.at(i)
	if t.digits != 2 || t.is(ordinal) || t.spaced {
		return 0, false
	}
	before := g.text[:t.start]
	if before == "" {
		return 0, false
	}
	_, size := utf8.DecodeLastRuneInString(before)
	if role, _ := sign(before, len(before)-size); role&(dash|slash) == 0 {
		return 0, false
	}
	before = before[:len(before)-size]
	from := len(before) - 4
	if from < 0 || !isYear(before[from:]) || from > 0 && isAlnum(before[from-1]) || g.at(i+1).is(dash|slash) && !g.at(i+1).spaced {
		return 0, false
	}
	first := int(before[from]-'0')*1000 + int(before[from+1]-'0')*100 + int(before[from+2]-'0')*10 + int(before[from+3]-'0')
	year = first/100*100 + t.value
	return year, year > first && year <= first+25
}
