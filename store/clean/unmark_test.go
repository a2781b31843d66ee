package clean

import (
	"strings"
	"testing"

	"readout/store/text"
)

func TestUnmark(t *testing.T) {
	tests := []struct{ markdown, want string }{
		{"Plain words, 5 < 6 and a_name stay.\n", "Plain words, 5 < 6 and a_name stay.\n"},
		{"## Findings\n\nThey *agreed* on **two** `codes`.", "Findings\n\nThey agreed on two codes."},
		{"- one\n- two\n> said", "one\ntwo\nsaid"},
		{"Title\n=====\ntext", "Title\n\ntext"},
		{"see [the report](https://x.test/a_(b).html) and [that][1]", "see the report and that"},
		{"![a map](map.png) of it", "a map of it"},
		{"[mobile first]({{< ref \"a.md\" >}}) for now", "mobile first for now"},
		{"{{< img src=\"a.png\" >}}\ntext {% include x %}", "\ntext "},
		{"<a href=\"x\">Dash</a>board <https://x.test>", "Dashboard "},
		{"| a | b |\n|---|---|\n| 1 | 2 |", " a  b \n\n 1  2 "},
		{`1\. not a list, \*stars\*`, "1. not a list, *stars*"},
		{"[unclosed and {{ open and <3", "unclosed and {{ open and <3"},
		{"good &#8212; not&nbsp;bad &amp; &wrong; R&D; &#27;[2J", "good — not\u00a0bad & &wrong; R&D; ␛2J"},
		{"日本 _強調_ 語", "日本 強調 語"},
	}
	for _, test := range tests {
		if got := Unmark(test.markdown); got != test.want {
			t.Errorf("%q:\n got %q\nwant %q", test.markdown, got, test.want)
		}
	}
}

func FuzzUnmark(f *testing.F) {
	for _, s := range []string{"", "# a", "[a](b", "{{", "<", "\\", "_", "![x](y)\n- z"} {
		f.Add(s)
	}
	f.Add("e" + strings.Repeat("&#x301;", 20) + "&zwj;")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Unmark(text.Safe(s)); got != text.Safe(got) {
			t.Errorf("%q became unsafe: %q", s, got)
		}
	})
}
