package index

import (
	"strings"
	"unicode/utf8"
)

// A window is a part of a text, from the first of some matches to the last.
type window struct {
	from, to int
	has      uint64 // the clauses in it, a bit for each
	value    int
	gaps     int // less the bytes of matches
}

// windows returns the one or two windows for a snippet of about width characters, in
// order.
func (f *finder) windows(text string, width int) []window {
	reach := width * perRune(text)
	var one window
	for from, step := 0, snippetStep; from < len(text); step *= 2 {
		to := min(len(text), from+step)
		for to < len(text) && text[to] > ' ' {
			to++
		}
		f.look(text, from, to)
		from = to
		sortMatches(f.found)
		if one = f.best(reach, 0); one.has == f.every() {
			break
		}
	}
	one.to = min(one.to, one.from+reach)
	if half := f.best(reach/2, 0); one.has != f.seen() {
		other := f.best(reach/2, half.has)
		if other.value+half.value > one.value {
			return pair(text, half, other, reach, width)
		}
	}
	one.from, one.to = widen(text, one.from, runeBefore(text, one.to), width)
	return []window{one}
}

// pair makes two windows half as wide, one if they touch.
func pair(text string, x, y window, reach, width int) []window {
	if y.from < x.from {
		x, y = y, x
	}
	for _, w := range []*window{&x, &y} {
		w.to = runeBefore(text, min(w.to, w.from+reach/2))
		w.from, w.to = widen(text, w.from, w.to, width/2)
	}
	if y.from <= x.to {
		x.to = max(x.to, y.to)
		return []window{x}
	}
	return []window{x, y}
}

// best returns the window of at most reach bytes that is worth most by the clauses
// in it, those aside that are in without; of such that with the smallest gaps, then
// the first.
func (f *finder) best(reach int, without uint64) (best window) {
	values := f.values()
	var in [maxClauses]int
	var w window // matches first to i
	first := 0
	for i, m := range f.found {
		if without>>m.clause&1 != 0 {
			continue
		}
		if in[m.clause]++; in[m.clause] == 1 {
			w.has |= 1 << m.clause
			w.value += values[m.clause]
		}
		w.gaps -= m.end - m.start
		for ; first < i; first++ {
			old := f.found[first]
			if without>>old.clause&1 != 0 {
				continue
			}
			if m.end-old.start <= reach && in[old.clause] == 1 {
				break
			}
			if in[old.clause]--; in[old.clause] == 0 {
				w.has &^= 1 << old.clause
				w.value -= values[old.clause]
			}
			w.gaps += old.end - old.start
		}
		w.from, w.to = f.found[first].start, m.end
		gaps, bestGaps := w.to-w.from+w.gaps, best.to-best.from+best.gaps
		if w.value > best.value || w.value == best.value && gaps < bestGaps {
			best = w
		}
	}
	return best
}

// values returns what each clause is worth in a snippet: one for each word that it is
// sure to show, and a little more the rarer it is in the text.
func (f *finder) values() (values [maxClauses]int) {
	const one = 1 << 20
	for _, m := range f.found {
		values[m.clause]++
	}
	for i, w := range f.watchers {
		words := 1
		if w.quoted {
			words = len(w.parts)
		}
		values[i] = one*words + one/(1+len(f.watchers)*max(1, values[i]))
	}
	return values
}

// every returns all clauses, seen those that were found, a bit for each.
func (f *finder) every() uint64 { return 1<<len(f.watchers) - 1 }

func (f *finder) seen() (set uint64) {
	for _, m := range f.found {
		set |= 1 << m.clause
	}
	return set
}

// line returns a window as one line.
func (w window) line(text string) string {
	line := oneLine(text[w.from:w.to])
	if line == "" {
		return ""
	}
	if before := strings.TrimSpace(text[:w.from]); before != "" && !endsSentence(before) && !newParagraph(text, w.from) {
		line = "…" + line
	}
	if strings.TrimSpace(text[w.to:]) != "" && !endsSentence(line) && !newParagraph(text, w.to) {
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
