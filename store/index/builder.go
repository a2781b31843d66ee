package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// A Document is what is indexed of a briefing. Language is a BCP 47 tag, "" if
// unknown.
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
	path
	fieldCount
)

// fieldGap is the distance between the last word of a field and the first of the
// next, so that no phrase reaches over it.
const fieldGap = 2

// A Builder collects documents into a Segment. It is for one goroutine; several
// builders work side by side.
type Builder struct {
	terms []term   // by number
	names []byte   // their words, one after the other
	slots []uint32 // hash table of term number + 1, a power of two
	seed  maphash.Seed
	bytes arena
	docs  documents
	scan  scanner
	size  int
}

// A term is a word with its postings so far. The counts of its latest document
// are kept apart until the next is known.
type term struct {
	hash       uint32
	name       uint32
	nameLen    uint8
	doc, prev  uint32 // latest document + 1, and the last one written + 1
	pos        uint32 // latest position in it
	frequency  uint32 // documents written
	count      counts // of the latest document
	list, spot chain
}

// counts are the occurrences of a word in a document, by field.
type counts [fieldCount]uint16

// NewBuilder returns a builder without documents.
func NewBuilder() *Builder {
	b := &Builder{seed: maphash.MakeSeed()}
	b.reset()
	return b
}

func (b *Builder) reset() {
	b.terms, b.names, b.size = b.terms[:0], b.names[:0], 0
	if b.slots == nil {
		b.slots = make([]uint32, 1<<15)
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
	for f, text := range [fieldCount]string{d.Title, d.Body, d.Source, d.Byline, d.Path} {
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
	hash := uint32(maphash.Bytes(b.seed, word))
	mask := uint32(len(b.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		n := b.slots[i]
		if n == 0 {
			b.slots[i] = uint32(len(b.terms)) + 1
			break
		}
		if t := &b.terms[n-1]; t.hash == hash && bytes.Equal(b.name(t), word) {
			return t
		}
	}
	b.terms = append(b.terms, term{hash: hash, name: uint32(len(b.names)), nameLen: uint8(len(word))})
	b.names = append(b.names, word...)
	if len(b.terms)*2 > len(b.slots) {
		b.rehash()
	}
	return &b.terms[len(b.terms)-1]
}

func (b *Builder) name(t *term) []byte { return b.names[t.name : t.name+uint32(t.nameLen)] }

func (b *Builder) rehash() {
	b.slots = make([]uint32, 2*len(b.slots))
	mask := uint32(len(b.slots) - 1)
	for n := range b.terms {
		i := b.terms[n].hash & mask
		for b.slots[i] != 0 {
			i = (i + 1) & mask
		}
		b.slots[i] = uint32(n) + 1
	}
}

// Segment returns the documents added since the last call, and starts anew with
// none, keeping its memory.
func (b *Builder) Segment() *Segment {
	w := newWriter(len(b.terms), len(b.bytes))
	for _, n := range b.sorted() {
		t := &b.terms[n]
		b.write(t)
		w.begin()
		w.lists = b.bytes.appendTo(w.lists, t.list)
		w.spots = b.bytes.appendTo(w.spots, t.spot)
		w.end(b.name(t), int(t.frequency))
	}
	s := w.segment(b.docs)
	b.reset()
	return s
}

// sorted returns the numbers of the terms in the order of their words. The first
// eight bytes, compared as a number, decide nearly always.
func (b *Builder) sorted() []uint32 {
	type key struct {
		start uint64
		term  uint32
	}
	keys := make([]key, len(b.terms))
	for n := range b.terms {
		var start [8]byte
		copy(start[:], b.name(&b.terms[n]))
		keys[n] = key{binary.BigEndian.Uint64(start[:]), uint32(n)}
	}
	slices.SortFunc(keys, func(x, y key) int {
		if x.start != y.start {
			return cmp.Compare(x.start, y.start)
		}
		return bytes.Compare(b.name(&b.terms[x.term]), b.name(&b.terms[y.term]))
	})
	order := make([]uint32, len(keys))
	for i, k := range keys {
		order[i] = k.term
	}
	return order
}
