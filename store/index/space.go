package index

import (
	"context"
	"sync"

	"readout/store/query"
)

// A space is the memory of a search. It is used again by later ones.
type space struct {
	sets        []*Set
	used        int // of sets
	forms       []form
	occurrences []occurrence
	weights     []float32 // of the clause at hand in the documents of a segment
	scores      []float32 // of the documents of a segment
	run         run
	block       [blockDocs]float32 // weighted counts of the documents in run
	candidates  candidates
	places      [][]uint32 // of the words of a query in the best hits
}

// newSet returns an empty set, which is the search's until it is closed.
func (s *search) newSet() *Set {
	if s.used == len(s.sets) {
		s.sets = append(s.sets, NewSet(s.ix.count))
	}
	set := s.sets[s.used]
	s.used++
	clear(set.words)
	return set
}

func (ix *Index) newSpace() *space {
	largest := 0
	for _, s := range ix.segments {
		largest = max(largest, s.count)
	}
	return &space{weights: make([]float32, largest), scores: make([]float32, largest)}
}

func (ix *Index) newSearch(ctx context.Context, filter func(query.Filter) *Set) *search {
	s := ix.spaces.take()
	if s == nil {
		s = ix.newSpace()
	}
	return &search{space: s, ix: ix, ctx: ctx, filter: filter}
}

// spaces are those that no search works in. A sync.Pool would lose them whenever the
// collector runs, and they take longer to make than most queries do to answer.
type spaces struct {
	mu   sync.Mutex
	idle []*space
}

const maxIdle = 2 + mostParts

func (p *spaces) take() *space {
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

func (p *spaces) put(s *space) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) < maxIdle {
		p.idle = append(p.idle, s)
	}
}

// close gives the memory back, cleared.
func (s *search) close() {
	s.used, s.forms, s.occurrences = 0, s.forms[:0], s.occurrences[:0]
	if s.ctx.Err() != nil { // it may have been left in the middle
		clear(s.weights)
		clear(s.scores)
	}
	s.ix.spaces.put(s.space)
}

// slice returns the elements in a range of all.
func slice[T any](all []T, e extent) []T { return all[e.from:e.to] }
