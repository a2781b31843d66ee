package index

import (
	"encoding/binary"
	"math"
	"slices"

	"readout/store/query"
)

// A list with 128 documents or more begins with an entry for each full block of 128,
// then come the blocks, then the remaining documents as a plain list. The entry says
// the last document, where the block ends, counted from the first, where its positions
// end, and bounds on what ranking makes of it.
const (
	skipLast      = 0
	skipList      = 4
	skipPositions = 8
	skipTitle     = 12 // largest count in a title
	skipBody      = 13 // largest count in a body
	skipRest      = 14 // largest count in the other fields together
	skipLength    = 15 // class of the shortest body
	skipEntry     = 16

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
	n      int          // how many documents
	fields query.Fields // those of count that hold something; the others are not defined
}

// of returns how often the word stands in a field of a document.
func (r *run) of(f query.Field, i int) uint32 {
	if r.fields>>f&1 == 0 {
		return 0
	}
	return r.count[f][i]
}

// counts returns how often the word stands in the fields of the document at i.
func (r *run) counts(i int) (c counts) {
	for f := range counted {
		c[f] = uint16(min(r.of(f, i), maxCount))
	}
	return c
}

// A listWriter makes the list of a term out of a plain one.
type listWriter struct {
	run       run
	nextDoc   uint32 // the document after the last full block
	skips     []byte
	blocks    []byte
	totals    column
	positions positionReader
	bodies    []byte // classes of the lengths of bodies
}

// appendList appends the list of a term, and marks its documents in starts.
func (l *listWriter) appendList(to, plain, spot []byte, s *prefixes) []byte {
	l.skips, l.blocks, l.nextDoc = l.skips[:0], l.blocks[:0], 0
	l.positions = positionReader{data: spot}
	r, tail := &l.run, 0
	for last := uint32(0); tail < len(plain); last = l.nextDoc - 1 {
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
func (l *listWriter) flush() {
	r, at := &l.run, len(l.blocks)
	var gaps column
	for i, doc := range r.docs {
		gaps[i] = doc - l.nextDoc
		l.nextDoc = doc + 1
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
func (l *listWriter) skip() {
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
	l.positions.skip(positions)
	l.skips = binary.LittleEndian.AppendUint32(l.skips, l.nextDoc-1)
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(len(l.blocks)))
	l.skips = binary.LittleEndian.AppendUint32(l.skips, uint32(l.positions.at))
	rest := r.most(query.Source) + r.most(query.Byline)
	for _, n := range []uint32{r.most(query.Title), r.most(query.Body), rest} {
		l.skips = append(l.skips, byte(min(n, unbounded)))
	}
	l.skips = append(l.skips, shortest)
}

// most returns the largest count in a field.
func (r *run) most(f query.Field) uint32 {
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
