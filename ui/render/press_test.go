package render

import (
	"slices"
	"strings"
	"testing"
)

// checkStretch reports what a stretch must never be.
func checkStretch(t *testing.T, s Stretch) {
	t.Helper()
	if len(s.Lines) != len(s.Plain) || len(s.Lines) != len(s.Places) || s.Notes != nil && len(s.Notes) != len(s.Lines) {
		t.Fatalf("%d lines, %d plain, %d places, %d notes", len(s.Lines), len(s.Plain), len(s.Places), len(s.Notes))
	}
	if !slices.IsSorted(s.Places) {
		t.Fatalf("places not ascending: %v", s.Places)
	}
	for i, b := range s.Blocks() {
		for at, r := range b.Text {
			if r == ' ' || r == '\n' {
				continue
			}
			parts := s.Spread(i, [][2]int{{at, at + len(string(r))}})
			if len(parts) != 1 {
				t.Fatalf("%q of block %q stands on %v", r, b.Text, parts)
			}
			if p := parts[0]; s.Plain[p.Line][p.From:p.To] != string(r) {
				t.Fatalf("%q of block %q is %q on %q", r, b.Text, s.Plain[p.Line][p.From:p.To], s.Plain[p.Line])
			}
		}
	}
}

// All of a document around any place is the document as Render has it.
func TestAroundEverything(t *testing.T) {
	for _, body := range []Text{{Key: "m", Body: article(9000), Markdown: true}, {Key: "p", Body: transcript(3000)}} {
		want, _ := Render(t.Context(), body, 40, plainTheme)
		d, p := Open(body), NewPress(1<<20)
		for place := 0; place <= d.Size(); place += 701 {
			s, err := p.Around(t.Context(), d, Setting{Width: 40, Theme: plainTheme}, place, 1<<20, 1<<20)
			if err != nil || !s.Begins || !s.Ends || s.From != 0 || s.To != d.Size() {
				t.Fatalf("from %d to %d of %d, %v", s.From, s.To, d.Size(), err)
			}
			checkStretch(t, s)
			if strings.Join(s.Lines, "\n") != strings.Join(want.Lines, "\n") {
				t.Fatal("another text")
			}
		}
	}
}

func TestAroundRows(t *testing.T) {
	d, p := Open(Text{Key: "x", Body: article(60 << 10), Markdown: true}), NewPress(1<<20)
	for place := 0; place < d.Size(); place += 4001 {
		s, err := p.Around(t.Context(), d, Setting{Width: 60, Theme: plainTheme}, place, 20, 30)
		if err != nil {
			t.Fatal(err)
		}
		checkStretch(t, s)
		at := s.LineAt(place)
		if !s.Begins && at < 20 || !s.Ends && len(s.Lines)-at-1 < 30 || s.From > place || s.To <= place || len(s.Lines) > 90 {
			t.Errorf("place %d: line %d of %d, from %d to %d", place, at, len(s.Lines), s.From, s.To)
		}
	}
}
