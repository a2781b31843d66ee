package index

// batchWords is how many words are looked up at once: a document of half a page,
// and no more than the first cache holds.
const batchWords = 256

// A batch is words that were read, and are to be looked up.
type batch struct {
	words [batchWords]word
	found [batchWords]uint32 // the numbers of their terms, once looked up
	n     int
	rests [batchWords * maxEntryTerm]byte
	used  uint32 // of rests
}

// A word is one occurrence.
type word struct {
	start  uint64 // the first eight bytes, as a big-endian number
	hash   uint32
	pos    uint32
	at     uint32 // where the rest stands in rests
	length uint8  // of the rest
	field  field
}

func (b *batch) full() bool { return b.n == batchWords }

func (b *batch) reset() { b.n, b.used = 0, 0 }

// add adds a folded word of at most maxEntryTerm bytes.
func (b *batch) add(text []byte, f field, pos uint32, seed uint64) {
	w := &b.words[b.n]
	start, rest := split(text)
	w.start, w.hash = start, hashOf(start, rest, seed)
	w.pos, w.field = pos, f
	w.at, w.length = b.used, uint8(len(rest))
	b.used += uint32(copy(b.rests[b.used:], rest))
	b.n++
}

func (b *batch) rest(w *word) []byte { return b.rests[w.at:][:w.length] }

// A page is a document whose words are being gathered by term.
type page struct {
	entries []entry
	places  []place // the first is not used
}

// An entry is a term on the page. Its places are a list.
type entry struct {
	term        uint32
	count       counts
	first, last uint32
}

// counts are the occurrences of a word in a document, by field.
type counts [counted]uint16

// A place is a position of a word, and where its next one stands in places, 0 if
// it is the last.
type place struct{ pos, next uint32 }

func (p *page) reset() { p.entries, p.places = p.entries[:0], append(p.places[:0], place{}) }

// add adds an occurrence of a term. Positions come in ascending order.
func (p *page) add(terms []term, number uint32, f field, pos uint32) {
	t := &terms[number]
	if int(t.entry) >= len(p.entries) || p.entries[t.entry].term != number {
		t.entry = uint32(len(p.entries))
		p.entries = append(p.entries, entry{term: number})
	}
	e := &p.entries[t.entry]
	if e.count[f] == maxCount {
		return
	}
	e.count[f]++
	at := uint32(len(p.places))
	p.places = append(p.places, place{pos: pos})
	if e.last == 0 {
		e.first = at
	} else {
		p.places[e.last].next = at
	}
	e.last = at
}
