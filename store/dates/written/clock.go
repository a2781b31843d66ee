package written

import "readout/store/dates/lexer"

// A Clock is a time of day as written, zone left out.
type Clock struct {
	Hour, Minute int
	Next         int // number of the symbol after it
}

// clock matches the time of day that may follow a date at symbol i: "T05:41:00Z",
// ", 10:15", "at 3:04 pm EST", "um 14.46 Uhr", "14h46", "0541".
func (g *Grammar) clock(i int) (Clock, bool) {
	j := i
	switch t := g.At(i); {
	case t.Is(lexer.TimeMark) && !t.Spaced:
		if c, ok := g.basicTime(i + 1); ok {
			return g.Zone(c), true
		}
		j++
	default:
		j = g.Skip(i, lexer.Comma|lexer.Separator|lexer.Dash|lexer.At|lexer.Colon|lexer.Opening)
		if g.At(j).Is(lexer.At) || j > i && g.At(j-1).Is(lexer.At) && g.At(j).Is(lexer.Dot) { // "à", "kl."
			j++
		}
	}
	hour := g.At(j)
	if !hour.Small() || hour.Is(lexer.Newline|lexer.Ordinal) || g.At(i).Is(lexer.Newline) {
		return Clock{}, false
	}
	c, ok := g.HourMinute(j)
	if !ok {
		return Clock{}, false
	}
	return g.Zone(c), true
}

// basicTime matches the 054100 of 20251124T054100.
func (g *Grammar) basicTime(i int) (Clock, bool) {
	t := g.At(i)
	v := t.Value
	switch {
	case !t.Is(lexer.Number) || t.Spaced:
		return Clock{}, false
	case t.Digits == 6:
		v /= 100
	case t.Digits != 4:
		return Clock{}, false
	}
	return Clock{v / 100, v % 100, i + 1}, v/100 < 24 && v%100 < 60
}

// HourMinute matches 14:46, 14:46:12.000, 14.46 Uhr, 14h46, 3 pm and 14 Uhr.
func (g *Grammar) HourMinute(j int) (Clock, bool) {
	c := Clock{Hour: g.At(j).Value, Next: j + 1}
	sep := g.At(j + 1)
	minutes := sep.Is(lexer.Colon|lexer.Dot|lexer.Oclock) && !sep.Spaced && g.minute(j+2)
	if minutes {
		c.Minute, c.Next = g.At(j+2).Value, j+3
		if sep.Is(lexer.Colon) {
			c.Next = g.seconds(c.Next)
		}
	}
	half, next := g.half(c.Next)
	marked := next > c.Next
	c.Next = next
	if k := g.Skip(c.Next, lexer.Colon); g.At(k).Is(lexer.Oclock) && !g.At(k).Is(lexer.Newline) {
		marked, c.Next = true, k+1
	}
	if !minutes && !marked || minutes && sep.Is(lexer.Dot) && !marked && !g.standsAlone(j, c.Next) {
		return Clock{}, false
	}
	if half > 0 {
		if c.Hour == 0 || c.Hour > 12 {
			return Clock{}, false
		}
		c.Hour = c.Hour%12 + half - 1
	}
	return c, c.Hour < 24 && c.Minute < 60
}

// standsAlone tells a time such as 07.57 from a decimal number.
func (g *Grammar) standsAlone(j, next int) bool {
	return g.At(j).Digits == 2 && g.At(next).Is(lexer.End|lexer.Newline|lexer.Comma|lexer.Separator|lexer.Closing)
}

// minute reports whether symbol i may be the minute or second after a sign.
func (g *Grammar) minute(i int) bool {
	t := g.At(i)
	return t.Is(lexer.Number) && t.Digits == 2 && !t.Spaced
}

func (g *Grammar) seconds(i int) int {
	if g.At(i).Is(lexer.Colon) && g.minute(i+1) {
		i += 2
		if g.At(i).Is(lexer.Dot|lexer.Comma) && g.At(i+1).Is(lexer.Number) && !g.At(i+1).Spaced {
			i += 2
		}
	}
	return i
}

// half matches "am", "pm" and "p.m." and returns 1 for the first half of the day,
// 13 for the second, 0 if it is not marked.
func (g *Grammar) half(i int) (half, next int) {
	t := g.At(i)
	if !t.Is(lexer.Word) || t.Is(lexer.Newline) {
		return 0, i
	}
	letter := g.Text[t.Start] | 0x20
	switch {
	case letter != 'a' && letter != 'p':
		return 0, i
	case t.Is(lexer.Meridiem):
		next = i + 1
	case t.End-t.Start == 1 && g.At(i+1).Is(lexer.Dot) && g.Text[g.At(i+2).Start:g.At(i+2).End] == "m":
		next = i + 3
		if g.At(next).Is(lexer.Dot) && !g.At(next).Spaced {
			next++
		}
	default:
		return 0, i
	}
	if letter == 'p' {
		return 13, next
	}
	return 1, next
}

// Zone moves the end of c over the zone that follows: Z, EST, +0200, +02:00,
// GMT+2, (GMT+7). The time stays as it was written.
func (g *Grammar) Zone(c Clock) Clock {
	i := c.Next
	bracket := g.At(i).Is(lexer.Opening)
	if bracket {
		i++
	}
	named := g.At(i).Is(lexer.Zone) && !g.At(i).Is(lexer.Newline)
	if named {
		i++
	}
	offset := g.offset(i)
	if !named && offset == i || bracket && !g.At(offset).Is(lexer.Closing) {
		return c
	}
	c.Next = offset
	if bracket {
		c.Next++
	}
	return c
}

func (g *Grammar) offset(i int) int {
	n := g.At(i + 1)
	if !g.At(i).Is(lexer.Plus|lexer.Dash) || !n.Is(lexer.Number) || n.Spaced || n.Digits > 4 || n.Digits == 3 || n.Is(lexer.Ordinal) {
		return i
	}
	if g.At(i+2).Is(lexer.Colon) && !g.At(i+2).Spaced && g.At(i+3).Is(lexer.Number) && g.At(i+3).Digits == 2 {
		return i + 4
	}
	return i + 2
}
