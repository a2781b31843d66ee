package render

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"readout/store/markup"
	"readout/ui/theme"
)

var plainTheme = theme.New(theme.Options{Dark: true, NoColor: true})

// check renders a body and reports what a galley must never be.
func check(t *testing.T, body Manuscript, width int, th *theme.Theme) Galley {
	t.Helper()
	p, err := Render(t.Context(), body, width, th)
	if err != nil {
		t.Fatal(err)
	}
	checkLines(t, p, width)
	return p
}

func checkLines(t *testing.T, p Galley, width int) {
	t.Helper()
	if len(p.Lines) != len(p.Plain) || len(p.Lines) != len(p.Places) {
		t.Fatalf("%d lines, %d plain, %d places", len(p.Lines), len(p.Plain), len(p.Places))
	}
	for i, l := range p.Lines {
		if b := breach(l); b != "" {
			t.Errorf("width %d: %q passes in %q", width, b, l)
		}
		if w := ansi.StringWidth(l); w > max(1, width) {
			t.Errorf("width %d: %q has %d columns", width, l, w)
		}
		if strings.TrimRightFunc(p.Plain[i], unicode.IsSpace) != p.Plain[i] || doubled.MatchString(l) {
			t.Errorf("width %d: %q has spaces at its end, or styles twice", width, l)
		}
		if strings.Contains(l, "\n") || ansi.Strip(l) != p.Plain[i] {
			t.Errorf("width %d: %q is not %q", width, l, p.Plain[i])
		}
	}
	if !slices.IsSorted(p.Places) {
		t.Errorf("width %d: places not ascending: %v", width, p.Places)
	}
}

// doubled are colour sequences that the next one makes needless.
var doubled = regexp.MustCompile(`\x1b\[[0-9;]*m\x1b\[m|\x1b\[m {0}\x1b\[m`)

// letters returns the letters and digits of a text: what must never be lost.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		name, body string
		width      int
		want       string
	}{
		{"paragraphs", "One *two*\nthree.\n\nFour.", 40, "One two three.||Four."},
		{"headings", "# Title\ntext\n\nOther\n-----\nmore", 40, "Title||text||Other||more"},
		{"hard breaks", "12 May  \nBrussels\\\nBelgium", 40, "12 May|Brussels|Belgium"},
		{"html breaks", "12 May<br>Brussels<br/>Belgium", 40, "12 May|Brussels|Belgium"},
		{"bullets hang", "- a point that is long\n- another", 16, "• a point that|  is long|• another"},
		{"numbers hang", "9. nine\n10. ten is longer", 12, "9. nine|10. ten is|    longer"},
		{"paragraphs of an item", "- one\n\n  two\n- three", 40, "• one||  two||• three"},
		{"nested lists", "- a\n  - b is longer\n- c", 10, "• a|  • b is|    longer|• c"},
		{"number in item kept", "- costs 1,000,000.50 euros", 16, "• costs|  1,000,000.50|  euros"},
		{"tasks", "- [ ] open\n- [x] done", 40, "[ ] open|[✓] done"},
		{"quote", "> said the minister\n>\n> and left", 12, "│ said the|│ minister|│|│ and left"},
		{"loose list in a quote", "> 1. a\n>\n> 2. b", 12, "│ 1. a|│|│ 2. b"},
		{"quote in quote", "> a\n>> b", 12, "│ a|│|│ │ b"},
		{"code", "```go\nif a   < b {\n\n\treturn \"\\n\"\n}\n```", 40, "  if a   < b {||      return \"\\n\"|  }"},
		{"code in a list", "- see\n\n  ```\n  a\\*b &amp;\n  ```", 40, "• see|  a\\*b &amp;"},
		{"indented code", "text\n\n    a  b\n    c", 40, "text||  a  b|  c"},
		{"code span", "use `a &amp; \\*b`", 40, "use a &amp; \\*b"},
		{"entities", "AT&T &amp; &lt;b&gt; &copy; &nbsp", 40, "AT&T & <b> © &nbsp"},
		{"escapes", `\*not\* \& 1\. \@ C:\dir`, 40, `*not* & 1. @ C:\dir`},
		{"links are text", "See [the *report*](http://a.example/x?y=1 \"t\") or <http://b.example>.", 60,
			"See the report or http://b.example."},
		{"link definitions", "See [it][Ref one] and [x].\n\n[ref ONE]: http://a.example\n[x]: javascript:alert(1)", 40, "See it and x."},
		{"definition far away", "[ship]: /u\n\n# [ship]\n\n- [ship]", 40, "ship||• ship"},
		{"footnotes", "Said so[^a].\n\n[^a]: Reuters", 40, "Said so[1].||1. Reuters"},
		{"pictures", "![A ship](ship.png) and ![](x.png)", 40, "[image: A ship] and [image]"},
		{"picture inside", "![A ship](data:image/png;base64," + strings.Repeat("QUJD", 1000) + ")", 40, "[image: A ship,\u00a03\u00a0KB]"},
		{"rule", "a\n\n* * *\n\nb", 40, "a||────────────────────||b"},
		{"html", "<div>One <b>bold</b>\n<p>two &amp; three<script>x()</script></div>\n\nafter", 40, "One bold||two & three||after"},
		{"html table", "<table><tr><td>a</td><td>b</td></tr></table>", 40, "a │ b"},
		{"inline html", "H<sub>2</sub>O <img src=x alt='a ship'>", 40, "H2O [image: a ship]"},
		{"comments", "a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf", 40, "a c||f"},
		{"table", "| a | b |\n|---|--:|\n| x | 12 |", 40, "a │  b|──┼───|x │ 12"},
		{"table that wraps", "| a | b |\n|:-:|---|\n| x | 日本語の長い文章です one two |\n|  | [three](/u) **four** `five` six |", 16,
			"a │ b|──┼─────────────|x │ 日本語の長い|  │ 文章です one|  │ two|  │ three four|  │ five six"},
		{"table that nearly fits", "| a | b |\n|---|---|\n| 12 May | a long text that does not fit |", 24,
			"a      │ b|───────┼────────────────|12 May │ a long text|       │ that does not|       │ fit"},
		{"table without heads", "|  |  |\n|--|--|\n| Length | 12 m |\n| Depth | |", 40, "Length │ 12 m|Depth  │"},
		{"table of pictures", "| a |\n|---|\n| ![A ship](x.png) <https://a.example> a<br>b |", 60, "a|─────────────────────────────────────|[image: A ship] https://a.example a b"},

		{"table too wide", "| Country | Spending |\n|---|---|\n| Estonia | 3.4 per cent of its gross product |\n| Latvia | 3.1 |", 14,
			"Country:|  Estonia|Spending: 3.4|  per cent of|  its gross|  product||Country:|  Latvia|Spending: 3.1"},
		{"text before a table", "Spending:\n| a | b |\n|---|---|\n| x | y |\nafter", 40, "Spending:|a     │ b|──────┼──|x     │ y|after │"},
		{"lists change", "- a\n* b\n1. c", 40, "• a||• b||1. c"},
		{"chinese line ends", "外交部发言人\n今天说 *yes*\nno", 40, "外交部发言人今天说 yes no"},
		{"strike", "~~old price~~ new", 40, "old price new"},
		{"nothing", "\n \n", 40, ""},
	} {
		p := check(t, Manuscript{Body: c.body, Markdown: true}, c.width, plainTheme)
		if got := strings.Join(p.Plain, "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		name, body string
		width      int
		want       string
	}{
		{"markup means nothing", "# 5 *stars* <b> &amp; [x](y) \\* _a_\n1. one\n> two\n---", 60,
			"# 5 *stars* <b> &amp; [x](y) \\* _a_|1. one|> two|---"},
		{"sentences stay", "Good afternoon.\nIt is good to be here.\n\nThank you.", 60, "Good afternoon.|It is good to be here.||Thank you."},
		{"a sentence over two lines", "Allies are committed to provide a network of test centres across the Alliance,\nto harness it.\nYes.", 99,
			"Allies are committed to provide a network of test centres across the Alliance, to harness it.|Yes."},
		{"speaker turns", "Q: Will you come back in the autumn?\nMODERATOR: Next question please.", 20,
			"Q: Will you come|back in the autumn?|MODERATOR: Next|question please."},
		{"an item over two lines", "- Advisory on stacks whose buffers are shorter than\n  the texts they hold\n- Another", 99,
			"- Advisory on stacks whose buffers are shorter than the texts they hold|- Another"},
		{"no-break spaces at the end", "one\u00a0\n\n\u00a0\n\ntwo\u00a0 \u00a0three", 6, "one||two|three"},
		{"bullets", "- first point of all\n* second", 14, "- first point|  of all|* second"},
		{"indented", "   Annex\n     table  of  figures", 40, "   Annex|     table  of  figures"},
		{"blank lines", "a\n\n\n\nb", 40, "a||b"},
	} {
		p := check(t, Manuscript{Body: c.body}, c.width, plainTheme)
		if got := strings.Join(p.Plain, "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Prose that somebody wrapped at 60 columns flows again.
func TestWrappedByHand(t *testing.T) {
	const body = `The ministers of nine countries met in Tallinn on Monday and
agreed to patrol the cables of the northern sea together. It
is the first time that ships of all nine sail under a single
command, which changes every three months.

The costs are shared. Each country sends a ship and pays for
its own crew, while the harbours are free of charge.
  - Estonia begins in January
  - Finland follows
`
	p := check(t, Manuscript{Body: body}, 200, plainTheme)
	want := []string{
		"The ministers of nine countries met in Tallinn on Monday and agreed to patrol the cables of the northern sea together. It is the first time that ships of all nine sail under a single command, which",
		"changes every three months.", "",
		"The costs are shared. Each country sends a ship and pays for its own crew, while the harbours are free of charge.",
		"  - Estonia begins in January", "  - Finland follows",
	}
	if !slices.Equal(p.Plain, want) {
		t.Errorf("%q", p.Plain)
	}
}

// A page with a paragraph a line gets air between them.
func TestParagraphLines(t *testing.T) {
	long := strings.Repeat("Nobody was hurt in the collision. ", 5)
	p := check(t, Manuscript{Body: long + "\nWho?\nNobody.\n" + long}, 200, plainTheme)
	long = strings.TrimSpace(long)
	if want := []string{long, "", "Who?", "Nobody.", "", long}; !slices.Equal(p.Plain, want) {
		t.Errorf("%q", p.Plain)
	}
}

func TestStyles(t *testing.T) {
	th := theme.New(theme.Options{Dark: true})
	p := check(t, Manuscript{Body: "# Title\n\na **bold** *it* `c` [l](http://x) &#27;[31mred", Markdown: true}, 60, th)
	want := []string{"\x1b[36;4;1mTitle\x1b[m", "",
		"a \x1b[1mbold\x1b[m \x1b[3mit\x1b[m \x1b[36mc\x1b[m \x1b[4ml\x1b[m ␛[31mred"}
	if !slices.Equal(p.Lines, want) {
		t.Errorf("%q", p.Lines)
	}
}

func TestStylesGoOverLines(t *testing.T) {
	p := check(t, Manuscript{Body: "a **bold text** b", Markdown: true}, 6, plainTheme)
	if want := []string{"a \x1b[1mbold\x1b[m", "\x1b[1mtext\x1b[m b"}; !slices.Equal(p.Lines, want) {
		t.Errorf("%q", p.Lines)
	}
}

func TestHeadings(t *testing.T) {
	text := Manuscript{Body: "intro text\n\n# One *two*\n\ntext\n## Three\nFour\n====\n\n> # no\n", Markdown: true}
	p := check(t, text, 8, plainTheme)
	got, _ := Open(text).Contents()
	if want := []markup.Heading{{Level: 1, Text: "One two", Place: 12, End: 24}, {Level: 2, Text: "Three", Place: 30, End: 39}, {Level: 1, Text: "Four", Place: 39, End: 49}}; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	for i, want := range []int{3, 7, 9} {
		if line := p.LineAt(got[i].Place); line != want {
			t.Errorf("%s is line %d of %q", got[i].Text, line, p.Plain)
		}
	}
}

// The same word stands at the top after a change of width.
func TestPlaceSurvivesWidth(t *testing.T) {
	for _, md := range []bool{true, false} {
		body := Manuscript{Body: article(20 << 10), Markdown: md}
		a, b := check(t, body, 88, plainTheme), check(t, body, 41, plainTheme)
		for top := range a.Plain {
			if a.Plain[top] == "" {
				continue
			}
			line := b.LineAt(a.Places[top])
			word := strings.Fields(letterWords(a.Plain[top]))[0]
			if near := letterWords(b.Plain[line]); !strings.Contains(near, word) {
				t.Fatalf("markdown %v: line %d %q is found at %q", md, top, a.Plain[top], b.Plain[line])
			}
		}
	}
}

func letterWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return ' '
	}, s)
}

func TestBlockAt(t *testing.T) {
	body := "one\n\n![](data:image/png;base64," + strings.Repeat("QUJD", 300) + ")\n\nthree\n\n- four"
	d := Open(Manuscript{Body: body, Markdown: true})
	for word, want := range map[string]int{"one": 0, "QUJD": 1, "three": 2, "ree": 2, "four": 3} {
		if got := d.BlockAt(d.Place(strings.Index(body, word))); got != want {
			t.Errorf("%s is in block %d, want %d", word, got, want)
		}
	}
	if Open(Manuscript{}).BlockAt(7) != 0 {
		t.Error("an empty document has a block")
	}
}

func TestSourceBehindPictures(t *testing.T) {
	body := "before\n\n![](data:image/png;base64," + strings.Repeat("QUJD", 300) + ")\n\nafter"
	text := Manuscript{Body: body, Markdown: true}
	p := check(t, text, 40, plainTheme)
	if got, want := Open(text).Body(p.Places[len(p.Places)-1]), strings.Index(body, "after"); got != want {
		t.Errorf("after stands at %d, want %d", got, want)
	}
}

func TestRenderStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Render(ctx, Manuscript{Body: article(10 << 10), Markdown: true}, 76, plainTheme); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// The first screen is the beginning of the whole.
func TestFirstScreen(t *testing.T) {
	body := Manuscript{Body: article(10 << 10), Markdown: true}
	all, err := Render(t.Context(), body, 76, plainTheme)
	if err != nil || !all.Begins || !all.Ends {
		t.Errorf("begins %v, ends %v, %v", all.Begins, all.Ends, err)
	}
	top := around(t, Open(body), 76, 0, 0, 30)
	if top.Ends || len(top.Lines) < 30 || len(top.Lines) > 60 || !slices.Equal(top.Lines, all.Lines[:len(top.Lines)]) {
		t.Errorf("%d lines, ends %v", len(top.Lines), top.Ends)
	}
	if s := around(t, Open(Manuscript{Body: "short"}), 76, 0, 0, 30); !s.Ends {
		t.Error("a short text does not end")
	}
}
