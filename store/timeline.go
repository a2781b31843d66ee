package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"sync"

	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
)

// Timeline counts the documents that q asks for by period, and all documents beside
// them. Sort, After and Limit of q are not looked at.
//
// By Mentioned, a span such as a decade or a week counts in every period that it
// reaches into if these are at most 40, else in the first and the last. A date or span
// too coarse for the unit is in periods of its own: "2025" is none of the months.
func (l *Library) Timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	return readRepair(ctx, l, func(l *Library) (Timeline, error) { return l.timeline(ctx, q, by, of) })
}

func (l *Library) timeline(ctx context.Context, q Query, by Unit, of DateKind) (Timeline, error) {
	q.After, q.Limit = 0, cmp.Or(q.Limit, defaultLimit) // the question of the list, whose answer may be known
	a, err := l.answer(ctx, q)
	if err != nil {
		return Timeline{}, err
	}
	all, err := l.wholeTimeline(ctx, by, of)
	if err != nil || a.docs == l.docs.Documents() {
		return all, err
	}
	some, err := l.tally(ctx, a.docs, by, of)
	if err != nil {
		return Timeline{}, err
	}
	for i := range all.Buckets {
		b := &all.Buckets[i]
		if b.Count = 0; len(some.Buckets) > 0 && some.Buckets[0].Start == b.Start {
			b.Count, some.Buckets = some.Buckets[0].Count, some.Buckets[1:]
		}
	}
	all.Undated = some.Undated
	return all, nil
}

// Share writes a part of some documents in percent: "7 %". What is more than nothing is
// never 0 %, what is less than all never 100 %.
func Share(part, of int) string {
	switch percent := (200*part + of) / max(1, 2*of); {
	case part > 0 && percent == 0:
		return "<1 %"
	case part < of && percent == 100:
		return ">99 %"
	default:
		return strconv.Itoa(percent) + " %"
	}
}

// timelines remembers those of all documents: they are behind that of every query.
type timelines struct {
	mu     sync.Mutex
	byAxis map[axis]Timeline
}

// An axis is what periods are counted by.
type axis struct {
	by Unit
	of DateKind
}

// wholeTimeline is the timeline of all documents, for the caller to change.
func (l *Library) wholeTimeline(ctx context.Context, by Unit, of DateKind) (Timeline, error) {
	l.timelines.mu.Lock()
	defer l.timelines.mu.Unlock()
	t, found := l.timelines.byAxis[axis{by, of}]
	if !found {
		var err error
		if t, err = l.tally(ctx, l.docs.Documents(), by, of); err != nil {
			return Timeline{}, err
		}
		if l.timelines.byAxis == nil {
			l.timelines.byAxis = make(map[axis]Timeline)
		}
		l.timelines.byAxis[axis{by, of}] = t
	}
	t.Buckets = slices.Clone(t.Buckets)
	return t, nil
}

// tally counts some documents by period, as if they were all.
func (l *Library) tally(ctx context.Context, docs *index.Set, by Unit, of DateKind) (Timeline, error) {
	c := calendar{by: by}
	undated := 0
	if of == Published {
		published := l.docs.Published()
		for n := range docs.All() {
			if d := published[n].Day(); d != 0 {
				c.at(d).add(n)
			} else {
				undated++
			}
		}
	} else {
		l.docs.Times(docs, func(n int, times []byte, order written.Order) bool {
			for t := range days.Spans(times, order) {
				c.add(t, n)
			}
			if len(times) == 0 {
				undated++
			}
			return n%4096 != 0 || ctx.Err() == nil
		})
	}
	return Timeline{By: by, Of: of, Undated: undated, UndatedAll: undated, Today: l.docs.Today(), Buckets: c.buckets()}, ctx.Err()
}
