package highlight

import (
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
	"readout/store/words"
)

// A matchFinder finds the clauses of a query in a text.
type matchFinder struct {
	matchers  []clauseMatcher
	matches   []match
	tokenizer words.Tokenizer
	gap       bool // words were skipped since the last one that was read
	// beginnings are the first two bytes of folded words that can match: for the first byte
	// a bit for each second byte, by its low six bits. Most words are skipped by that alone.
	beginnings [256]uint64
}

const anySecond = ^uint64(0)

// newFinder returns a finder of what q looks for in a field, in texts of a language.
func newFinder(q query.Query, field query.Field, l words.Language) *matchFinder {
	f := &matchFinder{}
	for _, c := range q.Essential(l).Clauses() {
		if c.In.Has(field) {
			f.matchers = append(f.matchers, newClauseMatcher(c, len(f.matchers), l))
		}
	}
	for _, m := range f.matchers {
		for _, term := range m.clause.Terms {
			if term == query.Gap {
				f.allowAll()
			}
			f.allow(term)
		}
		f.allow(m.word)
		f.allow(m.family.Start)
	}
	return f
}

// allow lets through words that begin as a folded word does.
func (f *matchFinder) allow(word string) {
	switch {
	case word == "":
	case len(word) == 1 || word[0] < utf8.RuneSelf && word[1] >= utf8.RuneSelf:
		f.beginnings[word[0]] = anySecond
	default:
		f.beginnings[word[0]] |= 1 << (word[1] & 63)
	}
}

// allowAll lets through every word.
func (f *matchFinder) allowAll() {
	for i := range f.beginnings {
		f.beginnings[i] = anySecond
	}
}

// find finds the matches in text[from:to], which begins and ends at white space. It goes from
// one run without white space to the next, for no word goes beyond one.
func (f *matchFinder) find(text string, from, to int) {
	if len(f.matchers) == 0 {
		return
	}
	for at := from; at < to; {
		mayMatch, met, end := f.glance(text[at:to])
		if mayMatch {
			for at+end < to && text[at+end] > ' ' {
				end++
			}
			f.read(text[at:at+end], at)
		} else if met {
			f.gap = true
		}
		at += end + 1
	}
}

// glance goes to the first white space, or to the first word that may match. It returns whether
// that is so, whether it met words, and how far it went.
func (f *matchFinder) glance(run string) (mayMatch, met bool, end int) {
	for i := 0; i < len(run); {
		b := run[i]
		switch c := words.FoldByte(b); {
		case c != 0 && f.beginnings[c] != 0 && f.mayContinue(f.beginnings[c], run[i+1:]):
			return true, true, i
		case c != 0:
			met = true
			i += 1 + words.WordLength(run[i+1:])
		case b <= ' ':
			return false, met, i
		case b < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(run[i:])
			if text.IsLetter(r) {
				if text.IsDense(r) || f.mayBegin(r, run[i:], n) {
					return true, true, i
				}
				met = true
				n += words.WordLength(run[i+n:])
			}
			i += n
		}
	}
	return false, met, len(run)
}

// mayContinue reports whether a word may match with what follows its first letter.
func (f *matchFinder) mayContinue(seconds uint64, rest string) bool {
	if rest == "" || rest[0] <= ' ' {
		return seconds == anySecond
	}
	c := words.FoldByte(rest[0])
	return c == 0 || seconds>>(c&63)&1 != 0
}

// mayBegin reports whether a word may match with its first letter, which has n bytes and is not
// ASCII.
func (f *matchFinder) mayBegin(r rune, word string, n int) bool {
	var space [64]byte
	folded := text.AppendFolded(space[:0], r, word)
	switch len(folded) {
	case 0:
		return true
	case 1:
		return f.mayContinue(f.beginnings[folded[0]], word[n:])
	}
	return f.beginnings[folded[0]]>>(folded[1]&63)&1 != 0
}

// read matches the words of a run that begins at an offset of the text.
func (f *matchFinder) read(run string, at int) {
	if f.gap {
		f.breakPhrases()
	}
	t := &f.tokenizer
	for t.Reset(run); t.Next(); {
		if f.beginnings[t.Term[0]] == 0 {
			if !t.Compound {
				f.breakPhrases()
			}
			continue
		}
		for i := range f.matchers {
			if m, ok := f.matchers[i].match(t, at); ok {
				f.matches = append(f.matches, m)
			}
		}
	}
}

// reset prepares the finder for another text.
func (f *matchFinder) reset() {
	f.matches = f.matches[:0]
	f.breakPhrases()
}

// breakPhrases ends the phrases that have begun, for a word came that is in none.
func (f *matchFinder) breakPhrases() {
	f.gap = false
	for i := range f.matchers {
		f.matchers[i].state = 0
	}
}
