package index

import "readout/store/query"

// An iterator goes through the documents of a term in ascending order, skips blocks that
// are not needed, and reads positions where they are asked for.
type iterator struct {
	postings  postings
	run       *run // the block that was read
	segment   *Segment
	extent    extent         // of the positions of all documents
	block     int            // number of the block in run; -1 before the first
	at        int            // index in run of the document that the iterator stands on
	positions positionReader // of the block; at is -1 until positions are asked for
	skipped   int            // documents of the block whose positions were read or skipped
	totals    column         // positions of each document of the block
}

// newIterator returns an iterator that stands before the first document. It reads into r.
func newIterator(s *Segment, x *expansion, r *run) iterator {
	it := iterator{postings: s.postingsOf(x.list, x.frequency), run: r, segment: s, extent: x.positions, block: -1, at: -1}
	it.run.n = 0
	return it
}

// doc returns the document that the iterator stands on.
func (it *iterator) doc() uint32 { return it.run.docs[it.at] }

// next moves to the next document and reports whether there is one.
func (it *iterator) next() bool {
	for it.at++; it.at >= it.run.n; {
		if !it.enter(it.block + 1) {
			return false
		}
	}
	return true
}

// enter reads a block and moves to its first document, if there is one.
func (it *iterator) enter(block int) bool {
	if block >= it.postings.blocks() {
		return false
	}
	it.postings.read(block, it.run)
	it.block, it.at, it.skipped, it.positions = block, 0, 0, positionReader{at: -1}
	return true
}

// seek moves on to the first document that is not before doc, and reports whether there
// is one.
func (it *iterator) seek(doc uint32) bool {
	if it.at < 0 || it.at >= it.run.n || it.run.docs[it.run.n-1] < doc {
		block := max(it.block, 0)
		for block < it.postings.full && uint32(skipField(it.postings.skip(block), skipLast)) < doc {
			block++
		}
		if block != it.block && !it.enter(block) {
			return false
		}
	}
	for it.at >= it.run.n || it.run.docs[it.at] < doc {
		if !it.next() {
			return false
		}
	}
	return true
}

// seekPositions moves it.positions to those in the document, and returns how many there
// are.
func (it *iterator) seekPositions() int {
	if it.positions.at < 0 {
		from, end := it.extent.from+skipField(it.postings.skip(it.block-1), skipPositions), it.extent.to
		if it.block < it.postings.full {
			end = min(end, it.extent.from+skipField(it.postings.skip(it.block), skipPositions))
		}
		it.positions = positionReader{data: it.segment.part(positionsPart, from, end)}
		it.run.addUp(&it.totals)
	}
	n := 0
	for ; it.skipped < it.at; it.skipped++ {
		n += int(it.totals[it.skipped])
	}
	it.positions.skip(n)
	it.skipped++
	return int(it.totals[it.at])
}

// appendPositions appends the positions in the document.
func (it *iterator) appendPositions(to []uint32) []uint32 {
	n := it.seekPositions()
	return it.positions.read(to, n)
}

// onlyField returns the field of the document that has all positions, and false if several
// have some. seekPositions must have been called for the document.
func (it *iterator) onlyField() (query.Field, bool) {
	for f := range counted {
		if it.run.of(f, it.at) == it.totals[it.at] {
			return f, true
		}
	}
	return 0, false
}

// fieldOf returns the field of the document that has its position at i.
func (it *iterator) fieldOf(i int) query.Field {
	for f := range counted {
		if i -= int(it.run.of(f, it.at)); i < 0 {
			return f
		}
	}
	return query.Body
}
