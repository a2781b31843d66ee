package cli

import "testing"

func TestEscapeMarkdown(t *testing.T) {
	tests := []struct{ plain, want string }{
		{"Words only.\n", "Words only.\n"},
		{"one\ntwo\n\nthree\n", "one\\\ntwo\n\nthree\n"},
		{"# not a heading", `\# not a heading`},
		{"- a\n- b", "\\- a\\\n\\- b"},
		{"12. a number", `12\. a number`},
		{"2035 is a year", "2035 is a year"},
		{"5 * 3 < snake_case & [x] `y`", "5 \\* 3 \\< snake\\_case \\& \\[x] \\`y\\`"},
		{"    four spaces", "four spaces"},
		{"> said", `\> said`},
	}
	for _, test := range tests {
		if got := escapeMarkdown(test.plain); got != test.want {
			t.Errorf("%q: got %q, want %q", test.plain, got, test.want)
		}
	}
}
