package text

import "testing"

func TestInWord(t *testing.T) {
	for _, c := range []struct {
		runes          string
		letter, inWord bool
	}{{"aé1½Ⅳ北", true, true}, {"\u0301\u0E31", false, true}, {" -'.€😀_", false, false}} {
		for _, r := range c.runes {
			if IsLetter(r) != c.letter || InWord(r) != c.inWord {
				t.Errorf("%q: %v, %v", r, IsLetter(r), InWord(r))
			}
		}
	}
}
