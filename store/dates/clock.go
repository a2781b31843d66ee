package dates

// A clock is a time of day as written, zone left out.
type clock struct {
	hour, minute int
	next         int // number of the token after it
}

// clock matches the time of day that may follow a date at token i: "T05:41:00Z",
// ", 10:15", "at 3:04 pm EST", "um 14.46 Uhr", "14h46", "0541".
func (g *grammar) clock(i int) (clock, bool) {
	j := i
	switch t := g.at(i); {
	case t.is(timeMark) && !t.spaced:
		if c, ok := g.basicTime(i + 1); ok {
			return g.zone(c), true
		}
		j++
	default:
		j = g.skip(i, comma|separator|dash|at|colon|opening)
		if g.at(j).is(at) || j > i && g.at(j-1).is(at) && g.at(j).is(dot) { // "à", "kl."
			j++
		}
	}
	hour := g.at(j)
	if !hour.small() || hour.is(newline|ordinal) || g.at(i).is(newline) {
		return clock{}, false
	}
	c, ok := g.hourMinute(j)
	if !ok {
		return clock{}, false
	}
	return g.zone(c), true
}

// basicTime matches the 054100 of 20251124T054100.
func (g *grammar) basicTime(i int) (clock, bool) {
	t := g.at(i)
	v := t.value
	switch {
	case !t.is(number) || t.spaced:
		return clock{}, false
	case t.digits == 6:
		v /= 100
	case t.digits != 4:
		return clock{}, false
	}
	return clock{v / 100, v % 100, i + 1}, v/100 < 24 && v%100 < 60
}

// hourMinute matches 14:46, 14:46:12.000, 14.46 Uhr, 14h46, 3 pm and 14 Uhr.
func (g *grammar) hourMinute(j int) (clock, bool) {
	c := clock{hour: g.at(j).value, next: j + 1}
	sep := g.at(j + 1)
	minutes := sep.is(colon|dot|oclock) && !sep.spaced && g.minute(j+2)
	if minutes {
		c.minute, c.next = g.at(j+2).value, j+3
		if sep.is(colon) {
			c.next = g.seconds(c.next)
		}
	}
	half, next := g.half(c.next)
	said := next > c.next
	c.next = next
	if k := g.skip(c.next, colon); g.at(k).is(oclock) && !g.at(k).is(newline) {
		said, c.next = true, k+1
	}
	if !minutes && !said || minutes && sep.is(dot) && !said && !g.standsAlone(j, c.next) {
		return clock{}, false
	}
	if half > 0 {
		if c.hour == 0 || c.hour > 12 {
			return clock{}, false
		}
		c.hour = c.hour%12 + half - 1
	}
	return c, c.hour < 24 && c.minute < 60
}

// standsAlone tells a time such as 07.57 from a decimal number.
func (g *grammar) standsAlone(j, next int) bool {
	return g.at(j).digits == 2 && g.at(next).is(end|newline|comma|separator|closing)
}

// minute reports whether token i may be the minute or second after a sign.
func (g *grammar) minute(i int) bool {
	t := g.at(i)
	return t.is(number) && t.digits == 2 && !t.spaced
}

func (g *grammar) seconds(i int) int {
	if g.at(i).is(colon) && g.minute(i+1) {
		i += 2
		if g.at(i).is(dot|comma) && g.at(i+1).is(number) && !g.at(i+1).spaced {
			i += 2
		}
	}
	return i
}

// half matches "am", "pm" and "p.m." and returns 1 for the first half of the day,
// 13 for the second, 0 if it is not said.
func (g *grammar) half(i int) (half, next int) {
	t := g.at(i)
	if !t.is(word) || t.is(newline) {
		return 0, i
	}
	letter := g.text[t.start] | 0x20
	switch {
	case letter != 'a' && letter != 'p':
		return 0, i
	case t.is(meridiem):
		next = i + 1
	case t.end-t.start == 1 && g.at(i+1).is(dot) && g.text[g.at(i+2).start:g.at(i+2).end] == "m":
		next = i + 3
		if g.at(next).is(dot) && !g.at(next).spaced {
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

// zone moves the end of c over the zone that follows: Z, EST, +0200, +02:00,
// GMT+2, (GMT+7). The time stays as it was written.
func (g *grammar) zone(c clock) clock {
	i := c.next
	bracket := g.at(i).is(opening)
	if bracket {
		i++
	}
	named := g.at(i).is(zone) && !g.at(i).is(newline)
	if named {
		i++
	}
	offset := g.offset(i)
	if !named && offset == i || bracket && !g.at(offset).is(closing) {
		return c
	}
	c.next = offset
	if bracket {
		c.next++
	}
	return c
}

func (g *grammar) offset(i int) int {
	n := g.at(i + 1)
	if !g.at(i).is(plus|dash) || !n.is(number) || n.spaced || n.digits > 4 || n.digits == 3 || n.is(ordinal) {
		return i
	}
	if g.at(i+2).is(colon) && !g.at(i+2).spaced && g.at(i+3).is(number) && g.at(i+3).digits == 2 {
		return i + 4
	}
	return i + 2
}
