package index

import "readout/store/query"

// A seeker goes through the documents of a term in ascending order, passing over
// blocks that are not needed, and reads the positions of those that are.
type seeker struct {
	postings
	*run
	segment *Segment
	spot    extent
	block   int   // in the run; -1 before the first
	i       int   // of the run
	spots   spots // of the block
	skipped int   // documents of the block before spots.at
	totals  column
}

// newSeeker returns a seeker that stands before the first document. It works in r.
func newSeeker(s *Segment, f *form, r *run) seeker {
	k := seeker{postings: s.postingsOf(f.list, f.frequency), run: r, segment: s, spot: f.spot, block: -1, i: -1}
	k.n = 0
	return k
}

// doc returns the document that the seeker stands on.
func (k *seeker) doc() uint32 { return k.docs[k.i] }

// next moves to the next document and reports whether there is one.
func (k *seeker) next() bool {
	for k.i++; k.i >= k.n; {
		if !k.enter(k.block + 1) {
			return false
		}
	}
	return true
}

// enter reads a block and moves to its first document, if there is one.
func (k *seeker) enter(block int) bool {
	if block >= k.blocks() {
		return false
	}
	k.read(block, k.run)
	k.block, k.i, k.skipped, k.spots = block, 0, 0, spots{at: -1}
	return true
}

// seek moves on to the first document that is not before doc, and reports whether
// there is one.
func (k *seeker) seek(doc uint32) bool {
	if k.i < 0 || k.i >= k.n || k.docs[k.n-1] < doc {
		block := max(k.block, 0)
		for block < k.full && uint32(after(k.skip(block), skipLast)) < doc {
			block++
		}
		if block != k.block && !k.enter(block) {
			return false
		}
	}
	for k.i >= k.n || k.docs[k.i] < doc {
		if !k.next() {
			return false
		}
	}
	return true
}

// atSpots makes k.spots stand on the positions in the document, and returns how many
// there are.
func (k *seeker) atSpots() int {
	if k.spots.at < 0 {
		from, end := k.spot.from+after(k.skip(k.block-1), skipSpots), k.spot.to
		if k.block < k.full {
			end = min(end, k.spot.from+after(k.skip(k.block), skipSpots))
		}
		k.spots = spots{data: k.segment.part(spotsPart, from, end)}
		k.run.addUp(&k.totals)
	}
	n := 0
	for ; k.skipped < k.i; k.skipped++ {
		n += int(k.totals[k.skipped])
	}
	k.spots.skip(n)
	k.skipped++
	return int(k.totals[k.i])
}

// positions appends the positions in the document.
func (k *seeker) positions(to []uint32) []uint32 {
	n := k.atSpots()
	return k.spots.read(to, n)
}

// only returns the field of the document in which all positions are, and false if they
// are in several. It is for after the positions were read.
func (k *seeker) only() (query.Field, bool) {
	for f := range counted {
		if k.of(f, k.i) == k.totals[k.i] {
			return f, true
		}
	}
	return 0, false
}

// fieldOf returns in which field the position at i of the document stands.
func (k *seeker) fieldOf(i int) query.Field {
	for f := range counted {
		if i -= int(k.of(f, k.i)); i < 0 {
			return f
		}
	}
	return query.Body
}
