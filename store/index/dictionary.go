package index

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// A dictionary numbers the different words that a builder has seen.
type dictionary struct {
	terms []term // by number
	names []byte // what words have after the first eight bytes, each after its length
	slots []slot // hash table, a power of two
	seed  uint64
}

// A slot of a hash table holds the hash of an element and its number + 1; 0 is a free slot.
type slot struct{ hash, number uint32 }

// A term is a word and a summary of its postings, in half a cache line.
type term struct {
	start           uint64 // the first eight bytes of the word, as a big-endian number
	name            uint32 // where in names the word goes on, 0 for nowhere
	doc             uint32 // the last document with it
	frequency       uint32 // documents with it
	list, positions uint32 // bytes of its postings
}

// usualTerms is how many different words 16 MB of text have.
const usualTerms = 1 << 17

func newDictionary() dictionary {
	d := dictionary{
		terms: make([]term, 0, usualTerms), // untouched it takes nothing, and it is not moved as it grows
		names: make([]byte, 0, 4*usualTerms),
		slots: make([]slot, 1<<15),
		seed:  rand.Uint64() | 1,
	}
	d.reset()
	return d
}

func (d *dictionary) reset() {
	d.terms, d.names = d.terms[:0], append(d.names[:0], 0)
	clear(d.slots)
}

// lookUpBatch is how many words are looked up at once. Most documents have fewer, and that
// many stay in the fastest cache.
const lookUpBatch = 256

// lookUp sets the numbers of a document's terms, and adds those that are new.
func (d *dictionary) lookUp(document *docTerms) {
	for batch := range slices.Chunk(document.terms, lookUpBatch) {
		d.lookUpBatch(document, batch)
	}
}

// lookUpBatch is lookUp for some of the terms. The first loops only load what is seldom in
// any cache: as no load waits for another, the processor does many at once.
func (d *dictionary) lookUpBatch(document *docTerms, batch []docTerm) {
	mask := uint32(len(d.slots) - 1)
	for i := range batch {
		batch[i].number = d.slots[batch[i].hash&mask].number
	}
	for i := range batch {
		batch[i].number = d.probe(batch[i].hash)
	}
	for i := range batch {
		if t := &batch[i]; t.number > 0 && d.terms[t.number-1].start != t.start {
			t.number = 0
		}
	}
	for i := range batch {
		t := &batch[i]
		if rest := document.rest(t); t.number > 0 && d.hasRest(&d.terms[t.number-1], rest) {
			t.number--
		} else {
			t.number = d.number(t, rest)
		}
	}
}

// probe returns the number + 1 of the first term with a hash, 0 if there is none.
func (d *dictionary) probe(hash uint32) uint32 {
	mask := uint32(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := d.slots[i]; s.hash == hash || s.number == 0 {
			return s.number
		}
	}
}

// number returns the number of a word, which is added if it has none.
func (d *dictionary) number(w *docTerm, rest []byte) uint32 {
	mask := uint32(len(d.slots) - 1)
	for i := w.hash & mask; ; i = (i + 1) & mask {
		s := d.slots[i]
		if s.number == 0 {
			d.slots[i] = slot{w.hash, uint32(len(d.terms)) + 1}
			return d.add(w.start, rest)
		}
		if t := &d.terms[s.number-1]; s.hash == w.hash && t.start == w.start && d.hasRest(t, rest) {
			return s.number - 1
		}
	}
}

func (d *dictionary) add(start uint64, rest []byte) uint32 {
	t := term{start: start}
	if len(rest) > 0 {
		t.name = uint32(len(d.names))
		d.names = append(append(d.names, byte(len(rest))), rest...)
	}
	d.terms = append(d.terms, t)
	if len(d.terms)*2 > len(d.slots) {
		d.slots = rehash(d.slots)
	}
	return uint32(len(d.terms)) - 1
}

// split returns the first eight bytes of a word, as a number that sorts like it,
// and the rest.
func split(word []byte) (start uint64, rest []byte) {
	if len(word) >= 8 {
		return binary.BigEndian.Uint64(word), word[8:]
	}
	if cap(word) >= 8 { // nearly always: what stands behind the word is masked
		return binary.BigEndian.Uint64(word[:8]) &^ (1<<(64-8*len(word)) - 1), nil
	}
	for i, c := range word {
		start |= uint64(c) << (56 - 8*i)
	}
	return start, nil
}

// hashOf is seeded, so that nobody can write a text whose words all collide.
func hashOf(start uint64, rest []byte, seed uint64) uint32 {
	high, low := bits.Mul64(start^seed, 0x9e3779b97f4a7c15)
	h := high ^ low
	for len(rest) > 0 {
		start, rest = split(rest)
		high, low = bits.Mul64(h^start, seed)
		h = high ^ low
	}
	return uint32(h ^ h>>32)
}

func (d *dictionary) rest(t *term) []byte {
	if t.name == 0 {
		return nil
	}
	return d.names[t.name+1:][:d.names[t.name]]
}

func (d *dictionary) hasRest(t *term, rest []byte) bool {
	if t.name == 0 || len(rest) == 0 {
		return t.name == 0 && len(rest) == 0
	}
	return bytes.Equal(d.rest(t), rest)
}

// appendWord appends the word of a term. No word has a zero byte.
func (d *dictionary) appendWord(to []byte, t *term) []byte {
	to = binary.BigEndian.AppendUint64(to, t.start)
	return append(to[:len(to)-bits.TrailingZeros64(t.start)/8], d.rest(t)...)
}

// rehash returns a hash table of twice the size.
func rehash(old []slot) []slot {
	slots := make([]slot, 2*len(old))
	mask := uint32(len(slots) - 1)
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		i := s.hash & mask
		for slots[i].number != 0 {
			i = (i + 1) & mask
		}
		slots[i] = s
	}
	return slots
}
