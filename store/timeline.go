package store

import (
	"cmp"
	"context"
	"slices"

	"readout/store/dates"
)

// Timeline counts the documents that q asks for by period. Sort, After and Limit
// of q are not looked at.
func (l *Library) Timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	return sound(ctx, l, func(l *Library) (Timeline, error) { return l.timeline(ctx, q, by, of) })
}

func (l *Library) timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	q.After, q.Limit = 0, cmp.Or(q.Limit, defaultLimit) // the question of the list, whose answer may be known
	a, err := l.answer(ctx, q)
	if err != nil {
		return Timeline{}, err
	}
	c := calendar{by: by, starts: make(map[dates.Date]*period)}
	undated := 0
	if of == Published {
		for n := range a.docs.All() {
			if d := l.published[n].day(); d != 0 {
				c.add(d, n)
			} else {
				undated++
			}
		}
	} else {
		l.mentions(a.docs, func(n int, days []byte, order dates.Order) bool {
			for d := range mentionedDays(days, order) {
				c.add(d, n)
			}
			if len(days) == 0 {
				undated++
			}
			return n%4096 != 0 || ctx.Err() == nil
		})
	}
	return Timeline{By: by, Of: of, Undated: undated, Buckets: c.buckets()}, ctx.Err()
}

// A calendar counts documents by period. It works out once a day in which period
// the day lies.
type calendar struct {
	by     Unit
	years  [1 << 14]*[1 << (monthBits + dayBits)]*period
	starts map[dates.Date]*period
}

// A period of a calendar counts documents, each once: last is the one that was
// counted last, plus one.
type period struct{ count, last int }

// add counts a document for a day. Documents come one after the other.
func (c *calendar) add(d day, n int) {
	year := &c.years[d.year()&(len(c.years)-1)]
	if *year == nil {
		*year = new([1 << (monthBits + dayBits)]*period)
	}
	p := &(*year)[int(d)&(len(*year)-1)]
	if *p == nil {
		*p = c.period(c.by.Start(d.date()))
	}
	if (*p).last != n+1 {
		(*p).last = n + 1
		(*p).count++
	}
}

func (c *calendar) period(start dates.Date) *period {
	p := c.starts[start]
	if p == nil {
		p = new(period)
		c.starts[start] = p
	}
	return p
}

func (c *calendar) buckets() []Bucket {
	var list []Bucket
	for start, p := range c.starts {
		list = append(list, Bucket{start, p.count})
	}
	slices.SortFunc(list, func(a, b Bucket) int { return a.Start.Compare(b.Start) })
	return list
}

// Start is the first day, month or year of the period of a date. A date too
// coarse for the unit is its own start.
func (u Unit) Start(d dates.Date) dates.Date {
	switch u {
	case ByDecade:
		return dates.Date{Year: d.Year - (d.Year%10+10)%10, Precision: dates.Year}
	case ByYear:
		return d.Trim(dates.Year)
	case ByMonth:
		return d.Trim(dates.Month)
	case ByWeek:
		if d.Precision < dates.Day {
			return d
		}
		return d.Monday()
	default:
		return d.Trim(dates.Day)
	}
}

// End is the last day, month or year of the period that begins at start, with
// the precision of start.
func (u Unit) End(start dates.Date) dates.Date {
	switch {
	case u == ByDecade:
		start.Year += 9
		return start
	case u == ByWeek && start.Precision == dates.Day:
		return start.AddDays(6)
	default:
		return start
	}
}

// Next is the start of the period after the one that begins at start.
func (u Unit) Next(start dates.Date) dates.Date {
	switch u {
	case ByDecade:
		start.Year += 10
		return start
	case ByYear:
		start.Year++
		return start
	case ByMonth:
		return start.AddMonths(1)
	case ByWeek:
		return start.AddDays(7)
	default:
		return start.AddDays(1)
	}
}

// String names the unit as on the command line.
func (u Unit) String() string {
	return [...]string{"decade", "year", "month", "week", "day"}[min(u, ByDay)]
}

// String names the kind as in JSON.
func (k DateKind) String() string {
	if k == Mentioned {
		return "mentioned"
	}
	return "published"
}
