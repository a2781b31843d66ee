package render

import (
	"strings"
	"testing"

	"readout/ui/theme"
)

// The label of a turn has a style, nothing else of the text changes.
func TestSpeakers(t *testing.T) {
	th := theme.New(theme.Options{NoColor: true})
	for _, c := range []struct {
		body     string
		markdown bool
		want     string
	}{
		{"Q: Who?\nA: We.\nQ: Why?\nSo late?\nA: Ask him.", false,
			"\x1b[1mQ:\x1b[m Who?||\x1b[1mA:\x1b[m We.||\x1b[1mQ:\x1b[m Why?|So late?||\x1b[1mA:\x1b[m Ask him."},
		{"**Q: Who *is* it?**\n\n*A:* We.\n\n**Q: Why?**\\\n*A:* Ask.", true,
			"\x1b[1mQ:\x1b[m\x1b[1m Who \x1b[m\x1b[1;3mis\x1b[m\x1b[1m it?\x1b[m||\x1b[1mA:\x1b[m We.||\x1b[1mQ:\x1b[m\x1b[1m Why?\x1b[m||\x1b[1mA:\x1b[m Ask."},
	} {
		p := check(t, Manuscript{Body: c.body, Markdown: c.markdown}, 60, th)
		if got := strings.Join(p.Lines, "|"); got != c.want {
			t.Errorf("%q\nwant\n%q", got, c.want)
		}
	}
}
