package index

import (
	"cmp"
	"context"
	"slices"

	"readout/store/query"
)

// A Hit is a document that a query found.
type Hit struct {
	Doc   int
	Score float64 // compares within one search
	All   bool    // it is one of Answer.Docs, not of Answer.Some
	Near  bool    // the nearness of the words is in Score
}

// Options are what is asked of a search besides the query.
type Options struct {
	Limit    int                     // how many of the best hits; 0 for none, only the sets
	Words    query.Words             // which documents are hits
	OnlySome bool                    // only hits with some of the words are wanted in order
	Keep     *Set                    // documents that may be hits; nil for all
	Order    []int32                 // rank of each document among hits with equal scores; nil for its number
	Filter   func(query.Filter) *Set // returns the documents that a filter lets through; nil lets all through
}

// An Answer is what a search found.
type Answer struct {
	Hits []Hit // the best, in order: first those of Docs, then those of Some
	Docs *Set  // with all that the query asks for
	Some *Set  // with some of its words, but not all
}

// Total returns how many documents were found, in both parts.
func (a Answer) Total() int { return a.Docs.Len() + a.Some.Len() }

// Search returns the hits of a query, and the best of them in order. If the query has no
// words to find, the hits have no score and stand in opt.Order. Answers are exact. The only
// error is that of ctx.
//
// A hit has all that the query requires, nothing that it excludes and, unless a word or phrase
// is required, one of the plain words. Function words that stand beside other words are not
// looked for. Hits are ranked by BM25F (Robertson
// and Zaragoza 2009): a word counts the more the fewer documents have it, the oftener it
// stands in the query, in titles, and in short texts. The form asked for counts more than
// others of its stem. At last the best 64 hits are ranked again: those gain where neighbours
// in the query stand near each other too.
func (ix *Index) Search(ctx context.Context, q query.Query, opt Options) (Answer, error) {
	s := ix.newSearch(ctx, opt.Filter)
	defer s.close()
	q = q.Essential(ix.language)
	docs, some := s.hits(q, opt)
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	a := Answer{Docs: docs, Some: some}
	switch {
	case opt.Limit <= 0:
	case q.Empty():
		a.Hits = first(docs, opt)
	default:
		a.Hits = s.best(q, docs, some, opt)
	}
	return a, ctx.Err()
}

// hits returns the documents with all that the query asks for and those with some of its
// words, in sets that outlive the search.
func (s *search) hits(q query.Query, opt Options) (docs, some *Set) {
	docs, some = NewSet(s.index.count), NewSet(s.index.count)
	s.index.fill(docs)
	if opt.Keep != nil {
		docs.And(opt.Keep)
	}
	for _, n := range q.Nodes(query.Required) {
		docs.And(s.docsOf(&n))
	}
	for _, n := range q.Nodes(query.Excluded) {
		docs.AndNot(s.docsOf(&n))
	}
	words := q.Nodes(query.Optional)
	if len(words) == 0 {
		return docs, some
	}
	some.Or(docs)
	if !q.Insists() {
		some.And(s.docsOfAny(words))
	}
	for _, n := range words {
		docs.And(s.docsOf(&n))
	}
	switch opt.Words {
	case query.AnyWord:
		return some, NewSet(s.index.count)
	case query.AllWords:
		return docs, NewSet(s.index.count)
	}
	some.AndNot(docs)
	return docs, some
}

// first returns the first documents in opt.Order.
func first(docs *Set, opt Options) []Hit {
	top := topHits{limit: opt.Limit, order: opt.Order}
	for doc := range docs.All() {
		top.offer(Hit{Doc: doc, All: true})
	}
	return top.sorted()
}

// topHits is a heap of the best hits, the worst of them on top.
type topHits struct {
	hits  []Hit
	limit int
	order []int32
}

// compare is below 0 if x comes before y: the higher score decides, then the order.
func (h *topHits) compare(x, y Hit) int {
	switch {
	case x.Score != y.Score:
		return cmp.Compare(y.Score, x.Score)
	case h.order != nil:
		return cmp.Compare(h.order[x.Doc], h.order[y.Doc])
	}
	return cmp.Compare(x.Doc, y.Doc)
}

func (h *topHits) full() bool { return len(h.hits) >= h.limit }

func (h *topHits) offer(hit Hit) {
	if len(h.hits) < h.limit {
		h.hits = append(h.hits, hit)
		if len(h.hits) == h.limit {
			slices.SortFunc(h.hits, func(x, y Hit) int { return h.compare(y, x) })
		}
		return
	}
	if h.compare(hit, h.hits[0]) > 0 {
		return
	}
	h.hits[0] = hit
	for i := 0; ; {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.hits); child++ {
			if h.compare(h.hits[child], h.hits[worst]) > 0 {
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

// sorted returns the hits in order.
func (h *topHits) sorted() []Hit {
	slices.SortFunc(h.hits, h.compare)
	return h.hits
}
