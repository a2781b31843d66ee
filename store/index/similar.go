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

// A Similarity is what other documents share with a sample.
type Similarity struct {
	Words     []Range      // of the sample's text: the words that were compared, the weightiest first
	SelfScore float64      // the score that its weightiest words give the sample itself, with those that no other document has
	Peers     int          // living documents of its language
	Docs      []SimilarDoc // the best, in order, without the sample
}

// A Range is a word as it is written in Text[From:To] of a sample.
type Range struct{ From, To int }

// A SimilarDoc is a document that shares words with a sample. Its score is seldom more than
// the sample's own, as when it has the same words in its title.
type SimilarDoc struct {
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
func (ix *Index) Similar(ctx context.Context, sample Sample, limit int) (Similarity, error) {
	if sample.Doc < 0 || sample.Doc >= ix.count {
		return Similarity{}, ctx.Err()
	}
	s := ix.newSearch(ctx, nil)
	defer s.close()
	m := ix.sampleNorms(sample.Doc)
	peers := s.docsInLanguage(m.language)
	found := Similarity{Peers: peers.Len()}
	words, alone := ix.promising(ctx, sample, m)
	words, alone = s.weigh(words, alone, peers)
	found.SelfScore = own(words, alone, rarity(1, found.Peers))
	docs := s.newSet()
	findings := make([]*clauseResult, len(words))
	for i, w := range words {
		findings[i] = w.result
		docs.Or(w.result.docs)
		found.Words = append(found.Words, w.at)
	}
	top := topHits{limit: max(limit, 0) + 1}
	s.score(findings, docs, docs, &top)
	for _, hit := range top.sorted() {
		if hit.Doc != sample.Doc && len(found.Docs) < limit {
			found.Docs = append(found.Docs, SimilarDoc{hit.Doc, hit.Score, having(hit.Doc, findings)})
		}
	}
	return found, ctx.Err()
}

// having returns which of the findings a document has.
func having(doc int, findings []*clauseResult) (which []int) {
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
func (ix *Index) promising(ctx context.Context, sample Sample, m sampleNorms) (shared, alone []sampleWord) {
	words := sample.words(m.language)
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

func heavier(x, y sampleWord) int { return cmp.Compare(y.weight, x.weight) }

// tally counts the documents that have the words as they are written.
func (ix *Index) tally(ctx context.Context, words []sampleWord) {
	slices.SortFunc(words, func(x, y sampleWord) int { return cmp.Compare(x.term, y.term) }) // as dictionaries are
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
func (s *search) weigh(words, alone []sampleWord, peers *Set) (weighed, more []sampleWord) {
	among := peers.Len()
	for _, w := range words {
		if s.ctx.Err() != nil {
			return nil, nil
		}
		w.result = s.result(query.Clause{Terms: []string{w.term}})
		if w.result.docs.Len() < 2 {
			alone = append(alone, w)
			continue
		}
		w.weight = score(min(w.result.weight, rarity(w.result.docs.common(peers), among)), w.weighted)
		w.result.weight = w.weight
		weighed = append(weighed, w)
	}
	slices.SortStableFunc(weighed, heavier)
	return weighed[:min(len(weighed), comparedWords)], alone
}

// own returns the score of the sample for as many words as are compared, the weightiest
// of those that others have and those that it has alone, which are so rare. Without the
// latter a document unlike all others would be near to whatever has two of its words.
func own(words, alone []sampleWord, rare float32) float64 {
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

// docsInLanguage returns the documents of a language.
func (s *search) docsInLanguage(l words.Language) *Set {
	docs := s.newSet()
	for i, segment := range s.ix.segments {
		columns, ok := segment.docValues()
		if !ok {
			continue
		}
		for doc, tongue := range columns.languages[:segment.count] {
			if words.Language(tongue) == l {
				docs.Add(int(s.ix.bases[i]) + doc)
			}
		}
	}
	if s.ix.live != nil {
		docs.And(s.ix.live)
	}
	return docs
}

// A sampleNorms is the language of a document, and what an occurrence of a word counts in its
// title and in its body.
type sampleNorms struct {
	language    words.Language
	title, body float32
}

func (ix *Index) sampleNorms(doc int) sampleNorms {
	number := ix.segmentOf(doc)
	columns, ok := ix.segments[number].docValues()
	if !ok {
		return sampleNorms{}
	}
	at := doc - int(ix.bases[number])
	return sampleNorms{words.Language(columns.languages[at]), ix.ranking.title[columns.titles[at]], ix.ranking.body[columns.bodies[at]]}
}
