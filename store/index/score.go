package index

import (
	"math"

	"readout/store/query"
)

// Ranking is BM25F (Robertson and Zaragoza 2009). The occurrences of a word in the fields of
// a document are weighted and added up, in title and body by the length of the field; the
// more there are, the less one more counts; and a word counts the more the fewer documents
// have it in any of its forms.

// How much an occurrence counts, by field and by the form of the word.
const (
	titleWeight     = 3.5
	madeTitleWeight = 2.0 // of a title made of words of the body, which count there too
	sourceWeight    = 0.6
	bylineWeight    = 1.0
	stemWeight      = 0.8
	prefixWeight    = 0.5
)

// How much the length of a field counts (b of BM25F), and how soon more occurrences count
// for little (k1).
const (
	titleShare = 0.6
	bodyShare  = 0.7
	saturation = 1.5
)

const rarityPower = 1.15 // see rarity

// A ranking is what scores depend on in the whole index.
type ranking struct {
	count       int          // documents that are not deleted
	title, body [256]float32 // weight of an occurrence by the class of the field
}

func newRanking(all *statistics) ranking {
	r := ranking{count: all.count}
	average := func(words uint64) float32 { return max(1, float32(words)/float32(max(1, all.count))) }
	titles, bodies := average(all.words[0]), average(all.words[1])
	for class := range r.title {
		r.title[class] = titleWeightOf(uint8(class)) / (1 - titleShare + titleShare*titleLength(uint8(class))/titles)
		r.body[class] = 1 / (1 - bodyShare + bodyShare*classLength(uint8(class))/bodies)
	}
	return r
}

// titleWeightOf returns what an occurrence counts in a title of a class.
func titleWeightOf(class uint8) float32 {
	if class&madeTitle != 0 {
		return madeTitleWeight
	}
	return titleWeight
}

// rarity returns the weight of a word that so many of some documents have: the logarithm
// of their share, raised a little so that the common words of a long question together do
// not outweigh the rare one that it is about.
func rarity(docs, of int) float32 {
	n := float64(docs)
	return float32(math.Pow(math.Log(1+(float64(of)-n+0.5)/(n+0.5)), rarityPower))
}

// weigh sets to to the weighted counts of a term in the documents of a run. It counts only
// in some fields.
func (r *ranking) weigh(to *[blockDocs]float32, run *run, in query.Fields, values *docValues) {
	docs := run.docs[:run.n]
	if in &= run.fields; in>>query.Body&1 != 0 {
		for i, doc := range docs {
			to[i] = r.body[values.bodies[doc]] * float32(run.count[query.Body][i])
		}
	} else {
		clear(to[:])
	}
	if in>>query.Title&1 != 0 {
		for i, doc := range docs {
			to[i] += r.title[values.titles[doc]] * float32(run.count[query.Title][i])
		}
	}
	if in>>query.Source&1 != 0 {
		for i := range docs {
			to[i] += sourceWeight * float32(run.count[query.Source][i])
		}
	}
	if in>>query.Byline&1 != 0 {
		for i := range docs {
			to[i] += bylineWeight * float32(run.count[query.Byline][i])
		}
	}
}

// blockMax returns a number that is not below the weighted count of any document of a block.
func (r *ranking) blockMax(skip []byte) float32 {
	most := skip[skipTitle : skipRest+1]
	if most[0] == unbounded || most[1] == unbounded || most[2] == unbounded {
		return math.MaxFloat32
	}
	return r.title[0]*float32(most[0]) + r.body[skip[skipLength]]*float32(most[1]) +
		max(sourceWeight, bylineWeight)*float32(most[2])
}

// score returns what a word with a weight adds to the score of a document in which it has a
// weighted count.
func score(weight, weighted float32) float32 {
	return weight * (saturation + 1) * weighted / (saturation + weighted)
}

// maxScore returns a number that score never exceeds for a weight.
func maxScore(weight float32) float32 { return weight * (saturation + 1) }
