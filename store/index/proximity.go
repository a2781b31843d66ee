package index

import (
	"cmp"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// The best hits are ranked again by how near those words stand that are neighbours in the
// query, as in the sequential dependence model (Metzler and Croft 2005): where two stand
// within eight words of each other, they count the more the nearer they are. The other hits
// stay below, in their order.
const (
	nearHits       = 64  // hits that are ranked again
	nearQuery      = 8   // words of the longest query; in longer ones nearness says little
	nearExpansions = 16  // of a word in a segment that are read: the first are the word itself and its nearest
	nearReach      = 8   // words
	nearWeight     = 0.6 // against that of the words; all pairs of a query share it
	nearSaturation = 0.5 // as saturation is that of words
	turnedWeight   = 0.5 // of words in the other order
)

// pairs returns the plain words of the query, each once: each makes a pair with the next.
// It returns none of a query with too many.
func (s *search) pairs(q query.Query) []*clauseResult {
	var results []*clauseResult
	for _, c := range q.PlainWords() {
		if r := s.result(c); !slices.Contains(results, r) { // a correction may be a word that was there
			results = append(results, r)
		}
	}
	if len(results) > nearQuery {
		return nil
	}
	return results
}

// addProximity calls gain with what each pair of words adds to the score of each hit, and
// how often the two stand near each other there.
func (s *search) addProximity(words []*clauseResult, hits []Hit, gain func(hit *Hit, pair, count int, score float32)) {
	if len(words) < 2 {
		return
	}
	byDoc := make([]*Hit, len(hits))
	for i := range hits {
		byDoc[i] = &hits[i]
	}
	slices.SortFunc(byDoc, func(x, y *Hit) int { return cmp.Compare(x.Doc, y.Doc) })
	for len(byDoc) > 0 && s.ctx.Err() == nil {
		number := s.index.segmentOf(byDoc[0].Doc)
		segment, base := s.index.segments[number], int(s.index.bases[number])
		n := 1
		for n < len(byDoc) && byDoc[n].Doc < base+segment.count {
			n++
		}
		if values, ok := segment.docValues(); ok {
			p := proximityScorer{s.scratch, &s.index.ranking, words, segment, number, base, values}
			p.score(byDoc[:n], gain)
		}
		byDoc = byDoc[n:]
	}
}

// A proximityScorer scores how near the words of a query stand in documents of a segment.
type proximityScorer struct {
	scratch *scratch
	ranking *ranking
	words   []*clauseResult
	segment *Segment
	number  int // of the segment
	base    int // number of its first document
	values  docValues
}

func (p *proximityScorer) score(hits []*Hit, gain func(hit *Hit, pair, count int, score float32)) {
	for j := range p.words {
		p.read(j, hits)
	}
	for i, hit := range hits {
		for j := range len(p.words) - 1 {
			if count, score := p.pair(j, i, uint32(hit.Doc-p.base)); count > 0 {
				gain(hit, j, count, score)
			}
		}
	}
}

// positionsOf returns the memory for the positions of a word in each of the hits.
func (p *proximityScorer) positionsOf(word int) [][]uint32 {
	for len(p.scratch.positions) < (word+1)*nearHits {
		p.scratch.positions = append(p.scratch.positions, nil)
	}
	return p.scratch.positions[word*nearHits:][:nearHits]
}

// read reads the positions of a word in the hits, which are in the order of documents.
func (p *proximityScorer) read(word int, hits []*Hit) {
	positions := p.positionsOf(word)
	for i := range hits {
		positions[i] = positions[i][:0]
	}
	expansions := slice(p.scratch.expansions, p.words[word].expansions[p.number])
	for _, x := range expansions[:min(nearExpansions, len(expansions))] {
		it := newIterator(p.segment, &x, &p.scratch.run)
		for i, hit := range hits {
			doc := uint32(hit.Doc - p.base)
			if !it.seek(doc) {
				break
			}
			if it.doc() == doc && x.languages.Has(words.Language(p.values.languages[doc])) {
				positions[i] = it.appendPositions(positions[i])
			}
		}
	}
	if len(expansions) > 1 {
		for i := range hits {
			slices.Sort(positions[i])
		}
	}
}

// pair returns how often the words at j and j+1 stand near each other in the hit at i,
// and what that adds to its score.
func (p *proximityScorer) pair(j, i int, doc uint32) (count int, score float32) {
	title, body := p.values.titles[doc], p.values.bodies[doc]
	first, second := p.positionsOf(j)[i], p.positionsOf(j + 1)[i]
	end := uint32(classLength(title)) // the body begins later
	f, _ := slices.BinarySearch(first, end)
	s, _ := slices.BinarySearch(second, end)
	inTitle, closeInTitle := together(first[:f], second[:s])
	inBody, closeInBody := together(first[f:], second[s:])
	weighted := closeInTitle*p.ranking.title[title] + closeInBody*p.ranking.body[body]
	weight := (p.words[j].weight + p.words[j+1].weight) / 2 * nearWeight / float32(len(p.words))
	return inTitle + inBody, weight * (nearSaturation + 1) * weighted / (nearSaturation + weighted)
}

// together returns how many of the first positions have a second one near, and the sum of
// how close those are.
func together(first, second []uint32) (count int, closeness float32) {
	for _, at := range first {
		for len(second) > 0 && second[0]+nearReach < at {
			second = second[1:]
		}
		if c := closest(at, second); c > 0 {
			count++
			closeness += c
		}
	}
	return count, closeness
}

// closest returns how close the nearest of some positions is to at: 1 for the next word,
// less the farther it is, 0 out of reach.
func closest(at uint32, positions []uint32) float32 {
	best := float32(0)
	for _, pos := range positions {
		switch {
		case pos > at+nearReach:
			return best
		case pos > at:
			return max(best, 1/float32(pos-at))
		case pos < at:
			best = max(best, turnedWeight/float32(at-pos))
		default: // a part of a word, and the whole
			best = 1
		}
	}
	return best
}

// segmentOf returns the number of the segment with a document.
func (ix *Index) segmentOf(doc int) int {
	i, found := slices.BinarySearch(ix.bases, uint32(doc))
	if !found {
		return i - 1
	}
	for i+1 < len(ix.bases) && ix.bases[i+1] == uint32(doc) { // an empty segment has the same base
		i++
	}
	return i
}
