package fuzzy

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"unicode/utf8"
)

// A ranking collects the best titles.
type ranking struct {
	search *search
	k      int
	size   int      // letters typed
	top    int      // the sum of the best fits there are, each by its letters
	order  int      // what the order of the words can add
	seen   []uint64 // a bit for each title that was looked at
	found  []Match
	least  Match // what a title must be better than
}

// rank returns the k best titles, without marks. A title that may lack no typed word
// holds the one that fits the fewest titles; if it may lack one, one of the two that
// do, and so on.
func (s *search) rank(k int) ([]Match, error) {
	r := ranking{search: s, k: k, seen: make([]uint64, (s.titles.count.titles+63)/64), least: Match{Index: -1}}
	var leads []*typedWord
	for i := range s.typed {
		l := &s.typed[i]
		r.size += l.word.runes
		r.top += int(l.top) * l.word.runes
		if len(l.words) > 0 {
			leads = append(leads, l)
		}
	}
	if len(s.typed) > 1 {
		r.order = inOrder
	}
	needed := 1 + s.mayMiss() - (len(s.typed) - len(leads))
	if needed > 0 && s.few != nil {
		return r.rateAmong(s.few)
	}
	slices.SortStableFunc(leads, func(x, y *typedWord) int { return x.titles - y.titles })
	for _, l := range leads[:max(0, needed)] {
		if err := r.follow(l); err != nil {
			return nil, err
		}
	}
	return best(r.found, k), s.ctx.Err()
}

// rateAmong looks at a few titles.
func (r *ranking) rateAmong(few iter.Seq[int]) ([]Match, error) {
	n := 0
	for title := range few {
		if n++; n%stride == 0 && r.search.ctx.Err() != nil {
			break
		}
		r.rate(title, 10*r.top/r.size)
	}
	return best(r.found, r.k), r.search.ctx.Err()
}

// follow looks at the titles that a typed word fits, those it fits best first, so
// that a title not seen before fits no better.
func (r *ranking) follow(l *typedWord) error {
	others := r.top - int(l.top)*l.word.runes
	for i, n := range l.bestFirst() {
		top := 10 * (others + int(l.fits[n])*l.word.runes) / r.size
		if top+shareOfTitle+r.order < r.least.Score {
			break
		}
		if i%64 == 0 && r.search.ctx.Err() != nil {
			return r.search.ctx.Err()
		}
		for holders := r.search.titles.holdersOf(n); len(holders) >= 4; holders = holders[4:] {
			if title := int(holders.at(0)); title < r.search.titles.count.titles {
				r.rate(title, top)
			}
		}
	}
	return nil
}

// rate rates a title that was not seen before. The fit of its words is top at most.
func (r *ranking) rate(title, top int) {
	if seen := &r.seen[title/64]; *seen>>(title%64)&1 == 0 {
		*seen |= 1 << (title % 64)
	} else {
		return
	}
	score := top + share(r.size, r.search.titles.size(title))
	if score+r.order < r.least.Score || r.search.keep != nil && !r.search.keep(title) {
		return
	}
	if len(r.search.typed) > 1 || r.search.few != nil {
		score = r.score(title)
	}
	m := Match{Index: title, Score: score}
	if score == 0 || better(r.least, m) < 0 {
		return
	}
	r.found = append(r.found, m)
	if r.k > 0 && len(r.found) == 2*r.k {
		r.found = best(r.found, r.k)
		r.least = r.found[r.k-1]
	}
}

// bestFirst returns the words that fit, those that fit best first.
func (l *typedWord) bestFirst() []uint32 {
	var next [equal + 2]int // where the next word of each fit belongs, counted from the best
	for _, n := range l.words {
		next[equal-l.fits[n]+1]++
	}
	for i := range equal {
		next[i+1] += next[i]
	}
	sorted := make([]uint32, len(l.words))
	for _, n := range l.words {
		place := &next[equal-l.fits[n]]
		sorted[*place] = n
		*place++
	}
	return sorted
}

// mayMiss returns how many of the typed words a title may lack.
func (s *search) mayMiss() int { return len(s.typed) / 4 }

// best sorts matches, the best first, and cuts them to k.
func best(found []Match, k int) []Match {
	slices.SortFunc(found, better)
	if k > 0 && len(found) > k {
		found = found[:k]
	}
	return found
}

// better compares two matches, the better one first.
func better(x, y Match) int {
	return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Index, y.Index))
}

// What a title gets beside the fit of its words.
const (
	inOrder      = 50  // if they stand in the order typed
	shareOfTitle = 100 // at most, for how much of the title they are
)

// share is for how much of a title was typed.
func share(size, titleSize int) int {
	return shareOfTitle * min(size, titleSize) / max(1, titleSize)
}

// score rates a title, 0 if it does not fit or cannot be good enough: up to 1,000 for
// how well the typed words fit, by their lengths, their order and their share of the
// title.
func (r *ranking) score(title int) int {
	refs := r.search.titles.wordsOf(title)
	more := share(r.size, r.search.titles.size(title))
	enough := (r.least.Score - more - r.order) * r.size / 10 // for sum
	sum, missing, last, ordered := r.top, 0, -1, true
	for i := range r.search.typed {
		l := &r.search.typed[i]
		fit, at := l.best(refs)
		if sum -= int(l.top-fit) * l.word.runes; sum < enough {
			return 0
		}
		if fit == 0 {
			if missing++; missing > r.search.mayMiss() {
				return 0
			}
			continue
		}
		ordered = ordered && at > last
		last = at
	}
	if ordered {
		more += r.order
	}
	return 10*sum/r.size + more
}

// best returns the best fit among the words of a title, and its place, the first
// of equals.
func (l *typedWord) best(refs numbers) (best fit, at int) {
	for i := 0; len(refs) >= 4 && best < l.top; i, refs = i+1, refs[4:] {
		if n := refs.at(0); n < uint32(len(l.fits)) && l.fits[n] > best {
			best, at = l.fits[n], i
		}
	}
	return best, at
}

// marks returns the ranges of a title that the typed words fit.
func (s *search) marks(title int) [][2]int {
	t := s.titles
	refs := t.wordsOf(title)
	f := &s.folded
	f.fold(t.title(title))
	marks := make([][2]int, 0, 2*len(s.typed))
	for i := range s.typed {
		l := &s.typed[i]
		fit, at := l.best(refs)
		if fit == 0 {
			continue
		}
		start, end := f.word(0)
		for range at {
			start, end = f.word(end)
		}
		number := refs.at(at)
		if string(f.text[start:end]) != t.text(int(number)) {
			continue // the title is not the one that was made ready
		}
		n := len(marks)
		marks = l.appendRanges(marks, number, fit, f.text[start:end])
		for j, r := range marks[n:] {
			marks[n+j] = [2]int{int(f.from[start+r[0]]), int(f.to[start+r[1]-1])}
		}
	}
	return joined(marks)
}

// appendRanges appends the byte ranges of a title's word that the typed word fits:
// all of it if there are errors in it.
func (l *typedWord) appendRanges(to [][2]int, number uint32, fit fit, word []byte) [][2]int {
	if run, ok := l.runs[number]; ok {
		for _, i := range run {
			_, size := utf8.DecodeRune(word[i:])
			to = append(to, [2]int{i, i + size})
		}
		return to
	}
	size := len(l.word.text)
	switch fit {
	case beginning:
		return append(to, [2]int{0, size})
	case part:
		i := bytes.Index(word, []byte(l.word.text))
		return append(to, [2]int{i, i + size})
	}
	return append(to, [2]int{0, len(word)})
}

// joined puts ranges in order and makes one of those that touch.
func joined(ranges [][2]int) [][2]int {
	slices.SortFunc(ranges, func(x, y [2]int) int { return cmp.Compare(x[0], y[0]) })
	n := 0
	for _, r := range ranges {
		if n > 0 && r[0] <= ranges[n-1][1] {
			ranges[n-1][1] = max(ranges[n-1][1], r[1])
			continue
		}
		ranges[n] = r
		n++
	}
	return ranges[:n]
}
