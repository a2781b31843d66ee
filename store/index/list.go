package index

import (
	"encoding/binary"
	"math"
	"slices"
)

// A list with 128 documents or more begins with an entry for each full block of 128,
// then come the blocks, then the remaining documents as a plain list. The entry says
// the last document, where the block ends, counted from the first, where its positions
// end, and bounds on what ranking makes of it.
const (
	skipLast   = 0
	skipList   = 4
	skipSpots  = 8
	skipTitle  = 12 // largest count in a title
	skipBody   = 13 // largest count in a body
	skipRest   = 14 // largest count in the other fields together
	skipLength = 15 // class of the shortest body
	skipEntry  = 16

	unbounded = math.MaxUint8 // a largest count that is this or more

	maxGapWidth = 30 // of the distances in a block: sums stay within 32 bits
)

// A block begins with the widths of its columns, a byte each: the distances between
// documents less 1, then the counts by field. A column without width is missing.
const blockHead = 1 + int(counted)

// A run is some documents of a list that follow each other, with how often the word
// stands in each field of them.
type run struct {
	docs   column
	count  [counted]column
	n      int    // how many documents
	fields fields // those of count that hold something; the others are not defined
}

// of returns how often the word stands in a field of a document.
func (r *run) of(f field, i int) uint32 {
	if r.fields>>f&1 == 0 {
		return 0
	}
	return r.count[f][i]
}

// A lister makes the list of a term out of a plain one.
type lister struct {
	run    run
	before uint32 // the document after the last full block
	skips  []byte
	blocks []byte
	totals column
	spots  spots
	bodies []byte // classes of the lengths of bodies
}

// appendList appends the list of a term, and marks its documents in starts.
func (l *lister) appendList(to, plain, spot []byte, s *starts) []byte {
	l.skips, l.blocks, l.before = l.skips[:0], l.blocks[:0], 0
	l.spots = spots{data: spot}
	r, tail := &l.run, 0
	for last := uint32(0); tail < len(plain); last = l.before - 1 {
		at := r.readPlain(plain, tail, last, blockDocs, len(l.bodies))
		s.mark(r)
		if r.n < blockDocs {
			break
		}
		l.flush()
		tail = at
	}
	return append(append(append(to, l.skips...), l.blocks...), plain[tail:]...)
}

// flush writes the run as a block.
func (l *lister) flush() {
	r, at := &l.run, len(l.blocks)
	var gaps column
	for i, doc := range r.docs {
		gaps[i] = doc - l.before
		l.before = doc + 1
	}
	width := gaps.widthOf()
	l.blocks = append(l.blocks, byte(width), 0, 0, 0, 0)
	l.blocks = gaps.pack(l.blocks, width)
	for f := range r.count {
		if r.fields>>f&1 != 0 {
			width := r.count[f].widthOf()
			l.blocks[at+1+f] = byte(width)
			l.blocks = r.count[f].pack(l.blocks, width)
		}
	}
	l.skip()
}

// skip writes what is to be known of the block without reading it.
func (l *lister) skip() {
	r := &l.run
	shortest := byte(math.MaxUint8)
	for _, doc := range r.docs {
		shortest = min(shortest, l.bodies[doc])
	}
	positions := 0
	r.addUp(&l.totals)
	for _, n := range l.totals {
		positions += int(n)
	}
	l.spots.skip(positions)
	l.skips = binary.LittleEndian.AppendUint32(l.skips, l.before-1)
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(len(l.blocks)))
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(l.spots.at))
	rest := r.most(source) + r.most(byline)
	for _, n := range []uint32{r.most(title), r.most(body), rest} {
		l.skips = append(l.skips, byte(min(n, unbounded)))
	}
	l.skips = append(l.skips, shortest)
}

// most returns the largest count in a field.
func (r *run) most(f field) uint32 {
	if r.fields>>f&1 == 0 {
		return 0
	}
	return slices.Max(r.count[f][:r.n])
}

// addUp sets the totals of the documents: how often the word stands in all fields, and
// so how many positions there are.
func (r *run) addUp(totals *column) {
	clear(totals[:r.n])
	for f := range r.count {
		if r.fields>>f&1 != 0 {
			for i := range r.n {
				totals[i] += r.count[f][i]
			}
		}
	}
}

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
func after(skip []byte, place int) int {
	if skip == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(skip[place:]))
}

// bytesOf returns the bytes of a block, nil if there are none.
func (p *postings) bytesOf(block int) []byte {
	data := p.list[p.full*skipEntry:]
	from, to := after(p.skip(block-1), skipList), len(data)
	if block < p.full {
		to = after(p.skip(block), skipList)
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
		doc = uint32(after(skip, skipLast))
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
	r.fields = 1 << body
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
			r.count[body][n] = v + 3
		default:
			r.count[body][n] = v + 1
		}
		n++
	}
	r.n = n
	return at
}

// readMixed reads the counts of the document at i, which has the word in several
// fields. It returns the place after them.
func (r *run) readMixed(list []byte, at, i int) int {
	if r.fields == 1<<body { // none before had others
		for f := range r.count {
			if field(f) != body {
				clear(r.count[f][:])
			}
		}
		r.fields = anyField
	}
	if at >= len(list) {
		return len(list)
	}
	in := fields(list[at])
	at++
	r.count[body][i] = 0
	for f := range counted {
		if in>>f&1 != 0 {
			r.count[f][i], at = numberAt(list, at)
		}
	}
	return at
}

// A reader reads the entries of a list one by one.
type reader struct {
	postings
	run
	block, i int
}

func (s *Segment) reader(list extent, frequency int) *reader {
	return &reader{postings: s.postingsOf(list, frequency), i: -1}
}

// next moves to the next document and reports whether there is one.
func (r *reader) next() bool {
	for r.i++; r.i >= r.run.n; r.block++ {
		if r.block >= r.blocks() {
			return false
		}
		r.read(r.block, &r.run)
		r.i = 0
	}
	return true
}

func (r *reader) doc() uint32 { return r.docs[r.i] }
