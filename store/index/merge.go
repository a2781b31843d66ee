package index

import "bytes"

// Merge returns one segment with the documents of several, one after the other.
// It takes about a second for 100 MB of text, and makes queries faster only when
// there are dozens of segments. A segment has room for 4 GB of postings and a
// billion documents.
func Merge(segments ...*Segment) *Segment {
	var docs documents
	bases := make([]uint32, len(segments))
	for i, s := range segments {
		bases[i] = uint32(docs.count)
		docs.join(s)
	}
	var a assembler
	var t merged
	w := newWalk(segments, "")
	for a.begin(docs); w.top() != nil; {
		if t.read(w, bases); t.frequency > 0 {
			a.spots = append(a.spots, t.spot...)
			a.add(t.word, t.frequency, t.list, len(t.spot))
		}
	}
	return a.segment(nil)
}

// A merged term is made of those of several segments.
type merged struct {
	word       []byte
	frequency  int
	last       uint32 // document
	list, spot []byte // list is plain
}

// read joins the terms for the next word of the walk.
func (t *merged) read(w *walk, bases []uint32) {
	t.word = append(t.word[:0], w.top().word...)
	t.list, t.spot, t.frequency, t.last = t.list[:0], t.spot[:0], 0, 0
	for c := w.top(); c != nil && bytes.Equal(c.word, t.word); c = w.top() {
		t.join(&c.cursor, bases[c.number])
		w.next()
	}
}

// join appends the postings of a term whose segment begins with the document base.
func (t *merged) join(c *cursor, base uint32) {
	for r := c.s.reader(c.list, c.frequency); r.next(); t.frequency++ {
		doc := base + r.doc()
		if doc < t.last {
			break // damaged
		}
		t.list = appendEntry(t.list, doc-t.last, r.run.counts(r.i))
		t.last = doc
	}
	t.spot = append(t.spot, c.s.part(spotsPart, c.spot.from, c.spot.to)...)
}

// counts returns how often the word stands in the fields of the document at i.
func (r *run) counts(i int) (c counts) {
	for f := range counted {
		c[f] = uint16(min(r.of(f, i), maxCount))
	}
	return c
}
