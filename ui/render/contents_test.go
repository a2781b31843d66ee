package render

import (
	"slices"
	"strings"
	"testing"

	"readout/store/markup"
)

func TestContents(t *testing.T) {
	long := strings.Repeat("Nobody was hurt in the collision. ", 5)
	for _, c := range []struct {
		name string
		text Manuscript
		kind markup.ContentsKind
		want string
	}{
		{"headings", Manuscript{Body: "intro\n\n# The *cables* of [2024](/u)\n\ntext\n## AT&amp;T ##\nFour\nwords\n====\n\nSix\n---\n\n> # no\n\n#\n", Markdown: true},
			markup.ByHeadings, "1 The cables of 2024|2 AT&T|1 Four words|2 Six"},
		{"paragraphs", Manuscript{Body: "Divers [found](/u) the **cable**.\n\n- no\n\n" + long + "\n\n```\nno\n```\n", Markdown: true},
			markup.ByParagraphs, "1 Divers found the cable.|1 Nobody was hurt in the collision. Nobody was hurt in the"},
		{"plain", Manuscript{Body: "One.\n\n" + strings.Repeat("x", 300)}, markup.ByParagraphs, "1 One.|1 " + strings.Repeat("x", 300)},
		{"nothing", Manuscript{}, markup.ByParagraphs, ""},
	} {
		d := Open(c.text)
		all, kind := d.Contents()
		var got []string
		for _, h := range all {
			got = append(got, string(rune('0'+h.Level))+" "+h.Text)
		}
		if kind != c.kind || strings.Join(got, "|") != c.want {
			t.Errorf("%s: %d, %s", c.name, kind, strings.Join(got, "|"))
		}
		if !slices.IsSortedFunc(all, func(a, b markup.Heading) int { return a.Place - b.Place }) {
			t.Errorf("%s: not in order", c.name)
		}
	}
	if all, _ := OpenOriginal("", page()).Contents(); all != nil {
		t.Errorf("an original has contents: %v", all)
	}
}

// The row of a heading is found by its place, at any width.
func TestContentsLeadToTheirRows(t *testing.T) {
	d := Open(Manuscript{Body: article(9000), Markdown: true})
	all, _ := d.Contents()
	for _, width := range []int{12, 76} {
		for _, h := range all {
			s := around(t, d, width, h.Place, 7, 20)
			if got := s.Plain[s.LineAt(h.Place)]; !strings.HasPrefix(h.Text, got) || got == "" {
				t.Errorf("%s is at %q", h.Text, got)
			}
		}
	}
}
