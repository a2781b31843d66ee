package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isMetadata reports whether a line is a date of publication with what stands
// beside it, such as "24 November 2025, 10:30" or "10/22/2021 | Press release".
// What it looks for is a year, a clock time or a numeric date in a short line
// that is no sentence.
func isMetadata(l *line) bool {
	if l.ends || l.words > 14 || len(l.trimmed) > 120 {
		return false
	}
	digits, letters := 0, 0
	dated := false
	for i, run := 0, 0; i <= len(l.trimmed); i++ {
		if i < len(l.trimmed) && isDigit(l.trimmed[i]) {
			run++
			digits++
			continue
		}
		if run == 4 && isYear(l.trimmed[i-4:i]) || run == 2 && isClock(l.trimmed, i) {
			dated = true
		}
		run = 0
		if i < len(l.trimmed) && l.trimmed[i] > ' ' {
			letters++
		}
	}
	if !dated || digits < 4 {
		return false
	}
	return l.words <= 8 && letters <= 10*digits/2 || strings.ContainsAny(l.trimmed, "|•·")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isYear(s string) bool { return s[0] == '1' && s[1] == '9' || s[0] == '2' && s[1] == '0' }

// isClock reports whether the two digits that end at i are the minutes of a time.
func isClock(s string, i int) bool {
	return i >= 4 && (s[i-3] == ':' || s[i-3] == '.' || s[i-3] == 'h') && isDigit(s[i-4])
}

// bylineOf returns the names in a line such as "By Anna Berg and Tom Li", "" if
// it is none: a word for "by" and two to eight capitalised words.
func bylineOf(l *line) string {
	if l.words < 3 || l.words > 9 || len(l.trimmed) > 90 {
		return ""
	}
	by, names, _ := strings.Cut(l.trimmed, " ")
	switch strings.ToLower(strings.TrimSuffix(by, ":")) {
	case "by", "von", "par", "por", "di", "door", "af", "av":
	default:
		return ""
	}
	names = strings.TrimSpace(names)
	capital := 0
	for _, word := range strings.Fields(names) {
		r, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r):
			capital++
		case len(word) > 3 || !unicode.IsLower(r): // "and", "und", "de", "van" may stand between
			return ""
		}
	}
	if capital < 2 || strings.HasSuffix(names, "?") || strings.HasSuffix(names, "!") {
		return ""
	}
	return strings.TrimRight(names, " .,;:|")
}

// isTitleShaped reports whether a line alone looks like a title or the name of
// a publisher.
func isTitleShaped(l *line) bool {
	if l.words < 2 || l.words > 32 || len(l.trimmed) > longest || l.many {
		return false
	}
	switch last := l.trimmed[len(l.trimmed)-1]; {
	case last == '?' || last == '!':
	case l.ends, last == ':', last == ',', last == ';':
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.trimmed, "\"'“„«‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}
