package index

import (
	"math/bits"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// best returns the best hits in order.
func (s *search) best(q query.Query, docs, all *Set, opt Options) []Hit {
	var findings []*finding
	for _, c := range q.Clauses() {
		findings = append(findings, s.find(c))
	}
	top := heap{limit: max(opt.Limit, nearHits), order: opt.Order}
	s.rate(findings, docs, all, &top)
	hits := top.sorted()
	first := hits[:min(nearHits, len(hits))]
	s.near(s.pairs(q), first, func(hit *Hit, _, _ int, score float32) { hit.Score += float64(score) })
	slices.SortFunc(first, top.compare)
	return hits[:min(opt.Limit, len(hits))]
}

// rate offers those hits that can be among the best, with their scores, to top. If
// enough of them have all the words, only these are scored.
func (s *search) rate(findings []*finding, docs, all *Set, top *heap) {
	of := docs
	if all.Len() >= top.limit {
		of = all
	}
	ceiling := float32(0) // of the score of any document
	for _, f := range findings {
		ceiling += most(f.weight)
	}
	for i, segment := range s.ix.segments {
		if s.ctx.Err() != nil {
			return
		}
		base := int(s.ix.bases[i])
		columns, ok := segment.columns()
		if !ok || !of.anyIn(base, base+segment.count) {
			continue
		}
		r := rater{search: s, segment: segment, number: i, base: base, columns: columns, of: of, least: -1}
		if top.full() && of == all {
			r.least = float32(top.hits[0].Score)
		}
		for _, f := range findings {
			r.rateClause(f, ceiling-most(f.weight))
		}
		r.offer(all, top)
	}
}

// A rater scores the documents of a segment, clause after clause.
type rater struct {
	*search
	segment *Segment
	number  int
	base    int
	columns columns
	of      *Set    // documents whose score is asked for
	least   float32 // no score below this is asked for
}

// rateClause adds a clause to the scores of the documents. The other clauses add at most
// others to any.
func (r *rater) rateClause(f *finding, others float32) {
	forms, phrases := slice(r.forms, f.forms[r.number]), slice(r.occurrences, f.phrases[r.number])
	if len(forms) == 1 && forms[0].languages == everyLanguage && len(phrases) == 0 && f.titles == nil {
		r.single(f, &forms[0], others)
		return
	}
	read := 0
	for i := range forms {
		if read += forms[i].frequency; read > postingsCheck {
			if r.ctx.Err() != nil {
				return
			}
			read = 0
		}
		r.weigh(f, &forms[i])
	}
	for _, o := range phrases {
		r.weighPhrase(f, o)
	}
	if f.titles != nil {
		r.weighStart(f)
	}
	r.settle(f)
}

// single scores a clause that is one term in the segment. Blocks without documents
// whose score is asked for, or that can be above least, are passed over.
func (r *rater) single(f *finding, form *form, others float32) {
	p, run, ranking := r.segment.postingsOf(form.list, form.frequency), &r.run, &r.ix.ranking
	for b := range p.blocks() {
		if skip := p.skip(b); skip != nil && (r.least >= 0 &&
			score(f.weight, form.weight*ranking.bound(skip))+others < r.least || !r.wanted(&p, b)) {
			continue
		}
		p.read(b, run)
		ranking.weigh(&r.block, run, f.in, &r.columns)
		for i, doc := range run.docs[:run.n] {
			r.scores[doc] += score(f.weight, form.weight*r.block[i])
		}
	}
}

// wanted reports whether the score of a document of a block is asked for.
func (r *rater) wanted(p *postings, block int) bool {
	from := 0
	if before := p.skip(block - 1); before != nil {
		from = after(before, skipLast) + 1
	}
	to := after(p.skip(block), skipLast) + 1
	return to <= from || to > r.segment.count || r.of.anyIn(r.base+from, r.base+to)
}

// weigh adds the weighted counts of a form.
func (r *rater) weigh(f *finding, form *form) {
	p, run, ranking := r.segment.postingsOf(form.list, form.frequency), &r.run, &r.ix.ranking
	for b := range p.blocks() {
		if b < p.full && !r.wanted(&p, b) {
			continue
		}
		p.read(b, run)
		ranking.weigh(&r.block, run, f.in, &r.columns)
		if form.languages == everyLanguage {
			for i, doc := range run.docs[:run.n] {
				r.weights[doc] += form.weight * r.block[i]
			}
			continue
		}
		for i, doc := range run.docs[:run.n] {
			if form.languages.Has(words.Language(r.columns.tongues[doc])) {
				r.weights[doc] += form.weight * r.block[i]
			}
		}
	}
}

// weighPhrase adds the weighted count of a phrase in a document.
func (r *rater) weighPhrase(f *finding, o occurrence) {
	r.run.set(o)
	r.ix.ranking.weigh(&r.block, &r.run, f.in, &r.columns)
	r.weights[o.doc] += r.block[0]
}

// weighStart adds that a document has words with a short prefix.
func (r *rater) weighStart(f *finding) {
	for doc := range f.docs.in(r.base, r.base+r.segment.count) {
		r.weights[doc-r.base] += prefixWeight
		if f.titles.Has(doc) {
			r.weights[doc-r.base] += prefixWeight * titleWeight
		}
	}
}

// settle turns the weighted counts of a clause into scores, of those documents whose
// score is asked for.
func (r *rater) settle(f *finding) {
	n := r.segment.count
	scores, weights := r.scores[:n], r.weights[:n]
	for i := r.base >> 6; i<<6 < r.base+n; i++ {
		some := r.of.word(i, r.base, r.base+n) & f.docs.words[i]
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
func (r *rater) offer(all *Set, top *heap) {
	least := r.least
	for i, score := range r.scores[:r.segment.count] {
		if doc := r.base + i; score >= least && r.of.Has(doc) {
			top.offer(Hit{Doc: doc, Score: float64(score), All: all.Has(doc)})
			if r.of == all && top.full() {
				least = float32(top.hits[0].Score)
			}
		}
	}
	clear(r.scores[:r.segment.count])
}
