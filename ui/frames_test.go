package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// Frames as a person sees them; -update writes them.
func TestFrames(t *testing.T) {
	for _, c := range []struct {
		name, surface string
		w, h          int
	}{
		{"browse", "browse", 120, 20},
		{"browse-narrow", "browse", 44, 14},
		{"results", "results", 80, 20},
		{"typed-long", "typed long", 120, 12},
		{"recalled", "recalled", 44, 12},
		{"hits", "hits in time", 120, 14},
		{"range", "range", 80, 14},
		{"ahead", "ahead", 50, 12},
		{"compared", "compared", 80, 14},
		{"compared-narrow", "compared", 40, 12},
		{"compared-strip", "beside list", 44, 12},
		{"command", "command", 80, 12},
		{"article", "matches", 80, 16},
		{"original", "original", 100, 14},
		{"details", "details", 80, 24},
		{"dates", "dates", 80, 16},
		{"sentences", "sentences", 80, 24},
		{"sentences-narrow", "sentences", 44, 14},
		{"help", "help", 80, 30},
		{"loading", "loading", 80, 12},
		{"failed", "failed", 60, 16},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := surfaces[c.surface](t)
			drive(m, tea.WindowSizeMsg{Width: c.w, Height: c.h})
			golden(t, filepath.Join("testdata", c.name+".golden"), screenOf(m)+"\n")
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test ./ui -update writes it anew\ngot\n%s\nwant\n%s", path, got, want)
	}
}
