package index

import (
	"iter"
	"math/bits"
)

// A Set is a set of document numbers below a bound.
type Set struct{ words []uint64 }

// NewSet returns an empty set of numbers below n.
func NewSet(n int) *Set { return &Set{make([]uint64, (n+63)/64)} }

// Add adds a number to the set.
func (s *Set) Add(doc int) { s.words[doc>>6] |= 1 << (doc & 63) }

// Has reports whether a number is in the set.
func (s *Set) Has(doc int) bool { return s.words[doc>>6]>>(doc&63)&1 != 0 }

// Len returns how many numbers are in the set.
func (s *Set) Len() int {
	n := 0
	for _, w := range s.words {
		n += bits.OnesCount64(w)
	}
	return n
}

// common returns how many numbers are in both sets.
func (s *Set) common(other *Set) int {
	n := 0
	for i, w := range other.words {
		n += bits.OnesCount64(w & s.words[i])
	}
	return n
}

// And removes what is not in other. Both sets have the same bound, as in Or and AndNot.
func (s *Set) And(other *Set) {
	for i, w := range other.words {
		s.words[i] &= w
	}
}

// Or adds what is in other.
func (s *Set) Or(other *Set) {
	for i, w := range other.words {
		s.words[i] |= w
	}
}

// AndNot removes what is in other.
func (s *Set) AndNot(other *Set) {
	for i, w := range other.words {
		s.words[i] &^= w
	}
}

// Fill adds the numbers below n, which is at most the bound.
func (s *Set) Fill(n int) {
	for i := range n / 64 {
		s.words[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s.words[n/64] |= 1<<(n%64) - 1
	}
}

// Clone returns a copy.
func (s *Set) Clone() *Set { return &Set{append([]uint64(nil), s.words...)} }

// All yields the numbers in the set, ascending.
func (s *Set) All() iter.Seq[int] { return s.in(0, 64*len(s.words)) }

// in yields the numbers in the set that are at least from and below to, ascending.
func (s *Set) in(from, to int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from >> 6; i<<6 < to; i++ {
			for w := s.word(i, from, to); w != 0; w &= w - 1 {
				if !yield(i<<6 | bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// anyIn reports whether the set has such a number.
func (s *Set) anyIn(from, to int) bool {
	for i := from >> 6; i<<6 < to; i++ {
		if s.word(i, from, to) != 0 {
			return true
		}
	}
	return false
}

// word returns the 64 bits for the numbers from 64*i, those outside of from and to cleared.
func (s *Set) word(i, from, to int) uint64 {
	w := s.words[i]
	if low := from - i<<6; low > 0 {
		w &= ^uint64(0) << low
	}
	if high := to - i<<6; high < 64 {
		w &= 1<<high - 1
	}
	return w
}
