package store

import (
	"slices"

	"readout/store/index"
)

// copyScore is the least share of the score of a hit that a copy of it has too.
const copyScore = 0.95

// samples returns the texts of hits for feedback, of copies only that of the first.
func (l *Library) samples(hits []index.Hit) []index.Sample {
	var samples []index.Sample
	var kept []passage
	for _, hit := range hits {
		p := l.passage(int32(hit.Doc))
		p.share = hit.Score
		if slices.ContainsFunc(kept, func(q passage) bool { return p.share >= copyScore*q.share && p.isCopyOf(q) }) {
			continue
		}
		kept = append(kept, p)
		samples = append(samples, index.Sample{Doc: hit.Doc, Text: p.text, Title: len(p.title)})
	}
	return samples
}
