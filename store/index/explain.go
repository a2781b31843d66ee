package index

import (
	"cmp"
	"context"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Reason is a part of the score of a hit: what a word or phrase of the query, Word,
// gains by standing so often in a field, there as Form. The field is "title", "body",
// "source", "byline" or "path"; or "near" for what two words gain by standing near each
// other.
type Reason struct {
	Word, Form, Field string
	Count             int
	Score             float64
}

// Explain returns why a document has the score that a search for the query gives it,
// the weightiest reason first; nothing if it has none of the words. The reasons add up
// to the score of the hit. place is that of the document among the hits, from 0: only
// for the best 64 nearness counts. The only error is that of ctx.
func (ix *Index) Explain(ctx context.Context, q query.Query, doc, place int) ([]Reason, error) {
	if doc < 0 || doc >= ix.count {
		return nil, nil
	}
	s := ix.newSearch(ctx, nil)
	defer s.close()
	q = q.Essential(ix.language)
	var reasons []Reason
	for _, c := range q.Clauses() {
		f := s.result(c)
		if ctx.Err() == nil && f.docs.Has(doc) {
			reasons = append(reasons, s.explain(f, doc)...)
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if place < nearHits {
		words := s.pairs(q)
		s.addProximity(words, []Hit{{Doc: doc}}, func(_ *Hit, pair, count int, score float32) {
			both := words[pair].clause.Text + " " + words[pair+1].clause.Text
			reasons = append(reasons, Reason{Word: both, Form: both, Field: "near", Count: count, Score: float64(score)})
		})
	}
	slices.SortStableFunc(reasons, func(x, y Reason) int { return cmp.Compare(y.Score, x.Score) })
	return reasons, ctx.Err()
}

// explain returns the reasons of a clause.
func (s *search) explain(f *clauseResult, doc int) []Reason {
	number := s.ix.segmentOf(doc)
	segment := s.ix.segments[number]
	columns, ok := segment.docValues()
	if !ok {
		return nil
	}
	e := explainer{search: s, result: f, values: columns, doc: uint32(doc) - s.ix.bases[number]}
	w := s.ix.expander(f.clause)
	if f.titles != nil {
		e.addPrefix(w.word, f.titles.Has(doc))
		w.prefix = false
	}
	w.each(s.ctx, segment, func(c *cursor, form expansion) {
		k := newIterator(segment, &form, &s.scratch.run)
		if k.seek(e.doc) && k.doc() == e.doc && form.languages.Has(words.Language(columns.languages[e.doc])) {
			e.explain(string(c.term[len(w.sign):]), k.at, form.weight)
		}
	})
	for _, o := range slice(s.scratch.phraseCounts, f.phrases[number]) {
		if o.doc == e.doc {
			s.scratch.run.set(o)
			e.explain(f.clause.Text, 0, 1)
		}
	}
	whole := score(f.weight, e.weight)
	for i := range e.reasons {
		e.reasons[i].Score *= float64(whole / e.weight)
	}
	return e.reasons
}

// An explainer collects the reasons of a clause in a document. While it does, their
// scores are weighted counts.
type explainer struct {
	search  *search
	result  *clauseResult
	values  docValues
	doc     uint32
	reasons []Reason
	weight  float32 // sum of the scores
}

// explain adds the reasons for a form that stands in the document at i of the run.
func (e *explainer) explain(form string, i int, weight float32) {
	for f := range counted {
		if e.result.fields>>f&1 != 0 && e.search.scratch.run.of(f, i) > 0 {
			e.search.ix.ranking.weigh(&e.search.scratch.blockWeights, &e.search.scratch.run, 1<<f, &e.values)
			e.add(form, f, int(e.search.scratch.run.of(f, i)), weight*e.search.scratch.blockWeights[i])
		}
	}
}

// addPrefix adds the reason for a short prefix.
func (e *explainer) addPrefix(word string, inTitle bool) {
	f, weight := query.Body, float32(prefixWeight)
	if inTitle {
		f, weight = query.Title, prefixWeight*(1+titleWeight)
	}
	e.add(word+"*", f, 1, weight)
}

func (e *explainer) add(form string, f query.Field, count int, weight float32) {
	if e.result.clause.In == 1<<query.Path {
		f = query.Path
	}
	e.reasons = append(e.reasons, Reason{e.result.clause.Text, form, f.String(), count, float64(weight)})
	e.weight += weight
}
