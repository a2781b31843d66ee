package index

import "encoding/binary"

// An arena holds many growing byte strings, chains, in one slice. A chain is made
// of blocks that double in size; a block begins with the place of the next one.
type arena []byte

// A chain is one of them. The zero chain is empty.
type chain struct {
	first, block uint32 // places of the first and last block; a place is never 0
	used, size   uint16 // bytes written in the last block, and its size
}

const (
	linkSize   = 4
	firstBlock = 8
	lastBlock  = 2048
)

func (a *arena) reset() {
	if cap(*a) == 0 {
		*a = make(arena, 1, 1<<20)
	}
	*a = (*a)[:1]
}

// put appends a number to the chain.
func (a *arena) put(c *chain, v uint32) {
	if v < twoBytes {
		a.putByte(c, byte(v))
		return
	}
	var space [5]byte
	for _, b := range appendNumber(space[:0], v) {
		a.putByte(c, b)
	}
}

func (a *arena) putByte(c *chain, b byte) {
	if c.used == c.size {
		a.grow(c)
	}
	(*a)[c.block+linkSize+uint32(c.used)] = b
	c.used++
}

func (a *arena) grow(c *chain) {
	size := uint16(firstBlock)
	if c.size > 0 {
		size = min(c.size*2, lastBlock)
	}
	place := uint32(len(*a))
	*a = extend(*a, linkSize+int(size))
	if c.first == 0 {
		c.first = place
	} else {
		binary.LittleEndian.PutUint32((*a)[c.block:], place)
	}
	c.block, c.used, c.size = place, 0, size
}

// extend makes a slice n bytes longer; what they hold is not defined.
func extend(to []byte, n int) []byte {
	if len(to)+n > cap(to) {
		grown := make([]byte, len(to), (len(to)+n)*2)
		copy(grown, to)
		to = grown
	}
	return to[:len(to)+n]
}

// appendTo appends what the chain holds.
func (a arena) appendTo(to []byte, c chain) []byte {
	if c.first == 0 {
		return to
	}
	for place, size := c.first, uint32(firstBlock); ; size = min(size*2, lastBlock) {
		data := a[place+linkSize:]
		if place == c.block {
			return append(to, data[:c.used]...)
		}
		to = append(to, data[:size]...)
		place = binary.LittleEndian.Uint32(a[place:])
	}
}
