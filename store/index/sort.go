package index

import (
	"bytes"
	"slices"
)

// A sortKey is the number of a term to be sorted, with the beginning of its word.
type sortKey struct {
	start uint64
	term  uint32
}

// A sorter sorts the terms of a dictionary by their words. It keeps its memory.
type sorter struct{ keys, spare []sortKey }

// sort returns the terms in order. It is a radix sort by the bytes of the beginnings of
// their words, which takes a quarter of the time of comparing them.
func (s *sorter) sort(d *dictionary) []sortKey {
	s.keys = s.keys[:0]
	for n := range d.terms {
		s.keys = append(s.keys, sortKey{d.terms[n].start, uint32(n)})
	}
	var counts [8][256]uint32
	for _, k := range s.keys {
		for i := range counts {
			counts[i][byte(k.start>>(8*i))]++
		}
	}
	s.spare = slices.Grow(s.spare[:0], len(s.keys))[:len(s.keys)]
	for i := range counts {
		s.sortByte(&counts[i], 8*i)
	}
	s.sortRests(d)
	return s.keys
}

// sortByte sorts the keys by the byte that is so many bits from the right. Keys with the same
// byte keep their order.
func (s *sorter) sortByte(counts *[256]uint32, shift int) {
	at := uint32(0)
	for b, n := range counts {
		counts[b] = at
		at += n
	}
	for _, k := range s.keys {
		b := byte(k.start >> shift)
		s.spare[counts[b]] = k
		counts[b]++
	}
	s.keys, s.spare = s.spare, s.keys
}

// sortRests sorts terms with the same first eight bytes by what follows.
func (s *sorter) sortRests(d *dictionary) {
	for from := 0; from < len(s.keys); {
		to := from + 1
		for to < len(s.keys) && s.keys[to].start == s.keys[from].start {
			to++
		}
		slices.SortFunc(s.keys[from:to], func(x, y sortKey) int {
			return bytes.Compare(d.rest(&d.terms[x.term]), d.rest(&d.terms[y.term]))
		})
		from = to
	}
}
