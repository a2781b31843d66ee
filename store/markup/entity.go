package markup

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entities become characters long after the text was cleaned, so what may not pass
// there may not pass here: these are the rules of clean.Text, and a test tells
// whether they are still the same.

// entityText resolves an entity that stands between two texts.
func entityText(before, e, after string) string {
	return washed(before, spaced.Replace(html.UnescapeString(e)), after)
}

// spaced has a space for what would end a line or be many spaces.
var spaced = strings.NewReplacer("\n", " ", "\t", " ")

// washed returns a piece of a text made inert: a control becomes its picture, what is
// no character U+FFFD, and of what only hides in words nothing is left, but joiners
// where they join and eight marks on a letter.
func washed(before, s, after string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7F }) {
		return s
	}
	var b strings.Builder
	prev, marks := ending(before)
	for i, r := range s {
		switch {
		case isHidden(r):
			continue
		case r == '\u200C' || r == '\u200D':
			if !joins(prev, beginning(s[i+len("\u200D"):], after)) {
				continue
			}
			b.WriteRune(r)
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks {
				continue
			}
			b.WriteRune(r)
		case isC1(r), isBidi(r), isNonchar(r), r < ' ', r == 0x7F:
			marks = 0
			b.WriteString(strings.ReplaceAll(visible(r), "\n", " "))
		case isPrivate(r):
			marks = 0
			b.WriteRune(utf8.RuneError)
		default:
			marks = 0
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String()
}

// maxMarks is how many marks a letter keeps.
const maxMarks = 8

// ending returns the last character of a text, and how many marks it ends with.
func ending(text string) (last rune, marks int) {
	last, _ = utf8.DecodeLastRuneInString(text)
	for marks < maxMarks {
		r, n := utf8.DecodeLastRuneInString(text)
		if !unicode.Is(unicode.M, r) {
			break
		}
		text = text[:len(text)-n]
		marks++
	}
	return last, marks
}

// beginning returns the character a text begins with, or else the one behind it.
func beginning(text, behind string) rune {
	if text == "" {
		text = behind
	}
	if n := entityLen(text); n > 0 && text[0] == '&' {
		text = html.UnescapeString(text[:n])
	}
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// isHidden tells whether r shows nothing and only hides in words.
func isHidden(r rune) bool {
	switch {
	case r >= 0x2060 && r <= 0x2064, r >= 0x206A && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	switch r {
	case 0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x200B, 0x3164, 0xFEFF, 0xFFA0:
		return true
	}
	return false
}

// isPrivate tells whether r means something in a private agreement only, or nothing.
func isPrivate(r rune) bool {
	return unicode.Is(unicode.Co, r) || unicode.Is(unicode.Noncharacter_Code_Point, r) || r >= 0xF0000
}

// joins tells whether a joiner belongs between two characters: parts of an emoji, or
// letters whose shapes depend on their neighbours, Arabic and Indic ones.
func joins(before, after rune) bool {
	return isEmoji(before) && isEmoji(after) || isClustered(before) && isClustered(after)
}

func isEmoji(r rune) bool {
	return r == 0xFE0F || r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF
}

func isClustered(r rune) bool {
	if isBidi(r) || isHidden(r) {
		return false
	}
	return r >= 0x600 && r <= 0x8FF || r >= 0x900 && r <= 0xDFF || r >= 0xF00 && r <= 0x109F ||
		r >= 0x1780 && r <= 0x18AF || r >= 0xA840 && r <= 0xA8FF || r >= 0xFB50 && r <= 0xFDCF || r >= 0xFE70 && r <= 0xFEFC
}
