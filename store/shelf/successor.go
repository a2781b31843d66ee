package shelf

import (
	"cmp"
	"slices"
	"sort"

	"readout/store/days"
	"readout/store/index"
)

// successor returns the frame of volumes that begin with those of f, of which more documents
// may be deleted: what newFrame makes of them, for the price of what was added and deleted and
// of copying the columns of f. It reports false if the votes of a place read its dates
// otherwise than before: then all documents must be dated and sorted again.
func (f *frame) successor(volumes []volumeView) (*frame, bool) {
	s := succession{old: f, next: &frame{volumes: volumes, today: f.today, labels: f.labels}}
	s.next.number()
	s.findChanges()
	s.next.votes = slices.Clone(f.votes)
	for _, n := range s.deleted {
		s.next.countVote(s.valuesOf(n), -1)
	}
	for _, n := range s.added {
		s.next.countVote(s.valuesOf(n), 1)
	}
	if s.next.decideOrders(); !slices.Equal(s.next.orders, f.orders) {
		return nil, false
	}
	s.date()
	s.order()
	s.identify()
	return s.next, true
}

// A succession makes the next frame of an old one.
type succession struct {
	next       *frame
	old        *frame
	deleted    []int32    // numbers of documents that are live in old only
	deletedSet *index.Set // the same
	added      []int32    // numbers of documents that old does not have
}

func (s *succession) valuesOf(n int32) docValues {
	_, values, _ := s.next.valuesOf(n)
	return values
}

func (s *succession) findChanges() {
	s.deletedSet = index.NewSet(s.old.count())
	for i, v := range s.next.volumes {
		base := s.next.bases[i]
		switch {
		case i >= len(s.old.volumes):
			for j := range v.volume.count {
				if v.isLive(j) {
					s.added = append(s.added, int32(base+j))
				}
			}
		case v.deleted != nil:
			for j := range v.deleted.All() {
				if s.old.live.Has(base + j) {
					s.deleted = append(s.deleted, int32(base+j))
					s.deletedSet.Add(base + j)
				}
			}
		}
	}
}

// date dates the added documents, and no longer counts the deleted ones.
func (s *succession) date() {
	old := s.old
	s.next.published = make([]days.Moment, s.next.count())
	copy(s.next.published, old.published)
	s.next.undated, s.next.ambiguous, s.next.bodyBytes, s.next.due = old.undated, old.ambiguous, old.bodyBytes, old.due
	dueDeleted := false // the document that was due first may be deleted
	for _, n := range s.deleted {
		dueDeleted = dueDeleted || s.next.due != 0 && s.valuesOf(n).due == s.next.due
		s.tally(n, -1)
		s.next.published[n] = 0
	}
	for _, n := range s.added {
		values := s.valuesOf(n)
		s.next.published[n], _ = values.resolve(s.next.orderOf(values.place))
		s.tally(n, 1)
		s.next.due = earlier(s.next.due, values.due)
	}
	if dueDeleted {
		s.next.due = 0
		s.next.eachLive(func(_ int32, values, _ docValues) { s.next.due = earlier(s.next.due, values.due) })
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
	_, values, next := s.next.valuesOf(n)
	if s.next.published[n] == 0 {
		s.next.undated += documents
	}
	if _, open := values.resolve(s.next.orderOf(values.place)); open {
		s.next.ambiguous += documents
	}
	s.next.bodyBytes += int64(next.body-values.body) * int64(documents)
}

// order puts the new documents between the old ones.
func (s *succession) order() {
	added := slices.Clone(s.added)
	slices.SortFunc(added, s.compareTimes)
	s.next.newest = s.join(s.old.newest, added, s.deletedSet, func(a, b int32) int {
		// The date of a is that in old, since a may be deleted.
		return cmp.Or(cmp.Compare(s.next.published[b], s.old.published[a]), s.comparePaths(a, b))
	})
	s.next.rank, s.next.live = make([]int32, s.next.count()), index.NewSet(s.next.count())
	s.next.rankNewest()
}

func (s *succession) compareTimes(a, b int32) int {
	return cmp.Or(cmp.Compare(s.next.published[b], s.next.published[a]), s.comparePaths(a, b))
}

func (s *succession) comparePaths(a, b int32) int {
	return cmp.Or(cmp.Compare(s.next.path(a), s.next.path(b)), cmp.Compare(a, b))
}

// join returns a sorted list without the deleted documents and with the added ones, which are
// sorted too. compare compares one of the list with an added one.
func (s *succession) join(list, added []int32, deleted *index.Set, compare func(a, b int32) int) []int32 {
	joined := make([]int32, 0, len(list)+len(added))
	for _, n := range added {
		at := sort.Search(len(list), func(i int) bool { return compare(list[i], n) > 0 })
		joined = append(appendKept(joined, list[:at], deleted), n)
		list = list[at:]
	}
	return appendKept(joined, list, deleted)
}

func appendKept(to, list []int32, deleted *index.Set) []int32 {
	if deleted.Len() == 0 {
		return append(to, list...)
	}
	for _, n := range list {
		if !deleted.Has(int(n)) {
			to = append(to, n)
		}
	}
	return to
}

// identify gives the added documents their IDs. Where one was added or deleted that has copies,
// the IDs of these may change, so they get new ones too.
func (s *succession) identify() {
	renamed := s.renamed()
	moved := s.deletedSet.Clone() // what leaves its place in byID
	for _, c := range renamed {
		if int(c.n) < s.old.count() {
			moved.Add(int(c.n))
		}
	}
	for _, c := range s.old.copies {
		if !moved.Has(int(c.n)) {
			s.next.copies = append(s.next.copies, c)
		}
	}
	for _, c := range renamed {
		if s.valuesOf(c.n).id != c.id {
			s.next.copies = append(s.next.copies, c)
		}
	}
	slices.SortFunc(s.next.copies, compareNumbers)
	slices.SortFunc(renamed, compareIDs)
	added := make([]int32, len(renamed))
	for i, c := range renamed {
		added[i] = c.n
	}
	s.next.byID = s.join(s.old.byID, added, moved, func(a, b int32) int {
		return compareIDs(numberedID{s.old.id(a), a}, numberedID{s.next.id(b), b})
	})
}

// renamed returns the IDs of all documents that share their content with one that was added or
// deleted.
func (s *succession) renamed() (names []numberedID) {
	groups := make(map[ID][]numberedID)
	for _, n := range slices.Concat(s.deleted, s.added) {
		groups[s.valuesOf(n).id] = nil
	}
	put := func(n int32) {
		id := s.valuesOf(n).id
		if group, affected := groups[id]; affected && s.next.live.Has(int(n)) {
			groups[id] = append(group, numberedID{id, n})
		}
	}
	for id := range groups {
		if n, found := s.old.find(id); found && s.valuesOf(n).id == id {
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
		s.next.tellApart(group)
		names = append(names, group...)
	}
	return names
}
