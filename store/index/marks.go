package index

import (
	"cmp"
	"slices"
	"strings"
)

// A match is a place in a text that a clause of a query matches.
type match struct {
	start, end int // bytes
	clause     int // its number among the essential ones
}

// Marks returns the byte ranges of text that the words and phrases of the query
// match, in order and not overlapping: in any case, with or without accents, in
// other forms of their stem, and as prefixes where the query has such.
func (q Query) Marks(text string) [][2]int {
	return marks(q.matches(text, text))
}

// marks joins matches that overlap.
func marks(found []match) [][2]int {
	if len(found) == 0 {
		return nil
	}
	slices.SortFunc(found, func(x, y match) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end))
	})
	ranges := make([][2]int, 0, len(found))
	for _, m := range found {
		if n := len(ranges); n > 0 && m.start < ranges[n-1][1] {
			ranges[n-1][1] = max(ranges[n-1][1], m.end)
			continue
		}
		ranges = append(ranges, [2]int{m.start, m.end})
	}
	return ranges
}

// matches finds the query in a text, which is in the language of sample.
func (q Query) matches(text, sample string) []match {
	if q.Empty() || text == "" {
		return nil
	}
	l := languageOf(Language(sample))
	var watchers []watcher
	for i, c := range q.essential(l).clauses() {
		watchers = append(watchers, newWatcher(c, i, l))
	}
	first := firstBytes(watchers)
	var found []match
	var s scanner
	for s.reset(text); s.scan(); {
		if !first[s.term[0]] {
			for i := range watchers {
				watchers[i].state = 0
			}
			continue
		}
		for i := range watchers {
			if m, ok := watchers[i].see(&s); ok {
				found = append(found, m)
			}
		}
	}
	return found
}

// firstBytes returns with which bytes words begin that can match.
func firstBytes(watchers []watcher) (first [256]bool) {
	for _, w := range watchers {
		for _, part := range w.parts {
			first[part[0]] = true
		}
		if w.word != "" {
			first[w.word[0]] = true
		}
		if w.inFamily {
			first[w.family.start[0]] = true
		}
	}
	return first
}

// A watcher looks at the words of a text one by one for a clause.
type watcher struct {
	clause
	number   int
	word     string
	family   family
	inFamily bool
	state    uint64          // bit i: the last words were the first i+1 of the phrase
	starts   [maxParts]int32 // where the last words began, round and round
	seen     int
}

func newWatcher(c clause, number int, l language) watcher {
	w := watcher{clause: c, number: number, word: c.word()}
	if c.stems() {
		w.family, w.inFamily = familyOf(w.word, l)
	}
	return w
}

// see looks at a word, and returns the match that it makes or completes.
func (w *watcher) see(s *scanner) (match, bool) {
	if w.word != "" && w.fits(s.term, w.word, w.prefix) {
		return match{s.start, s.end, w.number}, true
	}
	if w.inFamily && strings.HasPrefix(string(s.term), w.family.start) && w.family.has(string(s.term)) {
		return match{s.start, s.end, w.number}, true
	}
	if len(w.parts) < 2 || s.whole {
		return match{}, false
	}
	return w.follow(s)
}

func (w *watcher) fits(term []byte, word string, prefix bool) bool {
	return string(term) == word || prefix && strings.HasPrefix(string(term), word)
}

// follow keeps the phrase's state by shift-and (Baeza-Yates and Gonnet 1992).
func (w *watcher) follow(s *scanner) (match, bool) {
	w.starts[w.seen%maxParts] = int32(s.start)
	w.seen++
	before := w.state<<1 | 1
	w.state = 0
	last := len(w.parts) - 1
	for i, part := range w.parts {
		if before>>i&1 != 0 && w.fits(s.term, part, w.prefix && i == last) {
			w.state |= 1 << i
		}
	}
	if w.state>>last&1 == 0 {
		return match{}, false
	}
	return match{int(w.starts[(w.seen-1-last)%maxParts]), s.end, w.number}, true
}
