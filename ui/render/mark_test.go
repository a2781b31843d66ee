package render

import (
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestMark(t *testing.T) {
	style := lipgloss.NewStyle().Reverse(true)
	const on, off = "\x1b[7m", "\x1b[m"
	for _, c := range []struct {
		name, line string
		ranges     [][2]int
		want       string
	}{
		{"none", "plain", nil, "plain"},
		{"middle", "one two three", [][2]int{{4, 7}}, "one " + on + "two" + off + " three"},
		{"both ends", "ab", [][2]int{{0, 1}, {1, 2}}, on + "ab" + off},
		{"whole", "ab", [][2]int{{0, 2}}, on + "ab" + off},
		{"beyond", "ab", [][2]int{{1, 99}}, "a" + on + "b" + off},
		{"outside", "ab", [][2]int{{5, 9}}, "ab"},
		{"inside a style", "\x1b[1mone two\x1b[m", [][2]int{{4, 7}}, "\x1b[1mone " + off + on + "two" + off},
		{"style goes on", "\x1b[1mone two\x1b[m", [][2]int{{0, 3}}, "\x1b[1m" + off + on + "one" + off + "\x1b[1m two\x1b[m"},
		{"over a change", "a\x1b[1mb\x1b[mc", [][2]int{{0, 3}}, on + "abc" + off},
		{"bytes", "日本 cable", [][2]int{{0, 3}}, on + "日" + off + "本 cable"},
		{"empty range", "ab", [][2]int{{1, 1}}, "ab"},
	} {
		got := Mark(c.line, c.ranges, style)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if ansi.Strip(got) != ansi.Strip(c.line) {
			t.Errorf("%s: text changed: %q", c.name, got)
		}
	}
}
