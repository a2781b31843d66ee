package written

import (
	"readout/store/dates"
	"readout/store/dates/lexer"
)

// DateInName reads the date of a path whose first digit is at i.
func (g *Grammar) DateInName(i int) (Mention, bool) {
	name := g.Text
	if i > 0 && (lexer.IsLetter(name[i-1]) || lexer.IsDigit(name[i-1])) {
		return Mention{}, false
	}
	g.Open(i)
	m, ok := g.nameNumbers()
	if !ok || m.Next == 0 {
		return Mention{}, false
	}
	stop := g.At(m.Next - 1).End
	if stop < len(name) && lexer.IsLetter(name[stop]) && !g.At(m.Next).Is(lexer.TimeMark) {
		return Mention{}, false
	}
	return Mention{Start: i, End: stop, Date: m.Date.Trim(dates.Day), Other: m.Other.Trim(dates.Day), Order: m.Order}, true
}

// nameNumbers matches three numbers, year first or last, with any one sign
// between them, two for a month, or eight digits.
func (g *Grammar) nameNumbers() (Reading, bool) {
	a, b, c := g.At(0), g.At(2), g.At(4)
	if a.Digits == 8 {
		return g.compact(0)
	}
	joined := func(i int) bool {
		t := g.At(i)
		return t.End == t.Start+1 && !t.Spaced && !g.At(i+1).Spaced && (t.Is(lexer.Dash|lexer.Dot|lexer.Slash) || g.Text[t.Start] == '_')
	}
	switch {
	case !joined(1) || !b.Small():
		return Reading{}, false
	case a.Digits == 4 && joined(3) && c.Small() && c.Digits == 2:
		return g.onDay(a.Value, b.Value, c.Value, 5, dashed)
	case a.Digits == 4 && b.Digits == 2 && b.Value > 0 && !(joined(3) && c.Is(lexer.Number)) && PlausibleYear(a.Value):
		d, ok := dates.New(a.Value, b.Value, 0)
		return Reading{Date: d, Next: 3}, ok
	case a.Small() && joined(3) && c.Digits == 4 && PlausibleYear(c.Value):
		return g.readings(c.Value, a.Value, b.Value, 5, g.At(1).Role)
	}
	return Reading{}, false
}
