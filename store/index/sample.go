package index

import (
	"unicode"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/words"
)

const sampleWords = 1 << 12 // different words of a sample that are weighed

// A sampleWord is a word of a sample, with all forms of its stem.
type sampleWord struct {
	at       Range  // where it is shown
	term     string // the form that stands first
	stem     string // what its forms have in common; term if it has no others
	lower    bool   // it is shown with a small letter
	counts   [2]int // in the title and in the body
	docs     int    // with term, deleted ones included
	weighted float32
	weight   float32
	result   *clauseResult // once it was searched for
}

// A sampleReader collects the words of a sample.
type sampleReader struct {
	words    []sampleWord
	terms    map[string]int // indexes of the words that terms are forms of, -1 for none
	stems    map[string]int // indexes of the words with a stem
	language words.Language
}

// words returns the words of a sample that may say something. A word is shown as it first
// stands with a small letter, so that the capital at the beginning of a sentence is not
// taken for that of a name.
func (m *Sample) words(language words.Language) []sampleWord {
	r := sampleReader{terms: make(map[string]int), stems: make(map[string]int), language: language}
	text := words.Beginning(m.Text)
	var t words.Tokenizer
	for t.Reset(text); t.Next(); {
		i, seen := r.terms[string(t.Term)]
		if !seen {
			i = r.word(string(t.Term))
			r.terms[string(t.Term)] = i
		}
		if i < 0 {
			continue
		}
		w := &r.words[i]
		field := query.Body
		if t.Start < m.Title {
			field = query.Title
		}
		w.counts[field]++
		first, _ := utf8.DecodeRuneInString(text[t.Start:])
		if lower := !unicode.IsUpper(first); w.at.To == 0 || lower && !w.lower {
			w.at, w.lower = Range{t.Start, t.End}, lower
		}
	}
	return r.words
}

// word returns the index of the word that a new term is a form of, -1 for none.
func (r *sampleReader) word(term string) int {
	if len(r.words) == sampleWords || !informative(term) {
		return -1
	}
	stem := term
	if f, ok := words.FamilyOf(term, r.language); ok {
		stem = f.Stem
		if i, seen := r.stems[stem]; seen {
			return i
		}
		r.stems[stem] = len(r.words)
	}
	r.words = append(r.words, sampleWord{term: term, stem: stem})
	return len(r.words) - 1
}

// informative reports whether a term may say what a text is about: it is no function word,
// no single letter, and no number of up to four digits, such as a year.
func informative(term string) bool {
	digits := 0
	for i := range len(term) {
		if term[i] <= '9' {
			digits++
		}
	}
	number := digits == len(term) && digits <= 4
	return !number && utf8.RuneCountInString(term) > 1 && words.FunctionWord([]byte(term)) == 0
}
