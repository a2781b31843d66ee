package index

import (
	"slices"
	"testing"
)

func TestSet(t *testing.T) {
	even, low := NewSet(130), NewSet(130)
	for i := 0; i < 130; i += 2 {
		even.Add(i)
	}
	low.Fill(67)
	for name, c := range map[string]struct {
		change func(*Set)
		want   []int
		len    int
	}{
		"as it is": {func(*Set) {}, []int{0, 2, 4}, 65},
		"and":      {func(s *Set) { s.And(low) }, []int{0, 2, 4}, 34},
		"and not":  {func(s *Set) { s.AndNot(low) }, []int{68, 70, 72}, 31},
		"or":       {func(s *Set) { s.Or(low) }, []int{0, 1, 2}, 98},
	} {
		s := even.Clone()
		c.change(s)
		first := slices.Collect(s.All())[:3]
		if s.Len() != c.len || !slices.Equal(first, c.want) || !s.Has(c.want[1]) {
			t.Errorf("%s: %d members from %v, want %d from %v", name, s.Len(), first, c.len, c.want)
		}
	}
	if even.Len() != 65 {
		t.Error("a clone was not apart from its origin")
	}
}
