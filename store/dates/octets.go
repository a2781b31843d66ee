package dates

import (
	"encoding/binary"
	"math/bits"
)

// Digits and words are looked for in eight bytes of a text at once (Mycroft's
// trick): a byte of ones in a number for each of them, a high bit for each hit.
const octetOnes, octetHighs = 0x0101010101010101, 0x8080808080808080

// octets returns the eight bytes of text from i on as a number, the first byte the
// lowest, with zeros after the end of the text.
func octets(text string, i int) uint64 {
	if len(text)-i < 8 {
		return lastOctets(text[i:])
	}
	return binary.LittleEndian.Uint64([]byte(text[i : i+8])) // nothing is copied
}

func lastOctets(text string) uint64 {
	var b [8]byte
	copy(b[:], text)
	return binary.LittleEndian.Uint64(b[:])
}

// within marks the octets that lie between two ASCII characters, both included.
func within(x uint64, from, to uint64) uint64 {
	low := x &^ octetHighs
	return (low + (0x80-from)*octetOnes) &^ (low + (0x7F-to)*octetOnes) &^ x & octetHighs
}

// lower changes capitals to small letters and leaves small letters and digits.
func lower(x uint64) uint64 { return x | 0x20*octetOnes }

// firstMarked returns the number of the first octet that is marked, 8 if none is.
func firstMarked(marks uint64) int { return bits.TrailingZeros64(marks) / 8 }

// nextDigit returns the place of the first digit from i on, or the length of the
// text.
func nextDigit(text string, i int) int {
	for ; i < len(text); i += 8 {
		if m := within(octets(text, i), '0', '9'); m != 0 {
			return i + firstMarked(m)
		}
	}
	return len(text)
}

// nextWordOrDigit returns the place of the first digit, letter or byte outside
// ASCII from i on, or the length of the text.
func nextWordOrDigit(text string, i int) int {
	for ; i < len(text); i += 8 {
		x := octets(text, i)
		if m := within(x, '0', '9') | within(lower(x), 'a', 'z') | x&octetHighs; m != 0 {
			return i + firstMarked(m)
		}
	}
	return len(text)
}

// plainWord returns the end of the run of ASCII letters at i and up to eight of
// them, in lower case, as octets.
func plainWord(text string, i int) (stop int, head uint64) {
	x := lower(octets(text, i))
	n := firstMarked(^within(x, 'a', 'z') & octetHighs)
	head = x & (1<<(8*n) - 1)
	for stop = i + n; stop < len(text) && (text[stop]|0x20)-'a' < 26; stop++ {
	}
	return stop, head
}
