package cli_test

import (
	"strings"
	"testing"

	"readout/store/clean"
	"readout/ui/render"
	"readout/ui/theme"
)

// From a file to the screen: whatever a text is, cleaned and set in lines it is text
// with colours.
func FuzzChain(f *testing.F) {
	for _, attack := range attacks() {
		f.Add(attack, true, 30)
		f.Add(attack, false, 7)
	}
	th := theme.New(theme.Options{Dark: true})
	f.Fuzz(func(t *testing.T, text string, markdown bool, width int) {
		if len(text) > 4<<10 {
			t.Skip("long texts are for render's own tests")
		}
		width = max(1, width%200)
		page, err := render.Render(t.Context(), render.Text{Body: clean.Text(text), Markdown: markdown}, width, th)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range page.Lines {
			if strings.Contains(line, "\n") || render.SGROnly(line) != line {
				t.Fatalf("%q: line %d is not safe: %q", text, i, line)
			}
			if markdown && strings.Contains(text, "&") { // see TestInvisibleEntities
				line = strings.Map(visibly, line)
			}
			if b := breach(line); b != "" {
				t.Fatalf("%q: line %d holds %s", text, i, b)
			}
		}
	})
}

// visibly drops what entities may still bring in.
func visibly(r rune) rune {
	if invisible(r) || r == 0x200C || r == 0x200D {
		return -1
	}
	return r
}
