package text

import (
	"math/rand"
	"strings"
	"testing"
)

// defined is the distance of optimal string alignment, as it is defined.
func defined(a, b string) int {
	switch n, m := len(a), len(b); {
	case n == 0 || m == 0:
		return n + m
	case a[n-1] == b[m-1]:
		return defined(a[:n-1], b[:m-1])
	default:
		d := 1 + min(defined(a[:n-1], b), defined(a, b[:m-1]), defined(a[:n-1], b[:m-1]))
		if n > 1 && m > 1 && a[n-1] == b[m-2] && a[n-2] == b[m-1] {
			d = min(d, 1+defined(a[:n-2], b[:m-2]))
		}
		return d
	}
}

func randomWord(random *rand.Rand) string {
	word := make([]byte, random.Intn(7))
	for i := range word {
		word[i] = "abc"[random.Intn(3)]
	}
	return string(word)
}

func TestEditDistance(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 500 {
		a, b, limit := randomWord(random), randomWord(random), random.Intn(8)
		if got, want := EditDistance(a, b, limit), min(defined(a, b), limit+1); got != want {
			t.Errorf("%q, %q within %d: %d, want %d", a, b, limit, got, want)
		}
	}
	if got := EditDistance("Zürich", "Zurcih", 9); got != 2 {
		t.Errorf("letters outside ASCII: %d", got)
	}
	long := strings.Repeat("a", 3*MaxDistance)
	if got := EditDistance(long, "b", MaxDistance); got != MaxDistance {
		t.Errorf("a long word: %d", got)
	}
}

// Words read one after the other, each only from where it differs, are as far as if
// each were read alone.
func TestDistanceCut(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	d := NewDistance("")
	for range 50 {
		typed := randomWord(random)
		d.Reset(typed)
		word := ""
		for range 20 {
			keep := random.Intn(len(word) + 1)
			d.Cut(keep)
			word = word[:keep] + randomWord(random)
			for _, r := range word[keep:] {
				d.Add(r)
			}
			if got, want := d.Of(len(word), len(typed)), defined(typed, word); got != want {
				t.Fatalf("%q, %q: %d, want %d", typed, word, got, want)
			}
			if want := defined(typed, word+"cab"); d.Least() > want {
				t.Fatalf("%q, %q: least %d, but what goes on with it is at %d", typed, word, d.Least(), want)
			}
		}
	}
}
