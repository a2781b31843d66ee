package pane

import (
	"strings"
	"testing"
)

func TestSnippetShowsItsMatch(t *testing.T) {
	tests := []struct{ text, word, want string }{
		{"a cable at the front", "cable", "a cable at the front"},
		{"the talks of the week turned to the cable", "cable", "…turned to the cable"},
		{"no room even for extraordinarily-long-words", "extraordinarily-long-words", "…extraordinarily-long-w…"},
		{"日本語の文章の中の海底ケーブル", "ケーブル", "…ケーブル"},
		{"nothing matches in this long text at all", "", "nothing matches in this…"},
	}
	const width = 24
	for _, test := range tests {
		var marks [][2]int
		if test.word != "" {
			at := strings.Index(test.text, test.word)
			marks = [][2]int{{at, at + len(test.word)}}
		}
		got, moved := toMatch(test.text, marks, width, dark)
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
		if len(moved) > 0 && !strings.HasPrefix(test.word, got[moved[0][0]:moved[0][1]]) {
			t.Errorf("%q: marks %q", test.text, got[moved[0][0]:moved[0][1]])
		}
	}
}

// A row shows the part of a text with the most matches, with whole words.
func TestSnippetShowsTheMostMatches(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"[Cables] were cut … and a ship repairs [cables]", 50, "[Cables] were cut … and a ship repairs [cables]"},
		{"[Cables] were cut … and a ship repairs [cables]", 30, "[Cables] were cut … and a ship…"},
		{"The ministers of the north met, and [cables] were [cut] … and a ship repairs things", 30, "…[cables] were [cut] … and a ship…"},
		{"A [cable] of the north, and then in spring a ship repaired undersea [cables] and [repaired] others", 40,
			"…undersea [cables] and [repaired] others"},
		{"[undersea] [cables]", 9, "[undersea]…"},
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(c.text)
		var marks [][2]int
		for at, n := 0, 0; ; n++ {
			from := strings.IndexByte(c.text[at:], '[')
			if from < 0 {
				break
			}
			end := strings.IndexByte(c.text[at:], ']')
			marks = append(marks, [2]int{at + from - 2*n, at + end - 1 - 2*n})
			at += end + 1
		}
		got, moved := toMatch(text, marks, c.w, dark)
		for i := len(moved) - 1; i >= 0; i-- {
			got = got[:moved[i][0]] + "[" + got[moved[i][0]:moved[i][1]] + "]" + got[moved[i][1]:]
		}
		if got != c.want {
			t.Errorf("%q in %d cells: got %q, want %q", c.text, c.w, got, c.want)
		}
	}
}
