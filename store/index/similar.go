package index

import (
	"cmp"
	"context"
	"slices"

	"readout/store/query"
	"readout/store/words"
)

// A Sample is a document that others are compared with, and its text as it was indexed.
type Sample struct {
	Doc   int // its number
	Text  string
	Title int // bytes of Text that are the title
}

// A Similarity is what other documents share with a sample.
type Similarity struct {
	Words     []Range      // the words that were compared, the weightiest first
	SelfScore float64      // the sample's own score for its weightiest words, with those that no other document has
	Peers     int          // documents in the sample's language
	Docs      []SimilarDoc // the most similar, in order, without the sample
}

// A Range is where a word stands in the text of a sample: Text[From:To].
type Range struct{ From, To int }

// A SimilarDoc is a document that shares words with a sample. Its score is seldom more than
// the sample's own, as when it has the same words in its title.
type SimilarDoc struct {
	Doc   int
	Score float64
	Words []int // indexes in Similarity.Words of those that it has, ascending
}

const (
	comparedWords   = 40                // of a sample; on the judged sets of doc.go more words find no more
	consideredWords = 2 * comparedWords // that are looked up, for the forms of some turn out to be frequent
)

// Similar returns up to limit documents that are about the same as a sample. It asks for
// the sample's weightiest words at once, and weighs them as BM25F would if they were a
// query (score.go): a word counts the more the fewer documents have it in any form, and
// the oftener it stands in the sample, and in the other document. A word is rare if few of
// all documents have it, and few of those in the sample's language, whose frequent words
// may be rare among all. The only error is that of ctx.
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
	m := ix.occurrenceWeights(sample.Doc)
	peers := s.docsInLanguage(m.language)
	similarity := Similarity{Peers: peers.Len()}
	shared, alone := ix.promising(ctx, sample, m)
	shared, alone = s.weigh(shared, alone, peers)
	similarity.SelfScore = selfScore(shared, alone, rarity(1, similarity.Peers))
	docs := s.newSet()
	results := make([]*clauseResult, len(shared))
	for i, w := range shared {
		results[i] = w.result
		docs.Or(w.result.docs)
		similarity.Words = append(similarity.Words, w.at)
	}
	top := topHits{limit: max(limit, 0) + 1}
	r := ranker{search: s, results: results}
	r.score(docs, &top)
	for _, hit := range top.sorted() {
		if hit.Doc != sample.Doc && len(similarity.Docs) < limit {
			similarity.Docs = append(similarity.Docs, SimilarDoc{hit.Doc, hit.Score, resultsWith(hit.Doc, results)})
		}
	}
	return similarity, ctx.Err()
}

// resultsWith returns the indexes of the results that have a document.
func resultsWith(doc int, results []*clauseResult) (which []int) {
	for i, r := range results {
		if r.docs.Has(doc) {
			which = append(which, i)
		}
	}
	return which
}

// promising returns the words of a sample that may distinguish it from other documents, the
// weightiest first, and those that no other document has. They are weighed by how many
// documents have them as they are written, for the dictionaries say that at once.
func (ix *Index) promising(ctx context.Context, sample Sample, m occurrenceWeights) (shared, alone []sampleWord) {
	words := sample.words(m.language)
	ix.tally(ctx, words)
	for _, w := range words {
		w.weighted = m.title*float32(w.counts[query.Title]) + m.body*float32(w.counts[query.Body])
		if w.docs > 1 {
			w.weight = score(rarity(w.docs, ix.ranking.count), w.weighted)
			shared = append(shared, w)
		} else {
			alone = append(alone, w)
		}
	}
	slices.SortStableFunc(shared, heavier)
	return shared[:min(len(shared), consideredWords)], alone
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

// weigh searches for words, and returns the weightiest of them in order, and those that no
// other document has: the dictionaries count deleted documents too. peers are the documents
// in the sample's language.
func (s *search) weigh(words, alone []sampleWord, peers *Set) (weighed, withAlone []sampleWord) {
	count := peers.Len()
	for _, w := range words {
		if s.ctx.Err() != nil {
			return nil, nil
		}
		w.result = s.result(query.Clause{Terms: []string{w.term}})
		if w.result.docs.Len() < 2 {
			alone = append(alone, w)
			continue
		}
		w.weight = score(min(w.result.weight, rarity(w.result.docs.common(peers), count)), w.weighted)
		w.result.weight = w.weight
		weighed = append(weighed, w)
	}
	slices.SortStableFunc(weighed, heavier)
	return weighed[:min(len(weighed), comparedWords)], alone
}

// selfScore returns the score of the sample for as many words as are compared: the
// weightiest of those that others have, and of those that it has alone, which have the
// rarity rare. Without the latter, whatever has two words of a document unlike all others
// would be similar to it.
func selfScore(shared, alone []sampleWord, rare float32) float64 {
	scores := make([]float32, 0, len(shared)+len(alone))
	for _, w := range shared {
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

// docsInLanguage returns the documents in a language.
func (s *search) docsInLanguage(l words.Language) *Set {
	docs := s.newSet()
	for i, segment := range s.index.segments {
		values, _ := segment.docValues()
		for doc, language := range values.languages {
			if words.Language(language) == l {
				docs.Add(int(s.index.bases[i]) + doc)
			}
		}
	}
	if s.index.live != nil {
		docs.And(s.index.live)
	}
	return docs
}

// occurrenceWeights are what an occurrence of a word counts in the title and in the body of
// a document in a language.
type occurrenceWeights struct {
	language    words.Language
	title, body float32
}

func (ix *Index) occurrenceWeights(doc int) occurrenceWeights {
	number := ix.segmentOf(doc)
	values, ok := ix.segments[number].docValues()
	if !ok {
		return occurrenceWeights{}
	}
	at := doc - int(ix.bases[number])
	title, body := ix.ranking.title[values.titles[at]], ix.ranking.body[values.bodies[at]]
	return occurrenceWeights{words.Language(values.languages[at]), title, body}
}
