package shelf

import (
	"cmp"
	"slices"
	"sort"

	"readout/store/days"
	"readout/store/index"
)

// successor returns the frame of volumes that begin with those of f, of whose documents
// more may be dead: what newFrame makes of them, for the price of what is new or dead and
// of copying the columns of f. It reports false if the votes of a place read its dates
// otherwise than before: then all documents must be dated and ordered anew.
func (f *frame) successor(volumes []shelved) (*frame, bool) {
	s := succession{old: f, frame: &frame{volumes: volumes, today: f.today, labels: f.labels}}
	s.number()
	s.findChanges()
	s.votes = slices.Clone(f.votes)
	for _, n := range s.deleted {
		s.poll(s.rowOf(n), -1)
	}
	for _, n := range s.added {
		s.poll(s.rowOf(n), 1)
	}
	if s.settle(); !slices.Equal(s.orders, f.orders) {
		return nil, false
	}
	s.date()
	s.order()
	s.identify()
	return s.frame, true
}

// A succession is a frame under way that follows another one.
type succession struct {
	*frame
	old        *frame
	deleted    []int32    // numbers of documents that live in old only
	deletedSet *index.Set // the same
	added      []int32    // numbers of documents that old does not have
}

func (s *succession) rowOf(n int32) row {
	_, r, _ := s.row(n)
	return r
}

func (s *succession) findChanges() {
	s.deletedSet = index.NewSet(s.old.count())
	for i, v := range s.volumes {
		base := s.bases[i]
		switch {
		case i >= len(s.old.volumes):
			for j := range v.count {
				if v.dead == nil || !v.dead.Has(j) {
					s.added = append(s.added, int32(base+j))
				}
			}
		case v.dead != nil:
			for j := range v.dead.All() {
				if s.old.alive.Has(base + j) {
					s.deleted = append(s.deleted, int32(base+j))
					s.deletedSet.Add(base + j)
				}
			}
		}
	}
}

// date dates the new documents, and lets those that died count no more.
func (s *succession) date() {
	old := s.old
	s.published = make([]days.Moment, s.count())
	copy(s.published, old.published)
	s.undated, s.ambiguous, s.text, s.ahead = old.undated, old.ambiguous, old.text, old.ahead
	oldest := false // a document has died that may have been the one with the next date ahead
	for _, n := range s.deleted {
		oldest = oldest || s.ahead != 0 && s.rowOf(n).ahead == s.ahead
		s.tally(n, -1)
		s.published[n] = 0
	}
	for _, n := range s.added {
		r := s.rowOf(n)
		s.published[n], _ = r.resolve(s.orderOf(r.place))
		s.tally(n, 1)
		s.ahead = earlier(s.ahead, r.ahead)
	}
	if oldest {
		s.ahead = 0
		s.living(func(_ int32, r, _ row) { s.ahead = earlier(s.ahead, r.ahead) })
	}
}

// earlier returns the earlier of two days, of which 0 is never.
func earlier(a, b days.Day) days.Day {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// tally counts a document whose date is known, or takes it away with -1.
func (s *succession) tally(n int32, documents int) {
	_, r, next := s.row(n)
	if s.published[n] == 0 {
		s.undated += documents
	}
	if _, open := r.resolve(s.orderOf(r.place)); open {
		s.ambiguous += documents
	}
	s.text += int64(next.body-r.body) * int64(documents)
}

// order puts the new documents between the old ones.
func (s *succession) order() {
	added := slices.Clone(s.added)
	slices.SortFunc(added, s.compareTimes)
	s.newest = s.join(s.old.newest, added, s.deletedSet, func(a, b int32) int {
		// An old one may have died, and its date with it.
		return cmp.Or(cmp.Compare(s.published[b], s.old.published[a]), s.comparePaths(a, b))
	})
	s.rank, s.alive = make([]int32, s.count()), index.NewSet(s.count())
	s.place()
}

func (s *succession) compareTimes(a, b int32) int {
	return cmp.Or(cmp.Compare(s.published[b], s.published[a]), s.comparePaths(a, b))
}

func (s *succession) comparePaths(a, b int32) int {
	return cmp.Or(cmp.Compare(s.path(a), s.path(b)), cmp.Compare(a, b))
}

// join returns a list in order without those of it that are gone and with some that are
// added, which are in order too. compare compares one of the list with one that is added.
func (s *succession) join(list, added []int32, gone *index.Set, compare func(a, b int32) int) []int32 {
	joined := make([]int32, 0, len(list)+len(added))
	for _, n := range added {
		at := sort.Search(len(list), func(i int) bool { return compare(list[i], n) > 0 })
		joined = append(appendKept(joined, list[:at], gone), n)
		list = list[at:]
	}
	return appendKept(joined, list, gone)
}

func appendKept(to, list []int32, gone *index.Set) []int32 {
	if gone.Len() == 0 {
		return append(to, list...)
	}
	for _, n := range list {
		if !gone.Has(int(n)) {
			to = append(to, n)
		}
	}
	return to
}

// identify gives the new documents their IDs. Where one came or died that has copies,
// these may change theirs: they are named anew too.
func (s *succession) identify() {
	renamed := s.renamed()
	moved := s.deletedSet.Clone() // what does not stand where it stood
	for _, c := range renamed {
		if int(c.n) < s.old.count() {
			moved.Add(int(c.n))
		}
	}
	for _, c := range s.old.copies {
		if !moved.Has(int(c.n)) {
			s.copies = append(s.copies, c)
		}
	}
	for _, c := range renamed {
		if s.rowOf(c.n).id != c.id {
			s.copies = append(s.copies, c)
		}
	}
	slices.SortFunc(s.copies, byNumber)
	slices.SortFunc(renamed, byName)
	added := make([]int32, len(renamed))
	for i, c := range renamed {
		added[i] = c.n
	}
	s.byID = s.join(s.old.byID, added, moved, func(a, b int32) int {
		return byName(name{s.old.id(a), a}, name{s.id(b), b})
	})
}

// renamed returns the IDs of all documents whose content a document that came or died has.
func (s *succession) renamed() (names []name) {
	groups := make(map[ID][]name)
	for _, n := range slices.Concat(s.deleted, s.added) {
		groups[s.rowOf(n).id] = nil
	}
	put := func(n int32) {
		id := s.rowOf(n).id
		if group, asked := groups[id]; asked && s.alive.Has(int(n)) {
			groups[id] = append(group, name{id, n})
		}
	}
	for id := range groups {
		if n, found := s.old.find(id); found && s.rowOf(n).id == id {
			put(n)
		}
	}
	for _, c := range s.old.copies {
		put(c.n)
	}
	for _, n := range s.added {
		put(n)
	}
	for _, group := range groups {
		s.tellApart(group)
		names = append(names, group...)
	}
	return names
}
