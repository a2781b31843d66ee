package pane

import (
	"strings"
	"testing"
)

func TestSnippetShowsItsMatch(t *testing.T) {
	tests := []struct{ text, word, want string }{
		{"a cable at the front", "cable", "a cable at the front"},
		{"the talks of the week turned to the cable", "cable", "…to the cable"},
		{"no room even for extraordinarily-long-words", "extraordinarily-long-words", "…extraordinarily-long-words"},
		{"日本語の文章の中の海底ケーブル", "ケーブル", "…ケーブル"},
		{"nothing matches in this long text at all", "", "nothing matches in this long text at all"},
	}
	for i, windows := range []struct {
		text, want string
	}{
		{"Cables were cut … and a ship repairs cables", "Cables were cut … and a ship repairs cables"},
		{"The ministers of the north met, and cables were cut … and a ship repairs cables", "…cables were cut … and a ship repairs cables"},
	} {
		marks := [][2]int{{strings.Index(windows.text, "cut"), strings.Index(windows.text, "cut") + 3}, {len(windows.text) - 6, len(windows.text)}}
		got, moved := toMatch(windows.text, marks, 30+20*(1-i), dark)
		if got != windows.want || got[moved[0][0]:moved[0][1]] != "cut" || got[moved[1][0]:moved[1][1]] != "cables" {
			t.Errorf("two windows: %q, marks %v", got, moved)
		}
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
		if len(moved) > 0 && got[moved[0][0]:moved[0][1]] != test.word {
			t.Errorf("%q: marks %q", test.text, got[moved[0][0]:moved[0][1]])
		}
	}
}
