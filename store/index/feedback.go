package index

import (
	"cmp"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// Feedback (Rocchio 1971) ranks the hits of plain words a second time, by the words of the query
// and those of the first hits. A first hit counts by one over its place: if all counted alike,
// those further down would lead away from what was asked as often as towards it. What is found
// stays the same, and so does the first of all hits, for that is the one that was meant if the
// query is its title.

// A sampleMass is a word of the first hits, with all forms of its stem.
var (
	feedbackHits    = envInt("FB_HITS", 20)        // hits whose words are added
	feedbackWords   = envInt("FB_WORDS", 60)       // that are added
	feedbackLookups = envInt("FB_LOOKUPS", 240)    // of the words with the most mass that the dictionaries are asked for
	queryShare      = float32(envFloat("FB_SHARE", 0.4))    // of the query's own words in the weight of all
)

// An Added word is one that feedback adds to a query, and what it weighs.
type Added struct {
	Term   string
	Weight float32
}

// feedback returns the words that samples, the best first, add to a query of so many words,
// the weightiest first.
func (s *search) feedback(samples []Sample, queryWords int) []Added {
	mass := s.mass(samples)
	slices.SortStableFunc(mass, heavier)
	mass = mass[:min(len(mass), feedbackLookups)]
	s.index.tally(s.ctx, mass)
	for i, w := range mass {
		mass[i].weight *= rarity(min(w.docs, s.index.ranking.count), s.index.ranking.count)
	}
	slices.SortFunc(mass, func(x, y sampleWord) int { return cmp.Or(heavier(x, y), cmp.Compare(x.term, y.term)) })
	mass = mass[:min(len(mass), feedbackWords)]
	sum := float32(0)
	for _, w := range mass {
		sum += w.weight
	}
	var added []Added
	for _, w := range mass {
		share := w.weight / sum * float32(queryWords) * (1 - queryShare) / queryShare
		added = append(added, Added{w.term, share * s.result(query.Clause{Terms: []string{w.term}}).weight})
	}
	return added
}

// mass returns the words of samples, each once for all forms of its stem, weighted by how
// much they stand for the samples.
func (s *search) mass(samples []Sample) []sampleWord {
	var all []sampleWord
	stems := make(map[string]int)
	for i, sample := range samples {
		m := s.index.occurrenceWeights(sample.Doc)
		for _, w := range sample.words(m.language) {
			stem := w.term
			if f, ok := words.FamilyOf(w.term, m.language); ok {
				stem = f.Stem
			}
			at, seen := stems[stem]
			if !seen {
				at = len(all)
				stems[stem] = at
				all = append(all, sampleWord{term: w.term})
			}
			weighted := m.body * float32(w.counts[query.Title]+w.counts[query.Body])
			all[at].weight += weighted / (saturation + weighted) / float32(i+1)
		}
	}
	return all
}

// added returns what is found for added words. They are no part of the query, even if they
// stand in it: what they weigh is their own.
func (s *search) added(words []Added) []*clauseResult {
	results := make([]*clauseResult, len(words))
	for i, w := range words {
		r := *s.result(query.Clause{Terms: []string{w.Term}})
		r.weight = w.Weight
		results[i] = &r
	}
	return results
}

// again ranks the documents of both parts. The hit that was the first stays the first.
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
