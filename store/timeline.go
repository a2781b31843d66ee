package store

import (
	"context"
	"slices"

	"readout/store/dates"
)

// Timeline counts the documents that q asks for by period. Sort, After and Limit
// of q are not looked at.
func (l *Library) Timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	q.Sort = Relevance
	found, err := l.ranking(ctx, q)
	if err != nil {
		return Timeline{}, err
	}
	counts := make(map[dates.Date]int)
	line := Timeline{By: by, Of: of}
	var starts []dates.Date
	for i, r := range found {
		if i%4096 == 0 && ctx.Err() != nil {
			return Timeline{}, ctx.Err()
		}
		starts = l.periods(starts[:0], l.entries[r.number], by, of)
		for _, start := range starts {
			counts[start]++
		}
		if len(starts) == 0 {
			line.Undated++
		}
	}
	for start, count := range counts {
		line.Buckets = append(line.Buckets, Bucket{start, count})
	}
	slices.SortFunc(line.Buckets, func(a, b Bucket) int { return a.Start.Compare(b.Start) })
	return line, nil
}

// periods appends the starts of the periods an entry counts for, each once.
func (l *Library) periods(starts []dates.Date, e *entry, by Unit, of DateKind) []dates.Date {
	if of == Published {
		if date := l.date(e); !date.IsZero() {
			starts = append(starts, by.Start(date))
		}
		return starts
	}
	for _, m := range e.Mentions {
		if start := by.Start(l.mention(e, m).Date); !slices.Contains(starts, start) {
			starts = append(starts, start)
		}
	}
	return starts
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
