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
	words     query.Query // with the corrections
	corrected []Correction
}

// parseQuery reads the text of a query and corrects its words. What is wrong with it is a
// *QueryError.
func (l *Library) parseQuery(ctx context.Context, q Query) (parsedQuery, error) {
	words, err := q.read()
	if err != nil || q.Exact {
		return parsedQuery{words: words}, err
	}
	words, corrections, err := l.docs.Index().Correct(ctx, words)
	a := parsedQuery{words: words}
	for _, c := range corrections {
		a.corrected = append(a.corrected, Correction(c))
	}
	return a, err
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

// text is what was answered: what was typed, but for the corrections.
func (a parsedQuery) text(typed string) string {
	if len(a.corrected) == 0 {
		return typed
	}
	return a.words.String()
}

// match ranks the documents with the answer's words.
func (l *Library) match(ctx context.Context, a *answer, most int) error {
	filters, err := l.filters(a.query, a.parsed.words)
	if err != nil {
		return err
	}
	if a.byTime() {
		most = 0
	}
	found, err := l.docs.Index().Search(ctx, a.parsed.words, index.Options{Limit: most, Keep: l.candidates(a.query.Period), Order: l.docs.Rank(), Filter: filters.set})
	if err != nil {
		return err
	}
	a.docs, a.total = found.Docs, found.Total
	a.best = make([]scoredDoc, len(found.Hits))
	for i, hit := range found.Hits {
		a.best[i] = scoredDoc{int32(hit.Doc), hit.Score}
	}
	return nil
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
	wanted, excluding := a.parsed.words.Split()
	keep := l.within(a.query.Period).Clone()
	keep.AndNot(a.docs)
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
