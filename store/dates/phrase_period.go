package dates

import (
	"strings"
	"unicode/utf8"
)

// weekdayNamed returns 1 to 7 for Sunday to Saturday if token i is the name of a
// weekday that may stand alone, 8 to 14 for its plural, else 0.
func (g *tagger) weekdayNamed(i int) int {
	t := g.at(i)
	kind, n := g.lex(i)
	switch {
	case kind&anchor != 0 && n > 0 && kind&^(anchor|leading) == 0 && g.capital(i):
		return n + 7
	case !t.is(weekday) || t.is(month):
		return 0
	case g.native:
		if t.end-t.start < 5 {
			return 0
		}
		return t.value + 1
	case !g.capital(i) || t.end-t.start < 6:
		return 0
	}
	return t.value + 1
}

func (g *tagger) weekdayAt(i int) (sighting, bool) {
	n := g.weekdayNamed(i)
	s := sighting{kind: point, unit: days, weekday: int8(n), date: Date{Precision: Day}, form: wordy, next: i + 1}
	if n > 7 {
		s.kind, s.weekday = recurring, int8(n-7)
		return s, true
	}
	j := g.skip(i+1, comma|the|dot)
	if k := g.at(j); k.is(month) || k.small() {
		if d, ok := g.dated(j); ok && d.kind == point && d.unit == days {
			d.weekday = int8(n)
			return d, true
		}
	}
	return s, true
}

// deicticAt matches "today", "tomorrow" and "the day before yesterday" from its
// last word on.
func (g *tagger) deicticAt(i, n int) (sighting, bool) {
	s := sighting{kind: shifted, unit: days, n: n, form: wordy, next: i + 1}
	if g.senses(i)&dayPart != 0 {
		s.n, s.part = 0, night
	}
	return s, true
}

// feastAt matches the name of a holiday and the year that may follow.
func (g *tagger) feastAt(i int) (sighting, bool) {
	_, first := g.lex(i)
	word, _, _ := strings.Cut(feastDays[first].name, " ")
	for f := first; f < len(feastDays) && strings.HasPrefix(feastDays[f].name, word); f++ {
		next, ok := g.named(i, feastDays[f].name)
		if !ok || !g.capital(i) {
			continue
		}
		s := sighting{kind: point, unit: days, feast: int8(f + 1), date: Date{Precision: Day}, form: wordy, next: next}
		j := g.skip(next, comma|of)
		if g.fourDigits(j) && !g.at(j).is(newline) {
			s.date.Year, s.next = int16(g.at(j).value), j+1
		}
		return s, true
	}
	return sighting{}, false
}

// named matches the words of a name at token i, apostrophes left out.
func (g *tagger) named(i int, name string) (next int, ok bool) {
	for word := range strings.SplitSeq(name, " ") {
		if g.at(i).is(apostrophe) {
			i++
		}
		if !g.says(i, word) {
			return i, false
		}
		i++
	}
	return i, true
}

// seasonAt matches "summer 2007", "spring of 1862" and, where the words around
// leave no doubt, a season alone.
func (g *tagger) seasonAt(i int, definite bool) (sighting, bool) {
	_, n := g.lex(i)
	s := sighting{kind: point, unit: seasons, index: int8(n), form: wordy, next: i + 1}
	j := g.skip(i+1, of|comma)
	if g.fourDigits(j) && !g.at(j).is(newline) {
		s.date = Date{Year: g.year(j), Precision: Year}
		s.next = j + 1
		return s, true
	}
	if g.says(i+1, "of") && g.senses(i+2)&(relation|determiner) != 0 && g.says(i+3, "year") {
		s.next, s.rel, s.related, s.anaphoric = i+4, 0, true, g.says(i+2, "that")
		return s, true
	}
	ahead := g.wordAhead(i)
	after := g.at(i + 1)
	switch {
	case g.says(i, "fall"):
		in := g.wordAhead(max(i-1, 0))
		return s, definite && in == "in" && !after.is(of|month) || !definite && inTime(ahead) && ahead != "to" && ahead != "and" && ahead != "a" && !after.is(of|to) || g.capital(i) && ahead != "" && !after.is(of)
	case g.says(i, "spring"):
		return s, definite && !after.is(of) || g.capital(i) || !definite && ahead != "to" && ahead != "will" && ahead != "a" && ahead != "and" && !after.is(of|to) || ahead == "a" && g.plainNoun(i+1)
	}
	return s, !after.is(of)
}

func (g *tagger) year(i int) int16 { return int16(g.at(i).value) }

// related matches a weekday, month, season or holiday with "last", "next", "this"
// and their like: "last Friday", "next June", "the following spring".
func (g *tagger) related(i int) (sighting, bool) {
	j := i
	definite := false
	if g.senses(j)&determiner != 0 && g.senses(j)&relation == 0 {
		definite = true
		j++
	}
	kind, n := g.lex(j)
	if kind&relation == 0 || kind&standing != 0 && !g.says(j, "past") {
		return sighting{}, false
	}
	if g.says(j, "past") {
		n = -1
	}
	k := j + 1
	if g.senses(k)&edge != 0 && g.at(k+1).is(month) { // last late May
		return sighting{}, false
	}
	var s sighting
	ok := false
	switch {
	case g.at(k).is(month) && g.capital(k):
		s, ok = g.monthAlone(k)
	case g.weekdayNamed(k) > 0 && g.weekdayNamed(k) <= 7:
		s, ok = g.weekdayAt(k)
	case g.senses(k)&season != 0:
		s, ok = sighting{kind: point, unit: seasons, form: wordy, next: k + 1}, true
		_, v := g.lex(k)
		s.index = int8(v)
	case g.senses(k)&feast != 0:
		s, ok = g.feastAt(k)
	}
	if !ok || s.date.Year != 0 {
		return s, false
	}
	s.rel, s.related = int8(n), true
	s.anaphoric = kind&anaphoric != 0 || definite && n > 0
	return s, true
}

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
func (g *tagger) centuryOf(i, from int) (sighting, bool) {
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
	if !g.says(j, "century") && !g.says(j, "centuries") || n < 5 || n > 22 { // "the third century of its existence"
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
	if !g.fourDigits(i) || t.value < 1800 || t.value > 2050 || t.is(ordinal) {
		return sighting{}, false
	}
	next := g.at(i + 1)
	s := sighting{kind: point, unit: years, date: Date{Year: int16(t.value), Precision: Year}, form: bare, next: i + 1}
	counted := g.countLike(next, true) && g.plainNoun(i+1) && (t.value%10 == 0 || g.senses(i-1)&determiner == 0)
	if next.is(count|oclock|zone|yearMark|of) || counted || g.senses(i+1)&(unitName|cardinal) != 0 {
		return s, false
	}
	from, to := wordBefore(g.text, 0, t.start)
	between := g.text[to:t.start]
	switch {
	case strings.ContainsAny(between, "\n") || from == to && (t.start == 0 || g.text[t.start-1] == '\n'):
		return s, next.is(colon|dash|end|newline|word|comma) && (t.value >= 1900 || !next.is(word)) // a heading
	case strings.HasPrefix(between, ",") && next.is(end|newline):
		return s, true // the end of one
	case between == "." || between == "/" || between == "-" && !g.leads(from, to):
		return s, false
	case strings.HasPrefix(between, "."):
		return s, t.value >= 1900 && next.is(word) && t.value%100 != 0 // a sentence that begins with it
	case from == to:
		return s, t.start > 0 && strings.IndexByte("([\"", g.text[t.start-1]) >= 0 && (next.is(closing|word) || next.is(dash) && (g.shortYearAt(i+2) || g.fourDigits(i+2)))
	}
	word := g.text[from:to]
	if capitalised(word) && !strings.HasPrefix(between, ",") {
		return s, g.leads(from, to)
	}
	return s, t.value >= 1900 && t.value%100 != 0 && !measures(foldASCII(word))
}

// plainNoun reports whether token i is a word in lower case.
func (g *tagger) plainNoun(i int) bool { return g.at(i).is(word) && !g.capital(i) }

// leads reports whether a word may stand before the year of something.
func (g *tagger) leads(from, until int) bool {
	l := g.words.lexemeOf(g.text[from:until])
	r, _ := classify(g.text[from:until])
	return l.sense&(determiner|edge|season|hedge|feast|relation) != 0 || r&(of|the|to|month|yearAfter|maybeAfter|dayAfter) != 0
}

// measures tells words before a number that is no year.
func measures(w string) bool {
	switch w {
	case "about", "around", "nearly", "almost", "over", "than", "some", "least", "approximately", "roughly", "only", "no", "nr", "number", "article", "section", "page", "room", "rule", "resolution", "version", "model", "port", "code", "line", "chapter", "paragraph", "directive", "regulation", "standard", "cve", "kb", "form", "figure", "table", "release", "build", "highway", "route", "pmc", "windows", "server", "office", "up", "is", "was", "are", "were", "has", "had", "have", "with":
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
