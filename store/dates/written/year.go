package written

import (
	"unicode/utf8"

	"readout/store/dates"
	"readout/store/dates/lexer"
)

// bareYear matches a year that stands alone, such as the one of "by 2035" and
// of "the 2014 summit". Four digits are more often something else, so the word
// before has to call for a year and the word after must not make it a count.
func (g *Grammar) bareYear(i int) (Reading, bool) {
	t := g.At(i)
	next := g.At(i + 1)
	d, ok := dates.New(t.Value, 0, 0)
	if !ok || t.Value < 1400 || t.Value > 2100 || next.Is(lexer.Count|lexer.Oclock|lexer.Zone|lexer.YearMark) {
		return Reading{}, false
	}
	m := Reading{Date: d, Notation: Bare, Next: i + 1}
	modern := t.Value >= 1900 && t.Value <= 2050
	if g.YearPair(i) {
		m.Next = i + 3
		return m, modern
	}
	switch before := g.before(t.Start); {
	case before&lexer.YearAfter != 0:
		return m, !g.CountLike(next, t.Value%50 == 0)
	case before&lexer.MaybeAfter != 0:
		return m, t.Value >= 1800 && t.Value <= 2050 && !g.CountLike(next, true)
	case before&lexer.Opening != 0 && next.Is(lexer.Closing), before&lexer.Dash != 0, g.upTo(i):
		return m, true
	case next.Is(lexer.Apostrophe) && !next.Spaced: // 2024's
		return m, modern
	}
	return Reading{}, false
}

// upTo reports whether the year is the first of two as in 1939–1945.
func (g *Grammar) upTo(i int) bool {
	first, last := g.At(i), g.At(i+2)
	return g.At(i+1).Is(lexer.Dash) && g.FourDigits(i+2) && last.Spaced == g.At(i+1).Spaced && last.Value <= 2100 &&
		last.Value > first.Value && last.Value-first.Value <= 200
}

// YearPair matches two years in a row, such as 2023-24 and 2023/24.
func (g *Grammar) YearPair(i int) bool {
	joint, second := g.At(i+1), g.At(i+2)
	return joint.Is(lexer.Dash|lexer.Slash) && !joint.Spaced && !second.Spaced && second.Is(lexer.Number) && second.Digits == 2 &&
		second.Value == (g.At(i).Value+1)%100
}

// before returns the roles of what stands right before the year at i. A dash
// counts only after another year.
func (g *Grammar) before(i int) lexer.Role {
	r, size := utf8.DecodeLastRuneInString(g.Text[:i])
	switch {
	case r == '(':
		return lexer.Opening
	case r == '-' || r >= '\u2010' && r <= '\u2014':
		if from := i - size - 4; from >= 0 && IsYear(g.Text[from:i-size]) && g.Text[from:i-size] < g.Text[i:i+4] {
			return lexer.Dash
		}
		return g.hyphenated(i - size)
	case r != ' ' && r != '\u00a0' && r != '\n':
		return 0
	}
	return g.hyphenated(i - size)
}

// hyphenated returns the roles of the word that ends at i, directly.
func (g *Grammar) hyphenated(i int) lexer.Role {
	from, to := lexer.WordBefore(g.Text, 0, i)
	if to != i {
		return 0
	}
	r, _ := lexer.Classify(g.Text[from:to])
	return r
}

// IsYear reports whether s is four digits that may be a year of a range.
func IsYear(s string) bool {
	for i := range len(s) {
		if !lexer.IsDigit(s[i]) {
			return false
		}
	}
	return len(s) == 4 && s >= "1400" && s <= "2100"
}

// CountLike reports whether the word after a number may be what is counted: an
// English plural, for round numbers.
func (g *Grammar) CountLike(next *lexer.Symbol, doubtfulNumber bool) bool {
	if !next.Is(lexer.Word) || next.Is(lexer.Newline) || !doubtfulNumber {
		return false
	}
	text := g.Text[next.Start:next.End]
	switch text {
	case "was", "is", "as", "has", "its", "this", "does":
		return false
	}
	return len(text) > 2 && text[len(text)-1] == 's' && text[len(text)-2] != 's'
}
