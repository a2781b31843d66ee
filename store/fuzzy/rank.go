package fuzzy

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// rank returns the k best titles, without marks.
func (s *search) rank(k int) ([]Match, error) {
	var found []Match
	least := 0
	size, missing := 0, 0
	for i := range s.looks {
		size += s.looks[i].typed.runes
		if !s.looks[i].found {
			missing++
		}
	}
	if missing > s.mayMiss() {
		return nil, s.ctx.Err()
	}
	t := s.titles
	from := uint32(0)
	for i := range t.count.titles {
		if i%stride == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		to := t.refEnds.at(i)
		score := s.score(t.refs.stretch(from, to), size, int(binary.LittleEndian.Uint16(t.sizes[2*i:])))
		from = to
		if score <= least || s.keep != nil && !s.keep(i) {
			continue
		}
		found = append(found, Match{Index: i, Score: score})
		if k > 0 && len(found) == 2*k {
			found = best(found, k)
			least = found[k-1].Score
		}
	}
	return best(found, k), s.ctx.Err()
}

// mayMiss returns how many of the typed words a title may lack.
func (s *search) mayMiss() int { return len(s.looks) / 4 }

// best sorts matches, the best first, and cuts them to k.
func best(found []Match, k int) []Match {
	slices.SortFunc(found, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Index, y.Index))
	})
	if k > 0 && len(found) > k {
		found = found[:k]
	}
	return found
}

// score rates a title, 0 if it does not fit: up to 1,000 for how well the typed
// words fit, by their lengths, 50 if they stand in the order typed, and up to 100
// for how much of the title they are.
func (s *search) score(refs numbers, size, titleSize int) int {
	sum, missing, last, ordered := 0, 0, -1, true
	for i := range s.looks {
		l := &s.looks[i]
		fit, at := l.best(refs)
		if fit == 0 {
			if missing++; missing > s.mayMiss() {
				return 0
			}
			continue
		}
		sum += int(fit) * l.typed.runes
		ordered = ordered && at > last
		last = at
	}
	score := 10*sum/size + 100*min(size, titleSize)/max(1, titleSize)
	if ordered && len(s.looks) > 1 {
		score += 50
	}
	return score
}

// best returns the best fit among the words of a title, and its place, the first
// of equals.
func (l *look) best(refs numbers) (best fit, at int) {
	for i := 0; len(refs) >= 4; i, refs = i+1, refs[4:] {
		if n := refs.at(0); n < uint32(len(l.fits)) && l.fits[n] > best {
			best, at = l.fits[n], i
		}
	}
	return best, at
}

// marks returns the ranges of a title that the typed words fit.
func (s *search) marks(title int) [][2]int {
	t := s.titles
	refs := t.refs.stretch(t.refEnds.from(title), t.refEnds.at(title))
	f := &s.folded
	f.fold(t.title(title))
	marks := make([][2]int, 0, 2*len(s.looks))
	for i := range s.looks {
		l := &s.looks[i]
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
func (l *look) appendRanges(to [][2]int, number uint32, fit fit, word []byte) [][2]int {
	if run, ok := l.runs[number]; ok {
		for _, i := range run {
			_, size := utf8.DecodeRune(word[i:])
			to = append(to, [2]int{i, i + size})
		}
		return to
	}
	size := len(l.typed.text)
	switch fit {
	case beginning:
		return append(to, [2]int{0, size})
	case part:
		i := bytes.Index(word, []byte(l.typed.text))
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
