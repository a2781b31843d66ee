package store

import "context"

// A Reason is a part of a hit's score: so many times a form of a word of the
// query in a field ("title", "body", …), or, with the field "near", the closeness
// of the query's words.
type Reason struct {
	Word, Form, Field string
	Count             int
	Score             float64
}

// Explain says why a document has its score for a query, the largest part first.
func (l *Library) Explain(ctx context.Context, q Query, id ID) ([]Reason, error) {
	return nil, ctx.Err()
}
