package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A Segment is the index of some documents, numbered from 0. It is a row of bytes; a query
// reads no more of them than it needs. It does not change, and may be shared.
type Segment struct {
	statistics
	data  []byte
	read  func(from, to int) bool
	parts [partCount]extent
}

// An extent is a range of the bytes of a segment.
type extent struct{ from, to int }

// The parts of a segment, in their order.
const (
	blocksPart = iota
	wordsPart
	listsPart
	positionsPart
	docsPart
	prefixesPart
	partCount
)

// The header of a segment: signature, version and documents (4 bytes each), words of all
// titles and of all bodies (8 each), documents of each language (4 each), and where
// each part ends (8 each). The first part begins after it.
const (
	signature     = "rdix"
	version       = 4
	atVersion     = 4
	atDocuments   = 8
	atWords       = 12
	atLanguages   = atWords + 2*8
	languageSlots = 16
	atEnds        = atLanguages + languageSlots*4
	headerLength  = atEnds + partCount*8
)

// maxDocuments is how many documents a segment can have.
const maxDocuments = math.MaxInt32 / 2

var errNoSegment = errors.New("not a segment of this version of the index: build it anew")

// OpenSegment returns the segment whose bytes are data, which must not change any more. Only
// the header is read now. Before other bytes are read, read is called with their range, if
// it is not nil, and reports whether they are as they were written. If not, the segment
// answers as if they were missing. No bytes, however damaged, make a method panic or loop
// without end.
func OpenSegment(data []byte, read func(from, to int) bool) (*Segment, error) {
	if len(data) < headerLength || string(data[:len(signature)]) != signature ||
		binary.LittleEndian.Uint32(data[atVersion:]) != version || read != nil && !read(0, headerLength) {
		return nil, errNoSegment
	}
	s := &Segment{data: data, read: read}
	s.count = int(binary.LittleEndian.Uint32(data[atDocuments:]))
	for i := range s.words {
		s.words[i] = binary.LittleEndian.Uint64(data[atWords+8*i:])
	}
	spoken := 0
	for l := range s.docsIn {
		s.docsIn[l] = int(binary.LittleEndian.Uint32(data[atLanguages+4*l:]))
		spoken += s.docsIn[l]
	}
	if s.count > maxDocuments || spoken != s.count {
		return nil, errNoSegment
	}
	return s, s.divide()
}

// divide finds the parts of the segment, and checks their sizes.
func (s *Segment) divide() error {
	from := headerLength
	for i := range s.parts {
		to := binary.LittleEndian.Uint64(s.data[atEnds+8*i:])
		if to < uint64(from) || to > uint64(len(s.data)) {
			return fmt.Errorf("segment of %d bytes has a part from %d to %d: build it anew", len(s.data), from, to)
		}
		s.parts[i] = extent{from, int(to)}
		from = int(to)
	}
	docs := s.parts[docsPart]
	if docs.to-docs.from != 3*s.count || s.parts[blocksPart].len()%blockEntry != 0 {
		return errNoSegment
	}
	return nil
}

// Data returns the bytes of the segment, which OpenSegment reads. They must not be
// changed.
func (s *Segment) Data() []byte { return s.data }

func (e extent) len() int { return e.to - e.from }

// part returns a range of a part, counted from the beginning of the part; nil if there is
// no such range or its bytes are damaged.
func (s *Segment) part(part, from, to int) []byte {
	e := s.parts[part]
	if from < 0 || from > to || to > e.len() {
		return nil
	}
	from, to = e.from+from, e.from+to
	if s.read != nil && !s.read(from, to) {
		return nil
	}
	return s.data[from:to]
}

// docValues are the classes of the lengths of title and body, and the language, of each
// document.
type docValues struct{ titles, bodies, languages []byte }

// docValues returns the doc values of all documents, and false if they are damaged.
func (s *Segment) docValues() (docValues, bool) {
	n := s.count
	all := s.part(docsPart, 0, 3*n)
	if all == nil {
		return docValues{}, false
	}
	return docValues{all[:n], all[n : 2*n], all[2*n:]}, true
}
