package written

import (
	"readout/store/dates"
	"strings"
	"unicode/utf8"

	"readout/store/dates/lexer"
)

// Append adds the absolute dates that are written in text to dst, in order and not
// overlapping. It knows the forms usual in English, German, French, Spanish,
// Italian, Portuguese and Dutch, ISO 8601, RFC 822 and military date-time
// groups, and single years where the words around leave no doubt. Dates that
// lean on another date ("Thursday", "4 May") are not found.
//
// Every absolute date holds a digit, so only the neighbourhood of digits is
// split into symbols, from the month or weekday before on, and given to the
// patterns.
func Append(dst []Mention, text string) []Mention {
	if lexer.NextDigit(text, 0) == len(text) { // a lexer costs more to make than most lines to read
		return dst
	}
	var g Grammar
	g.Reset(text)
	for m, ok := g.Mention(0); ok; m, ok = g.Mention(m.End) {
		dst = append(dst, m)
	}
	return dst
}

// Mention returns the first date in the text from floor on.
func (g *Grammar) Mention(floor int) (Mention, bool) {
	for i := lexer.NextDigit(g.Text, floor); i < len(g.Text); {
		stop := lexer.EndOfDigits(g.Text, i)
		if beginsDate(stop - i) {
			if m, ok := g.find(backUp(g.Text, floor, i), i); ok {
				return m, true
			}
		}
		i = lexer.NextDigit(g.Text, stop)
	}
	return Mention{}, false
}

// beginsDate reports whether the first number of a date may have so many digits:
// those of a day or month, a year, 241800Z and 20251124.
func beginsDate(digits int) bool { return digits <= 2 || digits == 4 || digits == 6 || digits == 8 }

// find returns the date that begins at or after start and holds the digit at i.
func (g *Grammar) find(start, i int) (Mention, bool) {
	g.Open(start)
	for n := 0; ; n++ {
		t := g.At(n)
		if t.Start > i || t.Is(lexer.End) {
			return Mention{}, false
		}
		if m, ok := g.Date(n); ok {
			stop := g.At(m.Next - 1).End
			if g.Stands(t.Start, stop, m.Notation) {
				return Mention{Start: t.Start, End: stop, Date: m.Date, Other: m.Other, Order: m.Order}, true
			}
		}
	}
}

// backUp returns where a date may begin that has its first digit at i: at i or
// at the name of a month or weekday a few words before.
func backUp(text string, floor, i int) int {
	start := i
	for range 4 {
		from, to := lexer.WordBefore(text, floor, start)
		if from == to {
			break
		}
		if r, _ := lexer.Classify(text[from:to]); r&(lexer.Month|lexer.Weekday|lexer.The|lexer.Of) == 0 {
			break
		}
		start = from
	}
	return start
}

// Stands reports whether what is written from start to stop stands by itself
// and is not a part of a longer number, name, address or price.
func (g *Grammar) Stands(start, stop int, f Notation) bool {
	return g.freeBefore(start, stop, f) && g.freeAfter(stop, f)
}

func (g *Grammar) freeBefore(i, stop int, f Notation) bool {
	if i == 0 {
		return true
	}
	c := g.Text[i-1]
	joined := i > 1 && lexer.IsAlnum(g.Text[i-2])
	if lexer.IsLetter(g.Text[i]) { // a name, unless in an address: /summit-november-2014
		return c != '-' && c != '/' && c != '_' || !joined || strings.Contains(g.Text[i:stop], " ")
	}
	switch {
	case c >= utf8.RuneSelf:
		return f == Wordy || !isCurrency(g.Text[:i])
	case lexer.IsLetter(c): // "Published5 May 2023": pages lose spaces
		return f == Wordy || f == dotted
	case c == '_' || c == '=' || c == '#' || c == '$' || c == '@' || c == '\\':
		return false
	case c == '-':
		return !joined || f != dashed
	case c == '.' || c == '/':
		return f == Wordy || !joined && (i < 2 || c == '.' || g.Text[i-2] != '.')
	case c == ':' || c == ',' || c == '\'':
		return !joined || f == Wordy || !lexer.IsDigit(g.Text[i-2])
	}
	return true
}

func (g *Grammar) freeAfter(i int, f Notation) bool {
	if i >= len(g.Text) {
		return true
	}
	c := g.Text[i]
	next := i+1 < len(g.Text) && lexer.IsAlnum(g.Text[i+1])
	digit := next && lexer.IsDigit(g.Text[i+1])
	switch {
	case c == '_' || c == '=' || c == '@':
		return false
	case c == '%' || c == '$':
		return false
	case lexer.IsLetter(c) && c < utf8.RuneSelf: // "2023Updated"
		return f != Bare && f != dashed && c < 'a' || f == Wordy
	case c == '-' || c == '/':
		return !next || f == Wordy || f == dotted && !digit || f == Bare && IsYear(g.Text[i+1:min(i+5, len(g.Text))])
	case c == '.' || c == ',' || c == ':' || c == '\'':
		return !digit
	}
	return true
}

func isCurrency(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '€' || r == '£' || r == '¥' || r == '№' || r == '§'
}

// A Mention is a date written in a text.
type Mention struct {
	Start, End int        // byte offsets in the text
	Date       dates.Date // the reading, or the month-first reading if Other is set
	Other      dates.Date // the day-first reading of an ambiguous numeric date, else zero
	// Order is what a numeric date shows beyond doubt: 22/10/2021 is DayFirst.
	// Undecided for all dates that could not have been read otherwise.
	Order Order
}

// Resolve returns the mention with the reading that order says. Undecided leaves
// both.
func (m Mention) Resolve(order Order) Mention {
	m.Date, m.Other = Resolve(m.Date, m.Other, order)
	return m
}

// Resolve returns the two readings of a date, or the one that order says and an unknown
// one.
func Resolve(date, other dates.Date, order Order) (dates.Date, dates.Date) {
	switch {
	case other.IsZero() || order == Undecided:
		return date, other
	case order == DayFirst:
		return other, dates.Date{}
	}
	return date, dates.Date{}
}
