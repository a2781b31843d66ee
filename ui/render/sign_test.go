package render

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

// glamour walks several times over each character that it is given: it is given little more
// than the text, however many runs there are.
func TestSignsAreShort(t *testing.T) {
	for _, c := range []struct {
		body string
		more int // characters for each of the 500 parts
	}{
		{strings.Repeat(`\*`, 500), 0},
		{strings.Repeat("&lt;", 500), 0},
		{strings.Repeat("~~a~~b", 250), 1},
		{strings.Repeat("- [ ] a\n", 500), 1},
	} {
		d := Open(Manuscript{Body: c.body, Markdown: true})
		runs, _ := d.Runs(0)
		s := shaper{runs: runs, first: -1}
		for doc := ast.NewDocument(); s.next < len(s.runs); {
			s.blocks(doc, false)
		}
		given := 0
		for _, r := range string(s.src) {
			if isSign(r) {
				given++
			}
		}
		if given > 500*c.more+10 {
			t.Errorf("%.12q…: %d signs", c.body, given)
		}
	}
}

// What runs without a sign of their own show is found where it stands.
func TestRunsAreLocatedWithoutSigns(t *testing.T) {
	for _, c := range []struct{ body, word string }{
		{`a \* b \_c\_ \*\*ship\*\*`, "ship"},
		{"AT&amp;T &lt;b&gt; &amp;&amp; ship", "ship"},
		{`\\\\ \& \&amp; ship`, "ship"},
		{"~~a~~b~~c~~ *d*e **f**ship~~g~~", "ship"},
		{"1. a\n2. b\n3. \\*ship", "ship"},
		{strings.Repeat("*a*b", 40) + " ship", "ship"},
		{strings.Repeat("- a\n", 30) + "- \\*\\* ship", "ship"},
		{"    a\n    b ship", "ship"},
	} {
		d := Open(Manuscript{Body: c.body, Markdown: true})
		s := around(t, d, 76, 0, 1<<20, 1<<20)
		at := strings.Index(d.Source, c.word)
		parts := s.Locate(0, [][2]int{{at, at + len(c.word)}})
		if len(parts) != 1 || s.Plain[parts[0].Line][parts[0].From:parts[0].To] != c.word {
			t.Errorf("%q: %+v", c.body, parts)
		}
	}
}
