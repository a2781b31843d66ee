package index

import (
	"context"

	"readout/store/query"
	"readout/store/words"
)

// A clauseResult is what a search found for a clause of its query.
type clauseResult struct {
	clause     query.Clause
	fields     query.Fields // of the lists that are counted
	docs       *Set         // with the clause in such a field; nil for an added word, which finds none
	titles     *Set         // with the clause in the title; only for a short prefix, else nil
	expansions []extent     // for each segment its range of scratch.expansions
	phrases    []extent     // for each segment its range of scratch.phraseCounts
	weight     float32      // rarity, times how often the clause stands in the query
	postings   int          // of an added word, in all its forms
}

// A search is one evaluation of a query, in two steps. First the documents of each clause
// are found as sets, which decides what is a hit; that reads no counts and no positions
// of most lists. Then those hits are scored that can be among the best (scorer.go).
type search struct {
	index   *Index
	ctx     context.Context
	filter  func(query.Filter) *Set
	scratch *scratch
	results []*clauseResult // one a different clause

	families []*clauseResult // of words that feedback may add
}

// docsOf returns the documents that a node stands for, without regard to whether it is
// negated. The set must not be changed: it may be that of a clause or of a filter.
func (s *search) docsOf(n *query.Node) *Set {
	switch {
	case n.Op == query.AnyOf:
		return s.docsOfAny(n.Children)
	case n.Op == query.AllOf:
		docs := s.liveDocs()
		for i := range n.Children {
			s.restrict(docs, &n.Children[i])
		}
		return docs
	case n.Op == query.Near:
		return s.docsNear(n)
	case n.Filter == nil:
		return s.result(n.Clause).docs
	case s.filter == nil:
		return s.liveDocs()
	}
	if docs := s.filter(*n.Filter); docs != nil {
		return docs
	}
	return s.newSet()
}

// docsOfAny returns the documents that have one of the nodes.
func (s *search) docsOfAny(nodes []query.Node) *Set {
	docs := s.newSet()
	for i := range nodes {
		if !nodes[i].Negated {
			docs.Or(s.docsOf(&nodes[i]))
			continue
		}
		others := s.liveDocs()
		s.restrict(others, &nodes[i])
		docs.Or(others)
	}
	return docs
}

// restrict takes the documents out of a set that a node does not let through.
func (s *search) restrict(docs *Set, n *query.Node) {
	if n.Negated {
		docs.AndNot(s.docsOf(n))
	} else {
		docs.And(s.docsOf(n))
	}
}

// liveDocs returns a new set of all documents that are not deleted.
func (s *search) liveDocs() *Set {
	docs := s.newSet()
	s.index.fill(docs)
	return docs
}

// fill adds all documents that are not deleted to an empty set.
func (ix *Index) fill(docs *Set) {
	docs.Fill(ix.count)
	if ix.live != nil {
		docs.And(ix.live)
	}
}

// result returns what is found for a clause. A clause is searched once.
func (s *search) result(c query.Clause) *clauseResult {
	for _, r := range s.results {
		if r.clause.Same(c) {
			return r
		}
	}
	e := s.index.expander(c)
	r := s.newResult(c, e.prefix && len(e.word) < shortPrefix && (c.In == 0 || c.In == 1<<query.Title))
	s.findAll(r, &e)
	if r.titles != nil && c.In == 1<<query.Title {
		r.docs = r.titles
	}
	if live := s.index.live; live != nil {
		r.docs.And(live)
	}
	r.weight = rarity(r.docs.Len(), s.index.ranking.count) * float32(1+c.Repeats)
	return r
}

// newResult adds a result without documents. A short prefix has a set of titles.
func (s *search) newResult(c query.Clause, short bool) *clauseResult {
	r := &clauseResult{clause: c, fields: c.In, docs: s.newSet()}
	if c.In == 0 || c.In == 1<<query.Path { // terms of paths are told by their sign, and stand in any field
		r.fields = anyField
	}
	if short {
		r.titles = s.newSet()
	}
	s.results = append(s.results, r)
	return r
}

// findAll looks for a clause in all segments.
func (s *search) findAll(r *clauseResult, e *expander) {
	if len(s.index.divisions) == 1 {
		s.findIn(s.index.divisions[0], r, e)
		return
	}
	parts := make([]*search, len(s.index.divisions))
	for i := range parts {
		parts[i] = s.index.newSearch(s.ctx, s.filter)
		parts[i].newResult(r.clause, r.titles != nil)
	}
	s.index.eachDivision(func(i int, segments extent) {
		own := s.index.expander(r.clause) // an expander is for one goroutine
		parts[i].findIn(segments, parts[i].results[0], &own)
	})
	for _, part := range parts {
		s.join(r, part)
	}
}

// join adds what another search found for the clause, in the segments that come next.
func (s *search) join(r *clauseResult, other *search) {
	found := other.results[0]
	r.docs.Or(found.docs)
	if r.titles != nil {
		r.titles.Or(found.titles)
	}
	to, from := s.scratch, other.scratch
	r.expansions = appendMoved(r.expansions, found.expansions, len(to.expansions))
	r.phrases = appendMoved(r.phrases, found.phrases, len(to.phraseCounts))
	to.expansions = append(to.expansions, from.expansions...)
	to.phraseCounts = append(to.phraseCounts, from.phraseCounts...)
	other.close()
}

// appendMoved appends extents that begin and end so much later.
func appendMoved(to, extents []extent, by int) []extent {
	for _, e := range extents {
		to = append(to, extent{e.from + by, e.to + by})
	}
	return to
}

// findIn looks for a clause in a range of the segments.
func (s *search) findIn(segments extent, r *clauseResult, e *expander) {
	for i := segments.from; i < segments.to && s.ctx.Err() == nil; i++ {
		expansions, phrases := len(s.scratch.expansions), len(s.scratch.phraseCounts)
		segment := s.index.segments[i]
		if values, ok := segment.docValues(); ok {
			m := segmentMatcher{s.ctx, s.scratch, r, segment, int(s.index.bases[i]), values}
			m.match(e)
		}
		r.expansions = append(r.expansions, extent{expansions, len(s.scratch.expansions)})
		r.phrases = append(r.phrases, extent{phrases, len(s.scratch.phraseCounts)})
	}
}

// A segmentMatcher finds the documents of a segment that have a clause.
type segmentMatcher struct {
	ctx     context.Context
	scratch *scratch
	result  *clauseResult
	segment *Segment
	base    int // number of the segment's first document
	values  docValues
}

func (m *segmentMatcher) match(e *expander) {
	from := len(m.scratch.expansions)
	if m.result.titles != nil {
		m.shortPrefix(e)
	} else {
		m.expand(e)
	}
	read := 0
	for i := from; i < len(m.scratch.expansions); i++ {
		if read > postingsCheck {
			if m.ctx.Err() != nil {
				return
			}
			read = 0
		}
		x := &m.scratch.expansions[i]
		m.add(x)
		read += x.frequency
	}
	if len(m.result.clause.Terms) > 1 {
		m.phrase()
	}
}

// postingsCheck is after how many postings a search looks whether it was cancelled: half
// a millisecond.
const postingsCheck = 1 << 17

func (m *segmentMatcher) expand(e *expander) {
	m.scratch.expansions = e.expand(m.ctx, m.segment, m.scratch.expansions)
}

// shortPrefix adds the documents of a short prefix. Of its terms only the one that is the
// whole word stays an expansion, for only that one counts more the oftener it stands.
func (m *segmentMatcher) shortPrefix(e *expander) {
	word := *e
	word.prefix = false
	m.expand(&word)
	if anywhere, inTitle, ok := m.segment.prefixDocs(e.word); ok {
		m.result.docs.shiftOr(anywhere, m.base, m.segment.count)
		m.result.titles.shiftOr(inTitle, m.base, m.segment.count)
		return
	}
	from := len(m.scratch.expansions)
	m.expand(e)
	for _, x := range m.scratch.expansions[from:] {
		m.add(&x)
		m.addTitles(&x)
	}
	m.scratch.expansions = m.scratch.expansions[:from]
}

// add adds the documents of an expansion.
func (m *segmentMatcher) add(x *expansion) {
	p, r, docs := m.segment.postingsOf(x.list, x.frequency), &m.scratch.run, m.result.docs.words
	counted := m.result.fields != anyField
	for b := range p.blocks() {
		if counted {
			p.read(b, r)
		} else {
			p.readDocs(b, r)
		}
		if counted || x.languages != everyLanguage {
			m.keep(r, x)
		}
		for _, doc := range r.docs[:r.n] {
			at := uint(m.base) + uint(doc)
			docs[at>>6] |= 1 << (at & 63)
		}
	}
}

// keep leaves those documents in the run that have the expansion in its language and in
// one of the clause's fields.
func (m *segmentMatcher) keep(r *run, x *expansion) {
	n, fields := 0, m.result.fields
	for i, doc := range r.docs[:r.n] {
		if x.languages.Has(words.Language(m.values.languages[doc])) && (fields == anyField || r.inFields(fields, i)) {
			r.docs[n] = doc
			n++
		}
	}
	r.n = n
}

// inFields reports whether the word stands in some of the fields of the document at i.
func (r *run) inFields(in query.Fields, i int) bool {
	for f := range counted {
		if in&r.fields>>f&1 != 0 && r.count[f][i] > 0 {
			return true
		}
	}
	return false
}

// addTitles adds the documents with an expansion in the title.
func (m *segmentMatcher) addTitles(x *expansion) {
	p, r := m.segment.postingsOf(x.list, x.frequency), &m.scratch.run
	for b := range p.blocks() {
		p.read(b, r)
		for i, doc := range r.docs[:r.n] {
			if r.of(query.Title, i) > 0 {
				m.result.titles.Add(m.base + int(doc))
			}
		}
	}
}
