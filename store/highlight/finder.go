package highlight

import (
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
	"readout/store/words"
)

// A matchFinder finds the clauses of a query in a text.
type matchFinder struct {
	clauses []phraseMatcher
	matches []match
	scanner words.Tokenizer
	gap     bool // words were passed over since the last that was looked at
	// starts says how words begin that can match: for the first folded byte a bit for
	// each second one, by its low six bits. Most words are told by that alone.
	firstBytes [256]uint64
}

const anySecond = ^uint64(0)

// newFinder returns a finder of what q looks for in a field, in a text of a
// language.
func newFinder(q query.Query, f query.Field, l words.Language) *matchFinder {
	find := &matchFinder{}
	for _, c := range q.Essential(l).Clauses() {
		if c.In.Has(f) {
			find.clauses = append(find.clauses, newPhraseMatcher(c, len(find.clauses), l))
		}
	}
	for _, w := range find.clauses {
		for _, part := range w.clause.Terms {
			find.begin(part)
		}
		find.begin(w.word)
		find.begin(w.family.Start)
	}
	return find
}

func (f *matchFinder) begin(word string) {
	switch {
	case word == "":
	case len(word) == 1 || word[0] < utf8.RuneSelf && word[1] >= utf8.RuneSelf:
		f.firstBytes[word[0]] = anySecond
	default:
		f.firstBytes[word[0]] |= 1 << (word[1] & 63)
	}
}

// look finds matches in text[from:to], which stand between white space. It goes from
// one run without white space to the next, for no word reaches over that.
func (f *matchFinder) look(text string, from, to int) {
	if len(f.clauses) == 0 {
		return
	}
	for at := from; at < to; {
		may, met, end := f.glance(text[at:to])
		if may {
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

// glance goes over a run up to white space, or until it may match, and reports
// whether that is so, whether there are words, and how far it went.
func (f *matchFinder) glance(run string) (may, met bool, end int) {
	for i := 0; i < len(run); {
		b := run[i]
		switch c := words.FoldByte(b); {
		case c != 0 && f.firstBytes[c] != 0 && f.goesOn(f.firstBytes[c], run[i+1:]):
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

// goesOn reports whether a word may match by what follows its first letter.
func (f *matchFinder) goesOn(seconds uint64, rest string) bool {
	if rest == "" || rest[0] <= ' ' {
		return seconds == anySecond
	}
	c := words.FoldByte(rest[0])
	return c == 0 || seconds>>(c&63)&1 != 0
}

// mayBegin reports whether a word may match by its first letter, which is not ASCII
// and has n bytes.
func (f *matchFinder) mayBegin(r rune, word string, n int) bool {
	var space [64]byte
	folded := text.AppendFolded(space[:0], r, word)
	switch len(folded) {
	case 0:
		return true
	case 1:
		return f.goesOn(f.firstBytes[folded[0]], word[n:])
	}
	return f.firstBytes[folded[0]]>>(folded[1]&63)&1 != 0
}

// read reads the words of a run that stands at a place.
func (f *matchFinder) read(run string, at int) {
	if f.gap {
		f.forget()
	}
	for f.scanner.Reset(run); f.scanner.Next(); {
		s := &f.scanner
		if f.firstBytes[s.Term[0]] == 0 {
			if !s.Compound {
				f.forget()
			}
			continue
		}
		for i := range f.clauses {
			if m, ok := f.clauses[i].see(s, at); ok {
				f.matches = append(f.matches, m)
			}
		}
	}
}

// reset forgets what was found.
func (f *matchFinder) reset() {
	f.matches = f.matches[:0]
	f.forget()
}

// forget breaks off the phrases that had begun.
func (f *matchFinder) forget() {
	f.gap = false
	for i := range f.clauses {
		f.clauses[i].state = 0
	}
}
