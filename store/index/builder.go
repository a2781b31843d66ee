package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// A Document is what is indexed of a briefing. Language is a BCP 47 tag, "" if
// unknown. Path is not indexed yet: its words are for queries that name the field.
type Document struct {
	Title, Body, Source, Byline, Path string
	Language                          string
}

// A field is a part of a document.
type field uint8

const (
	title field = iota
	body
	source
	byline
	fieldCount
)

// fieldGap is the distance between the last word of a field and the first of the
// next, so that no phrase reaches over it.
const fieldGap = 2

// A Builder collects documents into a Segment. It is for one goroutine; several
// builders work side by side. It takes at most 1 GB of text between two segments.
type Builder struct {
	terms []term // by number
	names []byte // what their words have after the first eight bytes
	slots []slot // hash table, a power of two
	seed  uint64
	bytes arena
	docs  documents
	scan  scanner
	size  int
	out   writer
}

// A slot of the hash table holds the number + 1 of a term, 0 if it is free.
type slot struct{ hash, term uint32 }

// A term is a word with its postings so far, in 64 bytes. The counts of its latest
// document are kept apart until the next is known.
type term struct {
	start      uint64 // the first eight bytes of the word, as a big-endian number
	name       uint32 // where the rest stands in names
	doc, prev  uint32 // latest document + 1, and the last one written + 1
	pos        uint32 // latest position in it
	frequency  uint32 // documents written
	count      counts // of the latest document
	list, spot chain
	length     uint8 // of the word
}

// counts are the occurrences of a word in a document, by field.
type counts [fieldCount]uint16

// NewBuilder returns a builder without documents.
func NewBuilder() *Builder {
	b := &Builder{seed: rand.Uint64() | 1}
	b.reset()
	return b
}

func (b *Builder) reset() {
	b.terms, b.names, b.size = b.terms[:0], b.names[:0], 0
	if b.slots == nil {
		b.slots = make([]slot, 1<<15)
	}
	clear(b.slots)
	b.bytes.reset()
	b.docs = documents{}
}

// Size returns how many bytes of text the builder holds since its last Segment.
func (b *Builder) Size() int { return b.size }

// Add indexes a document under the next number, from 0, and returns how many
// words its body has.
func (b *Builder) Add(d Document) (words int) {
	var lengths [fieldCount]int
	at := 0
	for f, text := range [fieldCount]string{d.Title, d.Body, d.Source, d.Byline} {
		lengths[f] = b.field(field(f), text, at)
		at += lengths[f] + fieldGap
		b.size += len(text)
	}
	b.docs.add(lengths[title], lengths[body], languageOf(d.Language))
	return lengths[body]
}

func (b *Builder) field(f field, text string, at int) int {
	b.scan.reset(text)
	doc := uint32(b.docs.len()) + 1
	for b.scan.scan() {
		t := b.term(b.scan.term)
		if t.doc != doc {
			b.write(t)
			t.doc = doc
		}
		if t.count[f] == maxCount {
			continue
		}
		t.count[f]++
		pos := uint32(at + b.scan.pos)
		b.bytes.put(&t.spot, pos-t.pos)
		t.pos = pos
	}
	return b.scan.pos + 1
}

// write appends the entry of a term's latest document to its list.
func (b *Builder) write(t *term) {
	if t.doc == 0 {
		return
	}
	var space [maxEntry]byte
	for _, c := range appendEntry(space[:0], t.doc-max(t.prev, 1), t.count) {
		b.bytes.putByte(&t.list, c)
	}
	t.frequency++
	t.prev, t.pos, t.count = t.doc, 0, counts{}
}

// term finds a word's term, or makes one. The pointer is good until the next call.
func (b *Builder) term(word []byte) *term {
	start, rest := split(word)
	hash := b.hash(start, rest)
	mask := uint32(len(b.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := b.slots[i]
		if s.term == 0 {
			b.slots[i] = slot{hash, uint32(len(b.terms)) + 1}
			return b.newTerm(start, rest, len(word))
		}
		if s.hash != hash {
			continue
		}
		t := &b.terms[s.term-1]
		if t.start == start && int(t.length) == len(word) && bytes.Equal(b.rest(t), rest) {
			return t
		}
	}
}

func (b *Builder) newTerm(start uint64, rest []byte, length int) *term {
	b.terms = append(b.terms, term{start: start, name: uint32(len(b.names)), length: uint8(length)})
	b.names = append(b.names, rest...)
	if len(b.terms)*2 > len(b.slots) {
		b.rehash()
	}
	return &b.terms[len(b.terms)-1]
}

// split returns the first eight bytes of a word, as a number that sorts like it,
// and the rest.
func split(word []byte) (start uint64, rest []byte) {
	if len(word) >= 8 {
		return binary.BigEndian.Uint64(word), word[8:]
	}
	for i, c := range word {
		start |= uint64(c) << (56 - 8*i)
	}
	return start, nil
}

// hash is seeded, so that no text can be made to fill one place of the table.
func (b *Builder) hash(start uint64, rest []byte) uint32 {
	high, low := bits.Mul64(start^b.seed, 0x9e3779b97f4a7c15)
	h := high ^ low
	for len(rest) > 0 {
		start, rest = split(rest)
		high, low = bits.Mul64(h^start, b.seed)
		h = high ^ low
	}
	return uint32(h ^ h>>32)
}

func (b *Builder) rest(t *term) []byte {
	if t.length <= 8 {
		return nil
	}
	return b.names[t.name : t.name+uint32(t.length)-8]
}

// appendWord appends the word of a term.
func (b *Builder) appendWord(to []byte, t *term) []byte {
	to = binary.BigEndian.AppendUint64(to, t.start)
	return append(to[:len(to)-8+min(8, int(t.length))], b.rest(t)...)
}

func (b *Builder) rehash() {
	old := b.slots
	b.slots = make([]slot, 2*len(old))
	mask := uint32(len(b.slots) - 1)
	for _, s := range old {
		if s.term == 0 {
			continue
		}
		i := s.hash & mask
		for b.slots[i].term != 0 {
			i = (i + 1) & mask
		}
		b.slots[i] = s
	}
}

// Segment returns the documents added since the last call, and starts anew with
// none, keeping its memory.
func (b *Builder) Segment() *Segment {
	w := &b.out
	w.reset()
	var word []byte
	for _, n := range b.sorted() {
		t := &b.terms[n]
		b.write(t)
		w.begin()
		w.lists = b.bytes.appendTo(w.lists, t.list)
		w.spots = b.bytes.appendTo(w.spots, t.spot)
		word = b.appendWord(word[:0], t)
		w.end(word, int(t.frequency))
	}
	s := w.segment(b.docs)
	b.reset()
	return s
}

// sorted returns the numbers of the terms in the order of their words.
func (b *Builder) sorted() []uint32 {
	type key struct {
		start uint64
		term  uint32
	}
	keys := make([]key, len(b.terms))
	for n := range b.terms {
		keys[n] = key{b.terms[n].start, uint32(n)}
	}
	slices.SortFunc(keys, func(x, y key) int {
		if x.start != y.start {
			return cmp.Compare(x.start, y.start)
		}
		s, t := &b.terms[x.term], &b.terms[y.term]
		return bytes.Compare(b.rest(s), b.rest(t))
	})
	order := make([]uint32, len(keys))
	for i, k := range keys {
		order[i] = k.term
	}
	return order
}
