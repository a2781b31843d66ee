package index

import (
	"encoding/binary"
	"slices"
)

// A segmentWriter makes a segment term after term, in the order of their words.
type segmentWriter struct {
	blocks, words, lists, positions []byte
	positionsStart                  int // where the positions of the next term begin
	docs                            docWriter
	terms                           int
	previous                        []byte // term
	list                            listWriter
	prefixes                        prefixes
}

// begin makes the assembler begin a segment of some documents, in the memory that
// it has.
func (a *segmentWriter) begin(docs docWriter) {
	a.blocks, a.words, a.lists, a.positions = a.blocks[:0], a.words[:0], a.lists[:0], a.positions[:0]
	a.docs, a.terms, a.positionsStart, a.previous = docs, 0, 0, a.previous[:0]
	a.list.bodies = docs.bodies
	a.prefixes.begin(docs.stats.count)
}

// add adds a term with its plain list. Its positions are the next so many bytes of
// spots.
func (a *segmentWriter) add(word []byte, frequency int, plain []byte, spot int) {
	list, at := len(a.lists), a.positionsStart
	a.prefixes.next(word, a.docs.stats.count)
	a.lists = a.list.appendList(a.lists, plain, a.positions[a.positionsStart:a.positionsStart+spot], &a.prefixes)
	a.positionsStart += spot
	a.addEntry(word, frequency, list, at)
}

// addEntry writes the dictionary entry of a term whose postings begin at list and spot:
// bytes shared with the term before, bytes that follow, those bytes, and as varints
// the number of documents and the lengths in lists and spots.
func (a *segmentWriter) addEntry(word []byte, frequency, list, spot int) {
	if a.terms%blockTerms == 0 {
		for _, at := range []int{len(a.words), list, spot} {
			a.blocks = binary.LittleEndian.AppendUint32(a.blocks, uint32(at))
		}
		a.previous = a.previous[:0]
	}
	a.terms++
	same := 0
	for same < len(word) && same < len(a.previous) && word[same] == a.previous[same] {
		same++
	}
	a.words = append(a.words, byte(same), byte(len(word)-same))
	a.words = append(a.words, word[same:]...)
	a.words = binary.AppendUvarint(a.words, uint64(frequency))
	a.words = binary.AppendUvarint(a.words, uint64(len(a.lists)-list))
	a.words = binary.AppendUvarint(a.words, uint64(a.positionsStart-spot))
	a.previous = append(a.previous[:0], word...)
}

// segment returns what was added, in room if that is large enough.
func (a *segmentWriter) segment(room []byte) *Segment {
	d := &a.docs
	parts := [partCount][]byte{a.blocks, a.words, a.lists, a.positions, nil, a.prefixes.end(d.stats.count)}
	size := headerLength + 3*d.stats.count
	for _, part := range parts {
		size += len(part)
	}
	data := slices.Grow(room[:0], size)[:headerLength]
	clear(data)
	s := &Segment{statistics: d.stats}
	for i, part := range parts {
		from := len(data)
		if data = append(data, part...); i == docsPart {
			data = append(append(append(data, d.titles...), d.bodies...), d.languages...)
		}
		s.parts[i] = extent{from, len(data)}
		binary.LittleEndian.PutUint64(data[atEnds+8*i:], uint64(len(data)))
	}
	s.data = data
	s.writeHeader()
	return s
}

// writeHeader writes what the header says of the documents.
func (s *Segment) writeHeader() {
	copy(s.data, sign)
	binary.LittleEndian.PutUint32(s.data[atVersion:], version)
	binary.LittleEndian.PutUint32(s.data[atDocuments:], uint32(s.count))
	for i, n := range s.words {
		binary.LittleEndian.PutUint64(s.data[atWords+8*i:], n)
	}
	for l, n := range s.docsIn {
		binary.LittleEndian.PutUint32(s.data[atLanguages+4*l:], uint32(n))
	}
}
