package highlight

import (
	"readout/store/query"
	"readout/store/words"
)

// A clauseMatcher matches the words of a text, one after the other, with a clause.
type clauseMatcher struct {
	clause query.Clause
	number int
	word   string       // the clause as one word, "" for a phrase
	family words.Family // of word
	stems  bool         // the family matches too
	state  uint64       // bit i: the last words were the first i+1 of the phrase
	starts [query.MaxTerms]int32
	seen   int // words so far; the last ones begin at starts, from seen-1 modulo MaxTerms backwards
}

func newClauseMatcher(c query.Clause, number int, l words.Language) clauseMatcher {
	m := clauseMatcher{clause: c, number: number, word: c.Term()}
	if c.Stems() {
		m.family, m.stems = words.FamilyOf(m.word, l)
	}
	return m
}

// match takes the next word, of a run that begins at an offset of the text, and returns the
// match that the word makes or completes.
func (m *clauseMatcher) match(t *words.Tokenizer, at int) (match, bool) {
	if m.word != "" && fits(t.Term, m.word, m.clause.Prefix) ||
		m.stems && begins(t.Term, m.family.Start) && m.family.Has(string(t.Term)) {
		return match{at + t.Start, at + t.End, m.number}, true
	}
	if len(m.clause.Terms) < 2 || t.Compound {
		return match{}, false
	}
	return m.matchPhrase(t, at)
}

func fits(term []byte, word string, prefix bool) bool {
	return string(term) == word || prefix && begins(term, word)
}

func begins(term []byte, with string) bool {
	return len(term) >= len(with) && string(term[:len(with)]) == with
}

// matchPhrase follows the phrase with the shift-and algorithm (Baeza-Yates and Gonnet 1992).
func (m *clauseMatcher) matchPhrase(t *words.Tokenizer, at int) (match, bool) {
	m.starts[m.seen%query.MaxTerms] = int32(at + t.Start)
	m.seen++
	before := m.state<<1 | 1
	m.state = 0
	last := len(m.clause.Terms) - 1
	for i, term := range m.clause.Terms {
		if before>>i&1 != 0 && (term == query.Gap || fits(t.Term, term, m.clause.Prefix && i == last)) {
			m.state |= 1 << i
		}
	}
	if m.state>>last&1 == 0 {
		return match{}, false
	}
	return match{int(m.starts[(m.seen-1-last)%query.MaxTerms]), at + t.End, m.number}, true
}
