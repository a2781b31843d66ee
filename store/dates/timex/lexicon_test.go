package timex

import (
	"strings"
	"testing"

	"readout/store/dates/lexer"
)

// TestLexicon holds that every word of the tables stands there once and is found
// as it is written in texts, and that anchors are not passed over.
func TestLexicon(t *testing.T) {
	d := lexicon()
	seen := map[string]bool{}
	for _, l := range d.lexemes[1:] {
		if seen[l.word] {
			t.Errorf("%q stands twice", l.word)
		}
		seen[l.word] = true
		if got := d.lexemeOf(strings.ToUpper(l.word)); got != l {
			t.Errorf("%q is found as %+v", l.word, got)
		}
		if l.sense&anchor != 0 && !d.mayAnchor(lexer.HeadOf(l.word, 0, len(l.word)), len(l.word)) {
			t.Errorf("anchor %q is passed over", l.word)
		}
	}
	if len(d.lexemes) > 1<<slotBits/2 {
		t.Errorf("%d words: the dictionary needs more slots", len(d.lexemes))
	}
}

func TestFeasts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Easter 2024", "2024-03-31"}, {"Easter Monday 2025", "2025-04-21"}, {"Pentecost 2024", "2024-05-19"}, {"Ash Wednesday 2024", "2024-02-14"},
		{"Thanksgiving 2016", "2016-11-24"}, {"Labor Day 2016", "2016-09-05"}, {"Memorial Day 2022", "2022-05-30"}, {"Presidents\u2019 Day 2024", "2024-02-19"},
		{"New Year\u2019s Eve 1999", "1999-12-31"}, {"Valentine's Day 2020", "2020-02-14"}, {"Martin Luther King Day 2023", "2023-01-16"},
	} {
		if got := Tag(c.text, Options{}); len(got) != 1 || got[0].Value != c.want || got[0].End != len(c.text) {
			t.Errorf("%s: %s, want %s", c.text, inWords(c.text, got), c.want)
		}
	}
}
