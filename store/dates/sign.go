package dates

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

// sign returns the role and the end of the sign at i; letters outside ASCII are
// a word.
func sign(text string, i int) (role, int) {
	if text[i] < utf8.RuneSelf {
		return plainSign(text[i]), i + 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == '،' || r == '，':
		return comma, i + size
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212' || r == '\uff0d':
		return dash, i + size
	case r == '\u2018' || r == '\u2019' || r == '\u02bc':
		return apostrophe, i + size
	case r == '\u2022' || r == '\u00b7' || r == '\u2027' || r == '\u22c5':
		return separator, i + size
	case r == 'º' || r == 'ª' || r == '°':
		return word, i + size
	case r == utf8.RuneError, r < '\u00c0', r >= '\u2000' && r < '\u2c00', r >= '\u3000' && r <= '\u3020', r >= 0x1f000:
		return 0, i + size // spaces, other signs, pictures
	}
	return word, i + size
}

func plainSign(c byte) role {
	switch c {
	case ',':
		return comma
	case '.':
		return dot
	case '/':
		return slash
	case '-':
		return dash
	case ':':
		return colon
	case '(', '[':
		return opening
	case ')', ']':
		return closing
	case '\'':
		return apostrophe
	case '+':
		return plus
	case '|':
		return separator
	case '&':
		return to
	}
	return 0
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// isLetter counts every byte outside ASCII as part of a word; sign takes the
// punctuation out first.
func isLetter(c byte) bool { return (c|0x20)-'a' < 26 || c >= 0x80 }

func isAlnum(c byte) bool { return isDigit(c) || (c|0x20)-'a' < 26 }

func endOfDigits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}
