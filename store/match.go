package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"readout/store/dates"
	"readout/store/index"
	"readout/store/query"
)

// A parsedQuery is the text of a query as a tree.
type parsedQuery struct {
	words       query.Query // what is searched
	nearest     query.Query // with the corrections
	corrections []Correction
}

// parseQuery reads the text of a query and finds the nearest words for those that no document
// has. What is wrong with it is a *QueryError.
func (l *Library) parseQuery(ctx context.Context, q Query) (parsedQuery, error) {
	words, err := q.read()
	if err != nil {
		return parsedQuery{}, err
	}
	if q.Exact {
		words = words.AsWritten()
		return parsedQuery{words: words, nearest: words}, nil
	}
	nearest, corrections, err := l.docs.Index().Correct(ctx, words)
	p := parsedQuery{words: words, nearest: nearest}
	for _, c := range corrections {
		p.corrections = append(p.corrections, Correction(c))
	}
	if q.Correct {
		p.words = nearest
	}
	return p, err
}

// text is what is to be marked: what was typed, and the nearest words.
func (p parsedQuery) text(q Query) string {
	if len(p.corrections) == 0 && !q.Exact {
		return q.Text
	}
	return p.nearest.String()
}

// read is parse with a *QueryError.
func (q Query) read() (query.Query, error) {
	words, err := parse(q)
	var wrong *query.ParseError
	if errors.As(err, &wrong) {
		return query.Query{}, &QueryError{Text: q.Text, Start: wrong.Start, End: wrong.End, Problem: wrong.Problem, Fix: wrong.Fix}
	}
	return words, err
}

// Check returns what is wrong with the text of a query if nothing more is typed: what
// Search says of it when it is not Typing, without a library. The error is a
// *QueryError.
func (q Query) Check() error {
	q.Typing = false
	words, err := q.read()
	if err != nil {
		return err
	}
	today := dates.FromTime(time.Now()) // it only matters to a range of which one end is in words
	for _, f := range words.Filters() {
		if err := checkFilter(f, today); err != nil {
			return q.wrong(f, err)
		}
	}
	return nil
}

// wrong is what is wrong with a filter of the query.
func (q Query) wrong(f query.Filter, err *valueError) *QueryError {
	return &QueryError{Text: q.Text, Start: f.Start, End: f.End, Problem: err.problem, Fix: err.fix}
}

// match finds the documents of each part of an answer, and the best of them in order.
func (l *Library) match(ctx context.Context, a *answer, most int) error {
	filters, err := l.filters(a.query, a.parsed.words)
	if err != nil {
		return err
	}
	opt := index.Options{Limit: most, Words: a.query.Words, OnlySome: a.byTime(), Keep: l.candidates(a.query.Period),
		Order: l.docs.Rank(), Filter: filters.set}
	if a.query.Submitted && !a.byTime() {
		opt.Samples = l.samples
	}
	found, err := l.docs.Index().Search(ctx, a.parsed.words, opt)
	if err != nil {
		return err
	}
	a.docs, a.found = found.Docs, found.Total() > 0
	offered, err := l.offer(ctx, a, opt)
	if err != nil {
		return err
	}
	found.Some.AndNot(offered.docs)
	some, err := l.some(ctx, a, found, opt)
	a.parts = []part{newPart(All, a.parsed.words, found.Docs, found), offered, some}
	return err
}

// offers reports whether there are words that no document has, and nearest ones beside them.
func (a *answer) offers() bool { return len(a.parsed.corrections) > 0 && !a.query.Correct }

// some orders the documents with some of the words. Those with the nearest words as well are the
// likeliest, though these count for nothing else.
func (l *Library) some(ctx context.Context, a *answer, found index.Answer, opt index.Options) (part, error) {
	typed := newPart(Some, a.parsed.words, found.Some, found)
	if !a.offers() || typed.total == 0 {
		return typed, nil
	}
	opt.Words, opt.OnlySome, opt.Keep = query.AnyWord, false, found.Some
	again, err := l.docs.Index().Search(ctx, a.parsed.nearest, opt)
	if again.Docs == nil || again.Docs.Len() < typed.total { // two words are nearest to one that some lack
		return typed, err
	}
	return newPart(Some, a.parsed.nearest, found.Some, again), err
}

// offer finds what there would be if the nearest words took the place of those that no
// document has: all that is asked for then or, if nothing has any word as typed, some of it.
func (l *Library) offer(ctx context.Context, a *answer, opt index.Options) (part, error) {
	docs := index.NewSet(l.docs.Count())
	if !a.offers() {
		return newPart(Offered, a.parsed.nearest, docs, index.Answer{}), nil
	}
	opt.OnlySome = false
	found, err := l.docs.Index().Search(ctx, a.parsed.nearest, opt)
	if err != nil {
		return part{}, err
	}
	a.nearest = found.Docs.Len()
	docs.Or(found.Docs)
	if docs.AndNot(a.docs); a.nearest == 0 && !a.found {
		docs.Or(found.Some)
	}
	return newPart(Offered, a.parsed.nearest, docs, found), nil
}

// filterSets are the documents that each filter of a query lets through.
type filterSets map[query.Filter]*index.Set

func (f filterSets) set(filter query.Filter) *index.Set { return f[filter] }

// filters answers the filters of a query. One that is still being typed lets all
// through, or leaves none out. The error is a *QueryError.
func (l *Library) filters(q Query, words query.Query) (filterSets, error) {
	sets := make(filterSets)
	_, excluding := words.Split()
	excluded := excluding.Filters()
	for _, f := range words.Filters() {
		set, err := l.filtered(f)
		switch {
		case err == nil:
			sets[f] = set
		case !f.Typing || !err.unfinished:
			return nil, q.wrong(f, err)
		case slices.Contains(excluded, f):
			sets[f] = index.NewSet(l.docs.Count())
		default:
			sets[f] = l.docs.Documents()
		}
	}
	return sets, nil
}

// candidates returns the documents that may be hits, nil for all.
func (l *Library) candidates(p Period) *index.Set {
	if p == (Period{}) {
		return nil
	}
	return l.within(p)
}

// lookalikes returns what titles are compared with, and the documents that may be
// shown for their titles: those of the query's period and filters that are neither
// found already nor left out.
func (l *Library) lookalikes(ctx context.Context, a *answer) (string, *index.Set, error) {
	wanted, excluding := a.parsed.nearest.Split()
	keep := l.within(a.query.Period).Clone()
	for _, p := range a.parts {
		keep.AndNot(p.docs)
	}
	filters, err := l.filters(a.query, a.parsed.words)
	if err != nil {
		return "", nil, err
	}
	for _, f := range wanted.Filters() {
		if set, known := filters[f]; known {
			keep.And(set)
		}
	}
	if excluding.String() != "" {
		rest, err := l.docs.Index().Search(ctx, excluding, index.Options{Keep: keep, Filter: filters.set})
		if err != nil {
			return "", nil, err
		}
		keep = rest.Docs
	}
	return wanted.Plain(), keep, nil
}
