package timex

import (
	"strings"
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
	"readout/store/dates/written"
)

// fiscalOrQuarter matches "fiscal 2012", "FY 2024", "Q3 2015", "H1" with a year.
func (g *recognizer) fiscalOrQuarter(i int) (sighting, bool) {
	j := i + 1
	switch {
	case g.says(i, "fiscal", "fy", "financial"):
		j = g.pastWord(j, "year")
		t := g.At(j)
		y := t.Value
		if t.Is(lexer.Number) && t.Digits == 2 && g.says(i, "fy") {
			y = written.FullYear(y)
		} else if !g.FourDigits(j) {
			return sighting{}, false
		}
		return inYear(years, y, j+1), true
	case (g.says(i, "q", "h")) && g.At(j).Is(lexer.Number) && g.At(j).Digits == 1 && !g.At(j).Spaced && g.capital(i):
		s := sighting{class: point, unit: quarters, index: int8(g.At(j).Value), next: j + 1}
		most := int8(4)
		if g.says(i, "h") {
			s.unit, most = halves, 2
		}
		k := g.Skip(j+1, lexer.Of|lexer.Dash|lexer.Slash)
		if g.FourDigits(k) && !g.At(k).Is(lexer.Newline) {
			s.date, s.next = yearDate(g.At(k).Value), k+1
		}
		ahead := g.wordAhead(i)
		return s, s.index > 0 && s.index <= most && (s.date.Year != 0 || s.unit == quarters && (inTime(ahead) || ahead == "the"))
	}
	return sighting{}, false
}

// decadeOf matches "1990s" and "1990's".
func (g *recognizer) decadeOf(i int) (sighting, bool) {
	t := g.At(i)
	if !t.Is(lexer.Number) || t.Digits != 4 || t.Value%10 != 0 || !written.PlausibleYear(t.Value) {
		return sighting{}, false
	}
	j := g.Past(i+1, lexer.Apostrophe)
	if !g.says(j, "s") || g.At(j).Spaced || g.At(i+1).Spaced {
		return sighting{}, false
	}
	return inYear(decades, t.Value, j+1), true
}

// shortDecade matches "'90s" and "nineties" of the century past.
func (g *recognizer) shortDecade(i int) (sighting, bool) {
	s := sighting{class: point, unit: decades, next: i + 1}
	if meaning, n := g.lex(i); meaning&decade != 0 {
		s.date = yearDate(1900 + n)
		return s, true
	}
	t := g.At(i + 1)
	if g.At(i).Is(lexer.Apostrophe) && t.Is(lexer.Number) && t.Digits == 2 && !t.Spaced && t.Value%10 == 0 && g.says(i+2, "s") && !g.At(i+2).Spaced {
		s.date, s.next = yearDate(1900+t.Value), i+3
		return s, true
	}
	return s, false
}

// centuryOf matches "19th century", "nineteenth century" and "21st-century".
func (g *recognizer) centuryOf(i int) (sighting, bool) {
	t := g.At(i)
	n := t.Value
	if !t.Is(lexer.Ordinal) {
		meaning, v := g.lex(i)
		if meaning&ranked == 0 {
			return sighting{}, false
		}
		n = v
	}
	j := g.Past(i+1, lexer.Dash)
	switch {
	case n < 5 || n > 22: // "the third century of its existence"
		return sighting{}, false
	case g.says(j, "century", "centuries"):
	case g.At(j).Is(lexer.To|lexer.Dash) && g.At(j+1).Is(lexer.Ordinal) && g.says(j+2, "century", "centuries"):
		j = i // the 18th and 19th centuries
	default:
		return sighting{}, false
	}
	return inYear(centuries, 100*(n-1), j+1), true
}

// loneYear matches a year that stands without a word that calls for one: "the 2007
// film", "Christmas 2007". What names, prices and models are made of is left out.
func (g *recognizer) loneYear(i int) (sighting, bool) {
	t := g.At(i)
	if year, ok := g.shortYear(i); ok {
		return inYear(years, year, i+1), true
	}
	if !g.FourDigits(i) || t.Value > 2050 || t.Is(lexer.Ordinal) || t.Value < 1800 && t.Value%100 == 0 {
		return sighting{}, false
	}
	next := g.At(i + 1)
	s := sighting{class: point, unit: years, date: dates.Date{Year: int16(t.Value), Precision: dates.Year}, notation: written.Bare, next: i + 1}
	counted := g.CountLike(next, true) && g.plainNoun(i+1) && (t.Value%10 == 0 || g.senses(i-1)&determiner == 0)
	if next.Is(lexer.Count|lexer.Oclock|lexer.Zone|lexer.YearMark|lexer.Of) || counted || g.senses(i+1)&(unitName|cardinal) != 0 {
		return s, false
	}
	return s, g.standsAsYear(t, next)
}

// standsAsYear reports whether what is written before a number of four digits and
// the symbol after it allow a year.
func (g *recognizer) standsAsYear(t, next *lexer.Symbol) bool {
	from, to := lexer.WordBefore(g.Text, 0, t.Start)
	before, between := g.Text[from:to], g.Text[to:t.Start]
	sign := byte('\n')
	if t.Start > 0 {
		sign = g.Text[t.Start-1]
	}
	modern := t.Value >= 1900
	switch {
	case strings.Contains(between, "\n") || before == "" && sign == '\n': // a heading
		return next.Is(lexer.Colon|lexer.Dash|lexer.End|lexer.Newline|lexer.Comma) || modern && next.Is(lexer.Word)
	case between == "." || between == "/" || between == "-" && !g.leads(before):
		return false
	case strings.HasPrefix(between, "."): // a sentence begins with it
		return modern && t.Value%100 != 0 && next.Is(lexer.Word)
	case strings.HasPrefix(between, ",") && next.Is(lexer.End|lexer.Newline): // the end of a heading
		return true
	case before == "":
		return strings.IndexByte("([\"", sign) >= 0 && next.Is(lexer.Closing|lexer.Word|lexer.Dash)
	case capitalised(before) && !strings.HasPrefix(between, ","):
		return g.leads(before)
	}
	before = lexer.Folded(before)
	switch {
	case t.Value%100 == 0 || measures(before):
		return false
	case modern:
		return true
	case t.Value >= 1500: // the 1789 crisis
		return g.leads(before)
	}
	return before == "in" || before == "by" || before == "since" || before == "until" // in 1066
}

// plainNoun reports whether symbol i is a word in lower case.
func (g *recognizer) plainNoun(i int) bool { return g.At(i).Is(lexer.Word) && !g.capital(i) }

// leads reports whether a word may stand before the year of something.
func (g *recognizer) leads(w string) bool {
	l := g.words.lexemeOf(w)
	r, _ := lexer.Classify(w)
	return l.sense&(determiner|edge|season|hedge|feast|relation) != 0 || r&(lexer.Of|lexer.The|lexer.To|lexer.Month|lexer.YearAfter|lexer.MaybeAfter|lexer.DayAfter) != 0
}

// measures reports whether a number after a word is no year.
func measures(w string) bool {
	switch w {
	case "about", "around", "nearly", "almost", "over", "than", "some", "least", "approximately", "roughly", "only", "no", "nr", "number", "article", "section", "page", "room", "rule", "resolution", "version", "model", "port", "code", "line", "chapter", "paragraph", "directive", "regulation", "standard", "form", "figure", "table", "release", "build", "highway", "route", "up", "is", "was", "are", "were", "has", "had", "have", "with":
		return true
	}
	return false
}

// shortYearAt reports whether symbol i is the second year of a range.
func (g *recognizer) shortYearAt(i int) bool {
	_, ok := g.shortYear(i)
	return ok
}

// shortYear returns the year that symbol i stands for as the second of a range,
// the 59 of "1958-59".
func (g *recognizer) shortYear(i int) (year int, ok bool) {
	t := g.At(i)
	if t.Digits != 2 || t.Is(lexer.Ordinal) || t.Spaced {
		return 0, false
	}
	before := g.Text[:t.Start]
	if before == "" {
		return 0, false
	}
	_, size := utf8.DecodeLastRuneInString(before)
	if role, _ := lexer.Sign(before, len(before)-size); role&(lexer.Dash|lexer.Slash) == 0 {
		return 0, false
	}
	before = before[:len(before)-size]
	from := len(before) - 4
	if from < 0 || !written.IsYear(before[from:]) || from > 0 && lexer.IsAlnum(before[from-1]) || g.At(i+1).Is(lexer.Dash|lexer.Slash) && !g.At(i+1).Spaced {
		return 0, false
	}
	first := int(before[from]-'0')*1000 + int(before[from+1]-'0')*100 + int(before[from+2]-'0')*10 + int(before[from+3]-'0')
	year = first/100*100 + t.Value
	return year, year > first && year <= first+25
}
