package render

import (
	"readout/store/markup"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		text  string
		width int
		want  []string
	}{
		{"fits", "Good morning.", 20, []string{"Good morning."}},
		{"words", "Allies signed an agreement today", 14, []string{"Allies signed", "an agreement", "today"}},
		{"exact", "ab cd ef", 5, []string{"ab cd", "ef"}},
		{"lines stay", "One sentence.\nAnother one.\n\nThird.", 40, []string{"One sentence.", "Another one.", "", "Third."}},
		{"indentation", "    four spaces and more", 16, []string{"    four spaces", "    and more"}},
		{"bullet", "- first point of three", 12, []string{"- first", "  point of", "  three"}},
		{"number", "12. Protocol signed in May", 14, []string{"12. Protocol", "    signed in", "    May"}},
		{"no bullet", "-5 degrees in the night", 12, []string{"-5 degrees", "in the night"}},
		{"long word", "see abcdefghijkl now", 5, []string{"see", "abcde", "fghij", "kl", "now"}},
		{"cut at a slash", "https://example.org/papers/cables", 14, []string{"https://", "example.org/", "papers/cables"}},
		{"number whole", "about 1,000,000 euros", 8, []string{"about", "1,000,00", "0 euros"}},
		{"hyphen stays", "a well-known case", 8, []string{"a", "well-", "known", "case"}},
		{"hyphen not broken", "a well-known case", 12, []string{"a well-known", "case"}},
		{"nbsp", "costs 5\u00a0million euros", 10, []string{"costs", "5\u00a0million", "euros"}},
		{"narrow nbsp", "il dit\u202f: oui", 8, []string{"il dit\u202f:", "oui"}},
		{"dash not first", "the cable – cut twice", 10, []string{"the", "cable –", "cut twice"}},
		{"em dash", "the cable—cut twice", 10, []string{"the cable—", "cut twice"}},
		{"french", "Est-ce vrai ? Oui", 11, []string{"Est-ce", "vrai ? Oui"}},
		{"guillemets", "il a dit « oui » hier", 10, []string{"il a dit", "« oui »", "hier"}},
		{"chinese", "外交部发言人今天说，会议将在北京举行。", 10, []string{"外交部发言", "人今天说，", "会议将在北", "京举行。"}},
		{"kinsoku", "ああああ。いい", 8, []string{"あああ", "あ。いい"}},
		{"korean", "북대서양 조약 기구", 9, []string{"북대서양", "조약 기구"}},
		{"emoji", "ok 👩‍👩‍👧 family", 5, []string{"ok 👩‍👩‍👧", "famil", "y"}},
		{"combining", "e\u0301te\u0301 e\u0301te\u0301", 3, []string{"e\u0301te\u0301", "e\u0301te\u0301"}},
		{"spaces at the end", "word      ", 6, []string{"word"}},
		{"empty", "", 5, []string{""}},
		{"only spaces", "     ", 3, []string{""}},
		{"width below one", "ab", -3, []string{"a", "b"}},
		{"wide at one", "a日b", 1, []string{"a", "\uFFFD", "b"}},
	} {
		if got := Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Good afternoon. - 1. ab\u00a0c 日本語\n  x", 7)
	f.Add(" 👩0", 1)
	f.Add("0000000000000 \u0301", 12)
	f.Add("0  \u0301", 1)
	f.Add("   👩‍👧 e\u0301 — – » ?", 2)
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = 1 + (width&0x7FFFFFFF)%90
		s, _ = markup.Tidy(s)
		rows := Wrap(s, width)
		for _, r := range rows {
			if w := ansi.StringWidth(r); w > width {
				t.Fatalf("%q at %d: row %q has %d columns", s, width, r, w)
			}
		}
		if width > 1 && letters(strings.Join(rows, "")) != letters(s) {
			t.Fatalf("%q at %d: %q", s, width, rows)
		}
	})
}
