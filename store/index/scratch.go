package index

import (
	"context"

	"readout/store/query"
)

// A scratch is the memory of a search. Later searches use it again.
type scratch struct {
	sets         []*Set
	used         int // how many of sets
	expansions   []expansion
	phraseCounts []phraseCount
	accumulators []float32 // weighted counts of the clause at hand in the documents of a segment
	scores       []float32 // of the documents of a segment
	run          run
	blockWeights [blockDocs]float32 // weighted counts of the term in the documents of run
	candidates   candidates
	positions    [][]uint32 // of the words of a query in the best hits, see proximityScorer
}

// newSet returns an empty set, which belongs to the search until it is closed.
func (s *search) newSet() *Set {
	if s.scratch.used == len(s.scratch.sets) {
		s.scratch.sets = append(s.scratch.sets, NewSet(s.index.count))
	}
	set := s.scratch.sets[s.scratch.used]
	s.scratch.used++
	clear(set.words)
	return set
}

func (ix *Index) newScratch() *scratch {
	largest := 0
	for _, s := range ix.segments {
		largest = max(largest, s.count)
	}
	return &scratch{accumulators: make([]float32, largest), scores: make([]float32, largest)}
}

func (ix *Index) newSearch(ctx context.Context, filter func(query.Filter) *Set) *search {
	s := &search{index: ix, ctx: ctx, filter: filter}
	select {
	case s.scratch = <-ix.scratches:
	default:
		s.scratch = ix.newScratch()
	}
	return s
}

// close gives the memory back.
func (s *search) close() {
	m := s.scratch
	m.used, m.expansions, m.phraseCounts = 0, m.expansions[:0], m.phraseCounts[:0]
	if s.ctx.Err() != nil { // the search may have ended before these were cleared
		clear(m.accumulators)
		clear(m.scores)
	}
	select {
	case s.index.scratches <- m:
	default: // enough are kept
	}
}

// slice returns the elements in a range of all.
func slice[T any](all []T, e extent) []T { return all[e.from:e.to] }
