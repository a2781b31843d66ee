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
	segments []*Segment
	bases    []uint32        // number of each segment's first document
	count    int             // of numbers, also of the dead
	alive    *Set            // nil for all
	tongue   words.Language  // of most documents
	speaks   words.Languages // of any
	ranking  ranking
	spaces   spaces
	parts    []extent // runs of segments that are searched at once; fewer than two for one after the other
}

// New returns the index of those documents of the segments that are in alive, by
// their numbers; nil for all. The others keep their numbers, but they are never found
// and count for nothing, neither in scores nor in corrections.
func New(alive *Set, segments ...*Segment) *Index {
	ix := &Index{segments: segments}
	var all facts
	for _, s := range segments {
		ix.bases = append(ix.bases, uint32(all.count))
		all.join(&s.facts)
	}
	ix.count = all.count
	if alive != nil && alive.Len() < all.count {
		ix.alive = alive
		for i, s := range segments {
			all.bury(s, func(doc int) bool { return alive.Has(int(ix.bases[i]) + doc) })
		}
	}
	ix.tongue = words.English
	for l, n := range all.speaks {
		if n > 0 {
			ix.speaks |= 1 << l
		}
		if n > all.speaks[ix.tongue] {
			ix.tongue = words.Language(l)
		}
	}
	ix.ranking = newRanking(&all)
	if ix.count >= dividedFrom {
		ix.parts = ix.divide(min(runtime.GOMAXPROCS(0), mostParts, len(ix.segments)))
	}
	return ix
}
