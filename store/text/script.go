package text

import "unicode"

// IsDense reports whether r is a letter or digit of a script that writes words without
// spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese. Korean has spaces, but its words
// carry their particles, so that they too are told by a few letters.
func IsDense(r rune) bool {
	switch {
	case r < 0xE00:
		return false
	case r >= 0x4E00 && r < 0x9FFD, r >= 0x3400 && r < 0x4DC0, r >= 0xAC00 && r < 0xD7A4, // Chinese, Korean
		r == longVowel, r == halfLongVowel:
		return true
	case r >= 0x1E00 && r < 0x2E80: // Latin, Greek and signs
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && IsLetter(r)
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
