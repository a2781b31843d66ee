package index

import (
	"cmp"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// Of the best hits it is looked at how near to each other those words stand that are
// neighbours in the query, as in the sequential dependence model (Metzler and Croft
// 2005): a place where two stand within eight words counts the more the nearer they
// are. The other hits stay below in their order.
const (
	nearHits       = 64  // that are looked at
	nearQuery      = 8   // words of the longest query; in longer ones nearness says little
	nearForms      = 16  // forms of a word in a segment that are looked at: the first, which are the word itself and its nearest
	nearReach      = 8   // words
	nearWeight     = 0.6 // against that of the words; all pairs of a query share it
	nearSaturation = 0.5 // as saturation is that of words
	turnedWeight   = 0.5 // of words in the other order
)

// pairs returns the plain words of the query, each once, of which each makes a pair
// with the next; none if they are too many.
func (s *search) pairs(q query.Query) []*clauseResult {
	var words []*clauseResult
	for _, n := range q.Nodes(query.Optional) {
		if n.Op != query.Leaf {
			continue
		}
		if f := s.result(n.Clause); !slices.Contains(words, f) { // a correction may be a word that was there
			words = append(words, f)
		}
	}
	if len(words) > nearQuery {
		return nil
	}
	return words
}

// addProximity calls gain with what each pair of words adds to the score of each of the hits,
// and how often it stands there.
func (s *search) addProximity(words []*clauseResult, hits []Hit, gain func(hit *Hit, pair, count int, score float32)) {
	if len(words) < 2 {
		return
	}
	left := make([]*Hit, len(hits))
	for i := range hits {
		left[i] = &hits[i]
	}
	slices.SortFunc(left, func(x, y *Hit) int { return cmp.Compare(x.Doc, y.Doc) })
	for len(left) > 0 && s.ctx.Err() == nil {
		p := proximityScorer{search: s, words: words, number: s.ix.segmentOf(left[0].Doc)}
		p.segment, p.base = s.ix.segments[p.number], int(s.ix.bases[p.number])
		n := 1
		for n < len(left) && left[n].Doc < p.base+p.segment.count {
			n++
		}
		var ok bool
		if p.values, ok = p.segment.docValues(); ok {
			p.near(left[:n], gain)
		}
		left = left[n:]
	}
}

// A proximityScorer finds where words stand in documents of a segment.
type proximityScorer struct {
	search  *search
	words   []*clauseResult
	segment *Segment
	number  int
	base    int
	values  docValues
}

func (p *proximityScorer) near(hits []*Hit, gain func(hit *Hit, pair, count int, score float32)) {
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

// positionsOf returns the memory for the positions of a word in the hits.
func (p *proximityScorer) positionsOf(word int) [][]uint32 {
	for len(p.search.scratch.positions) < (word+1)*nearHits {
		p.search.scratch.positions = append(p.search.scratch.positions, nil)
	}
	return p.search.scratch.positions[word*nearHits:][:nearHits]
}

// read reads where a word stands in the hits, which are in order.
func (p *proximityScorer) read(word int, hits []*Hit) {
	places := p.positionsOf(word)
	for i := range hits {
		places[i] = places[i][:0]
	}
	forms := slice(p.search.scratch.expansions, p.words[word].expansions[p.number])
	for _, form := range forms[:min(nearForms, len(forms))] {
		k := newIterator(p.segment, &form, &p.search.scratch.run)
		for i, hit := range hits {
			doc := uint32(hit.Doc - p.base)
			if !k.seek(doc) {
				break
			}
			if k.doc() == doc && form.languages.Has(words.Language(p.values.languages[doc])) {
				places[i] = k.appendPositions(places[i])
			}
		}
	}
	if len(forms) > 1 {
		for i := range hits {
			slices.Sort(places[i])
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
	weighted := closeInTitle*p.search.ix.ranking.title[title] + closeInBody*p.search.ix.ranking.body[body]
	weight := (p.words[j].weight + p.words[j+1].weight) / 2 * nearWeight / float32(len(p.words))
	return inTitle + inBody, weight * (nearSaturation + 1) * weighted / (nearSaturation + weighted)
}

// together returns at how many of the first positions a second is near, and how close
// they are in all.
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

// closest is how close the nearest of some positions is to one before it: 1 for the
// next word, less the farther it is, 0 out of reach.
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
		default: // a word, and what it is written together with
			best = 1
		}
	}
	return best
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
