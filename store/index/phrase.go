package index

import (
	"cmp"
	"slices"

	"readout/store/query"
)

// A phraseCount says how often a phrase stands in the fields of a document.
type phraseCount struct {
	doc    uint32
	counts counts
}

// A phraseTerm is a word of a phrase: its expansions in a segment, more than one if it is
// a prefix.
type phraseTerm struct {
	expansions []expansion
	frequency  int    // postings of the expansions together
	offset     uint32 // of the word in the phrase
}

// phrase adds the documents that have the clause's phrase. Its words, the rarest first,
// leave fewer and fewer candidates.
func (m *segmentMatcher) phrase() {
	terms := m.phraseTerms()
	if len(terms) == 1 && len(terms[0].expansions) == 1 {
		m.word(&terms[0].expansions[0])
		return
	}
	found := m.phraseDocs(terms)
	for i, doc := range found.docs {
		m.addPhrase(doc, found.counts[i])
	}
}

// phraseDocs returns the documents with all words of a phrase in their places. They hold until
// the next call.
func (m *segmentMatcher) phraseDocs(terms []phraseTerm) *phraseDocs {
	c := &m.scratch.candidates
	c.reset()
	for i, t := range terms {
		for _, x := range t.expansions {
			if m.ctx.Err() != nil {
				c.reset()
				return &c.current
			}
			it := newIterator(m.segment, &x, &m.scratch.run)
			if i == 0 {
				c.begin(&it, t.offset)
			} else {
				c.narrow(&it, t.offset)
			}
		}
		c.swap(len(t.expansions) > 1)
	}
	return &c.current
}

// word adds the documents of a phrase that is one word so far. That reads no positions.
func (m *segmentMatcher) word(x *expansion) {
	for it := newIterator(m.segment, x, &m.scratch.run); it.next(); {
		m.addPhrase(it.doc(), it.run.counts(it.at))
	}
}

// addPhrase adds a document with a phrase, if that stands in one of the clause's fields.
func (m *segmentMatcher) addPhrase(doc uint32, n counts) {
	for f, count := range n {
		if m.result.fields>>f&1 != 0 && count > 0 {
			m.result.docs.Add(m.base + int(doc))
			m.scratch.phraseCounts = append(m.scratch.phraseCounts, phraseCount{doc, n})
			return
		}
	}
}

// set makes the run that of one document with a phrase.
func (r *run) set(p phraseCount) {
	r.n, r.fields, r.docs[0] = 1, 0, p.doc
	for f, n := range p.counts {
		if n > 0 {
			r.fields |= 1 << f
		}
		r.count[f][0] = uint32(n)
	}
}

// phraseTerms returns the words of the clause's phrase, the rarest first; nil if one of
// them is not in the segment. Any word may stand where the phrase has query.Gap.
func (m *segmentMatcher) phraseTerms() []phraseTerm {
	words, prefix := m.result.clause.Terms, m.result.clause.Prefix
	if last := len(words) - 1; prefix && len(words[last]) < shortPrefix {
		words, prefix = words[:last], false // any word may follow, or none
	}
	terms := make([]phraseTerm, 0, len(words))
	for i, word := range words {
		if word == query.Gap {
			continue
		}
		e := expander{word: word, sign: signOf(m.result.clause), prefix: prefix && i == len(words)-1}
		t := phraseTerm{expansions: e.expand(m.ctx, m.segment, nil), offset: uint32(i)}
		for _, x := range t.expansions {
			t.frequency += x.frequency
		}
		if t.frequency == 0 {
			return nil
		}
		terms = append(terms, t)
	}
	slices.SortFunc(terms, func(x, y phraseTerm) int { return cmp.Compare(x.frequency, y.frequency) })
	return terms
}

// candidates are the documents that may have a phrase: those with the words looked at so
// far, and those of them that have the next word too.
type candidates struct {
	current, next phraseDocs
	space         []uint32
	positions     positionSet // of the document at hand, where the next word must stand
}

// phraseDocs are documents with the positions where a phrase may begin. Those of the
// document at i are starts[ends[i-1]:ends[i]].
type phraseDocs struct {
	docs, starts []uint32
	ends         []int
	counts       []counts
}

func (c *candidates) reset() { c.current.reset(); c.next.reset() }

func (p *phraseDocs) reset() {
	p.docs, p.starts, p.ends, p.counts = p.docs[:0], p.starts[:0], p.ends[:0], p.counts[:0]
}

// startsIn returns where the phrase may begin in the document at i.
func (p *phraseDocs) startsIn(i int) []uint32 {
	if i == 0 {
		return p.starts[:p.ends[0]]
	}
	return p.starts[p.ends[i-1]:p.ends[i]]
}

// end completes the document doc, if positions were added for it.
func (p *phraseDocs) end(doc uint32, n counts) {
	from := 0
	if len(p.ends) > 0 {
		from = p.ends[len(p.ends)-1]
	}
	if len(p.starts) > from {
		p.docs, p.ends, p.counts = append(p.docs, doc), append(p.ends, len(p.starts)), append(p.counts, n)
	}
}

// begin adds all documents of an expansion of the word at offset in a phrase.
func (c *candidates) begin(it *iterator, offset uint32) {
	for it.next() {
		from := len(c.next.starts)
		c.next.starts = it.appendPositions(c.next.starts)
		read := c.next.starts[from:]
		early := 0 // positions too near the beginning of the document
		for early < len(read) && read[early] < offset {
			early++
		}
		for i, pos := range read[early:] {
			read[i] = pos - offset
		}
		c.next.starts = c.next.starts[:len(c.next.starts)-early]
		c.next.end(it.doc(), it.run.counts(it.at))
	}
}

// narrow adds the candidates that have an expansion of the word at offset in its place.
func (c *candidates) narrow(it *iterator, offset uint32) {
	docs := c.current.docs
	for i := 0; i < len(docs) && it.seek(docs[i]); {
		doc := it.doc()
		if docs[i] < doc {
			i += firstFrom(docs[i:], doc)
			continue
		}
		c.positions.set(c.current.startsIn(i), offset)
		c.next.end(doc, c.intersect(it, offset))
		c.positions.clear()
		i++
	}
}

// intersect adds those starts of the phrase for which a word of the expansion stands at
// offset, and returns how many they are in each field.
func (c *candidates) intersect(it *iterator, offset uint32) (n counts) {
	total, from := it.seekPositions(), len(c.next.starts)
	if f, ok := it.onlyField(); ok {
		c.next.starts = it.positions.readIn(c.next.starts, total, &c.positions, offset)
		n[f] = uint16(len(c.next.starts) - from)
		return n
	}
	c.space = it.positions.read(c.space[:0], total)
	for i, pos := range c.space {
		if c.positions.has(pos) {
			c.next.starts = append(c.next.starts, pos-offset)
			n[it.fieldOf(i)]++
		}
	}
	return n
}

// firstFrom returns the index of the first document that is not before doc. It is found
// sooner the nearer it is (exponential search).
func firstFrom(docs []uint32, doc uint32) int {
	reach := 1
	for reach < len(docs) && docs[reach] < doc {
		reach *= 2
	}
	low := reach / 2
	i, _ := slices.BinarySearch(docs[low:min(reach+1, len(docs))], doc)
	return low + i
}

// swap makes the next candidates the current ones. If they come from several expansions,
// they are sorted, and what belongs to one document is merged.
func (c *candidates) swap(several bool) {
	c.current, c.next = c.next, c.current
	c.next.reset()
	if several {
		c.current.mergeInto(&c.next)
		c.swap(false)
	}
}

func (p *phraseDocs) mergeInto(to *phraseDocs) {
	order := make([]int, len(p.docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(p.docs[x], p.docs[y]) })
	for i := 0; i < len(order); {
		doc, from := p.docs[order[i]], len(to.starts)
		var n counts
		for ; i < len(order) && p.docs[order[i]] == doc; i++ {
			to.starts = append(to.starts, p.startsIn(order[i])...)
			for f, more := range p.counts[order[i]] {
				n[f] += more
			}
		}
		slices.Sort(to.starts[from:])
		to.end(doc, n)
	}
}
