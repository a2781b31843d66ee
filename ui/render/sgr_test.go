package render

import (
	"readout/store/markup"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store/text"
)

func TestSGROnly(t *testing.T) {
	long := "\x1b[" + strings.Repeat("1;", 40) + "m"
	for _, c := range []struct{ in, want string }{
		{"plain text\n", "plain text\n"},
		{"\x1b[1;31mred\x1b[m", "\x1b[1;31mred\x1b[m"},
		{"\x1b[38;2;1;2;3m\x1b[4:3mx\x1b[0m", "\x1b[38;2;1;2;3m\x1b[4:3mx\x1b[0m"},
		{"\x1b[2J", "␛[2J"},
		{"\x1b[?25l", "␛[?25l"},
		{"\x1b[1;1H", "␛[1;1H"},
		{"\x1b[>4;2m", "␛[>4;2m"},
		{"\x1b[1 m", "␛[1 m"},
		{"\x1b[31", "␛[31"},
		{"\x1b", "␛"},
		{"\x1b\x1b[m", "␛\x1b[m"},
		{"\x1b]0;title\a", "␛]0;title␇"},
		{"\x1b]8;;http://x\x1b\\link", "␛]8;;http://x␛\\link"},
		{"\x1bPq\x1b\\", "␛Pq␛\\"},
		{"\x1b_x\x1b\\\x1b^y\x1bXz", "␛_x␛\\␛^y␛Xz"},
		{"\x1bc\x1b(0", "␛c␛(0"},
		{long, "␛" + long[1:]},
		{"a\rb\tc\bd\x00e\x7f", "a␍b␉c␈d␀e␡"},
		{"\u009b31m\u0085\u009d", "<U+009B>31m<U+0085><U+009D>"},
		{"\x9b31m\xff", "\uFFFD31m\uFFFD"},
		{"a\u202eb\u2066c\u200e", "a<U+202E>b<U+2066>c<U+200E>"},
		{"é 日本 “x” 👩‍👧", "é 日本 “x” 👩‍👧"},
	} {
		got := SGROnly(c.in)
		if got != c.want {
			t.Errorf("SGROnly(%q) = %q, want %q", c.in, got, c.want)
		}
		if again := SGROnly(got); again != got {
			t.Errorf("SGROnly(%q) is not idempotent: %q", c.in, again)
		}
	}
}

// breach returns the first thing in s a terminal could take for more than text
// and colours, or "".
func breach(s string) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	for i := 0; i < len(s); {
		if n := sgrLen(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < 0x20 && r != '\n' || r >= 0x7F && r <= 0x9F || text.IsBidiControl(r) || isSign(r) {
			return s[i : i+n]
		}
		i += n
	}
	return ""
}

func FuzzSGROnly(f *testing.F) {
	f.Add("\x1b[1;31mred\x1b[m \x1b]0;x\a \u009b \x9b \u202e\uFDD0")
	f.Fuzz(func(t *testing.T, s string) {
		got := SGROnly(s)
		if b := breach(strings.Map(func(r rune) rune {
			if isSign(r) {
				return -1
			}
			return r
		}, got)); b != "" {
			t.Fatalf("%q: %q passes", s, b)
		}
		if SGROnly(got) != got {
			t.Fatalf("%q: not idempotent", s)
		}
		tidied, _ := markup.Tidy(s)
		if b := breach(tidied); b != "" || strings.Contains(tidied, "\x1b") {
			t.Fatalf("%q: tidy passes %q", s, b)
		}
	})
}
