package index

import (
	"context"
	"math/bits"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// best returns the best hits in order.
func (s *search) best(q query.Query, docs, all *Set, opt Options) []Hit {
	var results []*clauseResult
	for _, c := range q.Clauses() {
		results = append(results, s.result(c))
	}
	top := topHits{limit: max(opt.Limit, nearHits), order: opt.Order}
	s.score(results, docs, all, &top)
	hits := top.sorted()
	first := hits[:min(nearHits, len(hits))]
	s.addProximity(s.pairs(q), first, func(hit *Hit, _, _ int, score float32) { hit.Score += float64(score) })
	slices.SortFunc(first, top.compare)
	return hits[:min(opt.Limit, len(hits))]
}

// score offers those documents to top, with their scores, that can be among the best. If
// enough of them have all the words, only those are scored.
func (s *search) score(results []*clauseResult, docs, all *Set, top *topHits) {
	if all.Len() >= top.limit {
		docs = all
	}
	ceiling := float32(0) // of the score of any document
	for _, r := range results {
		ceiling += maxScore(r.weight)
	}
	for i, segment := range s.index.segments {
		if s.ctx.Err() != nil {
			return
		}
		base := int(s.index.bases[i])
		values, ok := segment.docValues()
		if !ok || !docs.anyIn(base, base+segment.count) {
			continue
		}
		c := scorer{s.ctx, s.scratch, &s.index.ranking, segment, i, base, values, docs, -1}
		if top.full() && docs == all {
			c.threshold = float32(top.hits[0].Score)
		}
		for _, r := range results {
			c.scoreClause(r, ceiling-maxScore(r.weight))
		}
		c.offer(all, top)
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
			c.scratch.accumulators[doc-c.base] += prefixWeight * titleWeight
		}
	}
}

// addScores turns the weighted counts of a clause into scores, for the documents to be
// scored, and clears them.
func (c *scorer) addScores(r *clauseResult) {
	n := c.segment.count
	scores, accumulators := c.scratch.scores[:n], c.scratch.accumulators[:n]
	for i := c.base >> 6; i<<6 < c.base+n; i++ {
		docs := c.docs.word(i, c.base, c.base+n) & r.docs.words[i]
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
func (c *scorer) offer(all *Set, top *topHits) {
	scores := c.scratch.scores[:c.segment.count]
	for i, score := range scores {
		if doc := c.base + i; score >= c.threshold && c.docs.Has(doc) {
			top.offer(Hit{Doc: doc, Score: float64(score), All: all.Has(doc)})
			if c.docs == all && top.full() {
				c.threshold = float32(top.hits[0].Score)
			}
		}
	}
	clear(scores)
}
