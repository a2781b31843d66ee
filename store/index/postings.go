package index

import (
	"encoding/binary"
	"math"

	"readout/store/query"
)

// postings are the list of a term, read a block at a time. The last block, which may be
// empty, holds the documents after the full ones.
type postings struct {
	list  []byte
	full  int // number of full blocks
	count int // documents of the segment; larger document numbers are damaged
}

// postingsOf returns the postings in a list of so many documents.
func (s *Segment) postingsOf(list extent, frequency int) postings {
	p := postings{list: s.part(listsPart, list.from, list.to), full: frequency / blockDocs, count: s.count}
	if p.full*skipEntry > len(p.list) {
		p = postings{} // damaged
	}
	return p
}

// blocks returns the number of blocks.
func (p *postings) blocks() int { return p.full + 1 }

// skip returns the skip entry of a block, nil if it has none.
func (p *postings) skip(block int) []byte {
	if block < 0 || block >= p.full {
		return nil
	}
	return p.list[block*skipEntry:][:skipEntry]
}

// skipField returns the number at an offset of a skip entry, 0 if there is no entry.
func skipField(skip []byte, offset int) int {
	if skip == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(skip[offset:]))
}

// bytesOf returns the bytes of a block, nil if they are damaged.
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

// read reads a block. A damaged block is read as empty.
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

// readDocs reads the documents of a block, and the counts too if it is the last. Of other
// blocks it returns the columns with the counts, and their widths.
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

// readPlain reads up to most documents from an offset of a plain list; the first is counted
// from doc. It ends before a document that is not below count, for that one is damaged. It
// returns the offset after them.
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

// readMixed reads the counts of the document at i, which has the term in several fields, and
// returns the offset after them.
func (r *run) readMixed(list []byte, at, i int) int {
	if r.fields == 1<<query.Body { // the columns of other fields hold nothing yet
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
