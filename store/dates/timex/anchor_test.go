package timex

import (
	"strings"
	"testing"

	"readout/store/dates/lexer"
)

// TestAnchorsAnywhere holds that an anchor is found wherever it lies to the 64 bytes
// that are mapped at once, behind ASCII and other letters.
func TestAnchorsAnywhere(t *testing.T) {
	for _, filler := range []string{"experts met. ", "Köln—", "сегодня, ", strings.Repeat("x", 70) + " "} {
		for n := range 40 {
			before := strings.Repeat("-", n) + strings.Repeat(filler, 1+n%7)
			text := before + "yesterday"
			var g recognizer
			g.read(text, "")
			if got := g.nextAnchor(0); got != len(before) {
				t.Fatalf("%q: anchor at %d, want %d", text, got, len(before))
			}
			if got := lexer.NextDigit(before+"7", 0); got != len(before) {
				t.Fatalf("%q: digit at %d, want %d", before+"7", got, len(before))
			}
		}
	}
}
