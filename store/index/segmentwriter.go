package index

import (
	"encoding/binary"
	"slices"
)

// A segmentWriter writes the terms of a segment one after the other, in their order.
type segmentWriter struct {
	blocks, words, lists, positions []byte
	positionsStart                  int // in positions, of the next term
	docs                            docWriter
	terms                           int
	previous                        []byte // the term before
	list                            listWriter
	prefixes                        prefixes
}

// begin begins a segment of some documents, in the memory of the segment before.
func (w *segmentWriter) begin(docs docWriter) {
	w.blocks, w.words, w.lists, w.positions = w.blocks[:0], w.words[:0], w.lists[:0], w.positions[:0]
	w.docs, w.terms, w.positionsStart, w.previous = docs, 0, 0, w.previous[:0]
	w.list.bodies = docs.bodies
	w.prefixes.begin(docs.stats.count)
}

// add adds a term with its plain list. Its positions are the next bytes of w.positions, as
// many as said.
func (w *segmentWriter) add(word []byte, frequency int, plain []byte, positions int) {
	list, at := len(w.lists), w.positionsStart
	w.prefixes.next(word)
	w.lists = w.list.appendTo(w.lists, plain, w.positions[w.positionsStart:w.positionsStart+positions], &w.prefixes)
	w.positionsStart += positions
	w.addEntry(word, frequency, list, at)
}

// addEntry writes the dictionary entry of a term whose postings begin at list and position:
// how many bytes it shares with the term before, how many follow, those bytes, and as
// varints the number of documents and the lengths in lists and positions.
func (w *segmentWriter) addEntry(word []byte, frequency, list, position int) {
	if w.terms%blockTerms == 0 {
		for _, at := range []int{len(w.words), list, position} {
			w.blocks = binary.LittleEndian.AppendUint32(w.blocks, uint32(at))
		}
		w.previous = w.previous[:0]
	}
	w.terms++
	same := 0
	for same < len(word) && same < len(w.previous) && word[same] == w.previous[same] {
		same++
	}
	w.words = append(w.words, byte(same), byte(len(word)-same))
	w.words = append(w.words, word[same:]...)
	w.words = binary.AppendUvarint(w.words, uint64(frequency))
	w.words = binary.AppendUvarint(w.words, uint64(len(w.lists)-list))
	w.words = binary.AppendUvarint(w.words, uint64(w.positionsStart-position))
	w.previous = append(w.previous[:0], word...)
}

// segment returns what was added, in room if that is large enough.
func (w *segmentWriter) segment(room []byte) *Segment {
	d := &w.docs
	parts := [partCount][]byte{w.blocks, w.words, w.lists, w.positions, nil, w.prefixes.end()}
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

// writeHeader writes the header but for where the parts end.
func (s *Segment) writeHeader() {
	copy(s.data, signature)
	binary.LittleEndian.PutUint32(s.data[atVersion:], version)
	binary.LittleEndian.PutUint32(s.data[atDocuments:], uint32(s.count))
	for i, n := range s.words {
		binary.LittleEndian.PutUint64(s.data[atWords+8*i:], n)
	}
	for l, n := range s.docsIn {
		binary.LittleEndian.PutUint32(s.data[atLanguages+4*l:], uint32(n))
	}
}
