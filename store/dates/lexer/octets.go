package lexer

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

// NextDigit returns the place of the first digit from i on, or the length of the
// text.
func NextDigit(text string, i int) int {
	for ; i < len(text); i += 8 {
		if m := within(octets(text, i), '0', '9'); m != 0 {
			return i + firstMarked(m)
		}
	}
	return len(text)
}

// A WordMap shows where the words are at the beginning of a text: a bit for each of
// up to 64 bytes, the lowest for the first. It ends before the first digit, byte
// outside ASCII or word that may go on behind it.
type WordMap struct {
	Size    int // how many bytes are mapped
	letters uint64
}

// MapWords maps the words at the beginning of a text.
func MapWords(text string) WordMap {
	text = text[:min(len(text), 64)]
	var letters, others uint64
	for i := 0; i < len(text) && others == 0; i += 8 {
		x := octets(text, i)
		letters |= gather(within(lower(x), 'a', 'z')) << i
		others |= gather(within(x, '0', '9')|x&octetHighs) << i
	}
	size := min(bits.TrailingZeros64(others), len(text))
	size -= bits.LeadingZeros64(^(letters << (64 - size)))
	return WordMap{size, letters & (1<<size - 1)}
}

// gather makes a byte of the high bits of eight.
func gather(marks uint64) uint64 { return marks >> 7 * 0x0102040810204080 >> 56 }

// Starts has a bit for the first letter of each word.
func (m WordMap) Starts() uint64 { return m.letters &^ (m.letters << 1) }

// Length returns how long the word at byte i is.
func (m WordMap) Length(i int) int { return bits.TrailingZeros64(^(m.letters >> i)) }

// HeadOf returns the first letters, up to eight, of the word of n letters at i as
// octets in lower case.
func HeadOf(text string, i, n int) uint64 {
	return lower(octets(text, i)) & (1<<(8*min(n, 8)) - 1)
}
