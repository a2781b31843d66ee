package index

import (
	"encoding/binary"
	"math"
	"sort"
	"strings"

	"readout/store/words"
)

// blockTerms is how many terms share a block of the dictionary. The first is written whole,
// of the others only what differs from the one before. An entry in blocks says where a block
// begins in words, lists and positions.
const (
	blockTerms = 16
	blockEntry = 3 * 4
)

// A cursor walks the dictionary of a segment. It stands on a term while ok.
type cursor struct {
	segment         *Segment
	term            []byte // the term; valid until the next move
	frequency       int    // documents with it
	list, positions extent // its postings, in their parts
	ok              bool

	blocks    []byte
	nextBlock int    // number of the block to be read next
	rest      []byte // of the block at hand
}

// cursor returns a cursor that stands before the first term.
func (s *Segment) cursor() cursor {
	return cursor{segment: s, blocks: s.part(blocksPart, 0, s.parts[blocksPart].len())}
}

// begin returns where a block begins in words; the end of words if there is no such block.
func (c *cursor) begin(block int) int {
	if block*blockEntry >= len(c.blocks) {
		return c.segment.parts[wordsPart].len()
	}
	return int(binary.LittleEndian.Uint32(c.blocks[block*blockEntry:]))
}

// enter moves to the next block that is not damaged.
func (c *cursor) enter() bool {
	for c.nextBlock*blockEntry < len(c.blocks) {
		entry := c.blocks[c.nextBlock*blockEntry:]
		c.nextBlock++
		c.rest = c.segment.part(wordsPart, c.begin(c.nextBlock-1), c.begin(c.nextBlock))
		if len(c.rest) > 0 {
			c.term = c.term[:0]
			c.list.to = int(binary.LittleEndian.Uint32(entry[4:]))
			c.positions.to = int(binary.LittleEndian.Uint32(entry[8:]))
			return true
		}
	}
	return false
}

// next moves to the next term.
func (c *cursor) next() {
	for c.ok = false; !c.ok; {
		if len(c.rest) == 0 && !c.enter() {
			return
		}
		if c.ok = c.read(); !c.ok {
			c.rest = nil
		}
	}
}

// read reads the next term of the block, and reports whether it is valid.
func (c *cursor) read() bool {
	if len(c.rest) < 2 {
		return false
	}
	same, more := int(c.rest[0]), int(c.rest[1])
	rest := c.rest[2:]
	if same > len(c.term) || more > len(rest) || same+more > maxEntryTerm {
		return false
	}
	c.term = append(c.term[:same], rest[:more]...)
	rest = rest[more:]
	var list, positions int
	c.frequency, rest = uvarint(rest)
	list, rest = uvarint(rest)
	positions, rest = uvarint(rest)
	if rest == nil || c.frequency < 1 || c.frequency > c.segment.count {
		return false
	}
	c.rest = rest
	c.list = extent{c.list.to, c.list.to + list}
	c.positions = extent{c.positions.to, c.positions.to + positions}
	return true
}

// maxEntryTerm is the length of the longest term: a word with pathSign before it.
const maxEntryTerm = words.MaxTerm + 1

// uvarint reads a number from the beginning of data and returns what follows, nil if there
// is no number.
func uvarint(data []byte) (v int, rest []byte) {
	if len(data) > 0 && data[0] < 0x80 {
		return int(data[0]), data[1:]
	}
	long, n := binary.Uvarint(data)
	if n <= 0 || long > math.MaxInt32 {
		return 0, nil
	}
	return int(long), data[n:]
}

// seek moves to the first term that is not before word.
func (c *cursor) seek(word string) {
	b := sort.Search(len(c.blocks)/blockEntry, func(i int) bool { return string(c.firstOf(i)) > word })
	c.rest, c.nextBlock = nil, max(b-1, 0)
	for c.next(); c.ok && string(c.term) < word; c.next() {
	}
}

// firstOf returns the first term of a block, nil if it is damaged.
func (c *cursor) firstOf(block int) []byte {
	at := c.begin(block)
	head := c.segment.part(wordsPart, at, at+2)
	if head == nil {
		return nil
	}
	return c.segment.part(wordsPart, at+2, at+2+int(head[1]))
}

// advance moves to the first term after this one that is not before word. It is faster
// than seek for words that are near.
func (c *cursor) advance(word string) {
	notAfter := func(block int) bool {
		return block*blockEntry < len(c.blocks) && string(c.firstOf(block)) <= word
	}
	last, step := c.nextBlock-1, 1 // the last block known to begin with word or before
	for ; notAfter(last + step); step *= 2 {
		last += step
	}
	for ; step > 0; step /= 2 {
		if notAfter(last + step) {
			last += step
		}
	}
	if last >= c.nextBlock {
		c.rest, c.nextBlock = nil, last
	}
	for c.next(); c.ok && string(c.term) < word; c.next() {
	}
}

// find moves to a word, and reports whether it is a term.
func (c *cursor) find(word string) bool {
	c.seek(word)
	return c.ok && string(c.term) == word
}

func (c *cursor) has(prefix string) bool { return strings.HasPrefix(string(c.term), prefix) }
