package index

// best offers those hits that can be among the best, with their scores, to top.
// If enough of them have all the words, only these are scored.
func (s *search) best(q Query, docs, all *Set, top *heap) {
	if top.limit == 0 {
		return
	}
	of := docs
	if all.Len() >= top.limit {
		of = all
	}
	var findings []*finding
	ceiling := float32(0) // of the score of any document
	for _, c := range q.clauses() {
		f := s.find(c)
		findings = append(findings, f)
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
			r.rate(f, ceiling-most(f.weight))
		}
		r.offer(all, top)
	}
	s.near(q, top)
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

// rate adds a clause to the scores of the documents. The other clauses add at most
// others to any.
func (r *rater) rate(f *finding, others float32) {
	forms, phrases := r.formsOf(f), r.phrasesOf(f)
	if len(forms) == 1 && forms[0].languages == everyLanguage && len(phrases) == 0 && f.titles == nil {
		r.single(f, &forms[0], others)
		return
	}
	for i := range forms {
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

// formsOf returns the forms of a clause in the segment.
func (r *rater) formsOf(f *finding) []form {
	return r.forms[f.forms[r.number].from:f.forms[r.number].to]
}

// phrasesOf returns the occurrences of a clause's phrase in the segment.
func (r *rater) phrasesOf(f *finding) []occurrence {
	return r.occurrences[f.phrases[r.number].from:f.phrases[r.number].to]
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
			if form.languages.has(language(r.columns.tongues[doc])) {
				r.weights[doc] += form.weight * r.block[i]
			}
		}
	}
}

// weighPhrase adds the weighted count of a phrase in a document.
func (r *rater) weighPhrase(f *finding, o occurrence) {
	r.take(o)
	r.ix.ranking.weigh(&r.block, &r.run, f.in, &r.columns)
	r.weights[o.doc] += r.block[0]
}

// take makes the run that of a phrase in one document.
func (r *rater) take(o occurrence) {
	run := &r.run
	run.n, run.fields, run.docs[0] = 1, 0, o.doc
	for field, n := range o.count {
		if n > 0 {
			run.fields |= 1 << field
		}
		run.count[field][0] = uint32(n)
	}
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

// settle turns the weighted counts of a clause into scores.
func (r *rater) settle(f *finding) {
	n := r.segment.count
	scores := r.scores[:n]
	for doc, weighted := range r.weights[:n] {
		if weighted > 0 {
			scores[doc] += score(f.weight, weighted)
		}
	}
	clear(r.weights[:n])
}

// offer offers the documents to top, and clears the scores.
func (r *rater) offer(all *Set, top *heap) {
	least := r.least
	for doc := range r.of.in(r.base, r.base+r.segment.count) {
		score := r.scores[doc-r.base]
		if score < least {
			continue
		}
		top.offer(Hit{Doc: doc, Score: float64(score), All: all.Has(doc)})
		if r.of == all && top.full() {
			least = float32(top.hits[0].Score)
		}
	}
	clear(r.scores[:r.segment.count])
}
