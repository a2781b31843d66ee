package store

import (
	"sort"

	"readout/store/dates/written"
	"readout/store/days"
	"readout/store/index"
)

// within returns the documents of a period.
func (l *Library) within(p Period) *index.Set {
	switch {
	case p == (Period{}):
		return l.docs.Documents()
	case p.Of == Mentioned:
		return l.mentioning(p)
	}
	set := index.NewSet(l.docs.Count())
	newest, undated := l.docs.Newest()
	if p.Undated {
		for _, n := range newest[len(newest)-undated:] {
			set.Add(int(n))
		}
		return set
	}
	// The documents of a period stand together in newest, but for months and years
	// that reach beyond it.
	s, published := p.dayRange(), l.docs.Published()
	from := sort.Search(len(newest), func(i int) bool { return published[newest[i]].Day() <= s.to })
	for _, n := range newest[from:] {
		day := published[n].Day()
		if day < s.earliest() {
			break
		}
		if s.contains(day) {
			set.Add(int(n))
		}
	}
	return set
}

// mentioning returns the documents that speak of a period, or of no time at all if the
// period is Undated.
func (l *Library) mentioning(p Period) *index.Set {
	set, s := index.NewSet(l.docs.Count()), p.dayRange()
	l.docs.Times(l.docs.Documents(), func(n int, times []byte, order written.Order) bool {
		if p.Undated {
			if len(times) == 0 {
				set.Add(n)
			}
			return true
		}
		for t := range days.Spans(times, order) {
			if s.touches(t) {
				set.Add(n)
				break
			}
		}
		return true
	})
	return set
}
