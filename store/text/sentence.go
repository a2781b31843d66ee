package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where sentences end is told by the look of things: a stop, the quotes and brackets that close after it, white
// space, and no small letter. A stop of a wide script needs no white space. It knows abbreviations, and no
// language: where it errs a sentence is too long or a part of one.

// SentenceEnd returns the stop at which the next sentence of s ends from i on, and the
// place after it and what closes with it; the length of s for both if none ends.
func SentenceEnd(s string, i int) (stop, after int) {
	for {
		stop = nextStop(s, i)
		if stop == len(s) {
			return stop, stop
		}
		if after = SentenceEndAt(s, stop); after > 0 {
			return stop, after
		}
		i = skipStops(s, stop)
	}
}

// SentenceEndAt returns the place after the end of a sentence and what closes with it,
// if the stop at a place of s ends one; else 0.
func SentenceEndAt(s string, stop int) (after int) {
	sign, size := utf8.DecodeRuneInString(s[stop:])
	if !IsStop(sign) {
		return 0
	}
	last := skipStops(s, stop)
	after = skipClosers(s, last, isWide(sign))
	if after == len(s) {
		return after
	}
	next, _ := utf8.DecodeRuneInString(s[after:])
	switch {
	case isWide(sign):
		if sign == '．' && unicode.IsNumber(next) {
			return 0
		}
		return after
	case !unicode.IsSpace(next):
		return 0
	}
	next = opening(s[after:])
	if unicode.IsLower(next) || sign == '.' && after == stop+size && abbreviates(s[:stop], next) {
		return 0
	}
	return after
}

// opening returns the first character of a text behind white space and what opens
// quotes, brackets and emphasis.
func opening(s string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n\u00a0\u202f\"'“‘„«([*_`"))
	return r
}

// LastSentenceEnd returns the place after the last sentence or paragraph that ends in
// s[from:to], in which from is not counted; -1 if there is none.
func LastSentenceEnd(s string, from, to int) int {
	for i := to; i > from; {
		r, size := utf8.DecodeLastRuneInString(s[from:i])
		i -= size
		switch {
		case r == '\n' && i > from && s[i-1] == '\n':
			return i
		case IsStop(r):
			i = firstStop(s, from, i)
			if after := SentenceEndAt(s, i); after > from && after <= to {
				return after
			}
		}
	}
	return -1
}

// EndsBefore reports whether a sentence of s ends before a place, white space and what
// closes quotes and brackets aside.
func EndsBefore(s string, place int) bool {
	end := lastStop(s[:place])
	return end > 0 && SentenceEndAt(s, firstStop(s, 0, end-1)) > 0
}

// EndsSentence reports whether a line ends with a stop, white space and what closes
// quotes, brackets and emphasis aside. What follows the line is not known, so that an
// abbreviation at its end counts as well.
func EndsSentence(line string) bool { return lastStop(line) > 0 }

// lastStop returns the place after the stop that a text ends with, white space and what
// closes aside; 0 if it ends with none.
func lastStop(s string) int {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		switch {
		case IsStop(r):
			return len(s)
		case !isCloser(r) && !unicode.IsSpace(r):
			return 0
		}
		s = s[:len(s)-size]
	}
	return 0
}

// IsStop reports whether r is a sign that ends sentences, in any script.
func IsStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‼', '‽', '⁇', '⁈', '⁉', '。', '｡', '．', '！', '？',
		'؟', '۔', '।', '॥', '།', '။', '።', '፧', '។', '։':
		return true
	}
	return false
}

// isWide reports whether a stop needs no white space after it.
func isWide(stop rune) bool { return stop >= 0x3000 }

// isCloser reports whether r may stand between a stop and the white space after it: it
// closes quotes, brackets, emphasis or code.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', ')', ']', '*', '_', '`', '“', '”', '’', '»', '›', '«', '‹':
		return true
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Pe, unicode.Pf)
}

// nextStop returns the place of the next stop of s from i on, or the length of s.
func nextStop(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c == '.' || c == '!' || c == '?' {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if IsStop(r) {
			return i
		}
		i += size
	}
	return i
}

// skipStops returns the place after the stops at i.
func skipStops(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !IsStop(r) {
			break
		}
		i += size
	}
	return i
}

// firstStop returns the place of the first of the stops that stand together up to the one at i, from on.
func firstStop(s string, from, i int) int {
	for !utf8.RuneStart(s[i]) && i > from {
		i--
	}
	for i > from {
		r, size := utf8.DecodeLastRuneInString(s[from:i])
		if !IsStop(r) {
			break
		}
		i -= size
	}
	return i
}

// skipClosers returns the place after what closes at i: quotes, brackets and emphasis,
// a French quotation mark set apart by a space, and references to notes ("[12]").
// After a wide stop, which no space follows, what may open as well does.
func skipClosers(s string, i int, wide bool) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case wide && (r == '“' || r == '«' || r == '‹'):
			return i
		case isCloser(r):
		case r == '[':
			if size = noteLength(s[i:]); size == 0 {
				return i
			}
		case r == ' ' || r == '\u00a0' || r == '\u202f':
			mark, n := utf8.DecodeRuneInString(s[i+size:])
			behind, _ := utf8.DecodeRuneInString(s[i+size+n:])
			if mark != '»' || InWord(behind) { // »so« opens
				return i
			}
			size += n
		default:
			return i
		}
		i += size
	}
	return i
}

// longestNote is the length of a reference to a note, with its brackets.
const longestNote = 8

// noteLength returns the length of the reference to a note that s begins with, "[12]" or "[^a]", or 0.
func noteLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), longestNote)], ']')
	if end < 2 {
		return 0
	}
	if name := s[1:end]; name[0] == '^' && end > 2 || strings.Trim(name, "0123456789") == "" {
		return end + 1
	}
	return 0
}
