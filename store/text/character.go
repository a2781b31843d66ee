package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Picture returns what is shown of a character that a terminal would obey: U+241B for the escape, U+2421 for
// delete, <U+009B> for C1 and bidirectional controls; "" if it is none of them.
func Picture(r rune) string {
	switch {
	case r < 0x20:
		return string(0x2400 + r)
	case r == 0x7F:
		return "\u2421"
	case IsC1(r), IsBidiControl(r):
		return codePoint(r)
	}
	return ""
}

// codePoint writes r, of four digits, as <U+202E>.
func codePoint(r rune) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{'<', 'U', '+', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15], '>'})
}

// IsC1 reports whether r is one of the control characters above ASCII.
func IsC1(r rune) bool { return r >= 0x80 && r < 0xA0 }

// IsBidiControl reports whether r turns the direction of the text around it.
func IsBidiControl(r rune) bool {
	return r == 0x61C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// IsHidden reports whether r shows nothing and only hides in words, such as the soft
// hyphen. Safe leaves none of them.
func IsHidden(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r >= 0x2060 && r <= 0x2064, r >= 0x206A && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	switch r {
	case 0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x200B, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return false
}

// isPrivate reports whether r has no meaning outside a private agreement: the
// private use areas and the noncharacters.
func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE || r >= 0xF0000
}

func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// joins reports whether a joiner between the two belongs there: between parts of
// an emoji, or inside an Arabic or Indic cluster.
func joins(before, after rune) bool {
	return isEmoji(before) && isEmoji(after) || isClustered(before) && isClustered(after)
}

func isEmoji(r rune) bool {
	return r == 0xFE0F || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF
}

// isClustered reports whether r is of a script whose letters take different shapes by their neighbours: Arabic
// and its relatives, the Indic scripts from Devanagari to Sinhala, Tibetan, Myanmar, Khmer, Mongolian.
func isClustered(r rune) bool {
	if IsBidiControl(r) || IsHidden(r) {
		return false
	}
	return r >= 0x600 && r <= 0x8FF || r >= 0x900 && r <= 0xDFF || r >= 0xF00 && r <= 0x109F ||
		r >= 0x1780 && r <= 0x18AF || r >= 0xA840 && r <= 0xA8FF || r >= 0xFB50 && r <= 0xFDCF || r >= 0xFE70 && r <= 0xFEFC
}

// IsLetter reports whether a word may begin with r: letters and numbers of all scripts.
func IsLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// InWord reports whether r may stand inside a word: a letter, a number, or a mark on one.
func InWord(r rune) bool { return IsLetter(r) || unicode.IsMark(r) }

// RuneStart returns the last offset up to at that is not inside a letter of s.
func RuneStart(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// IsDense reports whether r is a letter of a script that writes words without spaces: Chinese, Japanese, and
// those of class SA in Unicode's rules for breaking lines (UAX #14), such as Thai, Lao, Khmer and Burmese. Korean
// has spaces, but its words carry their particles, so that they too are told by a few letters. The digits of
// these scripts are written one after the other as all digits are.
func IsDense(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case isHanOrHangul(r), isKana(r), r == halfLongVowel:
		return true
	case r >= 0x1E00 && r < 0x2E80: // Latin, Greek and signs
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
		unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet, unicode.Ahom) && IsLetter(r) && !unicode.IsDigit(r)
}

// isHanOrHangul reports whether r is one of the characters that nearly all Chinese and Korean is written with.
func isHanOrHangul(r rune) bool {
	return r >= 0x4E00 && r < 0x9FFD || r >= 0x3400 && r < 0x4DC0 || r >= 0xAC00 && r < 0xD7A4
}

// isKana reports whether r is a whole letter of Japanese, or its sign of a long vowel.
func isKana(r rune) bool {
	return r >= 0x3041 && r < 0x3097 || r >= 0x30A1 && r < 0x30FB || r == longVowel
}

// Syllable returns how many bytes at the beginning of s are a letter of a dense script with what is written on
// it: marks, the voicing of kana, which has characters of its own beside half-width letters, and the vowel and
// end of a Korean syllable, which stand apart in decomposed text (NFD). It is 0 if s begins with no such letter.
// Composed says that all this is one character where Unicode has one (NFKC).
func Syllable(s string) (n int, composed bool) {
	r, n := utf8.DecodeRuneInString(s)
	common := isHanOrHangul(r) || isKana(r)
	if !common && !IsDense(r) {
		return 0, false
	}
	first := n
	for n < len(s) && s[n] >= firstOnLetter {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !onLetter(r) {
			break
		}
		n += size
	}
	return n, common && n == first || norm.NFKC.IsNormalString(s[:n])
}

// firstOnLetter is the first byte of U+0300, the first character that belongs to a letter.
const firstOnLetter = 0xCC

// onLetter reports whether r belongs to the letter before it.
func onLetter(r rune) bool {
	switch {
	case isHanOrHangul(r), isKana(r):
		return false
	case r == 0xFF9E, r == 0xFF9F, r >= 0x1160 && r < 0x1200, r >= 0xD7B0 && r < 0xD7FC:
		return true
	}
	return unicode.IsMark(r)
}

// The sign of a long vowel stands in words of kana, though Unicode counts it to no script.
const longVowel, halfLongVowel = 'ー', 'ｰ'

// IsIdeographic reports whether lines may break on both sides of r: Chinese characters,
// kana, and the wide punctuation between them. That is not what IsDense tells: Korean
// breaks at its spaces, and Thai, Lao, Khmer and Burmese inside words is wrong.
func IsIdeographic(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3001 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF5E)
}
