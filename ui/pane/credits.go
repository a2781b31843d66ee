package pane

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store"
)

// Credits are the source and the byline of a document. If one of them contains the
// other, the other is empty.
func Credits(d store.Document) (source, byline string) {
	switch {
	case says(d.Byline, d.Source):
		return "", d.Byline
	case says(d.Source, d.Byline):
		return d.Source, ""
	}
	return d.Source, d.Byline
}

// says reports whether a text contains a part as whole words, in upper or lower case.
func says(text, part string) bool {
	text, part = strings.ToLower(text), strings.ToLower(strings.TrimSpace(part))
	for part != "" {
		at := strings.Index(text, part)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, size := utf8.DecodeRuneInString(text[at+len(part):])
		if !wordRune(before) && !wordRune(after) {
			return true
		}
		text = text[at+len(part)+size:]
	}
	return false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
