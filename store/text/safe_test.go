package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Ministers met.\nThey agreed.", "Ministers met.\nThey agreed."},
		{"other letters", "Général à Zürich – “ja”, не так, 北约 ประเทศ", "Général à Zürich – “ja”, не так, 北约 ประเทศ"},
		{"invalid byte", "a\xffb\xc3", "a\uFFFDb\uFFFD"},
		{"surrogate", "a\xed\xa0\x80b", "a\uFFFD\uFFFD\uFFFDb"},
		{"noncharacter", "a\uFDD0b\uFFFEc\U0001FFFFd", "a\uFFFDb\uFFFDc\uFFFDd"},
		{"private use", "a\uE000b\uF8FFc\U000F0000d\U00100000", "a\uFFFDb\uFFFDc\uFFFDd\uFFFD"},
		{"line ends", "a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"overwriting line", "safe\rEVIL", "safe\nEVIL"},
		{"tab", "a\tb", "a    b"},
		{"escape", "\x1b[31mred\x1b]0;x\x07", "\u241b[31mred\u241b]0;x\u2407"},
		{"nul and delete", "a\x00b\x7fc", "a\u2400b\u2421c"},
		{"C1", "\u009b31m \u0090", "<U+009B>31m <U+0090>"},
		{"bidi", "invoice\u202Efdp.exe \u2066x\u2069 \u200F\u061C", "invoice<U+202E>fdp.exe <U+2066>x<U+2069> <U+200F><U+061C>"},
		{"right to left letters", "שלום مرحبا", "שלום مرحبا"},
		{"hidden in a word", "N\u200BA\u00ADT\uFEFFO\u2060 \U000E0041", "NATO "},
		{"joiner in Latin", "N\u200DATO\u200C", "NATO"},
		{"joiner in Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiner in Hindi", "क्\u200dष", "क्\u200dष"},
		{"joiner at the end", "می\u200c.", "می."},
		{"family emoji", "👨\u200d👩\u200d👧 ❤\uFE0F\u200d🔥", "👨\u200d👩\u200d👧 ❤\uFE0F\u200d🔥"},
		{"many marks", "e" + strings.Repeat("\u0301", 20) + "a\u0301", "e" + strings.Repeat("\u0301", 8) + "a\u0301"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Safe(c.in); got != c.want {
				t.Errorf("Safe(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"  Ministers meet \r\n\r\n in Brussels ": "Ministers meet in Brussels",
		"title\x1b]0;pwned\x07":                  "title\u241b]0;pwned\u2407",
		strings.Repeat("é", 300):                 strings.Repeat("é", 300),
		strings.Repeat("é", 301):                 strings.Repeat("é", 299) + "…",
		"":                                       "",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("OneLine(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

// wrong reports why a text is not safe, "" if it is.
func wrong(s string) string {
	if !utf8.ValidString(s) {
		return "not valid UTF-8"
	}
	marks := 0
	for _, r := range s {
		switch {
		case r == '\n':
		case unicode.IsControl(r), r == 0x2028, r == 0x2029:
			return "control character"
		case unicode.Is(unicode.Bidi_Control, r):
			return "bidirectional control"
		case unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return "private use"
		case IsHidden(r):
			return "hidden character"
		}
		if unicode.In(r, unicode.M) {
			marks++
		} else if !isJoiner(r) {
			marks = 0
		}
		if marks > MaxMarks {
			return "too many marks"
		}
	}
	return ""
}

func FuzzSafe(f *testing.F) {
	for _, s := range []string{
		"plain", "a\r\n\tb", "\x1b]8;;http://x\x07y", "क्\u200dष\u200d\u0301", "👨\u200d👩\uFE0F", "e\u0301\u200c\u200d\u034f\u0301",
		"\u202e\u0085\xed\xa0\x80\xff\uFFFE\U000E0100", "ابت\u200c\u200bبت", "12345678\t12345678\u009b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		safe := Safe(s)
		if why := wrong(safe); why != "" {
			t.Errorf("Safe(%q) = %q: %s", s, safe, why)
		}
		if again := Safe(safe); again != safe {
			t.Errorf("Safe is not idempotent\n once %q\ntwice %q", safe, again)
		}
		line := OneLine(s)
		if strings.Contains(line, "\n") || utf8.RuneCountInString(line) > 300 || OneLine(line) != line {
			t.Errorf("OneLine(%q) = %q", s, line)
		}
	})
}

// TestPlainRunes holds the fast path to the rules: every rune it lets through is
// one that they leave alone wherever it stands.
func TestPlainRunes(t *testing.T) {
	for r := rune(0x80); r < 0x20000; r++ {
		if !utf8.ValidRune(r) || plainRune(string(r)) == 0 {
			continue
		}
		if why := wrong(string(r)); why != "" || unicode.In(r, unicode.M) || isJoiner(r) {
			t.Errorf("%U is let through: %s", r, why)
		}
	}
}

func BenchmarkSafe(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ASCII", "The ministers met in the capital on Tuesday to discuss the budget.\n"},
		{"French", "Les ministres se sont réunis mardi à l’hôtel de ville – déjà décidés.\n"},
		{"Russian", "Министры встретились во вторник, чтобы обсудить бюджет.\n"},
		{"Chinese", "各国部长星期二在首都举行会议,讨论下一年度的预算。\n"},
		{"Thai", "รัฐมนตรีประชุมกันที่เมืองหลวงเมื่อวันอังคารเพื่อหารือเรื่องงบประมาณ\n"},
		{"CRLF", "The ministers met in the capital on Tuesday to discuss the budget.\r\n"},
		{"tabs", "Country\tShare\tYear\tChange\n"},
	} {
		text := strings.Repeat(c.text, 2600/len(c.text)+1)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Safe(text)
			}
		})
	}
}
