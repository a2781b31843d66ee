package index

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A Hit is a document that a query found. Scores can be compared within one
// search. All says that it has all the words of the query.
type Hit struct {
	Doc   int
	Score float64
	All   bool
}

// before reports whether h stands above other: documents with all the words come
// first, then the higher score, then the lower number.
func (h Hit) before(other Hit) int {
	switch {
	case h.All != other.All && h.All:
		return -1
	case h.All != other.All:
		return 1
	case h.Score != other.Score:
		return cmp.Compare(other.Score, h.Score)
	}
	return cmp.Compare(h.Doc, other.Doc)
}

// Search returns the k best hits of a query in order (all if k <= 0), and how
// many there are in all. keep, if not nil, is asked whether a document may be a
// hit, once a document and in no order. A query with nothing to find returns the
// documents that it does not exclude, by number. The only error is that of ctx.
//
// A hit has any of the words, and every phrase in quotes. Words are ranked by
// BM25F (Robertson and Zaragoza 2009): a word counts more the fewer documents
// have it, in titles, and in short texts. The form asked for counts more than
// others of its stem.
func (ix *Index) Search(ctx context.Context, q Query, k int, keep func(doc int) bool) (hits []Hit, total int, err error) {
	s := ix.spaces.Get().(*space)
	defer func() {
		s.clear()
		ix.spaces.Put(s)
	}()
	words := q.essential(ix.tongue).clauses()
	need := need{}
	for _, c := range words {
		if c.required() {
			need.phrases++
		} else {
			need.words++
		}
		if err := ix.gather(ctx, c, s); err != nil {
			return nil, 0, err
		}
		s.rate(c.required(), ix.count)
	}
	for _, n := range q.kids(excluded) {
		if n.op != leaf || n.filter != nil {
			continue
		}
		if err := ix.gather(ctx, n.clause, s); err != nil {
			return nil, 0, err
		}
		s.exclude()
	}
	if len(words) == 0 {
		s.matchAll()
	}
	hits, total = s.best(need, k, keep)
	return hits, total, ctx.Err()
}

// need is what a document must have: of all the words, and to be a hit at all.
type need struct{ words, phrases uint8 }

// A space is what one search needs to remember of each document. It is used again
// by later searches.
type space struct {
	counts  []float32 // of the clause at hand, weighted: the tf of BM25F
	touched []uint32  // documents where that is not 0
	scores  []float32
	has     []has
	matched []uint32 // documents with a word of the query
}

// has says which parts of the query a document has.
type has struct {
	need
	matched, excluded bool
}

func newSpace(docs int) *space {
	return &space{counts: make([]float32, docs), scores: make([]float32, docs), has: make([]has, docs)}
}

func (s *space) clear() {
	for _, doc := range s.touched {
		s.counts[doc] = 0
	}
	for _, doc := range s.matched {
		s.scores[doc], s.has[doc] = 0, has{}
	}
	s.touched, s.matched = s.touched[:0], s.matched[:0]
}

// add counts a word in a document.
func (s *space) add(doc uint32, n float32) {
	if s.counts[doc] == 0 {
		s.touched = append(s.touched, doc)
	}
	s.counts[doc] += n
}

const saturation = 1.5 // k1 of BM25

// rate adds the clause at hand to the scores.
func (s *space) rate(required bool, docs int) {
	n := float64(len(s.touched))
	rarity := float32(math.Log(1 + (float64(docs)-n+0.5)/(n+0.5)))
	for _, doc := range s.touched {
		tf := s.counts[doc]
		s.counts[doc] = 0
		s.scores[doc] += rarity * tf * (saturation + 1) / (saturation + tf)
		h := &s.has[doc]
		if required {
			h.phrases++
		} else {
			h.words++
		}
		s.match(doc)
	}
	s.touched = s.touched[:0]
}

func (s *space) match(doc uint32) {
	if h := &s.has[doc]; !h.matched {
		h.matched = true
		s.matched = append(s.matched, doc)
	}
}

// exclude takes the documents of the clause at hand out of the hits.
func (s *space) exclude() {
	for _, doc := range s.touched {
		s.counts[doc] = 0
		s.match(doc)
		s.has[doc].excluded = true
	}
	s.touched = s.touched[:0]
}

func (s *space) matchAll() {
	for doc := range s.scores {
		s.match(uint32(doc))
	}
}

// best returns the k best hits and the number of all.
func (s *space) best(need need, k int, keep func(doc int) bool) (hits []Hit, total int) {
	top := heap{limit: k}
	for _, doc := range s.matched {
		h := s.has[doc]
		if h.excluded || h.phrases < need.phrases || keep != nil && !keep(int(doc)) {
			continue
		}
		if need.phrases == 0 && need.words > 0 && h.words == 0 {
			continue
		}
		total++
		top.offer(Hit{Doc: int(doc), Score: float64(s.scores[doc]), All: h.words >= need.words})
	}
	slices.SortFunc(top.hits, Hit.before)
	return top.hits, total
}

// A heap keeps the best hits, the worst of them on top; all if limit <= 0.
type heap struct {
	hits  []Hit
	limit int
}

func (h *heap) offer(hit Hit) {
	if h.limit <= 0 || len(h.hits) < h.limit {
		h.hits = append(h.hits, hit)
		if len(h.hits) == h.limit {
			slices.SortFunc(h.hits, func(x, y Hit) int { return y.before(x) })
		}
		return
	}
	if hit.before(h.hits[0]) > 0 {
		return
	}
	h.hits[0] = hit
	for i := 0; ; {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.hits); child++ {
			if h.hits[child].before(h.hits[worst]) > 0 {
				worst = child
			}
		}
		if worst == i {
			return
		}
		h.hits[i], h.hits[worst] = h.hits[worst], h.hits[i]
		i = worst
	}
}
