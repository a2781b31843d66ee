package shelf

import (
	"crypto/sha256"
	"encoding/binary"
	"unsafe"
)

// idDigits are the base 32 digits of Crockford: no letter is mistaken for a
// digit when an ID is read aloud or copied by hand.
const idDigits = "0123456789abcdefghjkmnpqrstvwxyz"

const idLength = 11 // characters, 55 bits

// newID names what the parts say, in order.
func newID(parts ...string) ID {
	h := sha256.New()
	for _, part := range parts {
		h.Write(unsafe.Slice(unsafe.StringData(part), len(part))) // not copied: a text may be large
		h.Write([]byte{0})
	}
	var sum [sha256.Size]byte
	id := ID(binary.BigEndian.Uint64(h.Sum(sum[:0])) >> (64 - 5*idLength))
	return max(id, 1)
}

// String returns the ID as people type it.
func (id ID) String() string {
	var text [idLength]byte
	for i := range text {
		text[idLength-1-i] = idDigits[id>>(5*i)&31]
	}
	return string(text[:])
}

// MarshalText makes an ID its text in JSON.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// ParseID reads the text form of an ID, in either case.
func ParseID(text string) (ID, bool) {
	if len(text) != idLength {
		return 0, false
	}
	var id ID
	for _, c := range []byte(text) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		digit := -1
		for i := range len(idDigits) {
			if idDigits[i] == c {
				digit = i
			}
		}
		if digit < 0 {
			return 0, false
		}
		id = id<<5 | ID(digit)
	}
	return id, id != 0
}
