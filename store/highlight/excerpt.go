package highlight

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
)

// An excerpt is a range of a text, from the first of some matches to the last.
type excerpt struct {
	from, to int
	clauses  uint64 // that match in it, a bit for each
	value    int    // of the clauses
	matched  int    // bytes of matches
}

// excerpts returns the one or two excerpts for a snippet of about width characters, in order.
func (f *matchFinder) excerpts(text string, width int) []excerpt {
	reach := width * bytesPerRune(text)
	one := f.findExcerpt(text, reach)
	if one.clauses != f.foundClauses() {
		half := f.best(reach/2, 0)
		other := f.best(reach/2, half.clauses)
		if half.value+other.value > one.value {
			return pair(half.widen(text, width/2), other.widen(text, width/2))
		}
	}
	return []excerpt{one.widen(text, width)}
}

// findExcerpt finds matches from the beginning on, until an excerpt has all clauses or there
// have been very many matches, and returns the best excerpt.
func (f *matchFinder) findExcerpt(text string, reach int) (best excerpt) {
	for from, done := 0, false; from < len(text) && !done; {
		to := min(len(text), from+snippetStep)
		for to < len(text) && text[to] > ' ' {
			to++
		}
		f.find(text, from, to)
		sortMatches(f.matches)
		best, from = f.best(reach, 0), to
		done = best.clauses == 1<<len(f.matchers)-1 || len(f.matches) > snippetMatches
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

// best returns the excerpt of at most reach bytes whose clauses are worth most, those in without
// not counted. Of equals it is the one whose matches stand closest, then the first.
func (f *matchFinder) best(reach int, without uint64) (best excerpt) {
	matches := f.matches
	if without != 0 {
		matches = slices.DeleteFunc(slices.Clone(matches), func(m match) bool { return without>>m.clause&1 != 0 })
	}
	window := slidingExcerpt{values: f.values()}
	first := 0
	for _, m := range matches {
		window.add(m)
		for m.end-matches[first].start > reach && matches[first] != m || window.count[matches[first].clause] > 1 {
			window.drop(matches[first])
			first++
		}
		if window.excerpt.from = matches[first].start; window.excerpt.better(best) {
			best = window.excerpt
		}
	}
	return best
}

// A slidingExcerpt is an excerpt that moves along the matches of a text.
type slidingExcerpt struct {
	excerpt excerpt
	count   [query.MaxClauses]int // matches of each clause
	values  [query.MaxClauses]int
}

func (s *slidingExcerpt) add(m match) {
	if s.count[m.clause]++; s.count[m.clause] == 1 {
		s.excerpt.clauses |= 1 << m.clause
		s.excerpt.value += s.values[m.clause]
	}
	s.excerpt.matched += m.end - m.start
	s.excerpt.to = m.end
}

func (s *slidingExcerpt) drop(m match) {
	if s.count[m.clause]--; s.count[m.clause] == 0 {
		s.excerpt.clauses &^= 1 << m.clause
		s.excerpt.value -= s.values[m.clause]
	}
	s.excerpt.matched -= m.end - m.start
}

func (e excerpt) better(than excerpt) bool {
	return e.value > than.value || e.value == than.value && e.gaps() < than.gaps()
}

func (e excerpt) gaps() int { return e.to - e.from - e.matched }

// values returns what each clause is worth in a snippet: one for each word that it certainly
// shows, and a little more the rarer it is in the text.
func (f *matchFinder) values() (values [query.MaxClauses]int) {
	const one = 1 << 20
	for _, m := range f.matches {
		values[m.clause]++
	}
	for i, m := range f.matchers {
		words := 1
		if m.clause.Quoted {
			words = len(m.clause.Terms)
		}
		values[i] = one*words + one/(1+len(f.matchers)*max(1, values[i]))
	}
	return values
}

// foundClauses returns the clauses with matches, a bit for each.
func (f *matchFinder) foundClauses() (set uint64) {
	for _, m := range f.matches {
		set |= 1 << m.clause
	}
	return set
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

// bytesPerRune returns how many bytes a character of a text has on average.
func bytesPerRune(text string) int {
	text = text[:min(len(text), 512)]
	runes := max(1, utf8.RuneCountInString(text))
	return max(1, (len(text)+runes/2)/runes)
}
