package index

import (
	"math/bits"

	"readout/store/words"
)

// The length of a field is kept in a byte, its class: exactly below 32 words, then in
// sixteenths of a power of two. Ranking needs no more.
const (
	exactLengths = 32
	lengthSteps  = 16
)

// lengthClass returns the class of a number of words.
func lengthClass(words int) uint8 {
	if words < exactLengths {
		return uint8(max(words, 0))
	}
	power := bits.Len(uint(words)) - 1
	step := words >> (power - 4) & (lengthSteps - 1)
	return uint8(min(exactLengths+(power-5)*lengthSteps+step, 255))
}

// classLength returns how many words a class stands for: its middle.
func classLength(class uint8) float32 {
	if class < exactLengths {
		return float32(class)
	}
	c := int(class) - exactLengths
	size := 1 << (c/lengthSteps + 1) // of a step
	return float32((lengthSteps+c%lengthSteps)*size) + float32(size-1)/2
}

// The class of a title has madeTitle too if the title was made of words of the body, which are
// counted there already. The length of a title has the classes below.
const madeTitle uint8 = 1 << 7

// titleClass returns the class of a title of so many words.
func titleClass(words int, made bool) uint8 {
	class := min(lengthClass(words), madeTitle-1)
	if made {
		class |= madeTitle
	}
	return class
}

// titleLength returns how many words the class of a title stands for.
func titleLength(class uint8) float32 { return classLength(class &^ madeTitle) }

// A docWriter collects the doc values while a segment is made, and their statistics. Those
// count words by the class, for no more is known when a deleted document is subtracted again.
type docWriter struct {
	titles, bodies, languages []byte
	stats                     statistics
}

// statistics summarize documents.
type statistics struct {
	count  int
	words  [2]uint64                // in all titles and in all bodies
	docsIn [words.LanguageCount]int // documents in each language
}

func (d *docWriter) reset() {
	*d = docWriter{titles: d.titles[:0], bodies: d.bodies[:0], languages: d.languages[:0]}
}

func (d *docWriter) add(title, body uint8, l words.Language) {
	d.titles = append(d.titles, title)
	d.bodies = append(d.bodies, body)
	d.languages = append(d.languages, byte(l))
	d.stats.count++
	d.stats.words[0] += uint64(titleLength(title))
	d.stats.words[1] += uint64(classLength(body))
	d.stats.docsIn[l]++
}

// add adds the statistics of other documents.
func (f *statistics) add(more *statistics) {
	f.count += more.count
	for i := range f.words {
		f.words[i] += more.words[i]
	}
	for i := range f.docsIn {
		f.docsIn[i] += more.docsIn[i]
	}
}

// subtractDeleted subtracts the documents of a segment that are not live.
func (f *statistics) subtractDeleted(s *Segment, live func(doc int) bool) {
	c, ok := s.docValues()
	for doc := 0; ok && doc < s.count; doc++ {
		if !live(doc) {
			f.count--
			f.words[0] -= uint64(titleLength(c.titles[doc]))
			f.words[1] -= uint64(classLength(c.bodies[doc]))
			f.docsIn[min(c.languages[doc], byte(words.LanguageCount-1))]--
		}
	}
}

// languages returns the languages that some document is in.
func (f *statistics) languages() (set words.Languages) {
	for l, n := range f.docsIn {
		if n > 0 {
			set |= 1 << l
		}
	}
	return set
}
