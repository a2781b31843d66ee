package words

import (
	"math/bits"
	"unicode/utf8"
)

// lower maps an ASCII letter or digit to its folded form, and every other byte to 0. It is
// never changed.
var lower = func() (t [256]byte) {
	for b := byte('0'); b <= '9'; b++ {
		t[b] = b
	}
	for b := byte('a'); b <= 'z'; b++ {
		t[b], t[b-'a'+'A'] = b, b
	}
	return t
}()

// FoldByte returns the folded form of an ASCII letter or digit, 0 for every other byte.
func FoldByte(b byte) byte { return lower[b] }

const eight = 8 // bytes in a machine word

// foldEight folds the ASCII letters and digits at the beginning of eight bytes of text, all at
// once. It returns them as a little-endian number, and how many they are; the bytes of the
// number after them are not defined.
func foldEight(text string) (folded uint64, n int) {
	const (
		all  = 0x0101010101010101 // times b: b in every byte
		high = 0x80 * all
	)
	_ = text[7]
	t := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
	// For b of seven bits, b + 0x80 - x has the high bit set exactly if b >= x. Setting 0x20
	// makes a letter lower case, and digits have that bit already.
	digits := t &^ high
	letters := digits | 0x20*all
	is := (digits+(0x80-'0')*all)&^(digits+(0x80-'9'-1)*all) | (letters+(0x80-'a')*all)&^(letters+(0x80-'z'-1)*all)
	return letters, bits.TrailingZeros64(^is&high|t&high) / 8
}

// clip cuts a folded word to at most n bytes, between letters.
func clip(word []byte, n int) []byte {
	if len(word) <= n {
		return word
	}
	for n > 0 && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}
