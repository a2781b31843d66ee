package pane

import (
	"slices"
	"strings"

	"readout/store"
	"readout/store/dates"
)

// foldOver is how many empty periods in a row are shown one by one; more become
// a single row.
const foldOver = 12

// A span is a row of a timeline.
type span struct {
	start   dates.Date
	count   int
	empty   int        // more than 0: the row stands for so many empty periods
	until   dates.Date // of a row of empty periods: the start of the next one
	coarse  bool       // the dates are too coarse for the unit: "2025" among months
	undated bool
}

// spans fills the empty periods of a timeline in and turns it round, the newest
// first and the undated last.
func spans(tl store.Timeline) []span {
	var out []span
	var due dates.Date // the start of the period after the last one
	for _, b := range tl.Buckets {
		if b.Start.Precision < precision(tl.By) {
			out = append(out, span{start: b.Start, count: b.Count, coarse: true})
			continue
		}
		if due.Precision != dates.Unknown {
			out = append(out, empties(due, b.Start, tl.By)...)
		}
		out = append(out, span{start: b.Start, count: b.Count})
		due = tl.By.Next(b.Start)
	}
	slices.Reverse(out)
	if tl.Undated > 0 {
		out = append(out, span{count: tl.Undated, undated: true})
	}
	return out
}

// empties are the rows for the empty periods from one start up to another.
func empties(from, to dates.Date, by store.Unit) []span {
	n := between(from, to, by)
	if n > foldOver {
		return []span{{start: from, empty: n, until: to}}
	}
	var out []span
	for ; n > 0; n-- {
		out = append(out, span{start: from})
		from = by.Next(from)
	}
	return out
}

// between counts the periods from one start up to another.
func between(from, to dates.Date, by store.Unit) int {
	years := int(to.Year) - int(from.Year)
	switch by {
	case store.ByDecade:
		return years / 10
	case store.ByYear:
		return years
	case store.ByMonth:
		return years*12 + int(to.Month) - int(from.Month)
	case store.ByWeek:
		return days(from, to) / 7
	}
	return days(from, to)
}

// newest is the newest row that begins by the end of a period, the row of the
// undated for the unknown date.
func newest(rows []span, end dates.Date) int {
	best := len(rows) - 1
	for i, s := range rows {
		switch {
		case s.undated != end.IsZero() || s.empty > 0:
			continue
		case s.undated || days(s.start, end.Last()) >= 0:
			return i
		}
		best = i
	}
	return best
}

// only follows the label of a row for dates too coarse for the unit.
const only = " only"

func (s span) label(by store.Unit, of store.DateKind) string {
	switch {
	case s.undated:
		return dateless[of]
	case s.coarse:
		return shortDate(s.start) + only
	case by == store.ByDecade:
		return shortDate(s.start) + "s"
	}
	return shortDate(s.start)
}

// period is what the row stands for, as a filter.
func (s span) period(by store.Unit, of store.DateKind) store.Period {
	switch {
	case s.undated:
		return store.Period{Undated: true, Of: of}
	case s.coarse:
		return store.Period{From: s.start, To: s.start, Coarse: true, Of: of}
	}
	return store.Period{From: s.start, To: by.End(s.start), Of: of}
}

// within says whether a row has something of the period that the list is kept
// to, which may be of another unit. A row of dates too coarse for the unit must
// lie in it whole.
func (s span) within(kept store.Period, by store.Unit, of store.DateKind) bool {
	if kept == (store.Period{}) || kept.Of != of || kept.Undated || s.undated {
		return kept.Undated && s.undated && kept.Of == of
	}
	first, end := s.start.First(), s.period(by, of).To.Last()
	if s.empty > 0 {
		end = s.until.First().AddDays(-1)
	}
	from, to := kept.From.First(), kept.To.Last()
	if kept.From.IsZero() {
		from = first
	}
	if kept.To.IsZero() {
		to = end
	}
	if s.coarse {
		return first.Compare(from) >= 0 && end.Compare(to) <= 0
	}
	return first.Compare(to) <= 0 && end.Compare(from) >= 0
}

// UnitName is the word for one period of a unit.
func UnitName(by store.Unit) string {
	return [...]string{store.ByDecade: "decade", store.ByYear: "year", store.ByMonth: "month",
		store.ByWeek: "week", store.ByDay: "day"}[min(by, store.ByDay)]
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
