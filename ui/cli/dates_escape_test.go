package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/ui/cli"
)

// Whatever stands in a text, or is its name, what dates prints of it is text. In JSON
// it is also what stands in the file.
func TestNoDateEscapes(t *testing.T) {
	t.Parallel()
	for name, attack := range attacks() {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file, other := filepath.Join(folder, fileName(attack)+".txt"), filepath.Join(folder, "b.txt")
			text := "On 4 May" + attack + " 2023, " + attack + "5 June" + attack + "2024, 6\n" + attack + "July 2025 and three" + attack + "days " + attack + "ago.\n\nOn 8 August 2026."
			text = strings.ReplaceAll(text, "\x00", "")
			for _, path := range []string{file, other} {
				if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
					t.Skipf("the file system refuses the name: %v", err)
				}
			}
			for _, streams := range []cli.Streams{{Width: 100}, {Width: 40, Env: []string{"NO_COLOR=1"}}, {}} {
				for _, args := range [][]string{{"dates", file, other}, {"dates", file, other, "--json"}, {"dates", other, "--jsonl"},
					{"dates", file + "x", file + "y"}, {"dates", "--on", attack}, {"dates", "--language", attack}} {
					out, errs := run(t, streams, folder, args...)
					if b := breach(strings.ReplaceAll(out, "\t", " ")); b != "" {
						t.Errorf("readout %.200q: the output holds %s", args, b)
					}
					if b := breach(errs); b != "" {
						t.Errorf("readout %.200q: the error holds %s", args, b)
					}
				}
			}
			out, _ := run(t, cli.Streams{}, folder, "dates", other, "--json")
			stands(t, text, out)
		})
	}
}

// stands checks that JSON of dates says what stands in the text where it says.
func stands(t *testing.T, text, out string) {
	t.Helper()
	var found []struct {
		Text       string
		Start, End int
	}
	if err := json.Unmarshal([]byte(out), &found); err != nil || len(found) == 0 {
		t.Fatalf("no expressions in %q: %v", out, err)
	}
	runes := []rune(text) // a byte that is not UTF-8 is one
	for _, e := range found {
		if want := string(runes[e.Start:e.End]); e.Text != want && !strings.Contains(want, "\uFFFD") {
			t.Errorf("at %d to %d stands %q, not %q", e.Start, e.End, want, e.Text)
		}
	}
}
