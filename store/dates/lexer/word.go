package lexer

import (
	"readout/store/text"
	"unicode"
	"unicode/utf8"
)

// EndOfWord returns the end of the run of letters and combining marks at i.
func EndOfWord(text string, start int) int {
	i := start
	for i < len(text) && IsLetter(text[i]) {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		role, next := Sign(text, i)
		if role != Word {
			return i
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); r >= '\u2e80' { // no spaces between words: each sign is one
			if i == start {
				return next
			}
			return i
		}
		i = next
	}
	return i
}

// LongestWord is that of "października", folded, with some room.
const LongestWord = 16

// Classify returns the roles of a word and its value.
func Classify(w string) (Role, int) {
	if len(w) > 2*LongestWord {
		return 0, 0
	}
	var buf [LongestWord]byte
	n := Fold(&buf, w)
	if n == 0 {
		return 0, 0
	}
	r, value := Vocabulary(string(buf[:n]))
	if r&Zone != 0 && !IsUpper(w) {
		r &^= Zone
	}
	return r, value
}

// IsUpper reports whether a word has no letters but ASCII capitals.
func IsUpper(w string) bool {
	for i := range len(w) {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return true
}

// WordBefore returns the word that ends before i with nothing but space and a
// comma, full stop or dash between, an empty one if there is none.
func WordBefore(text string, floor, i int) (from, to int) {
	i = max(i, floor)
	for steps := 0; i > floor && steps < 4; steps++ {
		r, size := utf8.DecodeLastRuneInString(text[floor:i])
		if r != ' ' && r != '.' && r != ',' && r != '-' && r != '/' && r != '\n' && r != '\'' && r != '’' && r != '\u00a0' && r != '\u202f' {
			break
		}
		i -= size
	}
	to = i
	for i > floor && to-i < 2*LongestWord {
		if c := text[i-1]; c < utf8.RuneSelf {
			if !IsLetter(c) {
				break
			}
			i--
			continue
		}
		_, size := utf8.DecodeLastRuneInString(text[floor:i])
		if role, _ := Sign(text, i-size); role != Word {
			break
		}
		i -= size
	}
	return i, to
}

// Fold writes w to buf, folded, and returns the length, 0 if the word is too long. What
// is no letter stays, as in "12h" and "10°", and so do letters of scripts without spaces,
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

// Folded returns a word folded, "" if it is too long to be one of the vocabulary.
func Folded(w string) string {
	for i := range len(w) {
		if w[i]-'A' < 26 || w[i] >= utf8.RuneSelf {
			var buf [LongestWord]byte
			return string(buf[:Fold(&buf, w[:min(len(w), 2*LongestWord)])])
		}
	}
	return w
}
