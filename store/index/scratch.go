package index

import (
	"context"
	"sync"

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
	s := ix.scratches.take()
	if s == nil {
		s = ix.newScratch()
	}
	return &search{scratch: s, index: ix, ctx: ctx, filter: filter}
}

// A scratchPool holds the memory that no search uses. A sync.Pool would drop it whenever the
// garbage collector runs, and to make it takes longer than most searches.
type scratchPool struct {
	mu   sync.Mutex
	idle []*scratch
}

const maxIdle = 2 + maxDivisions

func (p *scratchPool) take() *scratch {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return nil
	}
	s := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return s
}

func (p *scratchPool) put(s *scratch) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) < maxIdle {
		p.idle = append(p.idle, s)
	}
}

// close gives the memory back.
func (s *search) close() {
	s.scratch.used, s.scratch.expansions, s.scratch.phraseCounts = 0, s.scratch.expansions[:0], s.scratch.phraseCounts[:0]
	if s.ctx.Err() != nil { // the search may have ended before these were cleared
		clear(s.scratch.accumulators)
		clear(s.scratch.scores)
	}
	s.index.scratches.put(s.scratch)
}

// slice returns the elements in a range of all.
func slice[T any](all []T, e extent) []T { return all[e.from:e.to] }
