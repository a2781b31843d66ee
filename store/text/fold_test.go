package text

import (
	"testing"
	"unicode/utf8"
)

func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		" — ":                       "",
		"Ministers' MEETING, 2024!": "ministers meeting 2024",
		"Général à Zürich":          "general a zurich",
		"e\u0301te\u0301":           "ete",
		"Ħal Qormi; Straße, Æsir, Łódź, ıİ": "hal qormi strasse aesir lodz ii",
		"Φίλος ΦΙΛΟΣ":                       "φιλοσ φιλοσ",
		"ﬁne №5 Ｎａｔｏ":                       "fine 5 nato",
		"Война и мир":                       "воина и мир",
		"北约 峰会":                             "北约 峰会",
		"أُعيد إنّ آخر ٱلميناء":             "اعيد ان اخر الميناء",
		"المينـــاء ﻣﻴﻨﺎﺀ":                  "الميناء ميناء",
		"مدرسة على مدرسه علي":               "مدرسه علي مدرسه علي",
		"بازرگانی کشتی":                     "بازرگاني كشتي",
		"שָׁלוֹם":                           "שלום",
		"٢٠٢٤ ۲۰۲۴ २०२४ ２０２４ ๒๐๒๔":          "2024 2024 2024 2024 2024",
	} {
		if got := Folded(in); got != want {
			t.Errorf("Folded(%q)\n got %q\nwant %q", in, got, want)
		}
		if got := Folded(want); got != want {
			t.Errorf("Folded(%q) is %q", want, got)
		}
	}
}

// Where the table of letters is used, it says what the rule says.
func TestAppendFolded(t *testing.T) {
	for r := range rune(0x3000) {
		s := string(r)
		got, want := AppendFolded(nil, r, s), appendDecomposed(nil, r, s)
		if spelled := spell(r); spelled != "" {
			want = []byte(spelled)
		}
		if string(got) != string(want) {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}

func FuzzFolded(f *testing.F) {
	f.Add("Straße ΦΙΛΟΣ \xff\u0301")
	f.Fuzz(func(t *testing.T, s string) {
		if folded := Folded(s); !utf8.ValidString(folded) {
			t.Errorf("%q becomes %q", s, folded)
		}
	})
}
