package index

import (
	"runtime"

	"readout/store/spawn"
	"readout/store/words"
)

// An Index answers queries over the documents of several segments, numbered through:
// those of the first segment, then those of the second, and so on. It does not change,
// and may be used by many goroutines at once. Making one is cheap: nothing is copied.
type Index struct {
	segments  []*Segment
	bases     []uint32        // number of each segment's first document
	count     int             // of document numbers, those of deleted documents included
	live      *Set            // documents that are not deleted; nil if none is
	language  words.Language  // of most documents
	languages words.Languages // of any document
	ranking   ranking
	scratches chan *scratch // that no search uses
	divisions []extent      // ranges of segments, each searched by a goroutine of its own
}

// New returns the index of those documents of the segments that are in live, by their
// numbers; nil for all. The others are deleted: they keep their numbers, but they are never
// found and count for nothing, neither in scores nor in corrections.
func New(live *Set, segments ...*Segment) *Index {
	ix := &Index{segments: segments, scratches: make(chan *scratch, maxScratches), divisions: []extent{{0, len(segments)}}}
	var all statistics
	for _, s := range segments {
		ix.bases = append(ix.bases, uint32(all.count))
		all.add(&s.statistics)
	}
	ix.count = all.count
	if live != nil && live.Len() < all.count {
		ix.live = live
		for i, s := range segments {
			all.subtractDeleted(s, func(doc int) bool { return live.Has(int(ix.bases[i]) + doc) })
		}
	}
	ix.languages, ix.language = all.languages(), words.English
	for l, n := range all.docsIn {
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

// maxScratches is how much memory is kept for later searches. A sync.Pool would drop it whenever
// the garbage collector runs, and to make it takes longer than most searches.
const maxScratches = 2 + maxDivisions

// A search in fewer documents takes a few milliseconds at most, and more goroutines than
// maxDivisions would wait for memory.
const (
	dividedFrom  = 200_000 // documents
	maxDivisions = 4
)

// divide returns n ranges of segments with about as many documents each, one for each
// goroutine of a search.
func (ix *Index) divide(n int) (divisions []extent) {
	from := 0
	for i := range ix.segments {
		end := ix.count
		if i+1 < len(ix.segments) {
			end = int(ix.bases[i+1])
		}
		if end >= ix.count*(len(divisions)+1)/n {
			divisions = append(divisions, extent{from, i + 1})
			from = i + 1
		}
	}
	return divisions
}

// eachDivision calls work with each division and its number, with a goroutine each if there
// are several.
func (ix *Index) eachDivision(work func(i int, segments extent)) {
	if len(ix.divisions) == 1 {
		work(0, ix.divisions[0])
		return
	}
	var group spawn.Group
	for i, segments := range ix.divisions {
		group.Go(func() { work(i, segments) })
	}
	if err := group.Wait(); err != nil {
		panic(err) // as it would have been without other goroutines
	}
}
