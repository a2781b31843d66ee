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
	All   bool    // it has all plain words of the query, or these are more than longQuery
}

// longQuery is up to how many words those hits come first that have all of them. No document
// needs all words of a whole question.
const longQuery = 6

// Options are what is asked of a search besides the query.
type Options struct {
	Limit  int                     // how many of the best hits; 0 for none, only Total and Docs
	Keep   *Set                    // documents that may be hits; nil for all
	Order  []int32                 // rank of each document among hits with equal scores; nil for its number
	Filter func(query.Filter) *Set // returns the documents that a filter lets through; nil lets all through
}

// An Answer is what a search found.
type Answer struct {
	Hits  []Hit // the best, in order
	Total int   // number of all hits
	Docs  *Set  // all hits
}

// Search returns the hits of a query, and the best of them in order. If the query has no
// words to find, the hits have no score and stand in opt.Order. Answers are exact. The only
// error is that of ctx.
//
// A hit has all that the query requires, nothing that it excludes and, if there are plain
// words, one of them; hits with all of them come first. Hits are ranked by BM25F (Robertson
// and Zaragoza 2009): a word counts the more the fewer documents have it, the oftener it
// stands in the query, in titles, and in short texts. The form asked for counts more than
// others of its stem. At last the best 64 hits are ranked again: those gain where neighbours
// in the query stand near each other too.
func (ix *Index) Search(ctx context.Context, q query.Query, opt Options) (Answer, error) {
	s := ix.newSearch(ctx, opt.Filter)
	defer s.close()
	q = q.Essential(ix.language)
	docs, all := s.hits(q, opt.Keep)
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	a := Answer{Docs: docs, Total: docs.Len()}
	switch {
	case opt.Limit <= 0:
	case q.Empty():
		a.Hits = first(docs, opt)
	default:
		a.Hits = s.best(q, docs, all, opt)
	}
	return a, ctx.Err()
}

// hits returns the hits, in a set that outlives the search, and those of them with all the
// plain words.
func (s *search) hits(q query.Query, keep *Set) (docs, all *Set) {
	docs = NewSet(s.index.count)
	s.index.fill(docs)
	if keep != nil {
		docs.And(keep)
	}
	for _, n := range q.Nodes(query.Required) {
		docs.And(s.docsOf(&n))
	}
	words := q.Nodes(query.Optional)
	if len(words) > 0 {
		docs.And(s.docsOfAny(words))
	}
	for _, n := range q.Nodes(query.Excluded) {
		docs.AndNot(s.docsOf(&n))
	}
	all = s.newSet()
	all.Or(docs)
	if len(words) <= longQuery {
		for _, n := range words {
			all.And(s.docsOf(&n))
		}
	}
	return docs, all
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

// compare is below 0 if x comes before y: documents with all the words come first, then the
// higher score decides, then the order.
func (h *topHits) compare(x, y Hit) int {
	switch {
	case x.All != y.All && x.All:
		return -1
	case x.All != y.All:
		return 1
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
