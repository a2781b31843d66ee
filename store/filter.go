package store

import (
	"sort"

	"readout/store/dates/written"
	"readout/store/index"
)

// within returns the living documents of a period.
func (f *frame) within(p Period) *index.Set {
	switch {
	case p == (Period{}):
		return f.alive
	case p.Of == Mentioned:
		return f.mentioning(p)
	}
	set := index.NewSet(f.count())
	if p.Undated {
		for _, n := range f.newest[len(f.newest)-f.undated:] {
			set.Add(int(n))
		}
		return set
	}
	// The documents of a period stand together in newest, but for months and years
	// that reach beyond it.
	s := p.stretch()
	from := sort.Search(len(f.newest), func(i int) bool { return f.dayOf(i) <= s.to })
	for i := from; i < len(f.newest) && f.dayOf(i) >= s.earliest(); i++ {
		if s.contains(f.dayOf(i)) {
			set.Add(int(f.newest[i]))
		}
	}
	return set
}

// dayOf is the day of the document at a place in newest.
func (f *frame) dayOf(i int) day { return f.published[f.newest[i]].day() }

// mentioning returns the living documents that speak of a period, or of no time
// at all if the period is Undated.
func (f *frame) mentioning(p Period) *index.Set {
	set, s := index.NewSet(f.count()), p.stretch()
	f.mentions(f.alive, func(n int, times []byte, order written.Order) bool {
		if p.Undated {
			if len(times) == 0 {
				set.Add(n)
			}
			return true
		}
		for t := range spans(times, order) {
			if s.touches(t) {
				set.Add(n)
				break
			}
		}
		return true
	})
	return set
}

// mentions calls do with the packed times of each document of a set, and with how
// its numeric dates are read, until do returns false.
func (f *frame) mentions(docs *index.Set, do func(n int, times []byte, order written.Order) bool) {
	for i, v := range f.volumes {
		rows := v.rows()
		if rows == nil {
			continue
		}
		all := v.mentions(0, decodeRow(rows[v.count*rowSize:]).mention)
		for j := range v.count {
			if n := f.bases[i] + j; docs.Has(n) {
				r, end := decodeRow(rows[j*rowSize:]), decodeRow(rows[(j+1)*rowSize:]).mention
				if r.mention > end || int(end)*4 > len(all) {
					v.damaged.Store(true)
					break
				}
				if !do(n, all[4*r.mention:4*end], f.orderOf(r.place)) {
					return
				}
			}
		}
	}
}
