package index

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lower maps an ASCII letter or digit to its folded form and every other byte to
// 0. It is a constant table.
var lower = func() (t [256]byte) {
	for b := byte('0'); b <= '9'; b++ {
		t[b] = b
	}
	for b := byte('a'); b <= 'z'; b++ {
		t[b], t[b-'a'+'A'] = b, b
	}
	return t
}()

// appendFolded appends the rune r, with which text begins, without case and
// accents: its compatibility decomposition (Unicode NFKD) less the marks, in
// lower case, and the letters that Unicode does not decompose spelled out.
func appendFolded(to []byte, r rune, text string) []byte {
	if spelled := spell(r); spelled != "" {
		return append(to, spelled...)
	}
	decomposed := norm.NFKD.PropertiesString(text).Decomposition()
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

// appendLower appends a letter or digit in lower case and leaves out all else.
func appendLower(to []byte, r rune) []byte {
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return to
	}
	if r = unicode.ToLower(r); r == 'ς' {
		r = 'σ'
	}
	return utf8.AppendRune(to, r)
}

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

// inWord reports whether a rune may stand inside a word, begins whether one may
// begin with it.
func inWord(r rune) bool { return begins(r) || unicode.IsMark(r) }
func begins(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isDense reports scripts that write words without spaces between them (and
// Korean, whose words carry their particles): they are indexed by bigrams.
func isDense(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && begins(r)
}

// clip cuts a folded word to at most n bytes, between runes.
func clip(word []byte, n int) []byte {
	if len(word) <= n {
		return word
	}
	for n > 0 && !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}
