package index

import (
	"context"
	"math/bits"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// best returns the best hits in order, those with all words before those with some, and the
// words that feedback added.
func (s *search) best(q query.Query, docs, some *Set, opt Options) ([]Hit, []Added) {
	r := ranker{search: s, pairs: s.pairs(q), order: opt.Order}
	words := 0
	for _, c := range q.Clauses() {
		r.results = append(r.results, s.result(c))
		words += 1 + int(c.Repeats)
	}
	if opt.OnlySome {
		return r.rank(some, opt.Limit, nearHits-docs.Len()), nil
	}
	if opt.Samples == nil || len(q.PlainWords()) == 0 {
		return r.parts(docs, some, opt.Limit, nearHits), nil
	}
	hits := r.parts(docs, some, feedbackHits, nearHits)
	added := s.feedback(opt.Samples(hits), words)
	if len(added) == 0 {
		return r.parts(docs, some, opt.Limit, nearHits), nil
	}
	r.results = append(r.results, s.added(added)...)
	return r.again(hits[0], docs, some, opt.Limit), added
}

// A ranker orders the documents that have words of a query.
type ranker struct {
	*search
	results []*clauseResult // whose scores add up
	pairs   []*clauseResult // whose nearness counts
	order   []int32
}

// parts returns the best of docs in order, then the best of some, and counts nearness in the
// first so many of all.
func (r *ranker) parts(docs, some *Set, limit, near int) []Hit {
	hits := r.rank(docs, limit, near)
	for i := range hits {
		hits[i].All = true
	}
	return append(hits, r.rank(some, limit-len(hits), near-docs.Len())...)
}

// rank returns the best of some documents in order, and counts nearness in the first so
// many of them.
func (r *ranker) rank(docs *Set, limit, near int) []Hit {
	if limit <= 0 {
		return nil
	}
	top := topHits{limit: max(limit, near), order: r.order}
	r.score(docs, &top)
	hits := top.sorted()
	first := hits[:max(0, min(near, len(hits)))]
	for i := range first {
		first[i].Near = true
	}
	r.addProximity(r.pairs, first, func(hit *Hit, _, _ int, score float32) { hit.Score += float64(score) })
	slices.SortFunc(first, top.compare)
	return hits[:min(limit, len(hits))]
}

// score offers those documents to top, with their scores, that can be among the best.
func (r *ranker) score(docs *Set, top *topHits) {
	ceiling := float32(0) // of the score of any document
	for _, result := range r.results {
		ceiling += maxScore(result.weight)
	}
	for i, segment := range r.index.segments {
		if r.ctx.Err() != nil {
			return
		}
		base := int(r.index.bases[i])
		values, ok := segment.docValues()
		if !ok || !docs.anyIn(base, base+segment.count) {
			continue
		}
		c := scorer{r.ctx, r.scratch, &r.index.ranking, segment, i, base, values, docs, -1}
		if top.full() {
			c.threshold = float32(top.hits[0].Score)
		}
		for _, result := range r.results {
			c.scoreClause(result, ceiling-maxScore(result.weight))
		}
		c.offer(top)
	}
}

// A scorer scores the documents of a segment, clause after clause: the weighted counts of
// a clause's expansions are added up in scratch.accumulators, then the clause is scored.
type scorer struct {
	ctx       context.Context
	scratch   *scratch
	ranking   *ranking
	segment   *Segment
	number    int // of the segment
	base      int // number of its first document
	values    docValues
	docs      *Set    // the documents to be scored
	threshold float32 // documents with a lower score need none; -1 for no threshold
}

// scoreClause adds a clause to the scores of the documents. The other clauses of the query
// add at most others to any score.
func (c *scorer) scoreClause(r *clauseResult, others float32) {
	expansions := slice(c.scratch.expansions, r.expansions[c.number])
	phrases := slice(c.scratch.phraseCounts, r.phrases[c.number])
	if len(expansions) == 1 && expansions[0].languages == everyLanguage && len(phrases) == 0 && r.titles == nil {
		c.scoreTerm(r, &expansions[0], others)
		return
	}
	read := 0
	for i := range expansions {
		if read += expansions[i].frequency; read > postingsCheck {
			if c.ctx.Err() != nil {
				return
			}
			read = 0
		}
		c.addExpansion(r, &expansions[i])
	}
	for _, p := range phrases {
		c.scratch.run.set(p)
		c.scratch.accumulators[p.doc] += c.weigh(r)[0]
	}
	if r.titles != nil {
		c.addShortPrefix(r)
	}
	c.addScores(r)
}

// weigh returns the weighted counts of a clause in the documents of the run.
func (c *scorer) weigh(r *clauseResult) *[blockDocs]float32 {
	c.ranking.weigh(&c.scratch.blockWeights, &c.scratch.run, r.fields, &c.values)
	return &c.scratch.blockWeights
}

// scoreTerm scores a clause that is a single term in the segment. It skips blocks without
// documents to be scored, and those whose best document cannot reach the threshold.
func (c *scorer) scoreTerm(r *clauseResult, x *expansion, others float32) {
	p, run, scores := c.segment.postingsOf(x.list, x.frequency), &c.scratch.run, c.scratch.scores
	for b := range p.blocks() {
		if skip := p.skip(b); skip != nil && (c.threshold >= 0 &&
			score(r.weight, x.weight*c.ranking.blockMax(skip))+others < c.threshold || !c.needs(&p, b)) {
			continue
		}
		p.read(b, run)
		weights := c.weigh(r)
		for i, doc := range run.docs[:run.n] {
			scores[doc] += score(r.weight, x.weight*weights[i])
		}
	}
}

// needs reports whether a block may hold a document to be scored.
func (c *scorer) needs(p *postings, block int) bool {
	from := 0
	if before := p.skip(block - 1); before != nil {
		from = skipField(before, skipLast) + 1
	}
	to := skipField(p.skip(block), skipLast) + 1
	return to <= from || to > c.segment.count || c.docs.anyIn(c.base+from, c.base+to)
}

// addExpansion adds the weighted counts of an expansion.
func (c *scorer) addExpansion(r *clauseResult, x *expansion) {
	p, run, accumulators := c.segment.postingsOf(x.list, x.frequency), &c.scratch.run, c.scratch.accumulators
	for b := range p.blocks() {
		if b < p.full && !c.needs(&p, b) {
			continue
		}
		p.read(b, run)
		weights := c.weigh(r)
		if x.languages == everyLanguage {
			for i, doc := range run.docs[:run.n] {
				accumulators[doc] += x.weight * weights[i]
			}
			continue
		}
		for i, doc := range run.docs[:run.n] {
			if x.languages.Has(words.Language(c.values.languages[doc])) {
				accumulators[doc] += x.weight * weights[i]
			}
		}
	}
}

// addShortPrefix counts a short prefix once in each document that has it, and once more
// in each title.
func (c *scorer) addShortPrefix(r *clauseResult) {
	for doc := range r.docs.in(c.base, c.base+c.segment.count) {
		c.scratch.accumulators[doc-c.base] += prefixWeight
		if r.titles.Has(doc) {
			c.scratch.accumulators[doc-c.base] += prefixWeight * titleWeightOf(c.values.titles[doc-c.base])
		}
	}
}

// addScores turns the weighted counts of a clause into scores, for the documents to be
// scored, and clears them.
func (c *scorer) addScores(r *clauseResult) {
	n := c.segment.count
	scores, accumulators := c.scratch.scores[:n], c.scratch.accumulators[:n]
	for i := c.base >> 6; i<<6 < c.base+n; i++ {
		docs := c.docs.word(i, c.base, c.base+n)
		if r.docs != nil {
			docs &= r.docs.words[i]
		}
		for ; docs != 0; docs &= docs - 1 {
			doc := i<<6 + bits.TrailingZeros64(docs) - c.base
			if weighted := accumulators[doc]; weighted > 0 {
				scores[doc] += score(r.weight, weighted)
			}
		}
	}
	clear(accumulators)
}

// offer offers the documents to top, and clears the scores.
func (c *scorer) offer(top *topHits) {
	scores := c.scratch.scores[:c.segment.count]
	for i, score := range scores {
		if doc := c.base + i; score >= c.threshold && c.docs.Has(doc) {
			top.offer(Hit{Doc: doc, Score: float64(score)})
			if top.full() {
				c.threshold = float32(top.hits[0].Score)
			}
		}
	}
	clear(scores)
}
