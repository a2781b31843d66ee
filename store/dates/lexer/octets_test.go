package lexer

import (
	"strings"
	"testing"
)

// TestNextDigit compares with the bytes one by one, at every place of a word of
// eight bytes.
func TestNextDigit(t *testing.T) {
	for _, neighbours := range []string{"abcdefgh", "/:/:/:/:", "\xb0\xb9\xff\x00\x7f\xafé", " \n.,-’ x"} {
		for n := range 40 {
			text := []byte(strings.Repeat(neighbours, 6))
			text[n] = '0' + byte(n%10)
			for from := range n + 1 {
				if got := NextDigit(string(text), from); got != n {
					t.Errorf("nextDigit(%q, %d) = %d, want %d", text, from, got, n)
				}
			}
			if got := NextDigit(string(text), n+1); got != len(text) {
				t.Errorf("a digit at %d of %q", got, text)
			}
		}
	}
}
