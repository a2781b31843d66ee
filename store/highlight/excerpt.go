package highlight

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
	"readout/store/words"
)

// An excerpt is a stretch of a text, from the first of some matches to the last.
//
// Which excerpt is best is ruled here once (better), for snippets and for the stops of a
// walk through a text. Of those that are not longer than a reach, it is the one with the
// most words of the query; then that with the rarer ones of the text; then a phrase, which
// has all words one after the other as typed; then that with the least between the words;
// then the first. Lengths are counted in characters, and white space between words as one,
// so that the same text gives the same excerpt with and without its markup.
type excerpt struct {
	from, to    int    // bytes
	first, last int    // its matches
	parts       uint64 // of the query that it has, a bit for each
	value       int    // of the parts
	phrase      bool
	gaps        int // characters that are not matched
}

// one is what a word of the query is worth in an excerpt.
const one = 1 << 20

// words is the number of words of the query that the excerpt certainly shows.
func (e excerpt) words() int { return e.value / one }

func (e excerpt) better(than excerpt) bool {
	switch {
	case e.value != than.value:
		return e.value > than.value
	case e.phrase != than.phrase:
		return e.phrase
	}
	return e.gaps < than.gaps
}

// excerpts returns the best excerpt for a snippet of about width characters, and a second one, in
// order, if there is room for one with words that the best one lacks.
func (f *matchFinder) excerpts(text string, width int) []excerpt {
	best := f.findUntilAll(text, width)
	room := min(width/2, width-length(text[best.from:best.to]))
	if best.parts != f.foundParts() && room >= width/leastRoom {
		if other := f.best(text, room, best.parts); other.parts != 0 {
			return pair(best.widen(text, width-room), other.widen(text, room))
		}
	}
	return []excerpt{best.widen(text, width)}
}

const leastRoom = 4 // a second excerpt takes at least one in so many characters

// findUntilAll finds matches from the beginning on, 64 KB at a time, until an excerpt has all parts of
// the query or there have been very many matches, and returns the best excerpt.
func (f *matchFinder) findUntilAll(text string, reach int) (best excerpt) {
	for from, done := 0, false; from < len(text) && !done; {
		to := min(len(text), from+snippetStep)
		for to < len(text) && text[to] > ' ' {
			to++
		}
		f.find(text, from, to)
		f.measure(text)
		best, from = f.best(text, reach, 0), to
		done = best.parts == 1<<len(f.parts)-1 || len(f.matches) > snippetMatches
	}
	return best
}

// pair returns two excerpts in order, or as one if they touch.
func pair(x, y excerpt) []excerpt {
	if y.from < x.from {
		x, y = y, x
	}
	if y.from <= x.to {
		x.to = max(x.to, y.to)
		return []excerpt{x}
	}
	return []excerpt{x, y}
}

// widen returns the excerpt, made about width characters long.
func (e excerpt) widen(body string, width int) excerpt {
	end := min(e.to, e.from+width*utf8.UTFMax) // a word may be endless
	e.from, e.to = widen(body, e.from, text.RuneStart(body, end), width)
	return e
}

// best returns the best excerpt of at most reach characters, the parts in without not counted.
func (f *matchFinder) best(text string, reach int, without uint64) (best excerpt) {
	f.eachExcerpt(text, reach, without, func(e excerpt) {
		if e.better(best) {
			best = e
		}
	})
	return best
}

// eachExcerpt calls visit with the excerpts of at most reach characters that end with each match
// and begin as late as they can without losing a part; matches of parts in without are passed over.
func (f *matchFinder) eachExcerpt(text string, reach int, without uint64, visit func(excerpt)) {
	matches := f.matches
	if without != 0 {
		matches = slices.DeleteFunc(slices.Clone(matches), func(m match) bool { return without>>m.part&1 != 0 })
	}
	window := slidingExcerpt{values: f.values()}
	first := 0
	for i, m := range matches {
		window.add(m)
		for m.to-matches[first].from > reach && first < i || window.count[matches[first].part] > 1 {
			window.drop(matches[first])
			first++
		}
		e := window.excerpt
		e.from, e.to, e.first, e.last = matches[first].start, m.end, first, i
		e.gaps = m.to - matches[first].from - window.matched
		e.phrase = f.isPhrase(text, matches[first:i+1])
		visit(e)
	}
}

// A slidingExcerpt is an excerpt that moves along the matches of a text.
type slidingExcerpt struct {
	excerpt excerpt
	matched int                   // characters of matches
	count   [query.MaxClauses]int // matches of each part
	values  [query.MaxClauses]int
}

func (s *slidingExcerpt) add(m match) {
	if s.count[m.part]++; s.count[m.part] == 1 {
		s.excerpt.parts |= 1 << m.part
		s.excerpt.value += s.values[m.part]
	}
	s.matched += m.to - m.from
}

func (s *slidingExcerpt) drop(m match) {
	if s.count[m.part]--; s.count[m.part] == 0 {
		s.excerpt.parts &^= 1 << m.part
		s.excerpt.value -= s.values[m.part]
	}
	s.matched -= m.to - m.from
}

// isPhrase reports whether matches are all parts of the query in their order, with nothing but
// function words, which queries do not ask for, and signs between, and no new paragraph.
func (f *matchFinder) isPhrase(body string, matches []match) bool {
	if len(matches) != len(f.parts) {
		return false
	}
	for i, m := range matches {
		if m.part != i || i > 0 && !f.isFiller(body[min(matches[i-1].end, m.start):m.start]) {
			return false
		}
	}
	return true
}

// isFiller reports whether a stretch of text has only function words.
func (f *matchFinder) isFiller(between string) bool {
	const most = 64 // bytes
	if len(strings.TrimSpace(between)) > most || strings.Count(between, "\n") > 1 {
		return false
	}
	var t words.Tokenizer
	for t.Reset(between); t.Next(); {
		if !words.FunctionWord(t.Term).Has(f.language) {
			return false
		}
	}
	return true
}

// values returns what each part is worth in an excerpt: one for each word that it certainly
// shows, and a little more the rarer it is in the text.
func (f *matchFinder) values() (values [query.MaxClauses]int) {
	for _, m := range f.matches {
		values[m.part]++
	}
	for i, size := range f.parts {
		values[i] = one*size + one/(1+len(f.parts)*max(1, values[i]))
	}
	return values
}

// foundParts returns the parts with matches, a bit for each.
func (f *matchFinder) foundParts() (set uint64) {
	for _, m := range f.matches {
		set |= 1 << m.part
	}
	return set
}

// measure sorts the matches and counts the characters from the beginning of the text to those
// that were not measured before.
func (f *matchFinder) measure(body string) {
	sortMatches(f.matches)
	at, chars := 0, 0 // the farthest end of a match, in bytes and in characters
	for i := range f.matches {
		m := &f.matches[i]
		switch {
		case m.to > 0:
		case m.start >= at:
			m.from = chars + length(body[at:m.start])
			m.to = m.from + length(body[m.start:m.end])
		default: // it begins within the match before
			m.from = chars - length(body[m.start:at])
			m.to = m.from + length(body[m.start:m.end])
		}
		if m.end > at {
			at, chars = m.end, m.to
		}
	}
}

// length counts the characters of a text, every run of white space as one.
func length(text string) (n int) {
	space := false
	for i := 0; i < len(text); {
		size, blank := 1, text[i] <= ' '
		if text[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			blank = unicode.IsSpace(r)
		}
		if !blank || !space {
			n++
		}
		space = blank
		i += size
	}
	return n
}

// line returns an excerpt as one line, with "…" where it begins or ends within a sentence.
func (e excerpt) line(body string) string {
	line := oneLine(body[e.from:e.to])
	if line == "" {
		return ""
	}
	inSentence := func(at int) bool { return !text.EndsBefore(body, at) && !newParagraph(body, at) }
	if strings.TrimSpace(body[:e.from]) != "" && inSentence(e.from) {
		line = "…" + line
	}
	if strings.TrimSpace(body[e.to:]) != "" && inSentence(e.to) {
		line += "…"
	}
	return line
}
