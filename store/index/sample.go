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
	at       Range
	term     string // the form that stands first
	lower    bool   // the span is written with a small letter
	counts   [2]int // in the title and in the body
	docs     int    // that have term
	weighted float32
	weight   float32
	result   *clauseResult
}

// A sampleReader collects the words of a sample.
type sampleReader struct {
	words    []sampleWord
	terms    map[string]int // which word a term is a form of, -1 for none
	stems    map[string]int
	language words.Language
}

// words returns the words of a sample that may say something. A word is shown as it
// stands first with a small letter: so the capital of a sentence is not taken for that
// of a name.
func (m *Sample) words(tongue words.Language) []sampleWord {
	c := sampleReader{terms: make(map[string]int), stems: make(map[string]int), language: tongue}
	text := words.Beginning(m.Text)
	var s words.Tokenizer
	for s.Reset(text); s.Next(); {
		i, seen := c.terms[string(s.Term)]
		if !seen {
			i = c.word(string(s.Term))
			c.terms[string(s.Term)] = i
		}
		if i < 0 {
			continue
		}
		w := &c.words[i]
		in := query.Body
		if s.Start < m.Title {
			in = query.Title
		}
		w.counts[in]++
		r, _ := utf8.DecodeRuneInString(text[s.Start:])
		if small := !unicode.IsUpper(r); w.at.To == 0 || small && !w.lower {
			w.at, w.lower = Range{s.Start, s.End}, small
		}
	}
	return c.words
}

// word returns which word a term is that was not met before, -1 for none.
func (c *sampleReader) word(term string) int {
	if len(c.words) == sampleWords || !telling(term) {
		return -1
	}
	if f, ok := words.FamilyOf(term, c.language); ok {
		if i, seen := c.stems[f.Stem]; seen {
			return i
		}
		c.stems[f.Stem] = len(c.words)
	}
	c.words = append(c.words, sampleWord{term: term})
	return len(c.words) - 1
}

// telling reports whether a term may tell what a text is about: it is no function word,
// no single letter, and no number of up to four digits, such as a year.
func telling(term string) bool {
	digits := 0
	for i := range len(term) {
		if term[i] <= '9' {
			digits++
		}
	}
	number := digits == len(term) && digits <= 4
	return !number && utf8.RuneCountInString(term) > 1 && words.FunctionWord([]byte(term)) == 0
}
