package text

import (
	"testing"
	"unicode"
)

// The short ways are those of Unicode's tables.
func TestIsDense(t *testing.T) {
	for r := range unicode.MaxRune + 1 {
		want := IsLetter(r) && !unicode.IsDigit(r) && (r == longVowel || r == halfLongVowel || unicode.In(r, unicode.Han, unicode.Hiragana,
			unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
			unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet, unicode.Ahom))
		if r >= 0xE00 && IsDense(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}

func TestScripts(t *testing.T) {
	for _, c := range []struct {
		name, letters      string
		dense, ideographic bool
	}{
		{"Latin", "aéßđ1", false, false},
		{"Greek, Cyrillic, Arabic, Hindi", "αяع३", false, false},
		{"Chinese", "北约々", true, true},
		{"kana", "のデ", true, true},
		{"long vowel", "ー", true, false},
		{"Korean", "한국", true, false},
		{"Thai, Lao, Khmer, Burmese, Tai", "ปລខမᥐᦀ", true, false},
		{"their digits", "๑໑១၁", false, false},
		{"wide punctuation", "、。「（", false, true},
	} {
		for _, r := range c.letters {
			if IsDense(r) != c.dense || IsIdeographic(r) != c.ideographic {
				t.Errorf("%s, %q: dense %v, ideographic %v", c.name, r, IsDense(r), IsIdeographic(r))
			}
		}
	}
}

func TestSyllable(t *testing.T) {
	for _, c := range []struct {
		text, want string
		composed   bool
	}{
		{"港口", "港", true},
		{"ท่า", "ท่", true},
		{"ភ្នំ", "ភ្", true},
		{"မြို့", "မြို့", true},
		{"ﾊﾞｰｽ", "ﾊﾞ", false},
		{"ハ\u3099ース", "ハ\u3099", false},
		{"バース", "バ", true},
		{"항만", "항", true},
		{"\u1112\u1161\u11bc\u1106\u1161\u11ab", "\u1112\u1161\u11bc", false},
		{"国a", "国", true},
		{"a国", "", false},
		{"", "", false},
	} {
		if n, composed := Syllable(c.text); c.text[:n] != c.want || composed != c.composed {
			t.Errorf("%q: %q, composed: %v, want %q", c.text, c.text[:n], composed, c.want)
		}
	}
}
