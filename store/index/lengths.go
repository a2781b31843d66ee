package index

import (
	"math/bits"

	"readout/store/words"
)

// The length of a field is kept in a byte: exactly below 32 words, then in
// sixteenths of a power of two. Ranking needs no more.
const (
	exactLengths = 32
	lengthSteps  = 16
)

// lengthClass returns the byte for a number of words.
func lengthClass(words int) uint8 {
	if words < exactLengths {
		return uint8(max(words, 0))
	}
	power := bits.Len(uint(words)) - 1
	step := words >> (power - 4) & (lengthSteps - 1)
	return uint8(min(exactLengths+(power-5)*lengthSteps+step, 255))
}

// classLength returns how many words a class stands for: the middle of it.
func classLength(class uint8) float32 {
	if class < exactLengths {
		return float32(class)
	}
	c := int(class) - exactLengths
	size := 1 << (c/lengthSteps + 1) // of a step
	return float32((lengthSteps+c%lengthSteps)*size) + float32(size-1)/2
}

// documents is what is known of each document, while a segment is made: classes of
// the lengths of title and body, and the language.
type documents struct {
	titles, bodies, tongues []byte
	facts
}

// facts is what a segment says of its documents together.
type facts struct {
	count  int
	words  [2]uint64 // of all titles and of all bodies
	speaks [words.LanguageCount]int
}

func (d *documents) reset() {
	*d = documents{titles: d.titles[:0], bodies: d.bodies[:0], tongues: d.tongues[:0]}
}

func (d *documents) add(title, body int, l words.Language) {
	d.titles = append(d.titles, lengthClass(title))
	d.bodies = append(d.bodies, lengthClass(body))
	d.tongues = append(d.tongues, byte(l))
	d.count++
	d.words[0] += wordsOf(d.titles[d.count-1])
	d.words[1] += wordsOf(d.bodies[d.count-1])
	d.speaks[l]++
}

// wordsOf is what a length counts in the words of all: as much as is known of it
// later, when a document is taken out again.
func wordsOf(class uint8) uint64 { return uint64(classLength(class)) }

// join adds the facts of other documents.
func (f *facts) join(more *facts) {
	f.count += more.count
	for i := range f.words {
		f.words[i] += more.words[i]
	}
	for i := range f.speaks {
		f.speaks[i] += more.speaks[i]
	}
}

// bury takes out the documents of a segment that are not alive.
func (f *facts) bury(s *Segment, alive func(doc int) bool) {
	c, ok := s.columns()
	for doc := 0; ok && doc < s.count; doc++ {
		if !alive(doc) {
			f.count--
			f.words[0] -= wordsOf(c.titles[doc])
			f.words[1] -= wordsOf(c.bodies[doc])
			f.speaks[min(c.tongues[doc], byte(words.LanguageCount-1))]--
		}
	}
}

// spoken returns the languages that there are documents of.
func (f *facts) spoken() (set words.Languages) {
	for l, n := range f.speaks {
		if n > 0 {
			set |= 1 << l
		}
	}
	return set
}
