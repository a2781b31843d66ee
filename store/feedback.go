package store

import (
	"slices"
	"strings"

	"readout/store/index"
)

// copySign is how many bytes a text has in common with a copy of it, where they begin or where
// they end: others are not compared word for word.
const copySign = 48

// samples returns the texts of hits for feedback, in order, without those that cannot be read;
// of copies only the first, for a text that was kept ten times would be its own feedback.
func (l *Library) samples(hits []index.Hit) []index.Sample {
	var samples []index.Sample
	var kept []passage
	for _, hit := range hits {
		p := l.passage(int32(hit.Doc))
		sample := index.Sample{Doc: hit.Doc, Text: p.text, Title: len(p.title)}
		isCopy := func(q passage) bool { return p.resembles(q) && p.isCopyOf(q) }
		if p.body() == "" || slices.ContainsFunc(kept, isCopy) {
			continue
		}
		kept, samples = append(kept, p), append(samples, sample)
	}
	return samples
}

// body is the text of a passage below its title.
func (p passage) body() string { return p.text[len(p.title)+len("\n"):] }

// resembles reports whether two passages begin or end alike.
func (p passage) resembles(q passage) bool {
	x, y := p.body(), q.body()
	n := min(copySign, len(x), len(y))
	return strings.HasPrefix(x, y[:n]) || strings.HasSuffix(x, y[len(y)-n:])
}
