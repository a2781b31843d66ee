package dates

import "unicode/utf8"

// fold writes w to buf in lower case and without accents, composed or not, as
// far as the languages of this package need it. It returns the length, 0 if
// the word is too long. Letters of other scripts are kept.
func fold(buf *[longestWord]byte, w string) int {
	n := 0
	for i := 0; i < len(w); {
		if n+utf8.UTFMax > len(buf) && w[i] >= utf8.RuneSelf || n == len(buf) {
			return 0
		}
		if c := w[i]; c < utf8.RuneSelf {
			if c-'A' < 26 {
				c |= 0x20
			}
			buf[n] = c
			n, i = n+1, i+1
			continue
		}
		r, size := utf8.DecodeRuneInString(w[i:])
		i += size
		switch base := unaccented(r); {
		case r >= '\u0300' && r <= '\u036f': // combining mark
		case base != 0:
			buf[n] = base
			n++
		default:
			n += utf8.EncodeRune(buf[n:], r)
		}
	}
	return n
}

func foldASCII(w string) string {
	for i := range len(w) {
		if w[i]-'A' < 26 || w[i] >= utf8.RuneSelf {
			var buf [longestWord]byte
			return string(buf[:fold(&buf, w[:min(len(w), 2*longestWord)])])
		}
	}
	return w
}

// unaccented returns the letter under the accent of r, 0 if there is none.
func unaccented(r rune) byte {
	switch r {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'À', 'Á', 'Â', 'Ã', 'Ä', 'Å', 'ą', 'Ą':
		return 'a'
	case 'ç', 'Ç', 'ć', 'Ć', 'č', 'Č':
		return 'c'
	case 'è', 'é', 'ê', 'ë', 'È', 'É', 'Ê', 'Ë', 'ę', 'Ę':
		return 'e'
	case 'ğ', 'Ğ':
		return 'g'
	case 'ì', 'í', 'î', 'ï', 'Ì', 'Í', 'Î', 'Ï', 'ı', 'İ':
		return 'i'
	case 'ł', 'Ł':
		return 'l'
	case 'ñ', 'Ñ', 'ń', 'Ń':
		return 'n'
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'Ò', 'Ó', 'Ô', 'Õ', 'Ö', 'Ø':
		return 'o'
	case 'ś', 'Ś', 'ş', 'Ş', 'š', 'Š':
		return 's'
	case 'ù', 'ú', 'û', 'ü', 'Ù', 'Ú', 'Û', 'Ü':
		return 'u'
	case 'ź', 'Ź', 'ż', 'Ż', 'ž', 'Ž':
		return 'z'
	}
	return 0
}
