package index

import (
	"encoding/binary"

	"readout/store/query"
)

// Words with a given first letter stand in nearly every document, and there are too many of
// them to read their lists at each key that is typed. So a segment says for prefixes of one
// or two bytes which documents have such words, and which have them in the title.
//
// The entry of a prefix is its two bytes, the second 0 if it has one, and two bitmaps of the
// documents. There are entries for prefixes with at least one posting a document.

// prefixes collects the entries while the terms of a segment are written in order.
type prefixes struct {
	out      []byte
	count    int        // documents
	one, two prefixDocs // for the first byte and for the first two bytes of the term at hand
}

// prefixDocs are the documents with words that have a prefix.
type prefixDocs struct {
	prefix            []byte
	anywhere, inTitle *Set
	postings          int
}

// begin begins a segment of so many documents.
func (p *prefixes) begin(count int) {
	p.out, p.count = p.out[:0], count
	for _, d := range [...]*prefixDocs{&p.one, &p.two} {
		d.anywhere, d.inTitle = NewSet(count), NewSet(count)
		d.begin(nil)
	}
}

func (d *prefixDocs) begin(prefix []byte) {
	d.prefix, d.postings = append(d.prefix[:0], prefix...), 0
	clear(d.anywhere.words)
	clear(d.inTitle.words)
}

// next begins the term whose documents are added next.
func (p *prefixes) next(word []byte) {
	if two := word[:min(len(word), 2)]; string(two) != string(p.two.prefix) {
		p.endTwo()
		if string(word[:1]) != string(p.one.prefix) {
			p.out = p.one.appendTo(p.out, p.count)
			p.one.begin(word[:1])
		}
		p.two.begin(two)
	}
}

// endTwo adds the documents of the prefix of two bytes to those of its first byte.
func (p *prefixes) endTwo() {
	if len(p.two.prefix) == 2 {
		p.out = p.two.appendTo(p.out, p.count)
	}
	p.one.postings += p.two.postings
	p.one.anywhere.Or(p.two.anywhere)
	p.one.inTitle.Or(p.two.inTitle)
}

// add adds documents of the term.
func (p *prefixes) add(r *run) {
	p.two.postings += r.n
	for _, doc := range r.docs[:r.n] {
		p.two.anywhere.Add(int(doc))
	}
	if r.fields>>query.Title&1 == 0 {
		return
	}
	for i, doc := range r.docs[:r.n] {
		if r.count[query.Title][i] > 0 {
			p.two.inTitle.Add(int(doc))
		}
	}
}

// end returns the entries.
func (p *prefixes) end() []byte {
	p.endTwo()
	return p.one.appendTo(p.out, p.count)
}

// appendTo appends the entry of the prefix, if it has one. Words of paths, which begin with
// a sign, have none.
func (d *prefixDocs) appendTo(out []byte, count int) []byte {
	if len(d.prefix) == 0 || d.prefix[0] < '0' || d.postings < count {
		return out
	}
	out = append(append(out, d.prefix...), make([]byte, 2-len(d.prefix))...)
	for _, set := range [...]*Set{d.anywhere, d.inTitle} {
		for _, w := range set.words {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	}
	return out
}

// prefixDocs returns the bitmaps of the documents with words that have a prefix, anywhere
// and in the title, and false if there is no entry for it.
func (s *Segment) prefixDocs(prefix string) (anywhere, inTitle []byte, ok bool) {
	if len(prefix) < 1 || len(prefix) > 2 {
		return nil, nil, false
	}
	bitmap := (s.count + 63) / 64 * 8
	size := 2 + 2*bitmap
	for at := 0; at+size <= s.parts[prefixesPart].len(); at += size {
		head := s.part(prefixesPart, at, at+2)
		if head == nil || head[0] != prefix[0] || string(head[1:]) != (prefix + "\x00")[1:2] {
			continue
		}
		data := s.part(prefixesPart, at+2, at+size)
		if data == nil {
			return nil, nil, false
		}
		return data[:bitmap], data[bitmap:], true
	}
	return nil, nil, false
}

// shiftOr adds the documents of a bitmap, whose first document has the number base, to the
// set. Bits from count on are ignored.
func (s *Set) shiftOr(bitmap []byte, base, count int) {
	for i := 0; i*64 < count && 8*i+8 <= len(bitmap); i++ {
		w := binary.LittleEndian.Uint64(bitmap[8*i:])
		if left := count - i*64; left < 64 {
			w &= 1<<left - 1
		}
		if w == 0 {
			continue
		}
		at, shift := (base+i*64)>>6, (base+i*64)&63
		s.words[at] |= w << shift
		if high := w >> (64 - shift); high != 0 {
			s.words[at+1] |= high
		}
	}
}
