package index

import (
	"encoding/binary"
	"slices"
)

// A memtable holds the postings of the documents added so far, in the order of documents:
// for each term of each document its entry in the list, then its positions. It is a row of
// chunks, so that it grows without being moved.
type memtable struct {
	chunks  []chunk
	current int // the chunk that is written to
}

// A chunk holds the postings of whole documents.
type chunk struct {
	records []record
	data    []byte
}

// Room of a chunk, unless a single document needs more.
const (
	chunkRecords = 32 << 10
	chunkData    = 128 << 10 // bytes
)

// A record says which term the next bytes of data belong to. sizes holds how many bytes are
// its entry in the list, in the low bits (up to maxEntry), and how many its positions.
type record struct{ term, sizes uint32 }

const listBits = 5

func (m *memtable) reset() {
	for i := range m.chunks {
		c := &m.chunks[i]
		c.records, c.data = c.records[:0], c.data[:0]
	}
	m.current = 0
}

// room returns a chunk with room for the postings of a document.
func (m *memtable) room(d *docTerms) *chunk {
	records, data := len(d.terms), len(d.terms)*maxEntry+len(d.positions)*maxNumber+spare
	for ; m.current < len(m.chunks); m.current++ {
		c := &m.chunks[m.current]
		if len(c.records)+records <= cap(c.records) && len(c.data)+data <= cap(c.data) {
			return c
		}
	}
	m.chunks = append(m.chunks, chunk{
		records: make([]record, 0, max(records, chunkRecords)),
		data:    make([]byte, 0, max(data, chunkData)),
	})
	return &m.chunks[m.current]
}

// add appends the postings of a term in a document that comes so many documents after the
// last one with the term, and returns how many bytes they take in the list and in positions.
func (c *chunk) add(t *docTerm, gap uint32, nodes []positionNode) (list, positions uint32) {
	begin := len(c.data)
	data := appendEntry(c.data, gap, t.counts)
	middle := len(data)
	before := uint32(0)
	for i := t.first; i != 0; i = nodes[i].next {
		position := nodes[i].position
		data = appendNumber(data, position-before)
		before = position
	}
	c.data = data
	list, positions = uint32(middle-begin), uint32(len(data)-middle)
	c.records = append(c.records, record{t.number, positions<<listBits | list})
	return list, positions
}

// undo takes back what was added to the chunk since it had these lengths.
func (c *chunk) undo(terms []term, records, data int) {
	at := data
	for _, r := range c.records[records:] {
		list, positions := r.sizes&(1<<listBits-1), r.sizes>>listBits
		gap, _ := numberAt(c.data, at)
		t := &terms[r.term]
		t.doc -= gap >> 2
		t.list -= list
		t.positions -= positions
		t.frequency--
		at += int(list + positions)
	}
	c.records, c.data = c.records[:records], c.data[:data]
}

// A destination is where the next postings of a term belong.
type destination struct{ list, positions uint32 }

// scatter copies all postings to the destinations of their terms, which it moves to the
// ends of what they get. It returns lists and positions with the lengths given, in the
// memory of those given if that is enough.
func (m *memtable) scatter(to []destination, lists, positions []byte, list, position int) (l, p []byte) {
	lists = slices.Grow(lists[:0], list+spare)[:list+spare]
	positions = slices.Grow(positions[:0], position+spare)[:position+spare]
	for i := range m.chunks {
		m.chunks[i].scatter(to, lists, positions)
	}
	return lists[:list], positions[:position]
}

func (c *chunk) scatter(destinations []destination, lists, positions []byte) {
	data := c.data[:cap(c.data)] // room left spare bytes
	for _, r := range c.records {
		to := &destinations[r.term]
		list, position := r.sizes&(1<<listBits-1), r.sizes>>listBits
		put(lists[to.list:], data, list)
		put(positions[to.positions:], data[list:], position)
		to.list += list
		to.positions += position
		data = data[list+position:]
	}
}

const spare = 8 // bytes that put may read and rewrite beyond those that it copies

// put copies the first n bytes. It does not branch on most lengths, for the processor would
// mispredict them.
func put(to, from []byte, n uint32) {
	if n > spare {
		copy(to, from[:n])
		return
	}
	mask := uint64(1)<<(8*n) - 1
	v := binary.LittleEndian.Uint64(to)&^mask | binary.LittleEndian.Uint64(from)&mask
	binary.LittleEndian.PutUint64(to, v)
}
