package index

import (
	"cmp"
	"slices"

	"readout/store/query"
)

// Feedback (Rocchio 1971) ranks the hits of plain words again, by the words of the query and
// those of the first hits. A first hit counts by one over its place: if all counted alike, those
// further down would lead away from what was asked as often as towards it. What is found stays
// the same, and so does the first of all hits: it is the one that was meant if the query is its
// title.
const (
	feedbackHits    = 10   // hits whose words are looked at
	feedbackWords   = 30   // that are added
	feedbackLookups = 60   // of the words that say most about the hits: the dictionaries are asked for them
	queryShare      = 0.55 // of the query's own words in the weight of all
)

// An Added word is one that feedback adds to a query, and what it weighs.
type Added struct {
	Term   string
	Weight float32
}

// feedback returns the words that samples, the best first, add to a query of so many words, the
// weightiest first. The rarer one is, the more it counts, both to be added and then; but not if
// no other document has it, for then it ranks none.
func (s *search) feedback(samples []Sample, queryWords int) []Added {
	heavy := s.mass(samples)
	slices.SortStableFunc(heavy, heavier)
	heavy = heavy[:min(len(heavy), feedbackLookups)]
	s.index.tally(s.ctx, heavy)
	heavy = slices.DeleteFunc(heavy, func(w sampleWord) bool { return w.docs < 2 })
	count := s.index.ranking.count
	for i, w := range heavy {
		heavy[i].weight *= rarity(min(w.docs, count), count) // deleted documents are among them
	}
	slices.SortFunc(heavy, func(x, y sampleWord) int { return cmp.Or(heavier(x, y), cmp.Compare(x.term, y.term)) })
	heavy = heavy[:min(len(heavy), feedbackWords)]
	sum := float32(0)
	for _, w := range heavy {
		sum += w.weight
	}
	added := make([]Added, len(heavy))
	for i, w := range heavy {
		share := w.weight / sum * float32(queryWords) * (1 - queryShare) / queryShare
		added[i] = Added{w.term, share * rarity(min(s.family(w.term).postings, count), count)}
	}
	return added
}

// mass returns the words of samples, each once for all forms of its stem. They weigh what they
// say about the samples.
func (s *search) mass(samples []Sample) []sampleWord {
	var all []sampleWord
	stems := make(map[string]int) // indexes in all
	for i, sample := range samples {
		m := s.index.occurrenceWeights(sample.Doc)
		for _, w := range sample.words(m.language) {
			at, seen := stems[w.stem]
			if !seen {
				at = len(all)
				stems[w.stem] = at
				all = append(all, sampleWord{term: w.term})
			}
			weighted := m.body * float32(w.counts[query.Title]+w.counts[query.Body])
			all[at].weight += weighted / (saturation + weighted) / float32(i+1)
		}
	}
	return all
}

// family returns the lists of a word and the other forms of its stem, without the set of their
// documents: an added word finds none, so that its lists are read only where there are hits.
func (s *search) family(term string) *clauseResult {
	c := query.Clause{Terms: []string{term}, Text: term}
	for _, r := range s.families {
		if r.clause.Same(c) {
			return r
		}
	}
	r, e := &clauseResult{clause: c, fields: anyField}, s.index.expander(c)
	for _, segment := range s.index.segments {
		from := len(s.scratch.expansions)
		if _, ok := segment.docValues(); ok && s.ctx.Err() == nil {
			s.scratch.expansions = e.expand(s.ctx, segment, s.scratch.expansions)
		}
		r.expansions = append(r.expansions, extent{from, len(s.scratch.expansions)})
		r.phrases = append(r.phrases, extent{})
		for _, x := range s.scratch.expansions[from:] {
			r.postings += x.frequency
		}
	}
	s.families = append(s.families, r)
	return r
}

// added returns what is found for added words, with their own weights: they may stand in the
// query too.
func (s *search) added(words []Added) []*clauseResult {
	results := make([]*clauseResult, len(words))
	for i, w := range words {
		r := *s.family(w.Term)
		r.clause.Text, r.weight = w.Term, w.Weight
		results[i] = &r
	}
	return results
}

// again ranks the documents of both parts, but for the hit that was the first and stays so.
func (r *ranker) again(first Hit, docs, some *Set, limit int) []Hit {
	alone, others, someOthers := r.newSet(), r.newSet(), r.newSet()
	alone.Add(first.Doc)
	others.Or(docs)
	others.AndNot(alone)
	someOthers.Or(some)
	someOthers.AndNot(alone)
	hits := r.rank(alone, 1, 1)
	for i := range hits {
		hits[i].All = first.All
	}
	return append(hits, r.parts(others, someOthers, limit-len(hits), nearHits-1)...)
}
