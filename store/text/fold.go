package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends the rune r, with which s begins, without case and accents: its compatibility
// decomposition (Unicode NFKD) less the marks, in lower case, letters that Unicode does not decompose spelled
// out, Arabic letters that are written for each other as one, and digits as those of ASCII. Of what is neither letter nor number nothing is appended.
func AppendFolded(to []byte, r rune, s string) []byte {
	if r >= firstLatin && r < endLatin {
		return append(to, latin[r-firstLatin]...)
	}
	if spelled := spell(r); spelled != "" {
		return append(to, spelled...)
	}
	return appendDecomposed(to, r, s)
}

// Tatweel makes the line between two Arabic letters longer. It is none itself, though Unicode counts it to them.
const tatweel = '\u0640'

// The letters of Latin-1 and Latin Extended-A, which nearly all accents stand on.
const firstLatin, endLatin = 0xC0, 0x180

// latin holds what they fold to. It is a constant table.
var latin = func() (t [endLatin - firstLatin]string) {
	for i := range t {
		r := rune(firstLatin + i)
		t[i] = spell(r)
		if t[i] == "" {
			t[i] = string(appendDecomposed(nil, r, string(r)))
		}
	}
	return t
}()

// appendDecomposed appends the letters that r, with which s begins, is made of.
func appendDecomposed(to []byte, r rune, s string) []byte {
	decomposed := norm.NFKD.PropertiesString(s).Decomposition()
	if decomposed == nil {
		return appendLower(to, r)
	}
	for len(decomposed) > 0 {
		r, n := utf8.DecodeRune(decomposed)
		decomposed = decomposed[n:]
		to = appendLower(to, r)
	}
	return to
}

// appendLower appends a letter or number in lower case and leaves out all else.
func appendLower(to []byte, r rune) []byte {
	if r == tatweel {
		return to
	}
	if unicode.IsLetter(r) {
		return utf8.AppendRune(to, unified(unicode.ToLower(r)))
	}
	if !unicode.IsNumber(r) {
		return to
	}
	if d, ok := digit(r); ok {
		r = d
	}
	return utf8.AppendRune(to, r)
}

// unified returns the letter for which another one is only a shape or a habit of spelling: sigma at the end of a
// word, and the letters of Arabic that keyboards and writers interchange, among them those of Persian.
func unified(r rune) rune {
	switch r {
	case 'ς':
		return 'σ'
	case 'ى', 'ی': // alef maksura and the Persian yeh
		return 'ي'
	case 'ة', 'ہ': // teh marbuta, which is seldom told from heh at the end of a word
		return 'ه'
	case 'ک':
		return 'ك'
	case 'ٱ':
		return 'ا'
	}
	return r
}

// digit returns the ASCII digit for a decimal digit of any script, and false for other numbers. Unicode has the
// ten of each script one after the other.
func digit(r rune) (rune, bool) {
	for _, t := range unicode.Nd.R16 {
		if r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, r >= rune(t.Lo)
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r <= rune(t.Hi) {
			return '0' + (r-rune(t.Lo))%10, r >= rune(t.Lo)
		}
	}
	return r, false
}

// spell writes out letters that Unicode does not decompose.
func spell(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ħ', 'Ħ':
		return "h"
	case 'ı':
		return "i"
	}
	return ""
}

// Folded returns the words of a text, folded, with one space between: two texts of the
// same words are the same string.
func Folded(s string) string {
	folded := make([]byte, 0, len(s))
	gap := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case !InWord(r):
			gap = true
		default:
			if gap && len(folded) > 0 {
				folded = append(folded, ' ')
			}
			gap = false
			folded = AppendFolded(folded, r, s[i:])
		}
		i += size
	}
	return string(folded)
}
