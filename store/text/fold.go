package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendFolded appends the rune r, with which s begins, without case and accents: its compatibility
// decomposition (Unicode NFKD) less the marks, in lower case, and the letters that Unicode does not decompose
// spelled out. Of what is neither letter nor number nothing is appended.
func AppendFolded(to []byte, r rune, s string) []byte {
	if r >= firstLatin && r < endLatin {
		return append(to, latin[r-firstLatin]...)
	}
	if spelled := spell(r); spelled != "" {
		return append(to, spelled...)
	}
	return appendDecomposed(to, r, s)
}

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
	if !IsLetter(r) {
		return to
	}
	if r = unicode.ToLower(r); r == 'ς' {
		r = 'σ'
	}
	return utf8.AppendRune(to, r)
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
