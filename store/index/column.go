package index

import (
	"encoding/binary"
	"math/bits"
)

// blockDocs is how many documents share a block of a list. The numbers of a column are
// packed: each takes as many bits as the largest needs.
const blockDocs = 128

// A column holds a number for each document of a block.
type column [blockDocs]uint32

// width returns how many bits the largest number needs.
func (c *column) width() int {
	all := uint32(0)
	for _, v := range c {
		all |= v
	}
	return bits.Len32(all)
}

// packedSize returns how many bytes a column takes with so many bits a number.
func packedSize(width int) int { return width * blockDocs / 8 }

// pack appends the numbers, the first in the lowest bits.
func (c *column) pack(to []byte, width int) []byte {
	var word uint64
	filled := 0
	for _, v := range c {
		word |= uint64(v) << filled
		if filled += width; filled >= 32 {
			to = binary.LittleEndian.AppendUint32(to, uint32(word))
			word >>= 32
			filled -= 32
		}
	}
	return to // 128 numbers of any width fill whole words
}

// unpack reads a column from the beginning of data, and reports whether it is there whole.
func (c *column) unpack(data []byte, width int) bool {
	if width > 32 || len(data) < packedSize(width) {
		return false
	}
	var space [packedMax + 8]byte
	if len(data) < packedSize(width)+8 { // whole words are read, up to 8 bytes beyond the column
		copy(space[:], data)
		data = space[:]
	}
	mask := uint64(1)<<width - 1
	if width <= 8 {
		c.unpackBytes(data, uint(width), mask)
		return true
	}
	for i := range c {
		bit := i * width
		c[i] = uint32(binary.LittleEndian.Uint64(data[bit>>3:]) >> (bit & 7) & mask)
	}
	return true
}

const packedMax = 32 * blockDocs / 8

// unpackBytes is unpack for numbers of at most eight bits: a word holds eight of them.
func (c *column) unpackBytes(data []byte, width uint, mask uint64) {
	width &= 15
	for i := 0; i < blockDocs; i += 8 {
		v := binary.LittleEndian.Uint64(data)
		data = data[width:]
		out := c[i : i+8 : i+8]
		out[0] = uint32(v & mask)
		v >>= width
		out[1] = uint32(v & mask)
		v >>= width
		out[2] = uint32(v & mask)
		v >>= width
		out[3] = uint32(v & mask)
		v >>= width
		out[4] = uint32(v & mask)
		v >>= width
		out[5] = uint32(v & mask)
		v >>= width
		out[6] = uint32(v & mask)
		v >>= width
		out[7] = uint32(v & mask)
	}
}
