package index

import (
	"encoding/binary"
	"slices"
)

// A log holds the postings of terms, document after document: for each term of
// each its entry as in lists and its positions as in spots. It is made of sheets,
// so that it can grow without being moved.
type log struct {
	sheets []sheet
	at     int // the sheet written now
}

// A sheet holds whole documents.
type sheet struct {
	records []record
	data    []byte
}

// How much a sheet has room for, unless a single document needs more.
const (
	sheetRecords = 32 << 10
	sheetData    = 128 << 10
)

// A record says whose are the next bytes in data, and how many for the list (in
// the low bits, up to maxEntry) and for spots.
type record struct{ term, sizes uint32 }

const listBits = 5

func (l *log) reset() {
	for i := range l.sheets {
		s := &l.sheets[i]
		s.records, s.data = s.records[:0], s.data[:0]
	}
	l.at = 0
}

// room returns a sheet with room for the postings of a page.
func (l *log) room(p *page) *sheet {
	records, data := len(p.entries), len(p.entries)*maxEntry+len(p.places)*maxNumber+spare
	for ; l.at < len(l.sheets); l.at++ {
		s := &l.sheets[l.at]
		if len(s.records)+records <= cap(s.records) && len(s.data)+data <= cap(s.data) {
			return s
		}
	}
	l.sheets = append(l.sheets, sheet{
		records: make([]record, 0, max(records, sheetRecords)),
		data:    make([]byte, 0, max(data, sheetData)),
	})
	return &l.sheets[l.at]
}

// add appends the postings of a term that come so many documents after the ones
// before, and returns how long they are.
func (s *sheet) add(e *entry, gap uint32, places []place) (list, spot uint32) {
	begin := len(s.data)
	data := appendEntry(s.data, gap, e.count)
	middle := len(data)
	pos := uint32(0)
	for i := e.first; i != 0; i = places[i].next {
		p := places[i].pos
		data = appendNumber(data, p-pos)
		pos = p
	}
	s.data = data
	list, spot = uint32(middle-begin), uint32(len(data)-middle)
	s.records = append(s.records, record{e.term, spot<<listBits | list})
	return list, spot
}

// undo takes back what was added to the sheet since it had these lengths.
func (s *sheet) undo(terms []term, records, data int) {
	at := data
	for _, r := range s.records[records:] {
		list, spot := r.sizes&(1<<listBits-1), r.sizes>>listBits
		v, _ := numberAt(s.data, at)
		t := &terms[r.term]
		t.doc -= v >> 2
		t.list -= list
		t.spot -= spot
		t.frequency--
		at += int(list + spot)
	}
	s.records, s.data = s.records[:records], s.data[:data]
}

// A span says where the next postings of a term go.
type span struct{ list, spot uint32 }

// deal copies the postings to the spans of their terms, whose spans then stand at
// their ends. It returns lists and spots of the lengths given, in the memory of
// those given if it is enough.
func (l *log) deal(spans []span, lists, spots []byte, list, spot int) (newLists, newSpots []byte) {
	lists = slices.Grow(lists[:0], list+spare)[:list+spare]
	spots = slices.Grow(spots[:0], spot+spare)[:spot+spare]
	for i := range l.sheets {
		l.sheets[i].deal(spans, lists, spots)
	}
	return lists[:list], spots[:spot]
}

func (s *sheet) deal(spans []span, lists, spots []byte) {
	data := s.data[:cap(s.data)] // room left spare bytes
	for _, r := range s.records {
		to := &spans[r.term]
		n, m := r.sizes&(1<<listBits-1), r.sizes>>listBits
		put(lists[to.list:], data, n)
		put(spots[to.spot:], data[n:], m)
		to.list += n
		to.spot += m
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
