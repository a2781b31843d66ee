package store

import (
	"context"
	"iter"
	"slices"
	"sync"

	"readout/store/index"
	"readout/store/query"
)

// A scoredDoc is the number of a document, its score and the part it stands in.
type scoredDoc struct {
	number int32
	score  float64
	near   bool // the nearness of the words is in score
	part   Part
}

// An answer is the documents that a query asks for, in parts. Of those that are ranked by
// words only the best are known in order, until a page further down is asked for.
type answer struct {
	query   Query // without its page
	parsed  parsedQuery
	parts   []part     // in order
	docs    *index.Set // of the part All
	found   bool       // a document has some of what was typed
	nearest int        // documents with all that is asked for, with the nearest words
}

// A part is one of the parts of an answer.
type part struct {
	kind  Part
	words query.Query // that ranked its documents
	docs  *index.Set
	total int
	best  []scoredDoc
	added []index.Added // words that ranked them as well
}

// newPart returns the part of some documents, and the best of them that are among those found.
func newPart(kind Part, words query.Query, docs *index.Set, found index.Answer) part {
	p := part{kind: kind, words: words, docs: docs, total: docs.Len(), added: found.Added}
	for _, hit := range found.Hits {
		if docs.Has(hit.Doc) {
			p.best = append(p.best, scoredDoc{int32(hit.Doc), hit.Score, hit.Near, kind})
		}
	}
	return p
}

// answer finds the documents that q asks for. The best of them are at least those
// up to the end of its page; limit 0 means all.
func (l *Library) answer(ctx context.Context, q Query) (*answer, error) {
	most := max(q.After, 0) + q.Limit
	if q.Limit <= 0 || most < 0 {
		most = l.docs.Count()
	}
	q.After, q.Limit = 0, 0
	last := l.answers.get(q)
	if last != nil && last.reaches(most) {
		return last, nil
	}
	if last != nil { // a page further down: more than is asked for, since the next one follows
		for _, p := range last.parts {
			most = max(most, 2*len(p.best))
		}
	}
	a := &answer{query: q}
	var err error
	if a.parsed, err = l.parseQuery(ctx, q); err != nil {
		return nil, err
	}
	if a.parsed.words.String() == "" {
		a.docs = l.within(q.Period)
		a.found = a.docs.Len() > 0
		a.parts = []part{newPart(All, a.parsed.words, a.docs, index.Answer{})}
	} else if err := l.match(ctx, a, most); err != nil {
		return nil, err
	}
	l.answers.put(a)
	return a, nil
}

// byTime reports whether the documents with all that is asked for come in the order of
// their dates.
func (a *answer) byTime() bool { return a.query.Sort != Relevance || a.parsed.words.Empty() }

// byTime reports whether the documents of a part come in the order of their dates.
func (p part) byTime(a *answer) bool { return p.kind == All && a.byTime() }

// reaches reports whether the first so many documents are known.
func (a *answer) reaches(most int) bool {
	for _, p := range a.parts {
		if !p.byTime(a) && len(p.best) < min(most, p.total) {
			return false
		}
		most = max(0, most-p.total)
	}
	return true
}

// page yields the documents of an answer from a place on, in its order.
func (l *Library) page(a *answer, after int) iter.Seq[scoredDoc] {
	return func(yield func(scoredDoc) bool) {
		after := max(after, 0)
		for _, p := range a.parts {
			for doc := range l.ordered(a, p, after) {
				if !yield(doc) {
					return
				}
			}
			after = max(0, after-p.total)
		}
	}
}

// ordered yields the documents of a part from a place on.
func (l *Library) ordered(a *answer, p part, after int) iter.Seq[scoredDoc] {
	if !p.byTime(a) {
		return slices.Values(p.best[min(after, len(p.best)):])
	}
	return func(yield func(scoredDoc) bool) {
		for n := range l.chronicle(a.query.Sort) {
			if !p.docs.Has(int(n)) {
				continue
			}
			if after--; after < 0 && !yield(scoredDoc{number: n}) {
				return
			}
		}
	}
}

// chronicle yields the documents by time, or as they are stored. For Oldest the
// dated ones are turned round, but not those of one date among themselves.
func (l *Library) chronicle(order Sort) iter.Seq[int32] {
	newest, undated := l.docs.Newest()
	switch order {
	case Unsorted:
		return func(yield func(int32) bool) {
			for n := range int32(l.docs.Count()) {
				if !yield(n) {
					return
				}
			}
		}
	case Relevance, Newest:
		return slices.Values(newest)
	}
	published, dated := l.docs.Published(), len(newest)-undated
	return func(yield func(int32) bool) {

		for to := dated; to > 0; {
			from := to - 1
			for from > 0 && published[newest[from-1]] == published[newest[from]] {
				from--
			}
			for _, n := range newest[from:to] {
				if !yield(n) {
					return
				}
			}
			to = from
		}
		for _, n := range newest[dated:] {
			if !yield(n) {
				return
			}
		}
	}
}

// answers remembers the last few answers, because the list, the timeline and the
// next page ask the same question.
type answers struct {
	mu   sync.Mutex
	last []*answer // the newest last
}

const rememberedAnswers = 8

func (r *answers) get(q Query) *answer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := r.index(q); i >= 0 {
		return r.last[i]
	}
	return nil
}

func (r *answers) put(a *answer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.index(a.query)
	if i < 0 && len(r.last) == rememberedAnswers {
		i = 0
	}
	if i >= 0 {
		r.last = slices.Delete(r.last, i, i+1)
	}
	r.last = append(r.last, a)
}

func (r *answers) index(q Query) int {
	return slices.IndexFunc(r.last, func(a *answer) bool { return a.query == q })
}
