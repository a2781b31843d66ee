package index

import (
	"math/bits"
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

const eight = 8 // bytes in a machine word

// foldEight folds the ASCII letters and digits that eight bytes of text begin with,
// all at once, and returns them in a little-endian number, and how many they are.
// What stands in the number after them is not defined.
func foldEight(text string) (folded uint64, n int) {
	const (
		all  = 0x0101010101010101 // times b: b in every byte
		high = 0x80 * all
	)
	_ = text[7]
	t := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
	// In seven bits, b + 0x80 - x has the high bit exactly if b >= x. Digits have the
	// bit that makes a letter a small one.
	digits := t &^ high
	letters := digits | 0x20*all
	is := (digits+(0x80-'0')*all)&^(digits+(0x80-'9'-1)*all) | (letters+(0x80-'a')*all)&^(letters+(0x80-'z'-1)*all)
	return letters, bits.TrailingZeros64(^is&high|t&high) / 8
}

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
