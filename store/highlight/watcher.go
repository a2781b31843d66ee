package highlight

import (
	"readout/store/query"
	"readout/store/words"
)

// A phraseMatcher looks at the words of a text one by one for a clause.
type phraseMatcher struct {
	clause   query.Clause
	number   int
	word     string
	family   words.Family
	inFamily bool
	state    uint64                // bit i: the last words were the first i+1 of the phrase
	starts   [query.MaxTerms]int32 // where the last words began, round and round
	seen     int
}

func newPhraseMatcher(c query.Clause, number int, l words.Language) phraseMatcher {
	w := phraseMatcher{clause: c, number: number, word: c.Term()}
	if c.Stems() {
		w.family, w.inFamily = words.FamilyOf(w.word, l)
	}
	return w
}

// see looks at a word of a run that stands at a place, and returns the match that it makes or completes.
func (w *phraseMatcher) see(s *words.Tokenizer, at int) (match, bool) {
	if w.word != "" && w.fits(s.Term, w.word, w.clause.Prefix) {
		return match{at + s.Start, at + s.End, w.number}, true
	}
	if w.inFamily && begin(s.Term, w.family.Start) && w.family.Has(string(s.Term)) {
		return match{at + s.Start, at + s.End, w.number}, true
	}
	if len(w.clause.Terms) < 2 || s.Compound {
		return match{}, false
	}
	return w.follow(s, at)
}

func (w *phraseMatcher) fits(term []byte, word string, prefix bool) bool {
	return string(term) == word || prefix && begin(term, word)
}

func begin(term []byte, with string) bool {
	return len(term) >= len(with) && string(term[:len(with)]) == with
}

// follow keeps the phrase's state by shift-and (Baeza-Yates and Gonnet 1992).
func (w *phraseMatcher) follow(s *words.Tokenizer, at int) (match, bool) {
	w.starts[w.seen%query.MaxTerms] = int32(at + s.Start)
	w.seen++
	before := w.state<<1 | 1
	w.state = 0
	last := len(w.clause.Terms) - 1
	for i, part := range w.clause.Terms {
		if before>>i&1 != 0 && w.fits(s.Term, part, w.clause.Prefix && i == last) {
			w.state |= 1 << i
		}
	}
	if w.state>>last&1 == 0 {
		return match{}, false
	}
	return match{int(w.starts[(w.seen-1-last)%query.MaxTerms]), at + s.End, w.number}, true
}
