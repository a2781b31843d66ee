package index

import (
	"context"

	"readout/store/query"
	"readout/store/spawn"
	"readout/store/words"
)

// A finding is what a clause of a query was found to be.
type finding struct {
	clause  query.Clause
	in      query.Fields // where the lists of its terms count it
	docs    *Set         // that have it
	titles  *Set         // that have it in the title, for a short prefix; nil for all else
	forms   []extent     // where its forms of each segment stand in search.forms
	phrases []extent     // likewise the occurrences of its phrase
	weight  float32      // its rarity, as often as it stands in the query
}

// A search is one evaluation of a query. First the documents of each clause are found
// as sets, which decides what is a hit; of the lists only documents are read. Then
// those of the hits are scored that can be among the best.
type search struct {
	*space
	ix       *Index
	ctx      context.Context
	filter   func(query.Filter) *Set
	findings []*finding
}

// set returns the documents that a node stands for, not negated. It must not be
// changed.
func (s *search) set(n *query.Node) *Set {
	switch {
	case n.Op == query.AnyOf:
		return s.any(n.Children)
	case n.Op == query.AllOf:
		return s.all(n.Children)
	case n.Filter != nil:
		if s.filter == nil {
			return s.every()
		}
		if docs := s.filter(*n.Filter); docs != nil {
			return docs
		}
		return s.newSet()
	}
	return s.find(n.Clause).docs
}

// any returns the documents that have one of the nodes.
func (s *search) any(nodes []query.Node) *Set {
	docs := s.newSet()
	for i := range nodes {
		docs.Or(s.signed(&nodes[i]))
	}
	return docs
}

// all returns the documents that have all of the nodes.
func (s *search) all(nodes []query.Node) *Set {
	docs := s.every()
	for i := range nodes {
		if set := s.set(&nodes[i]); nodes[i].Negated {
			docs.AndNot(set)
		} else {
			docs.And(set)
		}
	}
	return docs
}

// signed returns the documents that a node stands for.
func (s *search) signed(n *query.Node) *Set {
	if !n.Negated {
		return s.set(n)
	}
	docs := s.every()
	docs.AndNot(s.set(n))
	return docs
}

// every returns a new set of all documents.
func (s *search) every() *Set {
	docs := s.newSet()
	s.ix.fill(docs)
	return docs
}

// fill puts all documents into a set.
func (ix *Index) fill(docs *Set) {
	docs.Fill(ix.count)
	if ix.alive != nil {
		docs.And(ix.alive)
	}
}

// find returns what a clause is. It is looked for once.
func (s *search) find(c query.Clause) *finding {
	for _, f := range s.findings {
		if f.clause.Same(c) {
			return f
		}
	}
	f := &finding{clause: c, in: c.In, docs: s.newSet()}
	s.findings = append(s.findings, f)
	if f.in == 0 || f.in == 1<<query.Path { // of a path, all fields: its terms are its own
		f.in = anyField
	}
	w := s.ix.wanted(c)
	short := w.prefix && len(w.word) < shortPrefix && (c.In == 0 || c.In == 1<<query.Title)
	if short {
		f.titles = s.newSet()
	}
	s.findIn(f, &w, short)
	if short && c.In == 1<<query.Title {
		f.docs = f.titles
	}
	if alive := s.ix.alive; alive != nil {
		f.docs.And(alive)
	}
	f.weight = s.ix.ranking.rarity(f.docs.Len()) * float32(1+c.Repeats)
	return f
}

// findIn looks for a clause in all segments, by several goroutines if there is much to read.
func (s *search) findIn(f *finding, w *wanted, short bool) {
	parts := s.ix.parts
	if len(parts) < 2 {
		s.findAmong(f, w, short, extent{0, len(s.ix.segments)})
		return
	}
	found := make([]*partial, len(parts))
	var all spawn.Group
	for i, part := range parts {
		found[i] = s.partial(f)
		all.Go(func() {
			own := s.ix.wanted(f.clause) // it remembers what it has looked at
			found[i].findAmong(found[i].finding, &own, short, part)
		})
	}
	if err := all.Wait(); err != nil {
		panic(err) // as it would have been without other goroutines
	}
	for _, p := range found {
		s.join(f, p)
	}
}

// findAmong looks for a clause in some of the segments.
func (s *search) findAmong(f *finding, w *wanted, short bool, among extent) {
	for i := among.from; i < among.to && s.ctx.Err() == nil; i++ {
		forms, occurrences := len(s.forms), len(s.occurrences)
		m := matcher{search: s, finding: f, segment: s.ix.segments[i], base: int(s.ix.bases[i])}
		var whole bool
		if m.columns, whole = m.segment.columns(); whole {
			m.match(w, short)
		}
		f.forms = append(f.forms, extent{forms, len(s.forms)})
		f.phrases = append(f.phrases, extent{occurrences, len(s.occurrences)})
	}
}

// A partial is what was found in some of the segments, in memory of its own.
type partial struct {
	*search
	finding *finding
}

func (s *search) partial(f *finding) *partial {
	p := &partial{search: s.ix.newSearch(s.ctx, s.filter), finding: &finding{clause: f.clause, in: f.in}}
	p.finding.docs = p.newSet()
	if f.titles != nil {
		p.finding.titles = p.newSet()
	}
	return p
}

// join adds what was found in the segments behind those of f.
func (s *search) join(f *finding, p *partial) {
	f.docs.Or(p.finding.docs)
	if f.titles != nil {
		f.titles.Or(p.finding.titles)
	}
	for _, e := range p.finding.forms {
		f.forms = append(f.forms, extent{len(s.forms) + e.from, len(s.forms) + e.to})
	}
	for _, e := range p.finding.phrases {
		f.phrases = append(f.phrases, extent{len(s.occurrences) + e.from, len(s.occurrences) + e.to})
	}
	s.forms, s.occurrences = append(s.forms, p.forms...), append(s.occurrences, p.occurrences...)
	p.close()
}

// A search in fewer documents takes a few milliseconds at most, and more goroutines than
// mostParts would wait for memory.
const (
	dividedFrom = 200_000 // documents
	mostParts   = 4
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

// A matcher finds a clause in the documents of a segment.
type matcher struct {
	*search
	*finding
	segment *Segment
	base    int
	columns columns
}

func (m *matcher) match(w *wanted, short bool) {
	from := len(m.search.forms)
	if short {
		m.short(w)
	} else {
		m.search.forms = w.forms(m.ctx, m.segment, m.search.forms)
	}
	read := 0
	for i := from; i < len(m.search.forms); i++ {
		f := &m.search.forms[i]
		if m.mark(f); read > postingsCheck {
			if m.ctx.Err() != nil {
				return
			}
			read = 0
		}
		read += f.frequency
	}
	if len(m.clause.Terms) > 1 {
		m.phrase()
	}
}

// postingsCheck is after how many postings it is asked whether the search was
// cancelled: half a millisecond.
const postingsCheck = 1 << 17

// short marks the documents of a short prefix. The word itself stays a form.
func (m *matcher) short(w *wanted) {
	self := *w
	self.prefix = false
	m.search.forms = self.forms(m.ctx, m.segment, m.search.forms)
	if anywhere, inTitle, ok := m.segment.startOf(w.word); ok {
		m.docs.shiftOr(anywhere, m.base, m.segment.count)
		m.titles.shiftOr(inTitle, m.base, m.segment.count)
		return
	}
	from := len(m.search.forms)
	m.search.forms = w.forms(m.ctx, m.segment, m.search.forms)
	for _, f := range m.search.forms[from:] {
		m.mark(&f)
		m.markTitles(&f)
	}
	m.search.forms = m.search.forms[:from]
}

// mark adds the documents of a form.
func (m *matcher) mark(f *form) {
	p, r, docs := m.segment.postingsOf(f.list, f.frequency), &m.run, m.docs.words
	some := m.in != anyField
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
func (m *matcher) keep(r *run, f *form) {
	n := 0
	for i, doc := range r.docs[:r.n] {
		if f.languages.Has(words.Language(m.columns.tongues[doc])) && (m.in == anyField || r.inFields(m.in, i)) {
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
func (m *matcher) markTitles(f *form) {
	p, r := m.segment.postingsOf(f.list, f.frequency), &m.run
	for b := range p.blocks() {
		p.read(b, r)
		for i, doc := range r.docs[:r.n] {
			if r.of(query.Title, i) > 0 {
				m.titles.Add(m.base + int(doc))
			}
		}
	}
}
