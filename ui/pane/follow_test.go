package pane

import (
	"strings"
	"testing"
)

// A place is written | in the texts.
func TestFollowed(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{"one\ntwo\n|three\nfour\n", "one\ntwo\n|three\nfour\n"},
		{"one\ntwo\n|three\nfour\n", "new\nnew\none\ntwo\n|three\nfour\n"},
		{"one\ntwo\n|three\nfour\n", "two\n|three\nfour\n"},
		{"one\ntwo\n|three\nfour\n", "one\ntwo\n|three\nfour\nfive\n"},
		{"one\ntwo\n|three\nfour\n", "zero\none\ntwo\n|three\nfour\nfive\n"},
		{"one\ntwo\nth|ree\nfour\n", "zero\ntwo\nth|ree\nfive\n"},
		{"a\nsame\nb\n|same\nc\n", "x\na\nsame\nb\n|same\ny\n"},
		{"one\ntwo\n|three\nfour\n", "five\nsix|\nseven\neight\n"}, // nothing is left: about there
		{"one\ntwo\n|three\n", "x|"},
		{"|one\n", "new\n"}, // the top stays the top
	} {
		before, after := strings.Replace(c.before, "|", "", 1), strings.Replace(c.after, "|", "", 1)
		want := max(0, strings.IndexByte(c.after, '|'))
		if got := followed(before, after, strings.IndexByte(c.before, '|')); got != want {
			t.Errorf("%q → %q: at %d, want %d", c.before, c.after, got, want)
		}
	}
}

// Whatever the texts, a place is one of the newer text.
func FuzzFollowed(f *testing.F) {
	f.Add("one\ntwo\nthree\n", "two\nthree\nfour\n", 5)
	f.Fuzz(func(t *testing.T, before, after string, at int) {
		if at < 0 || at > len(before) {
			return
		}
		if got := followed(before, after, at); got < 0 || got > len(after) {
			t.Errorf("%q → %q: %d is at %d of %d", before, after, at, got, len(after))
		}
	})
}
