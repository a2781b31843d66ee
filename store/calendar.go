package store

import (
	"cmp"
	"slices"

	"readout/store/days"
)

// A calendar counts documents by period. It works out once a day in which period
// the day lies.
type calendar struct {
	by      Unit
	eras    [1 << (14 - eraBits)]*era // few of them are used, and one is made for each key that is typed
	periods []*period
	between map[days.Span][]*period
}

// An era is some years, each with its days.
type era [1 << eraBits]*[1 << (days.MonthBits + days.DayBits)]*period

const eraBits = 6

// A period of a calendar counts documents, each once: last is the one that was
// counted last, plus one.
type period struct {
	start       days.Day
	count, last int
}

// add counts a document. They come one after the other.
func (p *period) add(n int) {
	if p.last != n+1 {
		p.last = n + 1
		p.count++
	}
}

// manyPeriods is in how many periods a span counts at most; of more, only in the first and
// the last: "from 1914 to 1991". A century or a millennium names no years, and counts
// in none of them.
const manyPeriods = 40

// add counts a document for what it speaks of.
func (c *calendar) add(s days.Span, n int) {
	if s.From == s.To {
		c.at(s.From).add(n)
		return
	}
	s = s.Level()
	if c.by > ByDecade && s.IsCentury() {
		return
	}
	first, last := c.at(s.From), c.at(s.To)
	first.add(n)
	if first == last {
		return
	}
	last.add(n)
	for _, p := range c.inside(s) {
		p.add(n)
	}
}

// at returns the period of a day.
func (c *calendar) at(d days.Day) *period {
	of := &c.eras[d.Year()>>eraBits&(len(c.eras)-1)]
	if *of == nil {
		*of = new(era)
	}
	year := &(*of)[d.Year()&(len(*of)-1)]
	if *year == nil {
		*year = new([1 << (days.MonthBits + days.DayBits)]*period)
	}
	p := &(*year)[int(d)&(len(*year)-1)]
	if *p == nil {
		*p = c.period(d)
	}
	return *p
}

// period finds the period of a day, which is that of its first.
func (c *calendar) period(d days.Day) *period {
	start := days.Pack(c.by.Start(d.Date()))
	if start != d && start != 0 {
		return c.at(start)
	}
	p := &period{start: start}
	c.periods = append(c.periods, p)
	return p
}

// inside returns the periods between those of the two ends of a span, none if there
// are too many.
func (c *calendar) inside(s days.Span) []*period {
	list, found := c.between[s]
	if found {
		return list
	}
	unit := c.by.atMost(s.From.Precision())
	last := unit.Start(s.To.Date())
	for start := unit.Next(unit.Start(s.From.Date())); !start.IsZero() && start.Compare(last) < 0; start = unit.Next(start) {
		if len(list) == manyPeriods-2 {
			list = nil
			break
		}
		list = append(list, c.at(days.Pack(start)))
	}
	if c.between == nil {
		c.between = make(map[days.Span][]*period)
	}
	c.between[s] = list
	return list
}

// buckets returns the periods that have documents, in order.
func (c *calendar) buckets() []Bucket {
	slices.SortFunc(c.periods, func(a, b *period) int { return cmp.Compare(a.start, b.start) })
	list := make([]Bucket, 0, len(c.periods))
	for _, p := range c.periods {
		if p.count > 0 && p.start != 0 {
			list = append(list, Bucket{Start: p.start.Date(), Count: p.count, All: p.count})
		}
	}
	return list
}
