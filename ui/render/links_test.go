package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/store/markup"
	"readout/ui/theme"
)

// listed returns the links of a text as "words address" and checks their places.
func listed(t *testing.T, text Manuscript) []string {
	t.Helper()
	d := Open(text)
	var got []string
	last := 0
	for _, l := range d.Links() {
		got = append(got, l.Text+" "+l.Address)
		words := strings.Fields(l.Text)
		if l.Place < last || len(words) > 0 && !strings.Contains(l.Text, "&") && !strings.HasPrefix(d.Source[l.Place:], words[0]) {
			t.Errorf("%q is at %d, the one before at %d", l.Text, l.Place, last)
		}
		last = l.Place
	}
	return got
}

func TestLinks(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"inline", `See [the *sea*](http://a.example/x?y=1&amp;z "t") and [ports](<b c.md>).`, []string{"the sea http://a.example/x?y=1&z", "ports b%20c.md"}},
		{"reference", "[Ships][s], [s] and [S][].\n\n[s]: https://a.example/s 'x'\n[s]: https://b.example", []string{
			"Ships https://a.example/s", "s https://a.example/s", "S https://a.example/s"}},
		{"reference far away", "[Ships]\n\n# Head\n\n[ships]:\n  <https://a.example/s>\n", []string{"Ships https://a.example/s"}},
		{"in angles", "<https://a.example> <desk@a.example>", []string{"https://a.example https://a.example", "desk@a.example mailto:desk@a.example"}},
		{"bare", "At https://a.example/b_c_d, www.b.example (http://c.example/x_(y)).", []string{
			"https://a.example/b_c_d https://a.example/b_c_d", "www.b.example http://www.b.example", "http://c.example/x_(y) http://c.example/x_(y)"}},
		{"address as text", "[https://a.example](https://a.example/long)", []string{"https://a.example https://a.example/long"}},
		{"no links", "![A ship](ship.png) `https://a.example` [x](javascript:alert) [y](file:///etc) [z]() [ssh](ssh://-o)", nil},
		{"code", "```\nhttps://a.example\n```\n\n    www.b.example", nil},
		{"linked picture", "[![A ship](ship.png)](/ships)", []string{"A ship /ships"}},
		{"html", "One <a href='https://a.example'>two <b>three</b></a> four.\n\n<div>\n<a href=\"/x\">five</a> www.b.example\n</div>", []string{
			"two three https://a.example", "five /x", "www.b.example http://www.b.example"}},
		{"order", "> [a](1)\n\n- [b](2)\n  - [c](3)\n\n| [d](4) | x |\n|---|---|\n| y | https://e.example |\n\n# [f](6)\n", []string{
			"a 1", "b 2", "c 3", "d 4", "https://e.example https://e.example", "f 6"}},
		{"template", "[a]({{ site.url }}/a.html) [b]({{ \"/b\" | url }})", []string{"a /a.html"}},
	} {
		if got := listed(t, Manuscript{Body: c.body, Markdown: true}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// numberedText renders a text with numbers behind its links.
func numberedText(t *testing.T, text Manuscript, width int, th *theme.Theme) Galley {
	t.Helper()
	p, err := newDesk().whole(t.Context(), Open(text), Setting{Width: width, Theme: th, Links: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range p.Lines {
		if breach(l) != "" || strings.ContainsAny(l, string(numberSign)+string(numberEnd)) {
			t.Errorf("%q passes", l)
		}
		if stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(l, ""); stripped != p.Plain[i] {
			t.Errorf("%q is not %q", l, p.Plain[i])
		}
	}
	return p
}

func TestLinkNumbers(t *testing.T) {
	th := theme.New(theme.Options{NoColor: true})
	for _, c := range []struct {
		name string
		text Manuscript
		want string
	}{
		{"markdown", Manuscript{Body: "The [undersea *cables*](/c) and www.a.example/x.", Markdown: true},
			"The \x1b[4mundersea \x1b[m\x1b[4;3mcables\x1b[m\x1b[2m[1]\x1b[m and|www.a.example/x\x1b[2m[2]\x1b[m."},
		{"plain", Manuscript{Body: "At https://a.example/x: ships."}, "At https://a.example/x\x1b[2m[1]\x1b[m: ships."},
		{"html", Manuscript{Body: "One <a href=/x>two</a>, <i>three</i>.", Markdown: true}, "One \x1b[4mtwo\x1b[m\x1b[2m[1]\x1b[m, \x1b[3mthree\x1b[m."},
		{"table", Manuscript{Body: "| a | b |\n|---|---|\n| [x](/1) | y |\n| z | [w](/2) |", Markdown: true},
			"a    \x1b[2m│\x1b[m b|\x1b[2m─────┼─────\x1b[m|\x1b[4mx\x1b[m\x1b[2m[1]\x1b[m \x1b[2m│\x1b[m y|z    \x1b[2m│\x1b[m \x1b[4mw\x1b[m\x1b[2m[2]\x1b[m"},
		{"record", Manuscript{Body: "| Ship | Harbour |\n|---|---|\n| [Vega](/1) Überseeschifffahrt | [Turku](/2) Hafenverwaltungsamt |", Markdown: true},
			"\x1b[2mShip:\x1b[m \x1b[4mVega\x1b[m\x1b[2m[1]\x1b[m Überseeschifffahrt|\x1b[2mHarbour:\x1b[m \x1b[4mTurku\x1b[m\x1b[2m[2]\x1b[m|  Hafenverwaltungsamt"},
		{"given", Manuscript{Body: "# Ships\n\nThe **Vega** sails, the _Mira_ stays.\n\n- see more\n", Markdown: true,
			Links: []markup.Link{{Text: "Ships", Address: "https://a.example/s", Place: 2, End: 7}, {Text: "Vega", Address: "https://a.example/v", Place: 15, End: 19},
				{Text: "Mira", Address: "https://a.example/m", Place: 34, End: 38}, {Text: "more", Address: "javascript:x", Place: 53, End: 57},
				{Text: "see more", Address: "https://a.example", Place: 50, End: 58}}},
			"\x1b[4;1mShips\x1b[m\x1b[2m[1]\x1b[m||The \x1b[1mVega\x1b[m\x1b[2m[2]\x1b[m sails, the \x1b[3mMira\x1b[m\x1b[2m[3]\x1b[m|stays.||\x1b[2m• \x1b[msee more\x1b[2m[4]\x1b[m"},
	} {
		if got := strings.Join(numberedText(t, c.text, 34, th).Lines, "|"); got != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

// The numbers on the screen are those of the list, and stand on the row where
// their words end.
func TestNumbersAgree(t *testing.T) {
	t.Parallel()
	number := regexp.MustCompile(`\[(\d+)\]`)
	bodies := []Manuscript{
		{Body: article(6 << 10), Markdown: true},
		{Body: strings.Repeat("Ships at https://a.example/some/path/of/ships and www.b.example wait.\n\n", 30)},
		{Body: strings.Repeat("- [one](1) and [two `x` three](2)\n\n<p>Or <a href=3>four</a>.</p>\n\n> <https://a.example/5>\n\n| [a](6) | b |\n|--|--|\n| [c](7) | [d](8) |\n\n", 5),
			Markdown: true},
	}
	for _, text := range bodies {
		want := Open(text).Links()
		for width := 12; width <= 100; width += 11 {
			p := numberedText(t, text, width, plainTheme)
			n := 0
			for _, l := range p.Plain {
				for _, m := range number.FindAllStringSubmatchIndex(l, -1) {
					if n++; l[m[2]:m[3]] != fmt.Sprint(n) {
						t.Fatalf("width %d: number %d is %q", width, n, l)
					}
					words := strings.Fields(want[n-1].Text)
					last := words[len(words)-1]
					if before := strings.Trim(l[:m[0]], "│ "); !strings.HasSuffix(before, last) && !strings.HasSuffix(last, before) {
						t.Errorf("width %d: number %d of %q stands behind %q", width, n, want[n-1].Text, before)
					}
				}
			}
			if n != len(want) {
				t.Errorf("width %d: %d numbers, %d links", width, n, len(want))
			}
		}
	}
}

func TestLinksAreBounded(t *testing.T) {
	t.Parallel()
	if n := len(Open(Manuscript{Body: strings.Repeat("www.a.example ", 3000)}).Links()); n != 999 {
		t.Errorf("%d links", n)
	}
	for name, body := range hostile() {
		for _, md := range []bool{true, false} {
			if n := len(Open(Manuscript{Body: body, Markdown: md}).Links()); n > 999 {
				t.Errorf("%s: %d links", name, n)
			}
		}
		given := make([]markup.Link, 2000)
		for i := range given {
			given[i] = markup.Link{Text: "a word " + fmt.Sprint(i), Address: "https://a.example", Place: 7 * i, End: 7*i + 5}
		}
		Open(Manuscript{Body: body, Links: given}).Links()
	}
}

func FuzzLinks(f *testing.F) {
	f.Add("[a](b) <http://c.example> https://d.example <a href=e>f</a>\n\n[g]\n\n[g]: h", 20, true)
	f.Add("www.a.example (https://b.example/(c).)", 9, false)
	f.Fuzz(func(t *testing.T, body string, width int, md bool) {
		if len(body) > 2048 {
			return
		}
		text := Manuscript{Body: body, Markdown: md}
		for _, l := range Open(text).Links() {
			if l.Address == "" && l.Note == 0 || len(l.Address) > 2000 || strings.Trim(l.Address, "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") != "" {
				t.Errorf("%q: %+v", body, l)
			}
		}
		numberedText(t, text, width%100, plainTheme)
	})
}
