package lexer

import (
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// Fold writes w to buf, folded, and returns the length, 0 if the word is too long. What
// Is no letter stays, as in "12h" and "10°", and so do letters of scripts without spaces,
// whose syllables are words of this package.
func Fold(buf *[LongestWord]byte, w string) int {
	to := buf[:0]
	for i := 0; i < len(w) && len(to) <= len(buf); {
		if c := w[i]; c < utf8.RuneSelf {
			if c-'A' < 26 {
				c |= 0x20
			}
			to = append(to, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(w[i:])
		switch {
		case unicode.IsMark(r):
		case text.IsLetter(r) && !text.IsDense(r):
			to = text.AppendFolded(to, r, w[i:])
		default:
			to = append(to, w[i:i+size]...)
		}
		i += size
	}
	if len(to) > len(buf) {
		return 0
	}
	return len(to)
}

func Folded(w string) string {
	for i := range len(w) {
		if w[i]-'A' < 26 || w[i] >= utf8.RuneSelf {
			var buf [LongestWord]byte
			return string(buf[:Fold(&buf, w[:min(len(w), 2*LongestWord)])])
		}
	}
	return w
}
