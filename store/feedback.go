package store

import (
	"slices"

	"readout/store/index"
	"readout/store/text"
)

// What is compared of hits to tell whether one is a copy of another: those of about the same
// score by how they begin.
const (
	copyScore     = 0.95    // of the score of the one before
	copyBeginning = 4 << 10 // bytes
)

// samples returns the texts of hits for feedback, in order, without those that cannot be read;
// of copies only the first, for a text that was kept ten times would be its own feedback.
func (l *Library) samples(hits []index.Hit) []index.Sample {
	var samples []index.Sample
	var kept []passage
	for _, hit := range hits {
		p := l.passage(int32(hit.Doc))
		sample := index.Sample{Doc: hit.Doc, Text: p.text, Title: len(p.title)}
		p.text, p.share = p.text[:text.RuneStart(p.text, min(len(p.text), copyBeginning))], hit.Score
		isCopy := func(q passage) bool { return p.share >= copyScore*q.share && p.isCopyOf(q) }
		if sample.Title+len("\n") == len(sample.Text) || slices.ContainsFunc(kept, isCopy) {
			continue
		}
		kept, samples = append(kept, p), append(samples, sample)
	}
	return samples
}
