package render

import (
	"strings"
	"testing"
)

// What stands at a place of the document is found where it is shown, whatever markup,
// wrapping and repetition lie before it.
func TestLocate(t *testing.T) {
	for _, c := range []struct {
		body, at, words string // words stand where at begins in the body
		markdown        bool
		want            []string
	}{
		{body: "In 2024 the talks began. In 2024 they ended.", at: "2024 they", words: "2024", want: []string{"2024"}},
		{body: "On **24 November\n2025** they met, see [2025](https://a.example/2025).", at: "24 November", words: "24 November\n2025", markdown: true, want: []string{"24 November 2025"}},
		{body: "See [the *May* plan](https://a.example/2031-05) of May 2031.", at: "May 2031", words: "May 2031", markdown: true, want: []string{"May 2031"}},
		{body: "See [the plan](https://a.example/2031-05) of May.", at: "2031-05", words: "2031-05", markdown: true},
		{body: "a paragraph that is long enough to break in the middle of 24 November 2025, which it does", at: "24 Nov", words: "24 November 2025",
			want: []string{"24", "November 2025"}},
		{body: "- first\n- by *the end* of 2035\n", at: "2035", words: "2035", markdown: true, want: []string{"2035"}},
		{body: "## Outlook for 2030\n\nMore in 2030.", at: "2030\n", words: "2030", markdown: true, want: []string{"2030"}},
		{body: "AT&amp;T said in May&nbsp;2024 that", at: "May&nbsp;2024", words: "May&nbsp;2024", markdown: true, want: []string{"May\u00a02024"}},
		{body: "| What | When |\n|---|---|\n| Ship | 3 May 2024 |\n| Boat | 3 June 2024 |", at: "3 June", words: "3 June 2024", markdown: true, want: []string{"3 June 2024"}},
	} {
		d := Open(Manuscript{Key: c.body, Body: c.body, Markdown: c.markdown})
		s, err := NewPress(1<<20).Around(t.Context(), d, Setting{Width: 60, Theme: darkTheme}, 0, 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		from := d.Place(strings.Index(c.body, c.at))
		to := d.Place(strings.Index(c.body, c.at) + len(c.words))
		var got []string
		for i, b := range s.Blocks() {
			if from < b.Place || from >= b.End {
				continue
			}
			for _, p := range s.Locate(i, [][2]int{{from, to}}) {
				got = append(got, s.Plain[p.Line][p.From:p.To])
			}
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q of %q: %q, want %q", c.words, c.body, got, c.want)
		}
	}
}

// Ranges that are not shown or not in order have no part, and the others keep theirs.
func TestLocateSeveral(t *testing.T) {
	body := "In [2021](x2022) and 2023."
	d := Open(Manuscript{Key: "k", Body: body, Markdown: true})
	s, err := NewPress(1<<20).Around(t.Context(), d, Setting{Width: 60, Theme: darkTheme}, 0, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var places [][2]int
	for _, year := range []string{"2021", "2022", "2023"} {
		at := d.Place(strings.Index(body, year))
		places = append(places, [2]int{at, at + 4})
	}
	got := map[int]string{}
	for _, p := range s.Locate(0, append(places, [2]int{900, 904}, [2]int{-9, -4})) {
		got[p.Range] = s.Plain[p.Line][p.From:p.To]
	}
	if len(got) != 2 || got[0] != "2021" || got[2] != "2023" {
		t.Errorf("%v", got)
	}
}

// Whatever is asked for: parts lie on their lines and have the letters of their places.
func FuzzLocate(f *testing.F) {
	f.Add("On **24 May** see [2031](x2031), AT&amp;T | 2\n\n| a | b |\n|---|---|\n| 3 May | 4 |", 3, 11, 40)
	f.Add("日本語 2035年", 1, 14, 5)
	f.Fuzz(func(t *testing.T, body string, from, to, width int) {
		d := Open(Manuscript{Key: "fuzz", Body: body, Markdown: true})
		s, err := NewPress(1<<20).Around(t.Context(), d, Setting{Width: max(1, width%120), Theme: darkTheme}, 0, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		for i := range s.Blocks() {
			for _, p := range s.Locate(i, [][2]int{{from, to}, {to, from}, {to, to + 9}}) {
				if p.Line < 0 || p.Line >= len(s.Plain) || p.From < 0 || p.From >= p.To || p.To > len(s.Plain[p.Line]) {
					t.Fatalf("%+v of %d lines", p, len(s.Plain))
				}
			}
		}
	})
}
