package render

import (
	"strings"
	"testing"
)

func TestAlign(t *testing.T) {
	for _, c := range []struct{ name, text, source, want string }{
		{"same", "one two", "one two", "one two"},
		{"markup", "• one two", "- *one* two", "• one two"},
		{"number of a link", "the cables[3] were cut", "the  cables            were cut", "the cables[ ] were cut"},
		{"numbers beside each other", "NATO[1], EU[2] and UN[3].", "NATO, EU and UN.", "NATO[ ], EU[ ] and UN[ ]."},
		{"number at the end", "see the list[12]", "see the list", "see the list[  ]"},
		{"sign of a picture", "[image: A ship] sails", "A ship sails", "[     : A ship] sails"},
		{"another number", "2. two three", "two three", " . two three"},
		{"source has more", "a sea of ships", "a sea of hidden words of ships", "a sea of ships"},
		{"chinese", "外交部发言人今天说", "外交部发言人\n今天说", "外交部发言人今天说"},
		{"nothing in common", "a b", "c d e", "   "},
		{"no source", "a", "", " "},
	} {
		a := align(c.text, c.source)
		if got := without(c.text, a.ours); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A row is found where its words stand, also behind what is hidden.
func TestAlignedPlaces(t *testing.T) {
	source := "the  cables                    were cut twice"
	text := "the cables[3] were cut twice"
	a := align(text, source)
	for _, w := range []string{"the", "cables", "were", "cut", "twice"} {
		if got := a.place(text, strings.Index(text, w), len(text)); got != strings.Index(source, w) {
			t.Errorf("%s at %d, want %d", w, got, strings.Index(source, w))
		}
	}
	if got := a.place(text, strings.Index(text, "wice"), len(text)); got != strings.Index(source, "wice") {
		t.Errorf("inside a word: %d", got)
	}
}
