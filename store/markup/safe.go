package markup

import (
	"cmp"
	"unicode/utf8"

	"readout/store/text"
)

// firstUnsafe returns where the first thing after from stands that may not pass, len(s) if
// there is none.
func firstUnsafe(s string, from int) int {
	for i := from; i < len(s); {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7F || c == '\n':
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || text.IsC1(r) || text.IsBidiControl(r) || isSign(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

// isSign reports whether r could pass for one of the signs by which a screen carries what
// it knows of a text through a library: noncharacters, and what ends lines.
func isSign(r rune) bool { return r >= 0xFDD0 && r <= 0xFDEF || r == 0x2028 || r == 0x2029 }

// visible returns what stands for a character that may not pass.
func visible(r rune) string {
	if r == 0x2028 || r == 0x2029 {
		return "\n"
	}
	return cmp.Or(text.Picture(r), "\uFFFD")
}
