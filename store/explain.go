package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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

func (l *Library) explain(ctx context.Context, q Query, id ID) ([]Reason, error) {
	n, ok := l.docs.Find(id)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNotFound, id)
	}
	a, err := l.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	place := slices.IndexFunc(a.best, func(r scoredDoc) bool { return r.number == n })
	if place < 0 {
		place = len(a.best)
	}
	found, err := l.docs.Index().Explain(ctx, a.parsed.words, int(n), place)
	reasons := make([]Reason, len(found))
	for i, r := range found {
		reasons[i] = Reason(r)
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int { return cmp.Compare(b.Score, a.Score) })
	return reasons, err
}
