package index

import "slices"

// Of the best hits it is looked at how near to each other the words of the query stand
// in them that are neighbours in the query: pairs in the manner of the sequential
// dependence model (Metzler and Croft 2005), each closer than eight words counting by
// its distance. Below the hits that are looked at the order is that without nearness.
const (
	nearDepth      = 64  // best hits that are looked at
	nearQuery      = 8   // words of the longest query; in longer ones it says little
	nearReach      = 8   // words
	nearWeight     = 0.6 // against that of the words, shared by all pairs
	nearSaturation = 0.5 // as saturation is that of words
	turnedWeight   = 0.5 // of words in the other order
)

// near adds nearness to the scores of the best hits.
func (s *search) near(q Query, top *heap) {
	words := s.pairs(q)
	hits := top.sorted()[:min(len(top.hits), nearDepth)]
	if len(words) < 2 || len(hits) == 0 {
		return
	}
	byDoc := make([]*Hit, len(hits))
	for i := range hits {
		byDoc[i] = &hits[i]
	}
	slices.SortFunc(byDoc, func(x, y *Hit) int { return x.Doc - y.Doc })
	for i, segment := range s.ix.segments {
		base := int(s.ix.bases[i])
		n := 0
		for n < len(byDoc) && byDoc[n].Doc < base+segment.count {
			n++
		}
		if s.ctx.Err() != nil {
			return
		}
		if columns, ok := segment.columns(); ok && n > 0 {
			r := rater{search: s, segment: segment, number: i, base: base, columns: columns}
			for j, word := range words {
				r.read(word, byDoc[:n], s.spotsOf(j))
			}
			for k, hit := range byDoc[:n] {
				hit.Score += float64(r.nearness(words, uint32(hit.Doc-base), k))
			}
		}
		byDoc = byDoc[n:]
	}
}

// pairs returns the plain words of the query, each of which makes a pair with the
// next; nothing if they are too many.
func (s *search) pairs(q Query) []*finding {
	var words []*finding
	for _, n := range q.kids(soft) {
		if n.op != leaf {
			continue
		}
		words = append(words, s.find(n.clause))
	}
	if len(words) > nearQuery {
		return nil
	}
	return words
}

// spotsOf returns the memory for the positions of a word in nearDepth documents.
func (s *search) spotsOf(word int) [][]uint32 {
	for len(s.spots) < (word+1)*nearDepth {
		s.spots = append(s.spots, nil)
	}
	return s.spots[word*nearDepth:][:nearDepth]
}

// read reads where a word stands in documents of the segment, which are in order.
func (r *rater) read(f *finding, docs []*Hit, spots [][]uint32) {
	for k := range docs {
		spots[k] = spots[k][:0]
	}
	forms := r.formsOf(f)
	for i := range forms {
		seeker := newSeeker(r.segment, &forms[i], &r.run)
		for k, hit := range docs {
			doc := uint32(hit.Doc - r.base)
			if !seeker.seek(doc) {
				break
			}
			if seeker.doc() == doc && forms[i].languages.has(language(r.columns.tongues[doc])) {
				spots[k] = seeker.positions(spots[k])
			}
		}
	}
	if len(forms) > 1 {
		for k := range docs {
			slices.Sort(spots[k])
		}
	}
}

// nearness is what is added to the score of a document for the nearness of the words,
// whose positions in it are at k.
func (r *rater) nearness(words []*finding, doc uint32, k int) float32 {
	sum := float32(0)
	for j := range len(words) - 1 {
		_, score := r.pair(words, j, doc, k)
		sum += score
	}
	return sum
}

// pair returns how often the words at j and j+1 stand near each other in a document,
// and what that adds to the score.
func (r *rater) pair(words []*finding, j int, doc uint32, k int) (count int, score float32) {
	ranking := &r.ix.ranking
	titleEnd := uint32(classLength(r.columns.titles[doc]))
	weighted := float32(0)
	before, after := r.spotsOf(j)[k], r.spotsOf(j + 1)[k]
	for _, at := range before {
		for len(after) > 0 && after[0]+nearReach < at {
			after = after[1:]
		}
		closeness := closest(at, after)
		if closeness == 0 {
			continue
		}
		count++
		if at < titleEnd {
			weighted += closeness * ranking.title[r.columns.titles[doc]]
		} else {
			weighted += closeness * ranking.body[r.columns.bodies[doc]]
		}
	}
	share := nearWeight / float32(len(words)) * (words[j].weight + words[j+1].weight) / 2
	return count, share * (nearSaturation + 1) * weighted / (nearSaturation + weighted)
}

// closest is how close the closest of some positions is to one before it: 1 for the
// next word, less the farther, 0 out of reach.
func closest(at uint32, after []uint32) float32 {
	best := float32(0)
	for _, pos := range after {
		switch {
		case pos > at+nearReach:
			return best
		case pos > at:
			return max(best, 1/float32(pos-at))
		case pos < at:
			best = max(best, turnedWeight/float32(at-pos))
		default: // a word and the whole that it is part of
			best = 1
		}
	}
	return best
}
