package text

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// Any character is as safe between two others as it is in their text.
func TestSafeBetween(t *testing.T) {
	t.Parallel()
	for r := range unicode.MaxRune + 1 {
		if !utf8.ValidRune(r) || r >= 0x30000 && r < 0xE0000 || r >= 0xF1000 { // nothing is assigned there
			continue
		}
		for _, around := range [][2]string{{"a", "b"}, {"ن", "ن"}, {"👩", "👧"}} {
			text := around[0] + string(r) + around[1]
			got := around[0] + SafeBetween(around[0], string(r), around[1]) + around[1]
			if want := Safe(text); got != want {
				t.Fatalf("%U: %q, want %q", r, got, want)
			}
		}
	}
}

func TestSafeBetweenCountsMarks(t *testing.T) {
	mark := "\u0301"
	before := "e"
	for range 50 {
		before += SafeBetween(before, mark, "")
	}
	if n := utf8.RuneCountInString(before); n != 1+MaxMarks {
		t.Errorf("%d marks stay", n-1)
	}
	if got := SafeBetween("م", "\u200c", "&#x62e;"); got != "\u200c" {
		t.Errorf("joiner before an entity: %q", got)
	}
}
