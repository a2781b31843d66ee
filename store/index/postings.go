package index

import (
	"encoding/binary"
	"math"

	"readout/store/query"
)

// postings reads the list of a term by blocks. The last, which may be empty, holds
// the documents after the full ones.
type postings struct {
	list  []byte
	full  int // blocks
	count int // documents of the segment: no document is at or above it
}

// postingsOf returns what reads a list of so many documents.
func (s *Segment) postingsOf(list extent, frequency int) postings {
	p := postings{list: s.part(listsPart, list.from, list.to), full: frequency / blockDocs, count: s.count}
	if p.full*skipEntry > len(p.list) {
		p = postings{} // damaged
	}
	return p
}

// blocks returns how many blocks there are.
func (p *postings) blocks() int { return p.full + 1 }

// skip returns the skip entry of a block; nil before the first.
func (p *postings) skip(block int) []byte {
	if block < 0 || block >= p.full {
		return nil
	}
	return p.list[block*skipEntry:][:skipEntry]
}

// after returns what a skip entry says at a place, 0 if there is none.
func skipField(skip []byte, place int) int {
	if skip == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(skip[place:]))
}

// bytesOf returns the bytes of a block, nil if there are none.
func (p *postings) bytesOf(block int) []byte {
	data := p.list[p.full*skipEntry:]
	from, to := skipField(p.skip(block-1), skipList), len(data)
	if block < p.full {
		to = skipField(p.skip(block), skipList)
	}
	if from > to || to > len(data) {
		return nil
	}
	return data[from:to:min(to+8, len(data))]
}

// read reads a block. What is damaged reads as empty.
func (p *postings) read(block int, r *run) {
	columns, widths := p.readDocs(block, r)
	for f := range r.count {
		width := int(widths[f])
		if width == 0 {
			continue
		}
		if width > 16 || !r.count[f].unpack(columns, width) {
			r.n = 0
			return
		}
		columns = columns[packedSize(width):]
		r.fields |= 1 << f
	}
}

// readDocs reads the documents of a block, and of the last one the counts, too. It
// returns the columns of counts that are still to be read, and their widths.
func (p *postings) readDocs(block int, r *run) (columns []byte, widths [counted]byte) {
	r.n, r.fields = 0, 0
	data := p.bytesOf(block)
	doc := uint32(0)
	if skip := p.skip(block - 1); skip != nil {
		doc = uint32(skipField(skip, skipLast))
	}
	if block == p.full {
		r.readPlain(data, 0, doc, blockDocs-1, p.count)
		return nil, widths
	}
	if len(data) < blockHead || data[0] > maxGapWidth || !r.docs.unpack(data[blockHead:], int(data[0])) {
		return nil, widths
	}
	if block == 0 {
		doc = math.MaxUint32
	}
	for i := range r.docs {
		doc += r.docs[i] + 1
		if r.docs[i] = doc; doc >= uint32(p.count) {
			return nil, widths
		}
	}
	r.n = blockDocs
	return data[blockHead+packedSize(int(data[0])):], [counted]byte(data[1:blockHead])
}

// readPlain reads at most so many documents from a place in a plain list, the first of
// which comes after doc. A document at or above count ends it, for that is damaged. It
// returns the place after them.
func (r *run) readPlain(list []byte, at int, doc uint32, most, count int) int {
	n := 0
	r.fields = 1 << query.Body
	for n < most && at < len(list) {
		v := uint32(list[at])
		if at++; v >= twoBytes {
			v, at = longNumberAt(list[at-1:], at-1)
		}
		if doc += v >> 2; doc >= uint32(count) {
			break
		}
		r.docs[n] = doc
		switch v &= 3; v {
		case mixed:
			at = r.readMixed(list, at, n)
		case often:
			v, at = numberAt(list, at)
			r.count[query.Body][n] = v + 3
		default:
			r.count[query.Body][n] = v + 1
		}
		n++
	}
	r.n = n
	return at
}

// readMixed reads the counts of the document at i, which has the word in several
// fields. It returns the place after them.
func (r *run) readMixed(list []byte, at, i int) int {
	if r.fields == 1<<query.Body { // none before had others
		for f := range r.count {
			if query.Field(f) != query.Body {
				clear(r.count[f][:])
			}
		}
		r.fields = anyField
	}
	if at >= len(list) {
		return len(list)
	}
	in := query.Fields(list[at])
	at++
	r.count[query.Body][i] = 0
	for f := range counted {
		if in>>f&1 != 0 {
			r.count[f][i], at = numberAt(list, at)
		}
	}
	return at
}
