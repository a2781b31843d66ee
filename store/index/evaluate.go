package index

import (
	"context"

	"readout/store/query"
	"readout/store/spawn"
	"readout/store/words"
)

// A clauseResult is what a clause of a query was found to be.
type clauseResult struct {
	clause     query.Clause
	fields     query.Fields // where the lists of its terms count it
	docs       *Set         // that have it
	titles     *Set         // that have it in the title, for a short prefix; nil for all else
	expansions []extent     // where its forms of each segment stand in search.forms
	phrases    []extent     // likewise the occurrences of its phrase
	weight     float32      // its rarity, as often as it stands in the query
}

// A search is one evaluation of a query. First the documents of each clause are found
// as sets, which decides what is a hit; of the lists only documents are read. Then
// those of the hits are scored that can be among the best.
type search struct {
	scratch *scratch
	ix      *Index
	ctx     context.Context
	filter  func(query.Filter) *Set
	results []*clauseResult
}

// docsOf returns the documents that a node stands for, not negated. It must not be
// changed.
func (s *search) docsOf(n *query.Node) *Set {
	switch {
	case n.Op == query.AnyOf:
		return s.docsOfAny(n.Children)
	case n.Op == query.AllOf:
		return s.docsOfAll(n.Children)
	case n.Filter != nil:
		if s.filter == nil {
			return s.allDocs()
		}
		if docs := s.filter(*n.Filter); docs != nil {
			return docs
		}
		return s.newSet()
	}
	return s.result(n.Clause).docs
}

// docsOfAny returns the documents that have one of the nodes.
func (s *search) docsOfAny(nodes []query.Node) *Set {
	docs := s.newSet()
	for i := range nodes {
		docs.Or(s.nodeDocs(&nodes[i]))
	}
	return docs
}

// docsOfAll returns the documents that have all of the nodes.
func (s *search) docsOfAll(nodes []query.Node) *Set {
	docs := s.allDocs()
	for i := range nodes {
		if set := s.docsOf(&nodes[i]); nodes[i].Negated {
			docs.AndNot(set)
		} else {
			docs.And(set)
		}
	}
	return docs
}

// nodeDocs returns the documents that a node stands for.
func (s *search) nodeDocs(n *query.Node) *Set {
	if !n.Negated {
		return s.docsOf(n)
	}
	docs := s.allDocs()
	docs.AndNot(s.docsOf(n))
	return docs
}

// allDocs returns a new set of all documents.
func (s *search) allDocs() *Set {
	docs := s.newSet()
	s.ix.fill(docs)
	return docs
}

// fill puts all documents into a set.
func (ix *Index) fill(docs *Set) {
	docs.Fill(ix.count)
	if ix.live != nil {
		docs.And(ix.live)
	}
}

// result returns what a clause is. It is looked for once.
func (s *search) result(c query.Clause) *clauseResult {
	for _, f := range s.results {
		if f.clause.Same(c) {
			return f
		}
	}
	f := &clauseResult{clause: c, fields: c.In, docs: s.newSet()}
	s.results = append(s.results, f)
	if f.fields == 0 || f.fields == 1<<query.Path { // of a path, all fields: its terms are its own
		f.fields = anyField
	}
	w := s.ix.expander(c)
	short := w.prefix && len(w.word) < shortPrefix && (c.In == 0 || c.In == 1<<query.Title)
	if short {
		f.titles = s.newSet()
	}
	s.findAll(f, &w, short)
	if short && c.In == 1<<query.Title {
		f.docs = f.titles
	}
	if alive := s.ix.live; alive != nil {
		f.docs.And(alive)
	}
	f.weight = s.ix.ranking.rarity(f.docs.Len()) * float32(1+c.Repeats)
	return f
}

// findAll looks for a clause in all segments, by several goroutines if there is much to read.
func (s *search) findAll(f *clauseResult, w *expander, short bool) {
	parts := s.ix.divisions
	if len(parts) < 2 {
		s.findIn(f, w, short, extent{0, len(s.ix.segments)})
		return
	}
	found := make([]*partial, len(parts))
	var all spawn.Group
	for i, part := range parts {
		found[i] = s.partial(f)
		all.Go(func() {
			own := s.ix.expander(f.clause) // it remembers what it has looked at
			found[i].search.findIn(found[i].result, &own, short, part)
		})
	}
	if err := all.Wait(); err != nil {
		panic(err) // as it would have been without other goroutines
	}
	for _, p := range found {
		s.join(f, p)
	}
}

// findIn looks for a clause in some of the segments.
func (s *search) findIn(f *clauseResult, w *expander, short bool, among extent) {
	for i := among.from; i < among.to && s.ctx.Err() == nil; i++ {
		forms, occurrences := len(s.scratch.expansions), len(s.scratch.phraseCounts)
		m := segmentMatcher{search: s, result: f, segment: s.ix.segments[i], base: int(s.ix.bases[i])}
		var whole bool
		if m.values, whole = m.segment.docValues(); whole {
			m.match(w, short)
		}
		f.expansions = append(f.expansions, extent{forms, len(s.scratch.expansions)})
		f.phrases = append(f.phrases, extent{occurrences, len(s.scratch.phraseCounts)})
	}
}

// A partial is what was found in some of the segments, in memory of its own.
type partial struct {
	search *search
	result *clauseResult
}

func (s *search) partial(f *clauseResult) *partial {
	p := &partial{search: s.ix.newSearch(s.ctx, s.filter), result: &clauseResult{clause: f.clause, fields: f.fields}}
	p.result.docs = p.search.newSet()
	if f.titles != nil {
		p.result.titles = p.search.newSet()
	}
	return p
}

// join adds what was found in the segments behind those of f.
func (s *search) join(f *clauseResult, p *partial) {
	f.docs.Or(p.result.docs)
	if f.titles != nil {
		f.titles.Or(p.result.titles)
	}
	for _, e := range p.result.expansions {
		f.expansions = append(f.expansions, extent{len(s.scratch.expansions) + e.from, len(s.scratch.expansions) + e.to})
	}
	for _, e := range p.result.phrases {
		f.phrases = append(f.phrases, extent{len(s.scratch.phraseCounts) + e.from, len(s.scratch.phraseCounts) + e.to})
	}
	s.scratch.expansions, s.scratch.phraseCounts = append(s.scratch.expansions, p.search.scratch.expansions...), append(s.scratch.phraseCounts, p.search.scratch.phraseCounts...)
	p.search.close()
}

// A search in fewer documents takes a few milliseconds at most, and more goroutines than
// mostParts would wait for memory.
const (
	dividedFrom  = 200_000 // documents
	maxDivisions = 4
)

// divide divides the segments into so many runs of about as many documents, each for a
// goroutine.
func (ix *Index) divide(n int) (parts []extent) {
	from := 0
	for i := range ix.segments {
		end := ix.count
		if i+1 < len(ix.segments) {
			end = int(ix.bases[i+1])
		}
		if end >= ix.count*(len(parts)+1)/n {
			parts = append(parts, extent{from, i + 1})
			from = i + 1
		}
	}
	return parts
}

// A segmentMatcher finds a clause in the documents of a segment.
type segmentMatcher struct {
	search  *search
	result  *clauseResult
	segment *Segment
	base    int
	values  docValues
}

func (m *segmentMatcher) match(w *expander, short bool) {
	from := len(m.search.scratch.expansions)
	if short {
		m.short(w)
	} else {
		m.search.scratch.expansions = w.expand(m.search.ctx, m.segment, m.search.scratch.expansions)
	}
	read := 0
	for i := from; i < len(m.search.scratch.expansions); i++ {
		f := &m.search.scratch.expansions[i]
		if m.mark(f); read > postingsCheck {
			if m.search.ctx.Err() != nil {
				return
			}
			read = 0
		}
		read += f.frequency
	}
	if len(m.result.clause.Terms) > 1 {
		m.phrase()
	}
}

// postingsCheck is after how many postings it is asked whether the search was
// cancelled: half a millisecond.
const postingsCheck = 1 << 17

// short marks the documents of a short prefix. The word itself stays a form.
func (m *segmentMatcher) short(w *expander) {
	self := *w
	self.prefix = false
	m.search.scratch.expansions = self.expand(m.search.ctx, m.segment, m.search.scratch.expansions)
	if anywhere, inTitle, ok := m.segment.prefixDocs(w.word); ok {
		m.result.docs.shiftOr(anywhere, m.base, m.segment.count)
		m.result.titles.shiftOr(inTitle, m.base, m.segment.count)
		return
	}
	from := len(m.search.scratch.expansions)
	m.search.scratch.expansions = w.expand(m.search.ctx, m.segment, m.search.scratch.expansions)
	for _, f := range m.search.scratch.expansions[from:] {
		m.mark(&f)
		m.markTitles(&f)
	}
	m.search.scratch.expansions = m.search.scratch.expansions[:from]
}

// mark adds the documents of a form.
func (m *segmentMatcher) mark(f *expansion) {
	p, r, docs := m.segment.postingsOf(f.list, f.frequency), &m.search.scratch.run, m.result.docs.words
	some := m.result.fields != anyField
	for b := range p.blocks() {
		if some {
			p.read(b, r)
		} else {
			p.readDocs(b, r)
		}
		if some || f.languages != everyLanguage {
			m.keep(r, f)
		}
		for _, doc := range r.docs[:r.n] {
			at := uint(m.base) + uint(doc)
			docs[at>>6] |= 1 << (at & 63)
		}
	}
}

// keep leaves in the run those documents that have the form in its language, and in
// a field that was asked for.
func (m *segmentMatcher) keep(r *run, f *expansion) {
	n := 0
	for i, doc := range r.docs[:r.n] {
		if f.languages.Has(words.Language(m.values.languages[doc])) && (m.result.fields == anyField || r.inFields(m.result.fields, i)) {
			r.docs[n] = doc
			n++
		}
	}
	r.n = n
}

// inFields reports whether the word stands in some of the fields.
func (r *run) inFields(in query.Fields, i int) bool {
	for f := range counted {
		if in&r.fields>>f&1 != 0 && r.count[f][i] > 0 {
			return true
		}
	}
	return false
}

// markTitles adds the documents that have a form in the title.
func (m *segmentMatcher) markTitles(f *expansion) {
	p, r := m.segment.postingsOf(f.list, f.frequency), &m.search.scratch.run
	for b := range p.blocks() {
		p.read(b, r)
		for i, doc := range r.docs[:r.n] {
			if r.of(query.Title, i) > 0 {
				m.result.titles.Add(m.base + int(doc))
			}
		}
	}
}
