package words

import "testing"

func TestFoldEight(t *testing.T) {
	for b := range 256 {
		for at := range eight {
			text := []byte("aZ09xYb7")
			text[at] = byte(b)
			folded, n := foldEight(string(text))
			want := 0
			for want < eight && lower[text[want]] != 0 {
				if got := byte(folded >> (8 * want)); got != lower[text[want]] {
					t.Fatalf("%q: byte %d is %q, want %q", text, want, got, lower[text[want]])
				}
				want++
			}
			if n != want {
				t.Fatalf("%q: %d letters, want %d", text, n, want)
			}
		}
	}
}
