package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/store"
)

// A hit on a terminal is broken between words, and keeps its matches.
func TestHitIsBrokenBetweenWords(t *testing.T) {
	hit := store.Hit{Title: "1. Undersea cables and the communications of the north", TitleMarks: [][2]int{{3, 18}},
		Snippet: "…that undersea  cables carry most communications, and restart within hours", Marks: [][2]int{{6, 22}}, Path: "a.txt"}
	for _, width := range []int{0, 12, 32, 44, 80, 200} {
		var out bytes.Buffer
		a := &app{Streams: Streams{Out: &out, Width: width, Env: []string{"TERM=xterm"}}}
		a.printer().hit(hit)
		plain := ansi.Strip(out.String())
		if got, want := strings.Fields(plain), strings.Fields("undated "+hit.Title+" "+hit.Snippet+" "+hit.ID.String()+" a.txt"); !slices.Equal(got, want) {
			t.Errorf("width %d: %q", width, got)
		}
		for line := range strings.Lines(plain) {
			if w := ansi.StringWidth(line); width >= 32 && w > width {
				t.Errorf("width %d: %d columns: %q", width, w, line)
			}
		}
		if marks := strings.Count(out.String(), "\x1b[1;4"); width > 0 && marks < 2 {
			t.Errorf("width %d: %d marks in %q", width, marks, out.String())
		}
	}
}
