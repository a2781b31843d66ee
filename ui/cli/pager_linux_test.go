package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// less gets the keys of the terminal, though its input is a pipe, and the colours.
func TestPagerOnATerminal(t *testing.T) {
	if _, err := exec.LookPath("less"); err != nil {
		t.Skip("there is no less here")
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "harbour.txt"), []byte(ordinaryText(20<<10)), 0o600); err != nil {
		t.Fatal(err)
	}
	x := start(t, kinds()[0], "show", "--pager", "harbour.txt", "--library", folder)
	x.until("day 4 the harbour master")
	if first := x.since(0); !strings.Contains(first, "\x1b[1mHarbours after the storm\x1b[m") || strings.Contains(first, "day 20") {
		t.Errorf("the first screen is %q", first)
	}
	if next := x.press(" "); !strings.Contains(next, "waiting outside") {
		t.Errorf("a page on: %q", next)
	}
	x.enter("q")
	if err := x.program.Wait(); err != nil {
		t.Error(err)
	}
}
