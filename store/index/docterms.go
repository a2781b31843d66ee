package index

import (
	"bytes"

	"readout/store/query"
)

// A docTerms is a document whose words are being gathered: each different one is an entry,
// found by a hash table that is as small as the document and stays in the fastest
// memory. So the dictionary is asked once a document for each of its words.
type docTerms struct {
	slots     []slot // a power of two; of the entry + 1
	terms     []docTerm
	positions []positionNode // the first is not used
	rests     []byte         // what the words have after the first eight bytes
}

// A docTerm is a word on the page. Its places are a list.
type docTerm struct {
	start       uint64 // the first eight bytes of the word, as a big-endian number
	hash        uint32
	rest        uint32 // where the rest of it stands
	length      uint32 // of the rest
	number      uint32 // its number, once looked up
	first, last uint32
	counts      counts
}

// counts are the occurrences of a word in a document, by field.
type counts [counted]uint16

// A positionNode is a position of a word, and where its next one stands in places, 0 if
// it is the last.
type positionNode struct{ position, next uint32 }

// docSlots is room for the words of nearly all documents.
const docSlots = 1 << 10

func newDocTerms() docTerms {
	p := docTerms{slots: make([]slot, docSlots)}
	p.reset()
	return p
}

func (p *docTerms) reset() {
	p.terms, p.positions, p.rests = p.terms[:0], append(p.positions[:0], positionNode{}), p.rests[:0]
	if len(p.slots) > docSlots {
		p.slots = make([]slot, docSlots)
	}
	clear(p.slots)
}

// add adds an occurrence of a folded word. Positions come in ascending order.
func (p *docTerms) add(word []byte, f query.Field, pos uint32, seed uint64) {
	e := p.term(word, seed)
	if e.counts[f] == maxCount {
		return
	}
	e.counts[f]++
	at := uint32(len(p.positions))
	p.positions = append(p.positions, positionNode{position: pos})
	if e.last == 0 {
		e.first = at
	} else {
		p.positions[e.last].next = at
	}
	e.last = at
}

// term returns the entry of a word, which is valid until the next call.
func (p *docTerms) term(word []byte, seed uint64) *docTerm {
	start, rest := split(word)
	hash := hashOf(start, rest, seed)
	mask := uint32(len(p.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &p.slots[i]
		if s.number == 0 {
			*s = slot{hash, uint32(len(p.terms)) + 1}
			break
		}
		if s.hash != hash {
			continue
		}
		if e := &p.terms[s.number-1]; e.start == start && bytes.Equal(p.rest(e), rest) {
			return e
		}
	}
	p.terms = append(p.terms, docTerm{start: start, hash: hash, rest: uint32(len(p.rests)), length: uint32(len(rest))})
	p.rests = append(p.rests, rest...)
	if len(p.terms)*2 > len(p.slots) {
		p.slots = rehash(p.slots)
	}
	return &p.terms[len(p.terms)-1]
}

func (p *docTerms) rest(e *docTerm) []byte { return p.rests[e.rest:][:e.length] }
