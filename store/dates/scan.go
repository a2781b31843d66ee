package dates

import (
	"strings"
	"unicode/utf8"
)

// Scan returns the absolute dates that are written in text, in order and not
// overlapping. It knows the forms usual in English, German, French, Spanish,
// Italian, Portuguese and Dutch, ISO 8601, RFC 822 and military date-time
// groups, and single years where the words around leave no doubt. Dates that
// lean on another date ("Thursday", "4 May") are not found.
func Scan(text string) []Mention { return Append(nil, text) }

// Append is Scan, adding to dst.
//
// Every absolute date holds a digit, so only the neighbourhood of digits is
// split into tokens, from the month or weekday before on, and given to the
// patterns.
func Append(dst []Mention, text string) []Mention {
	if nextDigit(text, 0) == len(text) { // a window costs more to make than most lines to read
		return dst
	}
	var g grammar
	g.over(text)
	for m, ok := g.mention(0); ok; m, ok = g.mention(m.End) {
		dst = append(dst, m)
	}
	return dst
}

// mention returns the first date in the text from floor on.
func (g *grammar) mention(floor int) (Mention, bool) {
	for i := nextDigit(g.text, floor); i < len(g.text); {
		stop := endOfDigits(g.text, i)
		if beginsDate(stop - i) {
			if m, ok := g.find(backUp(g.text, floor, i), i); ok {
				return m, true
			}
		}
		i = nextDigit(g.text, stop)
	}
	return Mention{}, false
}

// beginsDate reports whether the first number of a date may have so many digits:
// those of a day or month, a year, 241800Z and 20251124.
func beginsDate(digits int) bool { return digits <= 2 || digits == 4 || digits == 6 || digits == 8 }

// find returns the date that begins at or after start and holds the digit at i.
func (g *grammar) find(start, i int) (Mention, bool) {
	g.open(start)
	for n := 0; ; n++ {
		t := g.at(n)
		if t.start > i || t.is(end) {
			return Mention{}, false
		}
		if m, ok := g.date(n); ok {
			stop := g.at(m.next - 1).end
			if g.stands(t.start, stop, m.form) {
				return Mention{Start: t.start, End: stop, Date: m.date, Other: m.other, Order: m.order}, true
			}
		}
	}
}

// backUp returns where a date may begin that has its first digit at i: at i or
// at the name of a month or weekday a few words before.
func backUp(text string, floor, i int) int {
	start := i
	for range 4 {
		from, to := wordBefore(text, floor, start)
		if from == to {
			break
		}
		if r, _ := classify(text[from:to]); r&(month|weekday|the|of) == 0 {
			break
		}
		start = from
	}
	return start
}

// stands reports whether what is written from start to stop stands by itself
// and is not a part of a longer number, name, address or price.
func (g *grammar) stands(start, stop int, f form) bool {
	return g.freeBefore(start, stop, f) && g.freeAfter(stop, f)
}

func (g *grammar) freeBefore(i, stop int, f form) bool {
	if i == 0 {
		return true
	}
	c := g.text[i-1]
	joined := i > 1 && isAlnum(g.text[i-2])
	if isLetter(g.text[i]) { // a name, unless in an address: /summit-november-2014
		return c != '-' && c != '/' && c != '_' || !joined || strings.Contains(g.text[i:stop], " ")
	}
	switch {
	case c >= utf8.RuneSelf:
		return f == wordy || !isCurrency(g.text[:i])
	case isLetter(c): // "Published5 May 2023": pages lose spaces
		return f == wordy || f == dotted
	case c == '_' || c == '=' || c == '#' || c == '$' || c == '@' || c == '\\':
		return false
	case c == '-':
		return !joined || f != dashed
	case c == '.' || c == '/':
		return f == wordy || !joined && (i < 2 || c == '.' || g.text[i-2] != '.')
	case c == ':' || c == ',' || c == '\'':
		return !joined || f == wordy || !isDigit(g.text[i-2])
	}
	return true
}

func (g *grammar) freeAfter(i int, f form) bool {
	if i >= len(g.text) {
		return true
	}
	c := g.text[i]
	next := i+1 < len(g.text) && isAlnum(g.text[i+1])
	digit := next && isDigit(g.text[i+1])
	switch {
	case c == '_' || c == '=' || c == '@':
		return false
	case c == '%' || c == '$':
		return false
	case isLetter(c) && c < utf8.RuneSelf: // "2023Updated"
		return f != bare && f != dashed && c < 'a' || f == wordy
	case c == '-' || c == '/':
		return !next || f == wordy || f == dotted && !digit || f == bare && isYear(g.text[i+1:min(i+5, len(g.text))])
	case c == '.' || c == ',' || c == ':' || c == '\'':
		return !digit
	}
	return true
}

func isCurrency(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '€' || r == '£' || r == '¥' || r == '№' || r == '§'
}
