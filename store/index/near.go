package index

import (
	"cmp"
	"slices"
)

// nearHits is how many of the best hits by BM25F are ranked anew with the positions of
// their words. The others stay below them in their order.
const nearHits = 200

// nearForms is how many forms of a clause in a segment have their positions read:
// the first, which begin with the word as it was asked for.
const nearForms = 16

// A stand is a place in a document where a clause of the query stands, by its number
// among those that are scored.
type stand struct {
	pos    uint32
	clause uint8
}

// A neighbour is a document that is ranked anew.
type neighbour struct {
	hit    *Hit
	stands []stand
}

// rankNear adds to the scores of hits what their words gain by standing near each
// other.
func (s *search) rankNear(findings []*finding, hits []Hit) {
	if len(findings) < 2 || len(findings) > maxClauses {
		return
	}
	s.near = s.near[:0]
	for i := range hits {
		s.near = append(s.near, neighbour{hit: &hits[i], stands: s.standsOf(i)})
	}
	slices.SortFunc(s.near, func(x, y neighbour) int { return cmp.Compare(x.hit.Doc, y.hit.Doc) })
	s.stand(findings)
	for i := range s.near {
		n := &s.near[i]
		slices.SortFunc(n.stands, func(x, y stand) int { return cmp.Compare(x.pos, y.pos) })
		n.hit.Score += float64(proximity(n.stands, findings))
		s.stands[i] = n.stands
	}
}

// standsOf returns memory for the stands of a hit.
func (s *search) standsOf(hit int) []stand {
	for len(s.stands) <= hit {
		s.stands = append(s.stands, nil)
	}
	return s.stands[hit][:0]
}

// stand finds where the clauses stand in the documents of s.near, which are in order.
func (s *search) stand(findings []*finding) {
	for at := 0; at < len(s.near) && s.ctx.Err() == nil; {
		number := s.ix.segmentOf(s.near[at].hit.Doc)
		segment, base := s.ix.segments[number], int(s.ix.bases[number])
		to := at
		for to < len(s.near) && s.near[to].hit.Doc < base+segment.count {
			to++
		}
		for clause, f := range findings {
			forms := slice(s.forms, f.forms[number])
			for _, form := range forms[:min(nearForms, len(forms))] {
				s.standForm(segment, &form, uint8(clause), uint32(base), s.near[at:to])
			}
		}
		at = to
	}
}

// standForm adds where a form stands in documents of a segment.
func (s *search) standForm(segment *Segment, form *form, clause uint8, base uint32, near []neighbour) {
	k := newSeeker(segment, form, &s.run)
	for i := range near {
		doc := uint32(near[i].hit.Doc) - base
		if !k.seek(doc) {
			return
		}
		if k.doc() != doc {
			continue
		}
		s.candidates.read = k.positions(s.candidates.read[:0])
		for _, pos := range s.candidates.read {
			near[i].stands = append(near[i].stands, stand{pos, clause})
		}
	}
}

// segmentOf returns the number of the segment that has a document.
func (ix *Index) segmentOf(doc int) int {
	i, found := slices.BinarySearch(ix.bases, uint32(doc))
	if !found {
		return i - 1
	}
	for i+1 < len(ix.bases) && ix.bases[i+1] == uint32(doc) { // empty ones have the same
		i++
	}
	return i
}
