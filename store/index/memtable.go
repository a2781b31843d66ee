package index

import (
	"encoding/binary"
	"slices"
)

// A memtable holds the postings of terms, document after document: for each term of
// each its entry as in lists and its positions as in spots. It is made of sheets,
// so that it can grow without being moved.
type memtable struct {
	chunks  []chunk
	current int // the sheet written now
}

// A chunk holds whole documents.
type chunk struct {
	records []record
	data    []byte
}

// How much a sheet has room for, unless a single document needs more.
const (
	chunkRecords = 32 << 10
	chunkData    = 128 << 10
)

// A record says whose are the next bytes in data, and how many for the list (in
// the low bits, up to maxEntry) and for spots.
type record struct{ term, sizes uint32 }

const listBits = 5

func (l *memtable) reset() {
	for i := range l.chunks {
		s := &l.chunks[i]
		s.records, s.data = s.records[:0], s.data[:0]
	}
	l.current = 0
}

// room returns a sheet with room for the postings of a page.
func (l *memtable) room(p *docTerms) *chunk {
	records, data := len(p.terms), len(p.terms)*maxEntry+len(p.positions)*maxNumber+spare
	for ; l.current < len(l.chunks); l.current++ {
		s := &l.chunks[l.current]
		if len(s.records)+records <= cap(s.records) && len(s.data)+data <= cap(s.data) {
			return s
		}
	}
	l.chunks = append(l.chunks, chunk{
		records: make([]record, 0, max(records, chunkRecords)),
		data:    make([]byte, 0, max(data, chunkData)),
	})
	return &l.chunks[l.current]
}

// add appends the postings of a term that come so many documents after the ones
// before, and returns how long they are.
func (s *chunk) add(e *docTerm, gap uint32, places []positionNode) (list, spot uint32) {
	begin := len(s.data)
	data := appendEntry(s.data, gap, e.counts)
	middle := len(data)
	pos := uint32(0)
	for i := e.first; i != 0; i = places[i].next {
		p := places[i].position
		data = appendNumber(data, p-pos)
		pos = p
	}
	s.data = data
	list, spot = uint32(middle-begin), uint32(len(data)-middle)
	s.records = append(s.records, record{e.number, spot<<listBits | list})
	return list, spot
}

// undo takes back what was added to the sheet since it had these lengths.
func (s *chunk) undo(terms []term, records, data int) {
	at := data
	for _, r := range s.records[records:] {
		list, spot := r.sizes&(1<<listBits-1), r.sizes>>listBits
		v, _ := numberAt(s.data, at)
		t := &terms[r.term]
		t.doc -= v >> 2
		t.list -= list
		t.positions -= spot
		t.frequency--
		at += int(list + spot)
	}
	s.records, s.data = s.records[:records], s.data[:data]
}

// A destination says where the next postings of a term go.
type destination struct{ list, positions uint32 }

// scatter copies the postings to the spans of their terms, whose spans then stand at
// their ends. It returns lists and spots of the lengths given, in the memory of
// those given if it is enough.
func (l *memtable) scatter(spans []destination, lists, spots []byte, list, spot int) (newLists, newSpots []byte) {
	lists = slices.Grow(lists[:0], list+spare)[:list+spare]
	spots = slices.Grow(spots[:0], spot+spare)[:spot+spare]
	for i := range l.chunks {
		l.chunks[i].scatter(spans, lists, spots)
	}
	return lists[:list], spots[:spot]
}

func (s *chunk) scatter(spans []destination, lists, spots []byte) {
	data := s.data[:cap(s.data)] // room left spare bytes
	for _, r := range s.records {
		to := &spans[r.term]
		n, m := r.sizes&(1<<listBits-1), r.sizes>>listBits
		put(lists[to.list:], data, n)
		put(spots[to.positions:], data[n:], m)
		to.list += n
		to.positions += m
		data = data[n+m:]
	}
}

const spare = 8 // bytes that must stand after what put copies

// put copies the first n bytes. There is no branch for each length, as that would
// be guessed wrong most of the time.
func put(to, from []byte, n uint32) {
	if n > spare {
		copy(to, from[:n])
		return
	}
	mask := uint64(1)<<(8*n) - 1
	v := binary.LittleEndian.Uint64(to)&^mask | binary.LittleEndian.Uint64(from)&mask
	binary.LittleEndian.PutUint64(to, v)
}
