package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/text"
)

// wordsOf returns the words of a text in lower case that stand there whole: the two parts
// of a word that a line end breaks are none.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for at := 0; at < len(text); {
		from := nextLetter(text, at)
		if from == len(text) {
			break
		}
		for at = from; at < len(text); {
			n := letterLen(text[at:])
			if n == 0 {
				break
			}
			at += n
		}
		if !breaksBehind(text, at) && !breaksBefore(text, from) {
			words[strings.ToLower(text[from:at])] = true
		}
	}
	return words
}

// breaksBehind reports whether a hyphen and a line end follow a place.
func breaksBehind(text string, at int) bool {
	if !strings.HasPrefix(text[at:], "-") {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(text[at+1:], " "), "\n")
}

// breaksAny reports whether a line of a text ends in a hyphen.
func breaksAny(text string) bool {
	for {
		n := strings.IndexByte(text, '-')
		if n < 0 {
			return false
		}
		if breaksBehind(text, n) {
			return true
		}
		text = text[n+1:]
	}
}

// breaksBefore reports whether a hyphen and a line end stand before a place.
func breaksBefore(text string, at int) bool {
	before := strings.TrimRight(text[:at], " >")
	return strings.HasSuffix(before, "\n") && strings.HasSuffix(strings.TrimRight(before, " \n"), "-")
}

// isBroken reports whether a line that ends in a hyphen behind head goes on with tail in the
// same word: the text has the whole word, or none of the two parts stands in it alone.
func (t *Text) isBroken(head, tail string) bool {
	first, _ := utf8.DecodeRuneInString(tail)
	if !unicode.IsLower(first) {
		return false
	}
	head = strings.ToLower(head[wordStart(head, len(head)):])
	end := 0
	for end < len(tail) {
		n := letterLen(tail[end:])
		if n == 0 {
			break
		}
		end += n
	}
	tail = strings.ToLower(tail[:end])
	if head == "" || !isLower(head) {
		return false
	}
	t.wordsOnce.Do(func() { t.words = wordsOf(t.Source) })
	return t.words[head+tail] || !t.words[head] && !t.words[tail]
}

// isLower reports whether a word has no digit.
func isLower(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) < 0 }

// letterLen returns the length of the letter or digit s begins with, 0 if it is something else.
func letterLen(s string) int {
	if s[0] < utf8.RuneSelf {
		if isWordByte(s[0]) {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); text.InWord(r) {
		return n
	}
	return 0
}

// nextLetter returns where the next letter stands at or behind at, len(s) if there is none.
func nextLetter(s string, at int) int {
	for at < len(s) && letterLen(s[at:]) == 0 {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return min(at, len(s))
}

// wordStart returns where the word begins that at is in or behind.
func wordStart(s string, at int) int {
	for at > 0 {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		if letterLen(s[at-n:]) == 0 {
			break
		}
		at -= n
	}
	return at
}
