package words

import "testing"

func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 0}, {"cable", "", 0}, {"a cable cut", "Cable cut, a", 1}, {"one two three", "two three four", 0.5}, {"é", "e", 1},
	} {
		if got, turned := Overlap(c.a, c.b), Overlap(c.b, c.a); got != c.want || turned != c.want {
			t.Errorf("%q, %q: %v and %v, want %v", c.a, c.b, got, turned, c.want)
		}
	}
}

func FuzzOverlap(f *testing.F) {
	f.Add("Cables cut", "en")
	f.Fuzz(func(t *testing.T, text, other string) {
		if o := Overlap(text, other); o < 0 || o > 1 || o != Overlap(other, text) {
			t.Errorf("overlap %v", o)
		}
	})
}
