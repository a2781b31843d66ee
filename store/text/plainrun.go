package text

import (
	"encoding/binary"
	"unicode/utf8"
)

// skipPlain returns the first place from i on that is not of a character which always stays as it is. This is
// nearly all of nearly all texts, so it is made to be fast: eight bytes at a time while they are ASCII.
func skipPlain(s string, i int) int {
	for i < len(s) {
		for len(s)-i >= 8 {
			x := binary.LittleEndian.Uint64([]byte(s[i : i+8])) // nothing is copied
			if (x|(x-0x20*ones)|(x+ones))&high != 0 {           // a byte above 0x7E or below 0x20
				break
			}
			i += 8
		}
		for n := min(i+8, len(s)); i < n; i++ {
			if c := s[i]; (c < 0x20 && c != '\n') || c > 0x7E {
				break
			}
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			size := plainRune(s[i:])
			if size == 0 {
				return i
			}
			i += size
		case c < 0x20 && c != '\n' || c == 0x7F:
			return i
		}
	}
	return i
}

// In a word of eight bytes: the number one, and the bit that ASCII does not have.
const ones, high = 0x0101010101010101, 0x8080808080808080

// plainRune returns the length of the rune at the start of s, which is not
// ASCII, if it always stays as it is, else 0.
func plainRune(s string) int {
	if len(s) < 2 {
		return 0
	}
	if c := s[0]; c >= 0xC2 && c < 0xE0 { // two bytes
		r := rune(c&0x1F)<<6 | rune(s[1]&0x3F)
		plain := r >= 0xA0 && r < 0x300 && r != 0xAD || r >= 0x370 && r < 0x483 || r >= 0x48A && r < 0x591
		if plain && s[1]&0xC0 == 0x80 {
			return 2
		}
		return 0
	}
	if len(s) < 3 || s[0]&0xF0 != 0xE0 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return 0
	}
	r := rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	switch {
	case r >= 0x1E00 && r < 0x200B, r >= 0x2010 && r < 0x2028, r >= 0x202F && r < 0x2060, r >= 0x20A0 && r < 0x20D0,
		r >= 0x2100 && r < 0x2CEF, r >= 0x3000 && r < 0x302A, r >= 0x3030 && r < 0x3099, r >= 0x309B && r < 0x3164,
		r >= 0x3165 && r < 0xA66F, r >= 0xAC00 && r < 0xD7A4, r >= 0xFF01 && r < 0xFFA0:
		return 3
	}
	return 0
}
