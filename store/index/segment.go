package index

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
	"sort"
)

// A Segment is the index of a run of documents, numbered from 0. It does not
// change, and may be shared.
type Segment struct {
	blocks []block
	words  []byte // of the dictionary
	lists  []byte // documents with counts, term after term
	spots  []byte // positions, term after term
	docs   documents
}

// Len returns the number of documents.
func (s *Segment) Len() int { return s.docs.len() }

// Bytes returns the memory that the segment takes.
func (s *Segment) Bytes() int {
	return 12*len(s.blocks) + len(s.words) + len(s.lists) + len(s.spots) + 7*s.docs.len()
}

// documents is what is known of each document: words of title and body, language.
type documents struct {
	titles []uint16
	bodies []uint32
	tongue []language
	total  [2]int // words of all titles and of all bodies
	speaks [languageCount]int
}

func (d *documents) len() int { return len(d.bodies) }

func (d *documents) add(title, body int, l language) {
	d.titles = append(d.titles, uint16(min(title, math.MaxUint16)))
	d.bodies = append(d.bodies, uint32(body))
	d.tongue = append(d.tongue, l)
	d.total[0] += title
	d.total[1] += body
	d.speaks[l]++
}

// blockTerms is how many terms share a block of the dictionary. The first stands
// whole; of the others only what differs from the one before.
const blockTerms = 16

// A block says where in words, lists and spots it begins.
type block struct{ word, list, spot uint32 }

// A writer builds a segment term after term, in the order of their words.
type writer struct {
	Segment
	terms      int
	last       []byte
	list, spot int // where the next term begins
}

// reset makes the writer begin anew, in the memory that it has.
func (w *writer) reset() {
	*w = writer{Segment: Segment{blocks: w.blocks[:0], words: w.words[:0]}, last: w.last[:0]}
}

// add writes the dictionary entry of a term: bytes shared with the term before,
// bytes that follow, those bytes, and as varints the number of documents and the
// lengths in lists and spots, where its postings are the caller's to write.
func (w *writer) add(word []byte, frequency, list, spot int) {
	if w.terms%blockTerms == 0 {
		w.blocks = append(w.blocks, block{uint32(len(w.words)), uint32(w.list), uint32(w.spot)})
		w.last = w.last[:0]
	}
	w.terms++
	same := 0
	for same < len(word) && same < len(w.last) && word[same] == w.last[same] {
		same++
	}
	w.words = append(w.words, byte(same), byte(len(word)-same))
	w.words = append(w.words, word[same:]...)
	w.words = binary.AppendUvarint(w.words, uint64(frequency))
	w.words = binary.AppendUvarint(w.words, uint64(list))
	w.words = binary.AppendUvarint(w.words, uint64(spot))
	w.list += list
	w.spot += spot
	w.last = append(w.last[:0], word...)
}

// segment returns what was written, with a dictionary of its own so that the
// writer can be used again.
func (w *writer) segment(docs documents) *Segment {
	return &Segment{
		blocks: slices.Clone(w.blocks), words: bytes.Clone(w.words),
		lists: w.lists, spots: w.spots, docs: docs,
	}
}

// A cursor walks the dictionary of a segment. It stands on a term while ok.
type cursor struct {
	s          *Segment
	word       []byte // the term; valid until the next move
	frequency  int    // documents that hold it
	ok         bool
	list, spot []byte
	n          int // terms read
	at         int // bytes of words read
	listAt     int
	spotAt     int
}

// first moves to the first term.
func (c *cursor) first() {
	c.enter(0)
	c.next()
}

// enter makes block b the next to be read.
func (c *cursor) enter(b int) {
	c.n = b * blockTerms
	if b < len(c.s.blocks) {
		at := c.s.blocks[b]
		c.at, c.listAt, c.spotAt = int(at.word), int(at.list), int(at.spot)
	}
}

// next moves to the next term.
func (c *cursor) next() {
	words := c.s.words
	if c.ok = c.at < len(words) && len(c.s.blocks) > 0; !c.ok {
		return
	}
	if c.n%blockTerms == 0 {
		c.word = c.word[:0]
	}
	c.n++
	same, more := int(words[c.at]), int(words[c.at+1])
	c.at += 2
	c.word = append(c.word[:same], words[c.at:c.at+more]...)
	c.at += more
	c.frequency = c.uvarint()
	list, spot := c.uvarint(), c.uvarint()
	c.list = c.s.lists[c.listAt : c.listAt+list]
	c.spot = c.s.spots[c.spotAt : c.spotAt+spot]
	c.listAt += list
	c.spotAt += spot
}

func (c *cursor) uvarint() int {
	v, n := binary.Uvarint(c.s.words[c.at:])
	c.at += n
	return int(v)
}

// seek moves to the first term that is not before word.
func (c *cursor) seek(word string) {
	blocks := c.s.blocks
	b := sort.Search(len(blocks), func(i int) bool {
		at := c.s.words[blocks[i].word:]
		return string(at[2:2+at[1]]) > word
	})
	c.enter(max(b-1, 0))
	for c.next(); c.ok && string(c.word) < word; c.next() {
	}
}
