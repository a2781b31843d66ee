package highlight

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/store/query"
	"readout/store/text"
)

// An excerpt is a part of a text, from the first of some matches to the last.
type excerpt struct {
	from, to int
	has      uint64 // the clauses in it, a bit for each
	value    int
	matched  int // bytes of matches
}

// windows returns the one or two windows for a snippet of about width characters, in
// order.
func (f *matchFinder) windows(text string, width int) []excerpt {
	reach := width * perRune(text)
	one := f.search(text, reach)
	if one.has != f.seen() {
		half := f.best(reach/2, 0)
		other := f.best(reach/2, half.has)
		if half.value+other.value > one.value {
			return pair(half.widen(text, width/2), other.widen(text, width/2))
		}
	}
	return []excerpt{one.widen(text, width)}
}

// search looks for matches from the beginning on, until all clauses stand in a window
// or there have been very many matches, and returns the best window.
func (f *matchFinder) search(text string, reach int) (best excerpt) {
	for from, done := 0, false; from < len(text) && !done; {
		to := min(len(text), from+snippetStep)
		for to < len(text) && text[to] > ' ' {
			to++
		}
		f.look(text, from, to)
		sortMatches(f.matches)
		best, from = f.best(reach, 0), to
		done = best.has == f.every() || len(f.matches) > snippetMatches
	}
	return best
}

// pair puts two windows in order, or makes one of them if they touch.
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

// widen returns the window made about width characters long.
func (w excerpt) widen(body string, width int) excerpt {
	end := min(w.to, w.from+width*utf8.UTFMax) // a word may be endless
	w.from, w.to = widen(body, w.from, text.RuneStart(body, end), width)
	return w
}

// best returns the window of at most reach bytes that is worth most by the clauses
// in it, those aside that are in without; of such the one whose matches stand
// closest, then the first.
func (f *matchFinder) best(reach int, without uint64) (best excerpt) {
	found := f.matches
	if without != 0 {
		found = slices.DeleteFunc(slices.Clone(found), func(m match) bool { return without>>m.clause&1 != 0 })
	}
	now := slidingExcerpt{values: f.values()}
	first := 0
	for _, m := range found {
		now.add(m)
		for m.end-found[first].start > reach && found[first] != m || now.count[found[first].clause] > 1 {
			now.drop(found[first])
			first++
		}
		if now.excerpt.from = found[first].start; now.excerpt.better(best) {
			best = now.excerpt
		}
	}
	return best
}

// A slidingExcerpt is a window that moves over the matches of a text.
type slidingExcerpt struct {
	excerpt excerpt
	count   [query.MaxClauses]int // matches of each clause
	values  [query.MaxClauses]int
}

func (f *slidingExcerpt) add(m match) {
	if f.count[m.clause]++; f.count[m.clause] == 1 {
		f.excerpt.has |= 1 << m.clause
		f.excerpt.value += f.values[m.clause]
	}
	f.excerpt.matched += m.end - m.start
	f.excerpt.to = m.end
}

func (f *slidingExcerpt) drop(m match) {
	if f.count[m.clause]--; f.count[m.clause] == 0 {
		f.excerpt.has &^= 1 << m.clause
		f.excerpt.value -= f.values[m.clause]
	}
	f.excerpt.matched -= m.end - m.start
}

func (w excerpt) better(than excerpt) bool {
	return w.value > than.value || w.value == than.value && w.gaps() < than.gaps()
}

func (w excerpt) gaps() int { return w.to - w.from - w.matched }

// values returns what each clause is worth in a snippet: one for each word that it is
// sure to show, and a little more the rarer it is in the text.
func (f *matchFinder) values() (values [query.MaxClauses]int) {
	const one = 1 << 20
	for _, m := range f.matches {
		values[m.clause]++
	}
	for i, w := range f.clauses {
		words := 1
		if w.clause.Quoted {
			words = len(w.clause.Terms)
		}
		values[i] = one*words + one/(1+len(f.clauses)*max(1, values[i]))
	}
	return values
}

// every returns all clauses, seen those that were found, a bit for each.
func (f *matchFinder) every() uint64 { return 1<<len(f.clauses) - 1 }

func (f *matchFinder) seen() (set uint64) {
	for _, m := range f.matches {
		set |= 1 << m.clause
	}
	return set
}

// line returns a window as one line.
func (w excerpt) line(body string) string {
	line := oneLine(body[w.from:w.to])
	if line == "" {
		return ""
	}
	if before := strings.TrimSpace(body[:w.from]); before != "" && !text.EndsBefore(body, w.from) && !newParagraph(body, w.from) {
		line = "…" + line
	}
	if strings.TrimSpace(body[w.to:]) != "" && !text.EndsBefore(body, w.to) && !newParagraph(body, w.to) {
		line += "…"
	}
	return line
}

// perRune returns how many bytes a character of a text has, mostly.
func perRune(text string) int {
	text = text[:min(len(text), 512)]
	runes := max(1, utf8.RuneCountInString(text))
	return max(1, (len(text)+runes/2)/runes)
}
