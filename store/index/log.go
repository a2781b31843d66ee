package index

import (
	"encoding/binary"
	"slices"
)

// A log holds the postings of terms, document after document: for each term of
// each its entry as in lists and its positions as in spots.
type log struct {
	records []record
	data    []byte
}

// A record says whose are the next bytes in data, and how many for the list (in
// the low bits, up to maxEntry) and for spots.
type record struct{ term, sizes uint32 }

const listBits = 5

func (l *log) reset() { l.records, l.data = l.records[:0], l.data[:0] }

// add appends the postings of a term that come so many documents after the ones
// before, and returns how long they are.
func (l *log) add(e *entry, gap uint32, places []place) (list, spot uint32) {
	begin := len(l.data)
	data := appendEntry(l.data, gap, e.count)
	middle := len(data)
	pos := uint32(0)
	for i := e.first; i != 0; i = places[i].next {
		p := places[i].pos
		data = appendNumber(data, p-pos)
		pos = p
	}
	l.data = data
	list, spot = uint32(middle-begin), uint32(len(data)-middle)
	l.records = append(l.records, record{e.term, spot<<listBits | list})
	return list, spot
}

// room makes room for the postings of a page, so that the log at least doubles
// when it must be moved.
func (l *log) room(p *page) {
	l.records = roomFor(l.records, len(p.entries))
	l.data = roomFor(l.data, len(p.entries)*maxEntry+len(p.places)*maxNumber)
}

func roomFor[E any](s []E, n int) []E {
	if len(s)+n > cap(s) {
		s = slices.Grow(s, len(s)+n)
	}
	return s
}

// A span says where the next postings of a term go.
type span struct{ list, spot uint32 }

// deal copies the postings to the spans of their terms, in lists and spots of the
// lengths given.
func (l *log) deal(spans []span, list, spot int) (lists, spots []byte) {
	lists, spots = make([]byte, list+spare), make([]byte, spot+spare)
	data := append(l.data, make([]byte, spare)...)
	for _, r := range l.records {
		to := &spans[r.term]
		n, m := r.sizes&(1<<listBits-1), r.sizes>>listBits
		put(lists[to.list:], data, n)
		put(spots[to.spot:], data[n:], m)
		to.list += n
		to.spot += m
		data = data[n+m:]
	}
	return lists[:list], spots[:spot]
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
