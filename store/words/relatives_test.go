package words

import (
	"slices"
	"strings"
	"testing"
)

func TestShortest(t *testing.T) {
	if got := shortest([]string{"used", "ab", "us", "a", "ac", "us", "b"}); !slices.Equal(got, []string{"a", "b", "us"}) {
		t.Errorf("got %v", got)
	}
}

// fold returns a word as the index has it.
func fold(word string) string {
	var s Tokenizer
	s.Reset(word)
	s.Next()
	return string(s.Term)
}

// Words with an article, a preposition or an ending written together with them are found by
// each other; words that only begin or end with such letters are not.
func TestRelativesWithAffixes(t *testing.T) {
	for _, c := range []struct{ name, word, relatives, others string }{
		{"Arabic", "سفارة", "السفارة والسفارة بالسفارة للسفارة وسفارة سفارات السفارات", "سفر سفير"},
		{"Arabic with its article", "السّفارة", "سفارة للسفارة وللسفارة كالسفارة فالسفارات", "سفر"},
		{"Arabic behind a preposition", "بسفارة", "سفارة السفارة", "سفر"},
		{"Arabic nisba", "لبناني", "لبنان اللبنانية لبنانيون", "لبن"},
		{"short Arabic", "وزير", "الوزير ووزير", "زير الزير"},
		{"too short for an article", "التي", "", "تي"},
		{"Hebrew", "מפלגה", "המפלגה במפלגה ומפלגה שהמפלגה והמפלגה", "פלג מפלג"},
		{"Hebrew with its article", "הַמִּפְלָגָה", "מפלגה למפלגה ובמפלגה", "פלג"},
		{"short Hebrew", "כפר", "הכפר בכפר לכפר", "פר"},
	} {
		r := RelativesOf(fold(c.word), 0)
		has := func(word string) bool {
			word = fold(word)
			begins := slices.ContainsFunc(r.Starts, func(start string) bool { return strings.HasPrefix(word, start) })
			return begins && r.Has([]byte(word)) != 0
		}
		for _, word := range append(strings.Fields(c.relatives), c.word) {
			if !has(word) {
				t.Errorf("%s: %q is no relative of %q", c.name, word, c.word)
			}
		}
		for _, word := range strings.Fields(c.others) {
			if has(word) {
				t.Errorf("%s: %q is a relative of %q", c.name, word, c.word)
			}
		}
	}
}

func FuzzAffixes(f *testing.F) {
	for _, word := range []string{"سفارات", "والسفارات", "שהמפלגה", "ال", "اااا"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s Tokenizer
		for s.Reset(text); s.Next(); {
			if f, ok := affixFamily(string(s.Term)); ok && (!f.Has(s.Term) || f.Stem == "") {
				t.Errorf("%q is not of its own family: %q, %q", s.Term, f.Stem, f.Starts)
			}
		}
	})
}
