package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/index"
	"readout/store/words"
)

// A passage is a document as its words are compared.
type passage struct {
	title string
	text  string  // the title and what is indexed of the body, as far as it is looked at
	share float64 // of the weight of the document it is compared with; 1 for that itself
}

func (l *Library) passage(n int32) passage {
	title := l.docs.Summary(n).Title
	return passage{title, title + "\n" + l.docs.Opening(n, snippetReach), 1}
}

// isCopyOf reports whether two passages are the same text, or the same but for a few
// words under the same title. Those that share very different parts of a third are not
// looked at.
func (p passage) isCopyOf(q passage) bool {
	if low, high := min(p.share, q.share), max(p.share, q.share); low < copyShare*high {
		return false
	}
	overlap := words.Overlap(p.text, q.text)
	return overlap >= 0.97 || overlap >= 0.8 && strings.EqualFold(p.title, q.title)
}

// shared returns words that another text shares with the passage, the weightiest first:
// each as it is written, a name whole, and no part of one that stands before it.
func (p passage) shared(found index.Similarity, which []int, other string) []string {
	all := make([]string, len(which))
	for i, w := range which {
		all[i] = p.text[found.Words[w].From:found.Words[w].To]
	}
	var words []string
	for _, w := range which {
		word := p.name(found.Words[w], all, other)
		if !slices.ContainsFunc(words, func(before string) bool { return within(word, before) || within(before, word) }) {
			words = append(words, strings.Clone(word))
		}
	}
	return words
}

// within reports whether a word is one of those of another, or a part of it.
func within(word, of string) bool {
	return strings.Contains(strings.ToLower(of), strings.ToLower(word))
}

const longestName = 4 // words

// name returns the word at a place with the words beside it that belong to one name: they
// begin with capitals, are shared too, and stand so in the other text.
func (p passage) name(at index.Range, shared []string, other string) string {
	from, to := at.From, at.To
	if !capital(p.text[from:]) {
		return p.text[from:to]
	}
	is := func(word string) bool {
		return capital(word) && slices.ContainsFunc(shared, func(s string) bool { return strings.EqualFold(s, word) })
	}
	for range longestName - 1 {
		if next := firstWord(p.text[to:]); is(next) && strings.Contains(other, p.text[from:to]+" "+next) {
			to += len(" ") + len(next)
		} else if last := lastWord(p.text[:from]); is(last) && strings.Contains(other, last+" "+p.text[from:to]) {
			from -= len(last) + len(" ")
		} else {
			break
		}
	}
	return p.text[from:to]
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// lastWord returns the word before the one space that a text ends with, "" if none.
func lastWord(text string) string {
	text, ok := strings.CutSuffix(text, " ")
	if !ok {
		return ""
	}
	return text[len(strings.TrimRightFunc(text, inName)):]
}

// firstWord returns the word after the one space that a text begins with, "" if none.
func firstWord(text string) string {
	text, ok := strings.CutPrefix(text, " ")
	if !ok {
		return ""
	}
	return text[:len(text)-len(strings.TrimLeftFunc(text, inName))]
}

func inName(r rune) bool { return unicode.IsLetter(r) || r == '-' }
