package index

import (
	"cmp"
	"context"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Reason is a part of the score of a hit: what a word or phrase of the query, Word, adds
// by standing Count times in a field, there as Form. The field is "title", "body",
// "source", "byline" or "path"; "near" for what two words add by standing near each other; or
// "like" for what a word of the first hits adds (feedback.go), wherever it stands.
type Reason struct {
	Word, Form, Field string
	Count             int
	Score             float64
}

// Explain returns why a document has the score that a search for the query gives it, the
// weightiest reason first; nothing if it has none of the words. The reasons add up to the
// score of the hit. added are the words that feedback added in that search. near is that of the
// hit: nearness counts only for the best. The only error is that of ctx.
func (ix *Index) Explain(ctx context.Context, q query.Query, added []Added, doc int, near bool) ([]Reason, error) {
	if doc < 0 || doc >= ix.count {
		return nil, nil
	}
	s := ix.newSearch(ctx, nil)
	defer s.close()
	q = q.Essential(ix.language)
	var reasons []Reason
	for _, c := range q.Clauses() {
		r := s.result(c)
		if ctx.Err() == nil && r.docs.Has(doc) {
			reasons = append(reasons, s.explain(r, doc)...)
		}
	}
	for _, r := range s.added(added) {
		if ctx.Err() == nil {
			reasons = append(reasons, likeness(s.explain(r, doc))...)
		}
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if near {
		words := s.pairs(q)
		s.addProximity(words, []Hit{{Doc: doc}}, func(_ *Hit, pair, count int, score float32) {
			both := words[pair].clause.Text + " " + words[pair+1].clause.Text
			reasons = append(reasons, Reason{Word: both, Form: both, Field: "near", Count: count, Score: float64(score)})
		})
	}
	slices.SortStableFunc(reasons, func(x, y Reason) int { return cmp.Compare(y.Score, x.Score) })
	return reasons, ctx.Err()
}

// likeness returns the reasons of a word that feedback added as one, with the form that counts
// most.
func likeness(reasons []Reason) []Reason {
	if len(reasons) == 0 {
		return nil
	}
	best := slices.MaxFunc(reasons, func(x, y Reason) int { return cmp.Compare(x.Score, y.Score) })
	best.Field, best.Count, best.Score = "like", 0, 0
	for _, r := range reasons {
		best.Count += r.Count
		best.Score += r.Score
	}
	return []Reason{best}
}

// explain returns the reasons of a clause.
func (s *search) explain(r *clauseResult, doc int) []Reason {
	number := s.index.segmentOf(doc)
	segment := s.index.segments[number]
	values, ok := segment.docValues()
	if !ok {
		return nil
	}
	e := explainer{scratch: s.scratch, ranking: &s.index.ranking, result: r, values: values}
	docInSegment := uint32(doc) - s.index.bases[number]
	expand := s.index.expander(r.clause)
	if r.titles != nil {
		e.addShortPrefix(expand.word, r.titles.Has(doc), titleWeightOf(values.titles[docInSegment]))
		expand.prefix = false
	}
	expand.each(s.ctx, segment, func(c *cursor, x expansion) {
		it := newIterator(segment, &x, &s.scratch.run)
		language := words.Language(values.languages[docInSegment])
		if it.seek(docInSegment) && it.doc() == docInSegment && x.languages.Has(language) {
			e.addForm(string(c.term[len(expand.sign):]), it.at, x.weight)
		}
	})
	for _, p := range slice(s.scratch.phraseCounts, r.phrases[number]) {
		if p.doc == docInSegment {
			s.scratch.run.set(p)
			e.addForm(r.clause.Text, 0, 1)
		}
	}
	whole := score(r.weight, e.weighted)
	for i := range e.reasons {
		e.reasons[i].Score *= float64(whole / e.weighted)
	}
	return e.reasons
}

// An explainer collects the reasons of a clause in a document. Until it has all of them,
// their scores are weighted counts.
type explainer struct {
	scratch  *scratch
	ranking  *ranking
	result   *clauseResult
	values   docValues
	reasons  []Reason
	weighted float32 // sum of the weighted counts
}

// addForm adds the reasons for a form that stands in the document at i of the run.
func (e *explainer) addForm(form string, i int, weight float32) {
	run, weights := &e.scratch.run, &e.scratch.blockWeights
	for f := range counted {
		if count := run.of(f, i); e.result.fields>>f&1 != 0 && count > 0 {
			e.ranking.weigh(weights, run, 1<<f, &e.values)
			e.add(form, f, int(count), weight*weights[i])
		}
	}
}

// addShortPrefix adds the reason for a short prefix, which counts so much in the title.
func (e *explainer) addShortPrefix(word string, inTitle bool, titleWeight float32) {
	f, weight := query.Body, float32(prefixWeight)
	if inTitle {
		f, weight = query.Title, prefixWeight*(1+titleWeight)
	}
	e.add(word+"*", f, 1, weight)
}

func (e *explainer) add(form string, f query.Field, count int, weighted float32) {
	if e.result.clause.In == 1<<query.Path {
		f = query.Path
	}
	e.reasons = append(e.reasons, Reason{e.result.clause.Text, form, f.String(), count, float64(weighted)})
	e.weighted += weighted
}
