package index

import "readout/store/query"

// An iterator goes through the documents of a term in ascending order, passing over
// blocks that are not needed, and reads the positions of those that are.
type iterator struct {
	postings  postings
	run       *run
	segment   *Segment
	extent    extent
	block     int            // in the run; -1 before the first
	at        int            // of the run
	positions positionReader // of the block
	skipped   int            // documents of the block before spots.at
	totals    column
}

// newIterator returns a seeker that stands before the first document. It works in r.
func newIterator(s *Segment, f *expansion, r *run) iterator {
	k := iterator{postings: s.postingsOf(f.list, f.frequency), run: r, segment: s, extent: f.positions, block: -1, at: -1}
	k.run.n = 0
	return k
}

// doc returns the document that the seeker stands on.
func (k *iterator) doc() uint32 { return k.run.docs[k.at] }

// next moves to the next document and reports whether there is one.
func (k *iterator) next() bool {
	for k.at++; k.at >= k.run.n; {
		if !k.enter(k.block + 1) {
			return false
		}
	}
	return true
}

// enter reads a block and moves to its first document, if there is one.
func (k *iterator) enter(block int) bool {
	if block >= k.postings.blocks() {
		return false
	}
	k.postings.read(block, k.run)
	k.block, k.at, k.skipped, k.positions = block, 0, 0, positionReader{at: -1}
	return true
}

// seek moves on to the first document that is not before doc, and reports whether
// there is one.
func (k *iterator) seek(doc uint32) bool {
	if k.at < 0 || k.at >= k.run.n || k.run.docs[k.run.n-1] < doc {
		block := max(k.block, 0)
		for block < k.postings.full && uint32(after(k.postings.skip(block), skipLast)) < doc {
			block++
		}
		if block != k.block && !k.enter(block) {
			return false
		}
	}
	for k.at >= k.run.n || k.run.docs[k.at] < doc {
		if !k.next() {
			return false
		}
	}
	return true
}

// seekPositions makes k.spots stand on the positions in the document, and returns how many
// there are.
func (k *iterator) seekPositions() int {
	if k.positions.at < 0 {
		from, end := k.extent.from+after(k.postings.skip(k.block-1), skipPositions), k.extent.to
		if k.block < k.postings.full {
			end = min(end, k.extent.from+after(k.postings.skip(k.block), skipPositions))
		}
		k.positions = positionReader{data: k.segment.part(positionsPart, from, end)}
		k.run.addUp(&k.totals)
	}
	n := 0
	for ; k.skipped < k.at; k.skipped++ {
		n += int(k.totals[k.skipped])
	}
	k.positions.skip(n)
	k.skipped++
	return int(k.totals[k.at])
}

// appendPositions appends the positions in the document.
func (k *iterator) appendPositions(to []uint32) []uint32 {
	n := k.seekPositions()
	return k.positions.read(to, n)
}

// only returns the field of the document in which all positions are, and false if they
// are in several. It is for after the positions were read.
func (k *iterator) only() (query.Field, bool) {
	for f := range counted {
		if k.run.of(f, k.at) == k.totals[k.at] {
			return f, true
		}
	}
	return 0, false
}

// fieldOf returns in which field the position at i of the document stands.
func (k *iterator) fieldOf(i int) query.Field {
	for f := range counted {
		if i -= int(k.run.of(f, k.at)); i < 0 {
			return f
		}
	}
	return query.Body
}
