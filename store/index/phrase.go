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

// A phraseTerm is a word of a phrase: its forms in a segment, more than one if it may go
// on.
type phraseTerm struct {
	expansions []expansion
	frequency  int
	offset     uint32
}

// phrase finds the documents of the clause's phrase: its words in the order of
// their rarity leave fewer and fewer candidates.
func (m *segmentMatcher) phrase() {
	parts := m.phraseTerms()
	if parts == nil {
		return
	}
	if len(parts) == 1 && len(parts[0].expansions) == 1 {
		m.word(&parts[0].expansions[0])
		return
	}
	c := &m.search.scratch.candidates
	c.reset()
	for i, p := range parts {
		for _, f := range p.expansions {
			if m.search.ctx.Err() != nil {
				return
			}
			k := newIterator(m.segment, &f, &m.search.scratch.run)
			if i == 0 {
				c.begin(&k, p.offset)
			} else {
				c.narrow(&k, p.offset)
			}
		}
		c.swap(len(p.expansions) > 1)
	}
	for i, doc := range c.current.docs {
		m.addPhrase(doc, c.current.counts[i])
	}
}

// word finds the documents of a phrase that is one word so far, for which no position
// is read.
func (m *segmentMatcher) word(f *expansion) {
	for k := newIterator(m.segment, f, &m.search.scratch.run); k.next(); {
		m.addPhrase(k.doc(), k.run.counts(k.at))
	}
}

// addPhrase adds a document with a phrase, if that stands in a field that was asked for.
func (m *segmentMatcher) addPhrase(doc uint32, n counts) {
	if n.in(m.result.fields) {
		m.result.docs.Add(m.base + int(doc))
		m.search.scratch.phraseCounts = append(m.search.scratch.phraseCounts, phraseCount{doc, n})
	}
}

// set makes the run that of one document which has a phrase.
func (r *run) set(o phraseCount) {
	r.n, r.fields, r.docs[0] = 1, 0, o.doc
	for f, n := range o.counts {
		if n > 0 {
			r.fields |= 1 << f
		}
		r.count[f][0] = uint32(n)
	}
}

// in reports whether there are counts in some of the fields.
func (c *counts) in(in query.Fields) bool {
	for f, n := range c {
		if in>>f&1 != 0 && n > 0 {
			return true
		}
	}
	return false
}

// phraseTerms returns the words of the clause's phrase, the rarest first; nil if one of
// them is not in the segment.
func (m *segmentMatcher) phraseTerms() []phraseTerm {
	words, prefix := m.result.clause.Terms, m.result.clause.Prefix
	if last := len(words) - 1; prefix && len(words[last]) < shortPrefix {
		words, prefix = words[:last], false // any word may follow, or none
	}
	parts := make([]phraseTerm, len(words))
	for i, word := range words {
		w := expander{word: word, sign: signOf(m.result.clause), prefix: prefix && i == len(words)-1}
		p := phraseTerm{expansions: w.expand(m.search.ctx, m.segment, nil), offset: uint32(i)}
		for _, f := range p.expansions {
			p.frequency += f.frequency
		}
		if p.frequency == 0 {
			return nil
		}
		parts[i] = p
	}
	slices.SortFunc(parts, func(x, y phraseTerm) int { return cmp.Compare(x.frequency, y.frequency) })
	return parts
}

// candidates are documents that may have a phrase, with the positions where the
// phrase may begin. Those of document i are spots[ends[i-1]:ends[i]].
type candidates struct {
	current   phraseDocs
	next      phraseDocs // what becomes of them
	read      []uint32
	positions positionSet
}

// phraseDocs are documents with places in them.
type phraseDocs struct {
	docs, starts []uint32
	ends         []int
	counts       []counts
}

func (c *candidates) reset() { c.current.reset(); c.next.reset() }

func (f *phraseDocs) reset() {
	f.docs, f.starts, f.ends, f.counts = f.docs[:0], f.starts[:0], f.ends[:0], f.counts[:0]
}

// of returns where the phrase may begin in the document at i.
func (f *phraseDocs) of(i int) []uint32 {
	if i == 0 {
		return f.starts[:f.ends[0]]
	}
	return f.starts[f.ends[i-1]:f.ends[i]]
}

// end ends the document doc, if positions were added for it.
func (f *phraseDocs) end(doc uint32, n counts) {
	from := 0
	if len(f.ends) > 0 {
		from = f.ends[len(f.ends)-1]
	}
	if len(f.starts) > from {
		f.docs, f.ends, f.counts = append(f.docs, doc), append(f.ends, len(f.starts)), append(f.counts, n)
	}
}

// begin takes all documents of a form, which is the word at offset of a phrase.
func (c *candidates) begin(k *iterator, offset uint32) {
	for k.next() {
		from := len(c.next.starts)
		c.next.starts = k.appendPositions(c.next.starts)
		read := c.next.starts[from:]
		early := 0 // positions too near the beginning
		for early < len(read) && read[early] < offset {
			early++
		}
		for i, pos := range read[early:] {
			read[i] = pos - offset
		}
		c.next.starts = c.next.starts[:len(c.next.starts)-early]
		c.next.end(k.doc(), k.run.counts(k.at))
	}
}

// narrow takes those candidates that have the form at offset, with the places that
// remain.
func (c *candidates) narrow(k *iterator, offset uint32) {
	for i := 0; i < len(c.current.docs) && k.seek(c.current.docs[i]); {
		doc := k.doc()
		if c.current.docs[i] < doc {
			i += firstFrom(c.current.docs[i:], doc)
			continue
		}
		c.positions.set(c.current.of(i), offset)
		c.next.end(doc, c.both(k, offset))
		c.positions.clear()
		i++
	}
}

// both keeps those places whose word at offset, which is marked, stands where the
// form does.
func (c *candidates) both(k *iterator, offset uint32) (n counts) {
	all, from := k.seekPositions(), len(c.next.starts)
	if f, ok := k.only(); ok {
		c.next.starts = k.positions.readIn(c.next.starts, all, &c.positions, offset)
		n[f] = uint16(len(c.next.starts) - from)
		return n
	}
	c.read = k.positions.read(c.read[:0], all)
	for i, pos := range c.read {
		if c.positions.has(pos) {
			c.next.starts = append(c.next.starts, pos-offset)
			n[k.fieldOf(i)]++
		}
	}
	return n
}

// firstFrom returns the index of the first document that is not before doc. It
// looks near the beginning first.
func firstFrom(docs []uint32, doc uint32) int {
	reach := 1
	for reach < len(docs) && docs[reach] < doc {
		reach *= 2
	}
	low := reach / 2
	i, _ := slices.BinarySearch(docs[low:min(reach+1, len(docs))], doc)
	return low + i
}

// swap makes what was taken the candidates. That of several forms is put in order,
// and what is of the same document made one.
func (c *candidates) swap(several bool) {
	c.current, c.next = c.next, c.current
	c.next.reset()
	if !several {
		return
	}
	order := make([]int, len(c.current.docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(c.current.docs[x], c.current.docs[y]) })
	for i := 0; i < len(order); {
		doc, from := c.current.docs[order[i]], len(c.next.starts)
		var n counts
		for ; i < len(order) && c.current.docs[order[i]] == doc; i++ {
			c.next.starts = append(c.next.starts, c.current.of(order[i])...)
			n.add(c.current.counts[order[i]])
		}
		slices.Sort(c.next.starts[from:])
		c.next.end(doc, n)
	}
	c.current, c.next = c.next, c.current
	c.next.reset()
}

func (c *counts) add(more counts) {
	for f, n := range more {
		c[f] += n
	}
}
