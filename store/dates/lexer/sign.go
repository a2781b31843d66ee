package lexer

import "unicode/utf8"

// skipSpace returns the offset after spaces of all kinds and the number of line
// ends among them.
func skipSpace(text string, i int) (next, lines int) {
	for i < len(text) {
		switch c := text[i]; {
		case c == '\n':
			lines++
			i++
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c >= 0x80:
			size := wideSpace(text[i:])
			if size == 0 {
				return i, lines
			}
			i += size
		default:
			return i, lines
		}
	}
	return i, lines
}

// wideSpace returns the length of the no-break or other Unicode space that s
// begins with, or 0.
func wideSpace(s string) int {
	switch r, size := utf8.DecodeRuneInString(s); {
	case r == '\u00a0', r >= '\u2000' && r <= '\u200b', r == '\u202f', r == '\u205f', r == '\u3000':
		return size
	}
	return 0
}

// Sign returns the role and the end of the sign at i; letters outside ASCII are
// a word.
func Sign(text string, i int) (Role, int) {
	if text[i] < utf8.RuneSelf {
		return plainSign(text[i]), i + 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == '،' || r == '，':
		return Comma, i + size
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\uff0d':
		return Dash, i + size
	case r == '\u2018' || r == '\u2019' || r == '\u02bc':
		return Apostrophe, i + size
	case r == '\u2022' || r == '\u00b7' || r == '\u2027' || r == '\u22c5':
		return Separator, i + size
	case r == 'º' || r == 'ª' || r == '°':
		return Word, i + size
	case r == utf8.RuneError, r < '\u00c0', r >= '\u2000' && r < '\u2c00', r >= '\u3000' && r <= '\u3020', r >= 0x1f000:
		return 0, i + size // spaces, other signs, pictures
	}
	return Word, i + size
}

func plainSign(c byte) Role {
	switch c {
	case ',':
		return Comma
	case '.':
		return Dot
	case '/':
		return Slash
	case '-':
		return Dash
	case ':':
		return Colon
	case '(', '[':
		return Opening
	case ')', ']':
		return Closing
	case '\'':
		return Apostrophe
	case '+':
		return Plus
	case '|':
		return Separator
	case '&':
		return To
	}
	return 0
}

// IsDigit reports whether c is an ASCII digit.
func IsDigit(c byte) bool { return c-'0' <= 9 }

// IsLetter counts every byte outside ASCII as part of a word; Sign takes the
// punctuation out first.
func IsLetter(c byte) bool { return (c|0x20)-'a' < 26 || c >= 0x80 }

// IsAlnum reports whether c is an ASCII letter or digit.
func IsAlnum(c byte) bool { return IsDigit(c) || (c|0x20)-'a' < 26 }

// EndOfDigits returns the end of the run of digits at i.
func EndOfDigits(text string, i int) int {
	for i < len(text) && IsDigit(text[i]) {
		i++
	}
	return i
}
