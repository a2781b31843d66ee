package index

import (
	"math/bits"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// best returns the best hits in order.
func (s *search) best(q query.Query, docs, all *Set, opt Options) []Hit {
	var findings []*clauseResult
	for _, c := range q.Clauses() {
		findings = append(findings, s.result(c))
	}
	top := topHits{limit: max(opt.Limit, nearHits), order: opt.Order}
	s.score(findings, docs, all, &top)
	hits := top.sorted()
	first := hits[:min(nearHits, len(hits))]
	s.addProximity(s.pairs(q), first, func(hit *Hit, _, _ int, score float32) { hit.Score += float64(score) })
	slices.SortFunc(first, top.compare)
	return hits[:min(opt.Limit, len(hits))]
}

// score offers those hits that can be among the best, with their scores, to top. If
// enough of them have all the words, only these are scored.
func (s *search) score(findings []*clauseResult, docs, all *Set, top *topHits) {
	of := docs
	if all.Len() >= top.limit {
		of = all
	}
	ceiling := float32(0) // of the score of any document
	for _, f := range findings {
		ceiling += maxScore(f.weight)
	}
	for i, segment := range s.ix.segments {
		if s.ctx.Err() != nil {
			return
		}
		base := int(s.ix.bases[i])
		columns, ok := segment.docValues()
		if !ok || !of.anyIn(base, base+segment.count) {
			continue
		}
		r := scorer{search: s, segment: segment, number: i, base: base, values: columns, docs: of, threshold: -1}
		if top.full() && of == all {
			r.threshold = float32(top.hits[0].Score)
		}
		for _, f := range findings {
			r.scoreClause(f, ceiling-maxScore(f.weight))
		}
		r.offer(all, top)
	}
}

// A scorer scores the documents of a segment, clause after clause.
type scorer struct {
	search    *search
	segment   *Segment
	number    int
	base      int
	values    docValues
	docs      *Set    // documents whose score is asked for
	threshold float32 // no score below this is asked for
}

// scoreClause adds a clause to the scores of the documents. The other clauses add at most
// others to any.
func (r *scorer) scoreClause(f *clauseResult, others float32) {
	forms, phrases := slice(r.search.scratch.expansions, f.expansions[r.number]), slice(r.search.scratch.phraseCounts, f.phrases[r.number])
	if len(forms) == 1 && forms[0].languages == everyLanguage && len(phrases) == 0 && f.titles == nil {
		r.scoreTerm(f, &forms[0], others)
		return
	}
	read := 0
	for i := range forms {
		if read += forms[i].frequency; read > postingsCheck {
			if r.search.ctx.Err() != nil {
				return
			}
			read = 0
		}
		r.addExpansion(f, &forms[i])
	}
	for _, o := range phrases {
		r.addPhrase(f, o)
	}
	if f.titles != nil {
		r.addPrefix(f)
	}
	r.addScores(f)
}

// scoreTerm scores a clause that is one term in the segment. Blocks without documents
// whose score is asked for, or that can be above least, are passed over.
func (r *scorer) scoreTerm(f *clauseResult, form *expansion, others float32) {
	p, run, ranking := r.segment.postingsOf(form.list, form.frequency), &r.search.scratch.run, &r.search.ix.ranking
	for b := range p.blocks() {
		if skip := p.skip(b); skip != nil && (r.threshold >= 0 &&
			score(f.weight, form.weight*ranking.blockMax(skip))+others < r.threshold || !r.needs(&p, b)) {
			continue
		}
		p.read(b, run)
		ranking.weigh(&r.search.scratch.blockWeights, run, f.fields, &r.values)
		for i, doc := range run.docs[:run.n] {
			r.search.scratch.scores[doc] += score(f.weight, form.weight*r.search.scratch.blockWeights[i])
		}
	}
}

// needs reports whether the score of a document of a block is asked for.
func (r *scorer) needs(p *postings, block int) bool {
	from := 0
	if before := p.skip(block - 1); before != nil {
		from = after(before, skipLast) + 1
	}
	to := after(p.skip(block), skipLast) + 1
	return to <= from || to > r.segment.count || r.docs.anyIn(r.base+from, r.base+to)
}

// addExpansion adds the weighted counts of a form.
func (r *scorer) addExpansion(f *clauseResult, form *expansion) {
	p, run, ranking := r.segment.postingsOf(form.list, form.frequency), &r.search.scratch.run, &r.search.ix.ranking
	for b := range p.blocks() {
		if b < p.full && !r.needs(&p, b) {
			continue
		}
		p.read(b, run)
		ranking.weigh(&r.search.scratch.blockWeights, run, f.fields, &r.values)
		if form.languages == everyLanguage {
			for i, doc := range run.docs[:run.n] {
				r.search.scratch.accumulators[doc] += form.weight * r.search.scratch.blockWeights[i]
			}
			continue
		}
		for i, doc := range run.docs[:run.n] {
			if form.languages.Has(words.Language(r.values.languages[doc])) {
				r.search.scratch.accumulators[doc] += form.weight * r.search.scratch.blockWeights[i]
			}
		}
	}
}

// addPhrase adds the weighted count of a phrase in a document.
func (r *scorer) addPhrase(f *clauseResult, o phraseCount) {
	r.search.scratch.run.set(o)
	r.search.ix.ranking.weigh(&r.search.scratch.blockWeights, &r.search.scratch.run, f.fields, &r.values)
	r.search.scratch.accumulators[o.doc] += r.search.scratch.blockWeights[0]
}

// addPrefix adds that a document has words with a short prefix.
func (r *scorer) addPrefix(f *clauseResult) {
	for doc := range f.docs.in(r.base, r.base+r.segment.count) {
		r.search.scratch.accumulators[doc-r.base] += prefixWeight
		if f.titles.Has(doc) {
			r.search.scratch.accumulators[doc-r.base] += prefixWeight * titleWeight
		}
	}
}

// addScores turns the weighted counts of a clause into scores, of those documents whose
// score is asked for.
func (r *scorer) addScores(f *clauseResult) {
	n := r.segment.count
	scores, weights := r.search.scratch.scores[:n], r.search.scratch.accumulators[:n]
	for i := r.base >> 6; i<<6 < r.base+n; i++ {
		some := r.docs.word(i, r.base, r.base+n) & f.docs.words[i]
		for ; some != 0; some &= some - 1 {
			doc := i<<6 + bits.TrailingZeros64(some) - r.base
			if weighted := weights[doc]; weighted > 0 {
				scores[doc] += score(f.weight, weighted)
			}
		}
	}
	clear(weights)
}

// offer offers the documents to top, and clears the scores.
func (r *scorer) offer(all *Set, top *topHits) {
	least := r.threshold
	for i, score := range r.search.scratch.scores[:r.segment.count] {
		if doc := r.base + i; score >= least && r.docs.Has(doc) {
			top.offer(Hit{Doc: doc, Score: float64(score), All: all.Has(doc)})
			if r.docs == all && top.full() {
				least = float32(top.hits[0].Score)
			}
		}
	}
	clear(r.search.scratch.scores[:r.segment.count])
}
