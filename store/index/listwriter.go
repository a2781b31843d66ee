package index

import (
	"encoding/binary"
	"math"
	"slices"

	"readout/store/query"
)

// A list of 128 documents or more begins with a skip entry for each full block of 128. Then
// come the blocks, then the remaining documents as a plain list. A skip entry says what can
// be known of a block without reading it: its last document, where it ends, counted from the
// first block, where its positions end, and bounds for ranking.
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

	maxGapWidth = 30 // bits of a distance in a block, so that sums stay within 32 bits
)

// A block begins with the widths of its columns, a byte each: the distances between
// documents less 1, then the counts by field. A column of width 0 is left out.
const blockHead = 1 + int(counted)

// A run is documents of a list that follow each other, with the counts of the term.
type run struct {
	docs   column
	count  [counted]column
	n      int          // documents
	fields query.Fields // with counts; the other columns of count are not defined
}

// of returns how often the term stands in a field of the document at i.
func (r *run) of(f query.Field, i int) uint32 {
	if r.fields>>f&1 == 0 {
		return 0
	}
	return r.count[f][i]
}

// counts returns how often the term stands in each field of the document at i.
func (r *run) counts(i int) (c counts) {
	for f := range counted {
		c[f] = uint16(min(r.of(f, i), maxCount))
	}
	return c
}

// A listWriter writes the list of a term: it packs what a plain list says.
type listWriter struct {
	run       run
	nextDoc   uint32 // the number after the last document of a full block
	skips     []byte
	blocks    []byte
	totals    column
	positions positionReader
	bodies    []byte // classes of the lengths of all bodies
}

// appendTo appends the list of a term, and counts its documents in prefixes.
func (l *listWriter) appendTo(to, plain, positions []byte, p *prefixes) []byte {
	l.skips, l.blocks, l.nextDoc = l.skips[:0], l.blocks[:0], 0
	l.positions = positionReader{data: positions}
	r, tail := &l.run, 0
	for last := uint32(0); tail < len(plain); last = l.nextDoc - 1 {
		at := r.readPlain(plain, tail, last, blockDocs, len(l.bodies))
		p.add(r)
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
	width := gaps.width()
	l.blocks = append(l.blocks, byte(width), 0, 0, 0, 0)
	l.blocks = gaps.pack(l.blocks, width)
	for f := range r.count {
		if r.fields>>f&1 != 0 {
			width := r.count[f].width()
			l.blocks[at+1+f] = byte(width)
			l.blocks = r.count[f].pack(l.blocks, width)
		}
	}
	l.skip()
}

// skip writes the skip entry of the block.
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

// addUp sets the totals of the documents: how often the term stands in all fields, which is
// how many positions it has.
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
