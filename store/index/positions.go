package index

import (
	"encoding/binary"
	"slices"
)

// A positionReader reads the positions of a term in its documents, which follow each other
// as the documents do in the list.
type positionReader struct {
	data []byte
	at   int
}

// long reports whether one of eight bytes begins a number of several bytes: those have the
// three highest bits set.
func long(bytes uint64) bool { return bytes&(bytes<<1)&(bytes<<2)&0x8080808080808080 != 0 }

// skip goes past n positions, or to the end of data.
func (s *positionReader) skip(n int) {
	data, at := s.data, s.at
	for n > 0 && at < len(data) {
		if n >= 8 && at+8 <= len(data) && !long(binary.LittleEndian.Uint64(data[at:])) {
			at += 8
			n -= 8
			continue
		}
		at += numberSize(data[at])
		n--
	}
	s.at = at
}

// read appends n positions of a document, or as many as there are.
func (s *positionReader) read(to []uint32, n int) []uint32 {
	data, at, pos := s.data, s.at, uint32(0)
	to = slices.Grow(to, min(n, len(data)))
	for ; n > 0 && at < len(data); n-- {
		v := uint32(data[at])
		if at++; v >= twoBytes {
			v, at = longNumberAt(data[at-1:], at-1)
		}
		pos += v
		to = append(to, pos)
	}
	s.at = at
	return to
}

// maxPosition is the last position at which a phrase is found: in a text of 8 million words.
const maxPosition = 1<<23 - 1

// A positionSet is a set of positions in a document.
type positionSet struct {
	bits     []uint64
	from, to uint32 // range of bits in use
}

// set fills the empty set with ascending positions, each shifted by so much.
func (m *positionSet) set(positions []uint32, further uint32) {
	for len(positions) > 0 && positions[len(positions)-1] > maxPosition-further {
		positions = positions[:len(positions)-1]
	}
	if len(positions) == 0 {
		m.from, m.to = 0, 0
		return
	}
	m.from, m.to = (positions[0]+further)>>6, (positions[len(positions)-1]+further)>>6+1
	for len(m.bits) < int(m.to) {
		m.bits = append(m.bits, make([]uint64, int(m.to))...)
	}
	for _, pos := range positions {
		pos += further
		m.bits[pos>>6] |= 1 << (pos & 63)
	}
}

// readIn is read for those positions that are in the set. It subtracts so much from each. It
// does not branch on whether one is, for the processor would mispredict that.
func (s *positionReader) readIn(to []uint32, n int, m *positionSet, less uint32) []uint32 {
	data, at, pos := s.data, s.at, uint32(0)
	to = slices.Grow(to, min(n, len(data)))
	out := to[len(to):cap(to)]
	found := 0
	bits := m.bits[:m.to]
	for ; n > 0 && at < len(data); n-- {
		v := uint32(data[at])
		if at++; v >= twoBytes {
			v, at = longNumberAt(data[at-1:], at-1)
		}
		pos += v
		if int(pos>>6) >= len(bits) {
			n--
			break
		}
		out[found] = pos - less
		found += int(bits[pos>>6] >> (pos & 63) & 1)
	}
	s.at = at
	s.skip(n)
	return to[:len(to)+found]
}

func (m *positionSet) has(pos uint32) bool {
	return pos>>6 < m.to && m.bits[pos>>6]>>(pos&63)&1 != 0
}

// clear empties the set.
func (m *positionSet) clear() { clear(m.bits[m.from:m.to]) }
