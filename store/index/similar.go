package index

import (
	"cmp"
	"context"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Sample is a document that others are compared with, by its text as it was indexed.
type Sample struct {
	Doc   int    // its number
	Text  string // of which the first Title bytes are the title
	Title int
}

// A Likeness is what other documents share with a sample.
type Likeness struct {
	Words []Span  // of the sample's text: the words that were compared, the weightiest first
	Own   float64 // the score that its weightiest words give the sample itself, with those that no other document has
	Among int     // living documents of its language
	Alike []Alike // the best, in order, without the sample
}

// A Span is a word as it is written in Text[From:To] of a sample.
type Span struct{ From, To int }

// An Alike is a document that shares words with a sample. Its score is seldom more than
// the sample's own, as when it has the same words in its title.
type Alike struct {
	Doc   int
	Score float64
	Words []int // those of the likeness that it has, ascending: the weightiest first
}

const (
	comparedWords  = 40 // of a sample; on the judged sets of doc.go more find no more
	consideredMore = 2  // times as many are looked up: the forms of some turn out to be frequent
)

// Similar returns up to limit documents that are about the same as a sample. It asks for
// the sample's weightiest words at once, and weighs them as BM25F would if they were a
// query (score.go): a word counts the more the fewer documents have it in any form, and
// the oftener it stands in the sample, and in the other document. Rare is what few of all
// documents have, and few of those in the sample's language, whose frequent words may be
// rare among all. The only error is that of ctx.
//
// For each document that is relevant to a judged query (the sets of doc.go) five similar
// ones were asked for: 34 % of those are relevant to the same query. Of the best hits for
// the words of its title 27 % are, and by chance 1.5 % would be.
func (ix *Index) Similar(ctx context.Context, sample Sample, limit int) (Likeness, error) {
	if sample.Doc < 0 || sample.Doc >= ix.count {
		return Likeness{}, ctx.Err()
	}
	s := ix.newSearch(ctx, nil)
	defer s.close()
	m := ix.manner(sample.Doc)
	peers := s.speaking(m.tongue)
	found := Likeness{Among: peers.Len()}
	words, alone := ix.promising(ctx, sample, m)
	words, alone = s.weigh(words, alone, peers)
	found.Own = own(words, alone, rarity(1, found.Among))
	docs := s.newSet()
	findings := make([]*finding, len(words))
	for i, w := range words {
		findings[i] = w.finding
		docs.Or(w.finding.docs)
		found.Words = append(found.Words, w.Span)
	}
	top := heap{limit: max(limit, 0) + 1}
	s.rate(findings, docs, docs, &top)
	for _, hit := range top.sorted() {
		if hit.Doc != sample.Doc && len(found.Alike) < limit {
			found.Alike = append(found.Alike, Alike{hit.Doc, hit.Score, having(hit.Doc, findings)})
		}
	}
	return found, ctx.Err()
}

// having returns which of the findings a document has.
func having(doc int, findings []*finding) (which []int) {
	for i, f := range findings {
		if f.docs.Has(doc) {
			which = append(which, i)
		}
	}
	return which
}

// promising returns those words of a sample that promise to tell it apart from other
// documents, the weightiest first, and apart those that no other document has. They are
// weighed by how many documents have them as they are written, which the dictionaries
// say.
func (ix *Index) promising(ctx context.Context, sample Sample, m manner) (shared, alone []sampled) {
	words := sample.words(m.tongue)
	ix.tally(ctx, words)
	for _, w := range words {
		w.weighted = m.title*float32(w.counts[query.Title]) + m.body*float32(w.counts[query.Body])
		if w.docs > 1 {
			w.weight = score(ix.ranking.rarity(w.docs), w.weighted)
			shared = append(shared, w)
		} else {
			alone = append(alone, w)
		}
	}
	slices.SortStableFunc(shared, heavier)
	return shared[:min(len(shared), consideredMore*comparedWords)], alone
}

func heavier(x, y sampled) int { return cmp.Compare(y.weight, x.weight) }

// tally counts the documents that have the words as they are written.
func (ix *Index) tally(ctx context.Context, words []sampled) {
	slices.SortFunc(words, func(x, y sampled) int { return cmp.Compare(x.term, y.term) }) // as dictionaries are
	for _, segment := range ix.segments {
		if ctx.Err() != nil {
			return
		}
		c := segment.cursor()
		for i := range words {
			if c.find(words[i].term) {
				words[i].docs += c.frequency
			}
		}
	}
}

// weigh finds words in the documents and returns the weightiest of them, in order, and
// those that are alone: of others too it may turn out that only the dead have them. Peers
// are the documents of the sample's language.
func (s *search) weigh(words, alone []sampled, peers *Set) (weighed, more []sampled) {
	among := peers.Len()
	for _, w := range words {
		if s.ctx.Err() != nil {
			return nil, nil
		}
		w.finding = s.find(query.Clause{Terms: []string{w.term}})
		if w.finding.docs.Len() < 2 {
			alone = append(alone, w)
			continue
		}
		w.weight = score(min(w.finding.weight, rarity(w.finding.docs.common(peers), among)), w.weighted)
		w.finding.weight = w.weight
		weighed = append(weighed, w)
	}
	slices.SortStableFunc(weighed, heavier)
	return weighed[:min(len(weighed), comparedWords)], alone
}

// own returns the score of the sample for as many words as are compared, the weightiest
// of those that others have and those that it has alone, which are so rare. Without the
// latter a document unlike all others would be near to whatever has two of its words.
func own(words, alone []sampled, rare float32) float64 {
	scores := make([]float32, 0, len(words)+len(alone))
	for _, w := range words {
		scores = append(scores, score(w.weight, w.weighted))
	}
	for _, w := range alone {
		scores = append(scores, score(score(rare, w.weighted), w.weighted))
	}
	slices.SortFunc(scores, func(x, y float32) int { return cmp.Compare(y, x) })
	sum := 0.0
	for _, score := range scores[:min(len(scores), comparedWords)] {
		sum += float64(score)
	}
	return sum
}

// speaking returns the documents of a language.
func (s *search) speaking(l words.Language) *Set {
	docs := s.newSet()
	for i, segment := range s.ix.segments {
		columns, ok := segment.columns()
		if !ok {
			continue
		}
		for doc, tongue := range columns.tongues[:segment.count] {
			if words.Language(tongue) == l {
				docs.Add(int(s.ix.bases[i]) + doc)
			}
		}
	}
	if s.ix.alive != nil {
		docs.And(s.ix.alive)
	}
	return docs
}

// A manner is the language of a document, and what an occurrence of a word counts in its
// title and in its body.
type manner struct {
	tongue      words.Language
	title, body float32
}

func (ix *Index) manner(doc int) manner {
	number := ix.segmentOf(doc)
	columns, ok := ix.segments[number].columns()
	if !ok {
		return manner{}
	}
	at := doc - int(ix.bases[number])
	return manner{words.Language(columns.tongues[at]), ix.ranking.title[columns.titles[at]], ix.ranking.body[columns.bodies[at]]}
}
