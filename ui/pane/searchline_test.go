package pane

import (
	"strings"
	"testing"
)

// A search line takes what a person sees of a pasted text.
func TestSearchLineTakesWhatIsSeen(t *testing.T) {
	acute := strings.Repeat("\u0301", 20)
	for pasted, want := range map[string]string{
		"harbour\nof\tVigo":        "harbour of Vigo",
		"a\x1b[31mb\x00\u009bc":    "a[31mbc",
		"a\u202eb\u200bc\ufeffd":   "abcd",
		"a\u115fb\u3164c\uffa0d":   "abcd",
		"a\u034fb\u00adc":          "abc",
		"a\U000e0041\U000e0100b":   "ab",
		"\u2764\ufe0f":             "\u2764\ufe0f",
		"e" + acute + "o\u0301":    "e" + acute[:16] + "o\u0301",
		"नमस्ते می\u200cخواهم 日本語": "नमस्ते میخواهم 日本語",
		strings.Repeat("x", 1000):  strings.Repeat("x", longest),
	} {
		var s SearchLine
		s.insert(pasted)
		if s.Text() != want || s.at != len([]rune(want)) {
			t.Errorf("%q: %q with the cursor at %d, want %q", pasted, s.Text(), s.at, want)
		}
	}
}

// However marks come together, a letter has not too many.
func TestSearchLineMarks(t *testing.T) {
	var s SearchLine
	six := strings.Repeat("\u0301", 6)
	s.insert("e" + six + "o" + six + "x")
	for range 7 {
		s.Key("left", "")
	}
	s.Key("backspace", "")
	if got := s.Text(); got != "e"+six+"\u0301\u0301x" || s.at != 7 {
		t.Errorf("%q with the cursor at %d", got, s.at)
	}
	s.insert(six)
	if got := s.Text(); got != "e"+six+"\u0301\u0301x" || s.at != 9 {
		t.Errorf("%q with the cursor at %d", got, s.at)
	}
}

// A sign stands where text is cut, and the cursor never stands on it.
func TestSearchLineIsCutWithSigns(t *testing.T) {
	for _, c := range []struct {
		text   string
		keys   string // of the cursor
		typing bool
		want   string
		cursor int
	}{
		{"cables", "", true, "/ cables", 8},
		{"abcdefghi", "", true, "/ abcdefghi", 11},
		{"abcdefghij", "", true, "/ …cdefghij", 11},
		{"abcdefghijklmnop", "", true, "/ …ijklmnop", 11},
		{"abcdefghijklmnop", "left", true, "/ …ijklmnop", 10},
		{"abcdefghijklmnop", "home", true, "/ abcdefghi…", 2},
		{"abcdefghijklmnop", "home right right", true, "/ abcdefghi…", 4},
		{"abcdefghijklmnop", "", false, "/ abcdefghi…", 2},
		{"日本語の題名も", "", true, "/ …の題名も", 11},
		{"日本語の題名も", "home", true, "/ 日本語の…", 2},
	} {
		var s SearchLine
		s.Set(c.text)
		for key := range strings.FieldsSeq(c.keys) {
			s.Key(key, "")
		}
		row, cursor := s.View(12, c.typing, dark)
		if got := strings.TrimRight(plain([]string{row}), " "); got != c.want || cursor != c.cursor {
			t.Errorf("%q, %s: %q with the cursor at %d, want %q and %d", c.text, c.keys, got, cursor, c.want, c.cursor)
		}
	}
}
