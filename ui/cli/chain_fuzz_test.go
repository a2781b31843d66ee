package cli_test

import (
	"strings"
	"testing"

	"readout/store/text"
	"readout/ui/render"
	"readout/ui/theme"
)

// From a file to the screen: whatever a text is, cleaned and set in lines it is text
// with colours, and so is what else is shown of it: its contents and links.
func FuzzChain(f *testing.F) {
	for _, attack := range attacks() {
		f.Add(attack, true, 30)
		f.Add(attack, false, 7)
	}
	f.Add("a"+strings.Repeat("\a", 200), true, 49) // one long word of signs of three bytes
	press, th := render.NewPress(1<<20), theme.New(theme.Options{Dark: true})
	f.Fuzz(func(t *testing.T, attack string, markdown bool, width int) {
		if len(attack) > 4<<10 {
			t.Skip("long texts are for render's own tests")
		}
		cleaned, width := text.Safe(attack), max(1, width%200)
		whole, err := render.Render(t.Context(), render.Manuscript{Body: cleaned, Markdown: markdown}, width, th)
		if err != nil {
			t.Fatal(err)
		}
		judgeLines(t, attack, whole)
		for _, d := range []*render.Document{render.Open(render.Manuscript{Body: cleaned, Markdown: markdown}), render.OpenOriginal("", originalOf(cleaned))} {
			for _, beside := range []bool{true, false} {
				s, err := press.Around(t.Context(), d, render.Setting{Width: width, Theme: th, Links: true, Beside: beside}, d.Size()/2, 9, 9)
				if err != nil {
					t.Fatal(err)
				}
				judgeLines(t, attack, s)
			}
			judgeText(t, attack, "the words", d.Seen())
			contents, _ := d.Contents()
			for _, h := range contents {
				judgeText(t, attack, "the contents", h.Text)
			}
			for _, l := range d.Links() {
				judgeText(t, attack, "a link", l.Text+" "+l.Address)
			}
		}
	})
}

// originalOf has the lines of a text, each second one cut for a reason like itself.
func originalOf(text string) (lines []render.OriginalLine) {
	for l := range strings.SplitSeq(text, "\n") {
		line := render.OriginalLine{Text: l}
		if len(lines)%2 == 1 {
			line.Why = l
		}
		lines = append(lines, line)
	}
	return lines
}

func judgeLines(t *testing.T, text string, s render.Galley) {
	t.Helper()
	for i, line := range s.Lines {
		if strings.Contains(line, "\n") || render.SGROnly(line) != line {
			t.Fatalf("%q: line %d is not safe: %q", text, i, line)
		}
		judgeText(t, text, "a line", line)
	}
	judgeText(t, text, "the notes", strings.Join(s.Notes, "\n"))
}

func judgeText(t *testing.T, text, what, shown string) {
	t.Helper()
	if b := breach(shown); b != "" {
		t.Fatalf("%q: %s holds %s", text, what, b)
	}
}
