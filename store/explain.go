package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"readout/store/query"
)

// A Reason is a part of a hit's score: so many times a form of a word of the
// query in a field ("title", "body", …), or, with the field "near", the closeness
// of the query's words.
type Reason struct {
	Word, Form, Field string
	Count             int
	Score             float64
}

// Explain tells why a document has its score for a query, the largest part first.
func (l *Library) Explain(ctx context.Context, q Query, id ID) ([]Reason, error) {
	return readRepair(ctx, l, func(l *Library) ([]Reason, error) { return l.explain(ctx, q, id) })
}

// rankedBy returns the words that a document was ranked by, and whether their nearness counted.
func (a *answer) rankedBy(n int32) (words query.Query, near bool) {
	for _, p := range a.parts {
		i := slices.IndexFunc(p.best, func(d scoredDoc) bool { return d.number == n })
		switch {
		case i >= 0 && p.kind == Offered:
			return a.parsed.nearest, p.best[i].near
		case i >= 0:
			return a.parsed.words, p.best[i].near
		}
	}
	return a.parsed.words, false
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
	words, near := a.rankedBy(n)
	found, err := l.docs.Index().Explain(ctx, words, int(n), near)
	reasons := make([]Reason, len(found))
	for i, r := range found {
		reasons[i] = Reason(r)
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int { return cmp.Compare(b.Score, a.Score) })
	return reasons, err
}
