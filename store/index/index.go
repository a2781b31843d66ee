package index

import (
	"runtime"

	"readout/store/words"
)

// An Index answers queries over the documents of several segments, numbered
// through: those of the first segment, then those of the second, and so on. It
// does not change, and may be used by many goroutines at once. Making one is
// cheap: nothing is copied.
type Index struct {
	segments  []*Segment
	bases     []uint32        // number of each segment's first document
	count     int             // of numbers, also of the dead
	live      *Set            // nil for all
	language  words.Language  // of most documents
	languages words.Languages // of any
	ranking   ranking
	scratches scratchPool
	divisions []extent // runs of segments that are searched at once; fewer than two for one after the other
}

// New returns the index of those documents of the segments that are in alive, by
// their numbers; nil for all. The others keep their numbers, but they are never found
// and count for nothing, neither in scores nor in corrections.
func New(alive *Set, segments ...*Segment) *Index {
	ix := &Index{segments: segments}
	var all statistics
	for _, s := range segments {
		ix.bases = append(ix.bases, uint32(all.count))
		all.add(&s.statistics)
	}
	ix.count = all.count
	if alive != nil && alive.Len() < all.count {
		ix.live = alive
		for i, s := range segments {
			all.removeDeleted(s, func(doc int) bool { return alive.Has(int(ix.bases[i]) + doc) })
		}
	}
	ix.language = words.English
	for l, n := range all.docsIn {
		if n > 0 {
			ix.languages |= 1 << l
		}
		if n > all.docsIn[ix.language] {
			ix.language = words.Language(l)
		}
	}
	ix.ranking = newRanking(&all)
	if ix.count >= dividedFrom {
		ix.divisions = ix.divide(min(runtime.GOMAXPROCS(0), maxDivisions, len(ix.segments)))
	}
	return ix
}
