package highlight

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"readout/store/text"
)

const minInner = 2 // letters of what is found within a word

// findInner finds the plain words that nothing in the text matches within words.
func (f *matchFinder) findInner(text string) {
	var lost []*clauseMatcher
	found := f.foundParts()
	for i := range f.matchers {
		if m := &f.matchers[i]; found>>m.part&1 == 0 && m.clause.Stems() && utf8.RuneCountInString(m.word) >= minInner {
			lost = append(lost, m)
		}
	}
	if lost == nil {
		return
	}
	t := &f.tokenizer
	for t.Reset(text); t.Next(); {
		for _, m := range lost {
			at := bytes.Index(t.Term, []byte(m.word))
			switch {
			case at < 0 || t.Compound:
			case len(t.Term) == t.End-t.Start && strings.EqualFold(string(t.Term), text[t.Start:t.End]):
				f.matches = append(f.matches, match{start: t.Start + at, end: t.Start + at + len(m.word), part: m.part})
			default: // folding has moved its letters
				f.matches = append(f.matches, match{start: t.Start, end: t.End, part: m.part})
			}
		}
	}
}

// findBroken finds words that a hyphen breaks at the end of a line.
func (f *matchFinder) findBroken(body string) {
	for at := 0; ; at++ {
		n := strings.Index(body[at:], "-\n")
		if n < 0 {
			return
		}
		at += n
		end := at + 1
		rest := strings.TrimLeft(body[end+1:], " \t")
		next := len(body) - len(rest)
		from := strings.LastIndexFunc(body[:at], isNoLetter) + 1
		if from > 0 {
			_, size := utf8.DecodeRuneInString(body[from-1:])
			from += size - 1
		}
		to := strings.IndexFunc(rest, isNoLetter)
		if to < 0 {
			to = len(rest)
		}
		if from < at && to > 0 && at-from+to <= longestBroken {
			f.matchBroken(body[from:at]+rest[:to], from, next+to)
		}
	}
}

const longestBroken = 256 // bytes

func isNoLetter(r rune) bool { return !text.InWord(r) }

// matchBroken matches one word that stands in a range of the text.
func (f *matchFinder) matchBroken(word string, from, to int) {
	t := &f.tokenizer
	t.Reset(word)
	if !t.Next() {
		return
	}
	for i := range f.matchers {
		if m := &f.matchers[i]; m.isMatch(t.Term) {
			f.matches = append(f.matches, match{start: from, end: to, part: m.part})
		}
	}
}
