package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"readout/store/index"
	"readout/store/query"
)

// A Reason is a part of a hit's score: so many times a form of a word of the
// query in a field ("title", "body", …); with the field "near", the closeness of the query's
// words; or, with the field "like", a word of the first hits of a query that was Submitted.
type Reason struct {
	Word, Form, Field string
	Count             int
	Score             float64
}

// Explain tells why a document has its score for a query, the largest part first.
func (l *Library) Explain(ctx context.Context, q Query, id ID) ([]Reason, error) {
	return readRepair(ctx, l, func(l *Library) ([]Reason, error) { return l.explain(ctx, q, id) })
}

// A basis is what a document was ranked by: words, those that feedback added, and whether
// nearness counted.
type basis struct {
	words query.Query
	added []index.Added
	near  bool
}

// basisOf returns what a document was ranked by. One that is not among the best known has no
// part, so it counts as one of the first.
func (a *answer) basisOf(n int32) basis {
	for _, p := range a.parts {
		i := slices.IndexFunc(p.best, func(d scoredDoc) bool { return d.number == n })
		if i >= 0 {
			return basis{p.words, p.added, p.best[i].near}
		}
	}
	return basis{words: a.parsed.words, added: a.parts[0].added}
}

func (l *Library) explain(ctx context.Context, q Query, id ID) ([]Reason, error) {
	n, ok := l.docs.Find(id)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNotFound, id)
	}
	a, err := l.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	by := a.basisOf(n)
	found, err := l.docs.Index().Explain(ctx, by.words, by.added, int(n), by.near)
	reasons := make([]Reason, len(found))
	for i, r := range found {
		reasons[i] = Reason(r)
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int { return cmp.Compare(b.Score, a.Score) })
	return reasons, err
}
