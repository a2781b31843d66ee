package index

import (
	"encoding/binary"
	"slices"
)

// An assembler makes a segment term after term, in the order of their words.
type assembler struct {
	blocks, words, lists, spots []byte
	spotAt                      int // where the positions of the next term begin
	docs                        documents
	terms                       int
	last                        []byte // term
	lister                      lister
	starts                      starts
}

// begin makes the assembler begin a segment of some documents, in the memory that
// it has.
func (a *assembler) begin(docs documents) {
	a.blocks, a.words, a.lists, a.spots = a.blocks[:0], a.words[:0], a.lists[:0], a.spots[:0]
	a.docs, a.terms, a.spotAt, a.last = docs, 0, 0, a.last[:0]
	a.lister.bodies = docs.bodies
	a.starts.begin(docs.count)
}

// add adds a term with its plain list. Its positions are the next so many bytes of
// spots.
func (a *assembler) add(word []byte, frequency int, plain []byte, spot int) {
	list, at := len(a.lists), a.spotAt
	a.starts.enter(word, a.docs.count)
	a.lists = a.lister.appendList(a.lists, plain, a.spots[a.spotAt:a.spotAt+spot], &a.starts)
	a.spotAt += spot
	a.entry(word, frequency, list, at)
}

// entry writes the dictionary entry of a term whose postings begin at list and spot:
// bytes shared with the term before, bytes that follow, those bytes, and as varints
// the number of documents and the lengths in lists and spots.
func (a *assembler) entry(word []byte, frequency, list, spot int) {
	if a.terms%blockTerms == 0 {
		for _, at := range []int{len(a.words), list, spot} {
			a.blocks = binary.LittleEndian.AppendUint32(a.blocks, uint32(at))
		}
		a.last = a.last[:0]
	}
	a.terms++
	same := 0
	for same < len(word) && same < len(a.last) && word[same] == a.last[same] {
		same++
	}
	a.words = append(a.words, byte(same), byte(len(word)-same))
	a.words = append(a.words, word[same:]...)
	a.words = binary.AppendUvarint(a.words, uint64(frequency))
	a.words = binary.AppendUvarint(a.words, uint64(len(a.lists)-list))
	a.words = binary.AppendUvarint(a.words, uint64(a.spotAt-spot))
	a.last = append(a.last[:0], word...)
}

// segment returns what was added, in room if that is large enough.
func (a *assembler) segment(room []byte) *Segment {
	d := &a.docs
	parts := [partCount][]byte{a.blocks, a.words, a.lists, a.spots, nil, a.starts.end(d.count)}
	size := headerLength + 3*d.count
	for _, part := range parts {
		size += len(part)
	}
	data := slices.Grow(room[:0], size)[:headerLength]
	clear(data)
	s := &Segment{facts: d.facts}
	for i, part := range parts {
		from := len(data)
		if data = append(data, part...); i == docsPart {
			data = append(append(append(data, d.titles...), d.bodies...), d.tongues...)
		}
		s.parts[i] = extent{from, len(data)}
		binary.LittleEndian.PutUint64(data[atEnds+8*i:], uint64(len(data)))
	}
	s.data = data
	s.head()
	return s
}

// head writes what the header says of the documents.
func (s *Segment) head() {
	copy(s.data, sign)
	binary.LittleEndian.PutUint32(s.data[atVersion:], version)
	binary.LittleEndian.PutUint32(s.data[atDocuments:], uint32(s.count))
	for i, n := range s.words {
		binary.LittleEndian.PutUint64(s.data[atWords+8*i:], n)
	}
	for l, n := range s.speaks {
		binary.LittleEndian.PutUint32(s.data[atSpeaks+4*l:], uint32(n))
	}
}
