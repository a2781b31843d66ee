package index

import (
	"bytes"

	"readout/store/query"
)

// docTerms are the different words of the document that is being added, in a hash table as
// small as the document, which stays in the fastest cache. So the dictionary is asked only
// once a document for each of its words.
type docTerms struct {
	slots     []slot // a power of two; numbers are indexes in terms + 1
	terms     []docTerm
	positions []positionNode // the first is not used, so that 0 is the end of a list
	rests     []byte         // of the words, what follows the first eight bytes
}

// A docTerm is a word of the document, with a linked list of its positions.
type docTerm struct {
	start       uint64 // the first eight bytes of the word, as a big-endian number
	hash        uint32
	rest        uint32 // where in rests the word goes on
	length      uint32 // of the rest
	number      uint32 // of the term in the dictionary, once it was looked up
	first, last uint32 // indexes in positions
	counts      counts
}

// counts are the occurrences of a word in a document, by field.
type counts [counted]uint16

// A positionNode is a position of a word, and the index of its next one, 0 for none.
type positionNode struct{ position, next uint32 }

// docSlots are enough for the words of nearly all documents.
const docSlots = 1 << 10

func newDocTerms() docTerms {
	d := docTerms{slots: make([]slot, docSlots)}
	d.reset()
	return d
}

func (d *docTerms) reset() {
	d.terms, d.positions, d.rests = d.terms[:0], append(d.positions[:0], positionNode{}), d.rests[:0]
	if len(d.slots) > docSlots {
		d.slots = make([]slot, docSlots)
	}
	clear(d.slots)
}

// add adds an occurrence of a folded word. Positions come in ascending order.
func (d *docTerms) add(word []byte, f query.Field, pos uint32, seed uint64) {
	t := d.term(word, seed)
	if t.counts[f] == maxCount {
		return
	}
	t.counts[f]++
	at := uint32(len(d.positions))
	d.positions = append(d.positions, positionNode{position: pos})
	if t.last == 0 {
		t.first = at
	} else {
		d.positions[t.last].next = at
	}
	t.last = at
}

// term returns the term of a word, which is valid until the next call.
func (d *docTerms) term(word []byte, seed uint64) *docTerm {
	start, rest := split(word)
	hash := hashOf(start, rest, seed)
	mask := uint32(len(d.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &d.slots[i]
		if s.number == 0 {
			*s = slot{hash, uint32(len(d.terms)) + 1}
			break
		}
		if s.hash != hash {
			continue
		}
		if t := &d.terms[s.number-1]; t.start == start && bytes.Equal(d.rest(t), rest) {
			return t
		}
	}
	d.terms = append(d.terms, docTerm{start: start, hash: hash, rest: uint32(len(d.rests)), length: uint32(len(rest))})
	d.rests = append(d.rests, rest...)
	if len(d.terms)*2 > len(d.slots) {
		d.slots = rehash(d.slots)
	}
	return &d.terms[len(d.terms)-1]
}

func (d *docTerms) rest(t *docTerm) []byte { return d.rests[t.rest:][:t.length] }
