package markup

import (
	"fmt"
	"unicode/utf8"
)

func firstUnsafe(s string, from int, _ bool) int {
	for i := from; i < len(s); {
		c := s[i]
		switch {
		case c >= 0x20 && c < 0x7F || c == '\n':
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || isC1(r) || isBidi(r) || isSign(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

func isSign(r rune) bool {
	return r >= 0xFDD0 && r <= 0xFDEF || r == 0x2028 || r == 0x2029 || r == 0xFFF9 || r == 0xFFFB
}

func isNonchar(r rune) bool { return isSign(r) }

func visible(r rune) string {
	switch {
	case r < 0x20:
		return string(0x2400 + r)
	case r == 0x7F:
		return "\u2421"
	case isC1(r) || isBidi(r):
		return fmt.Sprintf("<U+%04X>", r)
	case r == 0x2028 || r == 0x2029:
		return "\n"
	}
	return "\uFFFD"
}

func isC1(r rune) bool { return r >= 0x80 && r <= 0x9F }

func isBidi(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
