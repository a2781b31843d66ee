package index

import (
	"cmp"
	"slices"

	"readout/store/query"
)

// An occurrence says how often a phrase stands in the fields of a document.
type occurrence struct {
	doc   uint32
	count counts
}

// A part is a word of a phrase: its forms in a segment, more than one if it may go
// on.
type part struct {
	forms     []form
	frequency int
	offset    uint32
}

// phrase finds the documents of the clause's phrase: its words in the order of
// their rarity leave fewer and fewer candidates.
func (m *matcher) phrase() {
	parts := m.parts()
	if parts == nil {
		return
	}
	if len(parts) == 1 && len(parts[0].forms) == 1 {
		m.word(&parts[0].forms[0])
		return
	}
	c := &m.candidates
	c.reset()
	for i, p := range parts {
		for _, f := range p.forms {
			if m.ctx.Err() != nil {
				return
			}
			k := newSeeker(m.segment, &f, &m.run)
			if i == 0 {
				c.begin(&k, p.offset)
			} else {
				c.narrow(&k, p.offset)
			}
		}
		c.turn(len(p.forms) > 1)
	}
	for i, doc := range c.docs {
		m.occurs(doc, c.counts[i])
	}
}

// word finds the documents of a phrase that is one word so far, for which no position
// is read.
func (m *matcher) word(f *form) {
	for k := newSeeker(m.segment, f, &m.run); k.next(); {
		m.occurs(k.doc(), k.counts(k.i))
	}
}

// occurs adds a document with a phrase, if that stands in a field that was asked for.
func (m *matcher) occurs(doc uint32, n counts) {
	if n.in(m.in) {
		m.docs.Add(m.base + int(doc))
		m.occurrences = append(m.occurrences, occurrence{doc, n})
	}
}

// set makes the run that of one document which has a phrase.
func (r *run) set(o occurrence) {
	r.n, r.fields, r.docs[0] = 1, 0, o.doc
	for f, n := range o.count {
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

// parts returns the words of the clause's phrase, the rarest first; nil if one of
// them is not in the segment.
func (m *matcher) parts() []part {
	words, prefix := m.clause.Terms, m.clause.Prefix
	if last := len(words) - 1; prefix && len(words[last]) < shortPrefix {
		words, prefix = words[:last], false // any word may follow, or none
	}
	parts := make([]part, len(words))
	for i, word := range words {
		w := wanted{word: word, sign: signOf(m.clause), prefix: prefix && i == len(words)-1}
		p := part{forms: w.forms(m.ctx, m.segment, nil), offset: uint32(i)}
		for _, f := range p.forms {
			p.frequency += f.frequency
		}
		if p.frequency == 0 {
			return nil
		}
		parts[i] = p
	}
	slices.SortFunc(parts, func(x, y part) int { return cmp.Compare(x.frequency, y.frequency) })
	return parts
}

// candidates are documents that may have a phrase, with the positions where the
// phrase may begin. Those of document i are spots[ends[i-1]:ends[i]].
type candidates struct {
	phrases
	next   phrases // what becomes of them
	read   []uint32
	marked positionSet
}

// phrases are documents with places in them.
type phrases struct {
	docs, spots []uint32
	ends        []int
	counts      []counts
}

func (c *candidates) reset() { c.phrases.reset(); c.next.reset() }

func (f *phrases) reset() {
	f.docs, f.spots, f.ends, f.counts = f.docs[:0], f.spots[:0], f.ends[:0], f.counts[:0]
}

// of returns where the phrase may begin in the document at i.
func (f *phrases) of(i int) []uint32 {
	if i == 0 {
		return f.spots[:f.ends[0]]
	}
	return f.spots[f.ends[i-1]:f.ends[i]]
}

// end ends the document doc, if positions were added for it.
func (f *phrases) end(doc uint32, n counts) {
	from := 0
	if len(f.ends) > 0 {
		from = f.ends[len(f.ends)-1]
	}
	if len(f.spots) > from {
		f.docs, f.ends, f.counts = append(f.docs, doc), append(f.ends, len(f.spots)), append(f.counts, n)
	}
}

// begin takes all documents of a form, which is the word at offset of a phrase.
func (c *candidates) begin(k *seeker, offset uint32) {
	for k.next() {
		from := len(c.next.spots)
		c.next.spots = k.positions(c.next.spots)
		read := c.next.spots[from:]
		early := 0 // positions too near the beginning
		for early < len(read) && read[early] < offset {
			early++
		}
		for i, pos := range read[early:] {
			read[i] = pos - offset
		}
		c.next.spots = c.next.spots[:len(c.next.spots)-early]
		c.next.end(k.doc(), k.counts(k.i))
	}
}

// narrow takes those candidates that have the form at offset, with the places that
// remain.
func (c *candidates) narrow(k *seeker, offset uint32) {
	for i := 0; i < len(c.docs) && k.seek(c.docs[i]); {
		doc := k.doc()
		if c.docs[i] < doc {
			i += firstFrom(c.docs[i:], doc)
			continue
		}
		c.marked.mark(c.of(i), offset)
		c.next.end(doc, c.both(k, offset))
		c.marked.clear()
		i++
	}
}

// both keeps those places whose word at offset, which is marked, stands where the
// form does.
func (c *candidates) both(k *seeker, offset uint32) (n counts) {
	all, from := k.atSpots(), len(c.next.spots)
	if f, ok := k.only(); ok {
		c.next.spots = k.spots.readMarked(c.next.spots, all, &c.marked, offset)
		n[f] = uint16(len(c.next.spots) - from)
		return n
	}
	c.read = k.spots.read(c.read[:0], all)
	for i, pos := range c.read {
		if c.marked.has(pos) {
			c.next.spots = append(c.next.spots, pos-offset)
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

// turn makes what was taken the candidates. That of several forms is put in order,
// and what is of the same document made one.
func (c *candidates) turn(several bool) {
	c.phrases, c.next = c.next, c.phrases
	c.next.reset()
	if !several {
		return
	}
	order := make([]int, len(c.docs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(c.docs[x], c.docs[y]) })
	for i := 0; i < len(order); {
		doc, from := c.docs[order[i]], len(c.next.spots)
		var n counts
		for ; i < len(order) && c.docs[order[i]] == doc; i++ {
			c.next.spots = append(c.next.spots, c.of(order[i])...)
			n.add(c.counts[order[i]])
		}
		slices.Sort(c.next.spots[from:])
		c.next.end(doc, n)
	}
	c.phrases, c.next = c.next, c.phrases
	c.next.reset()
}

func (c *counts) add(more counts) {
	for f, n := range more {
		c[f] += n
	}
}
