package pane

import (
	"slices"
	"strings"

	"readout/store"
	"readout/store/dates"
)

// A bar is a row of a timeline: a period, several empty ones, or the undated.
type bar struct {
	start   dates.Date
	counts  [2]int     // of the documents asked for; the second only where two queries are compared
	all     int        // of all documents
	empty   int        // more than 0: the row stands for so many empty periods
	until   dates.Date // of a row of empty periods: the start of the next one
	coarse  bool       // the dates are too coarse for the unit: "2025" among months
	undated bool
}

func (b bar) most() int { return max(b.counts[0], b.counts[1]) }

// bars fills the empty periods of timelines on one axis in and turns it round, the
// newest first and the undated last.
func bars(lines ...store.Timeline) []bar {
	by, counted := lines[0].By, merged(lines)
	out := make([]bar, 0, len(counted)+1)
	var due dates.Date // the start of the period after the last one
	for _, b := range counted {
		b.coarse = b.start.Precision < precision(by)
		start := b.start
		if b.coarse { // before the first of the periods in it
			start = by.Start(b.start.First())
		}
		if due.Precision != dates.Unknown && due.Compare(start) < 0 {
			out = append(out, gap(due, start, by))
			due = start
		}
		if out = append(out, b); !b.coarse {
			due = by.Next(b.start)
		}
	}
	slices.Reverse(out)
	undated := bar{undated: true}
	for i, tl := range lines {
		undated.counts[i] = tl.Undated
		undated.all = max(undated.all, tl.Undated, tl.UndatedAll)
	}
	if undated.all > 0 {
		out = append(out, undated)
	}
	return out
}

// merged are the periods that either of two timelines has, ascending.
func merged(lines []store.Timeline) (out []bar) {
	for i, tl := range lines {
		for _, p := range tl.Buckets {
			b := bar{start: p.Start, all: max(p.Count, p.All)}
			b.counts[i] = p.Count
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b bar) int { return a.start.Compare(b.start) })
	all := out
	out = out[:0]
	for _, b := range all {
		if n := len(out) - 1; n >= 0 && out[n].start == b.start {
			out[n].counts[0] += b.counts[0]
			out[n].counts[1] += b.counts[1]
			out[n].all = max(out[n].all, b.all)
			continue
		}
		out = append(out, b)
	}
	return out
}

// gap is the row for the empty periods from one start up to another: one is a period
// like others, more are folded.
func gap(from, to dates.Date, by store.Unit) bar {
	if n := by.Between(from, to); n > 1 {
		return bar{start: from, empty: n, until: to}
	}
	return bar{start: from}
}

// newest is the index of the newest row that begins no later than a period ends, and for
// the unknown date that of the undated.
func newest(rows []bar, end dates.Date) int {
	best, last := len(rows)-1, end.Last()
	for i, b := range rows {
		switch {
		case b.undated != end.IsZero() || b.empty > 0:
			continue
		case b.undated || b.start.First().Compare(last) <= 0:
			return i
		}
		best = i
	}
	return best
}

// only follows the label of a row for dates too coarse for the unit.
const only = " only"

func (b bar) label(by store.Unit, of store.DateKind) string {
	switch {
	case b.undated:
		return dateless[of]
	case b.coarse:
		return shortDate(b.start) + only
	case by == store.ByDecade:
		return shortDate(b.start) + "s"
	case by == store.ByQuarter:
		return quarter(b.start)
	}
	return shortDate(b.start)
}

// period is what the row stands for, as a filter.
func (b bar) period(by store.Unit, of store.DateKind) store.Period {
	switch {
	case b.undated:
		return store.Period{Undated: true, Of: of}
	case b.coarse:
		return store.Period{From: b.start, To: b.start, Coarse: true, Of: of}
	}
	return store.Period{From: b.start, To: by.End(b.start), Of: of}
}

// reach is the time from the first to the last day of a row, empty periods included: one
// end of a range.
func (b bar) reach(by store.Unit, of store.DateKind) store.Period {
	p := store.Period{From: b.start, To: by.End(b.start), Of: of}
	switch {
	case b.coarse:
		p.To = b.start
	case b.empty > 0:
		p.To = b.until.First().AddDays(-1).Trim(precision(by))
	}
	return p
}

// hull is the time from the beginning of the earlier of two periods to the end of the
// later one.
func hull(a, b store.Period) store.Period {
	if b.From.First().Compare(a.From.First()) < 0 {
		a.From = b.From
	}
	if b.To.Last().Compare(a.To.Last()) > 0 {
		a.To = b.To
	}
	return a
}

// within reports whether a row has something of the period that the list is kept
// to, which may be of another unit. A row of dates too coarse for the unit must
// lie in it whole.
func (b bar) within(p store.Period, by store.Unit, of store.DateKind) bool {
	if p == (store.Period{}) || p.Of != of || p.Undated || b.undated {
		return p.Undated && b.undated && p.Of == of
	}
	first, end := b.start.First(), b.period(by, of).To.Last()
	if b.empty > 0 {
		end = b.until.First().AddDays(-1)
	}
	from, to := p.From.First(), p.To.Last()
	if p.From.IsZero() {
		from = first
	}
	if p.To.IsZero() {
		to = end
	}
	if b.coarse {
		return first.Compare(from) >= 0 && end.Compare(to) <= 0
	}
	return first.Compare(to) <= 0 && end.Compare(from) >= 0
}

// PeriodName writes a period as a filter is named on the screen: "2023",
// "2020–2029", "undated".
func PeriodName(p store.Period, dash string) string {
	var name string
	switch {
	case p.Undated:
		return dateless[p.Of]
	case p.From == p.To:
		name = shortDate(p.From)
	case isQuarter(p):
		name = quarter(p.From)
	case p.From.Precision == dates.Unknown:
		name = "until " + shortDate(p.To)
	case p.To.Precision == dates.Unknown:
		name = "from " + shortDate(p.From)
	default:
		name = strings.Join([]string{shortDate(p.From), shortDate(p.To)}, dash)
	}
	if p.Of == store.Mentioned {
		return "mentions " + name
	}
	return name
}
