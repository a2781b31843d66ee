package index

import (
	"bytes"

	"readout/store/query"
)

// A page is a document whose words are being gathered: each different one is an entry,
// found by a hash table that is as small as the document and stays in the fastest
// memory. So the dictionary is asked once a document for each of its words.
type page struct {
	slots   []slot // a power of two; of the entry + 1
	entries []entry
	places  []place // the first is not used
	rests   []byte  // what the words have after the first eight bytes
}

// An entry is a word on the page. Its places are a list.
type entry struct {
	start       uint64 // the first eight bytes of the word, as a big-endian number
	hash        uint32
	rest        uint32 // where the rest of it stands
	length      uint32 // of the rest
	term        uint32 // its number, once looked up
	first, last uint32
	count       counts
}

// counts are the occurrences of a word in a document, by field.
type counts [counted]uint16

// A place is a position of a word, and where its next one stands in places, 0 if
// it is the last.
type place struct{ pos, next uint32 }

// pageSlots is room for the words of nearly all documents.
const pageSlots = 1 << 10

func newPage() page {
	p := page{slots: make([]slot, pageSlots)}
	p.reset()
	return p
}

func (p *page) reset() {
	p.entries, p.places, p.rests = p.entries[:0], append(p.places[:0], place{}), p.rests[:0]
	if len(p.slots) > pageSlots {
		p.slots = make([]slot, pageSlots)
	}
	clear(p.slots)
}

// add adds an occurrence of a folded word. Positions come in ascending order.
func (p *page) add(word []byte, f query.Field, pos uint32, seed uint64) {
	e := p.entry(word, seed)
	if e.count[f] == maxCount {
		return
	}
	e.count[f]++
	at := uint32(len(p.places))
	p.places = append(p.places, place{pos: pos})
	if e.last == 0 {
		e.first = at
	} else {
		p.places[e.last].next = at
	}
	e.last = at
}

// entry returns the entry of a word, which is valid until the next call.
func (p *page) entry(word []byte, seed uint64) *entry {
	start, rest := split(word)
	hash := hashOf(start, rest, seed)
	mask := uint32(len(p.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &p.slots[i]
		if s.number == 0 {
			*s = slot{hash, uint32(len(p.entries)) + 1}
			break
		}
		if s.hash != hash {
			continue
		}
		if e := &p.entries[s.number-1]; e.start == start && bytes.Equal(p.rest(e), rest) {
			return e
		}
	}
	p.entries = append(p.entries, entry{start: start, hash: hash, rest: uint32(len(p.rests)), length: uint32(len(rest))})
	p.rests = append(p.rests, rest...)
	if len(p.entries)*2 > len(p.slots) {
		p.slots = rehash(p.slots)
	}
	return &p.entries[len(p.entries)-1]
}

func (p *page) rest(e *entry) []byte { return p.rests[e.rest:][:e.length] }
