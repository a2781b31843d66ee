package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"readout/store/dates"
	"readout/store/days"
	"readout/store/index"
)

// A Related is a briefing about the same as another.
type Related struct {
	Hit            // its Score is what share of the other's weight the two have in common
	Words []string // up to three of the weightiest words or names they share, as written in the other
}

// What is near enough to be shown, and what is too near.
const (
	leastShare  = 0.12 // of the document's own weight; of those with less every second one is about something else
	fewPeers    = 4    // among so many documents of a language twice that share means nothing yet
	leastWords  = 2    // that are shared
	sharedWords = 3    // that are shown
	mostRelated = 100
	copyShare   = 0.6 // of the weight, from which on it is asked whether it is a copy
)

// Related returns up to limit briefings about the same as a document, the nearest first:
// those that share the most of the words that tell it apart from all others (see
// index.Similar), a little sooner if both are of the same days. Copies are left
// out, and so is what is not really near, even if nothing is left.
func (l *Library) Related(ctx context.Context, id ID, limit int) ([]Related, error) {
	return readRepair(ctx, l, func(l *Library) ([]Related, error) {
		n, ok := l.docs.Find(id)
		if !ok {
			return nil, fmt.Errorf("%w: %s", ErrNotFound, id)
		}
		return l.related(ctx, n, limit)
	})
}

func (l *Library) related(ctx context.Context, n int32, limit int) ([]Related, error) {
	own := l.passage(n)
	limit = min(limit, mostRelated)
	sample := index.Sample{Doc: int(n), Text: own.text, Title: len(own.title)}
	found, err := l.docs.Index().Similar(ctx, sample, 3*limit+10) // some are copies, and dates change the order
	if err != nil {
		return nil, err
	}
	var related []Related
	shown := []passage{own}
	for _, c := range l.near(n, found) {
		if len(related) >= limit {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := l.passage(int32(c.Doc))
		p.share = c.share
		if slices.ContainsFunc(shown, p.isCopyOf) {
			continue
		}
		words := own.shared(found, c.Words, p.text)
		if len(words) < leastWords {
			continue
		}
		shown = append(shown, p)
		related = append(related, Related{l.hit(scoredDoc{number: int32(c.Doc), score: c.share}, nil), words[:min(sharedWords, len(words))]})
	}
	return related, nil
}

// A neighbour is a document that shares words with another.
type neighbour struct {
	index.SimilarDoc
	share float64
}

// near returns the documents that are near enough, the nearest first.
func (l *Library) near(n int32, similar index.Similarity) []neighbour {
	var list []neighbour
	least := leastShare * (1 + fewPeers/float64(max(1, similar.Peers)))
	for _, a := range similar.Docs {
		if share := a.Score / similar.SelfScore; share >= least {
			list = append(list, neighbour{a, share})
		}
	}
	published := l.docs.Published()
	for i := range list {
		list[i].share *= 1 + timeBonus*closeness(published[n].Day(), published[list[i].Doc].Day())
	}
	slices.SortStableFunc(list, func(x, y neighbour) int { return cmp.Compare(y.share, x.share) })
	return list
}

// What closeness in time adds to the share at most, and the days after which a third of
// that is left: it decides between documents that are about as near. On judged documents
// with dates more does harm, and so do days that both mention.
const (
	timeBonus   = 0.2
	closeInTime = 30
)

// closeness is 1 for documents of the same day, less the more time lies between them,
// and 0 if the day of one is not known.
func closeness(a, b days.Day) float64 {
	if a.Precision() != dates.Day || b.Precision() != dates.Day {
		return 0
	}
	apart := a.Time().Sub(b.Time()).Abs().Hours() / 24
	return math.Exp(-apart / closeInTime)
}
