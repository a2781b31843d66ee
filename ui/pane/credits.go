package pane

import (
	"strings"
	"unicode/utf8"

	"readout/store"
	"readout/store/text"
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
func says(whole, part string) bool {
	whole, part = strings.ToLower(whole), strings.ToLower(strings.TrimSpace(part))
	for part != "" {
		at := strings.Index(whole, part)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(whole[:at])
		after, size := utf8.DecodeRuneInString(whole[at+len(part):])
		if !text.IsLetter(before) && !text.IsLetter(after) {
			return true
		}
		whole = whole[at+len(part)+size:]
	}
	return false
}
