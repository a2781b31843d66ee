package render

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/theme"
)

// hostile are texts that parsers or glamour choke on: hardening rules §2, and
// what is expensive in inline Markdown.
func hostile() map[string]string {
	rep := strings.Repeat
	var nested, ticks strings.Builder
	for i := range 300 {
		nested.WriteString(rep("  ", i) + "- x\n")
		ticks.WriteString(rep("`", i%100+1) + "a")
	}
	return map[string]string{
		"100 quotes":             rep(">", 100) + "x",
		"10 MB in a line":        rep("some words ", 10<<20/11),
		"256 KB of code":         "```\n" + rep("if x { return }\n", 16<<10) + "```\n",
		"3 MB of HTML":           rep("<p>One <b>bold</b> word</p>\n", 120000),
		"3 MB comment":           "one <b>two</b>\n\n<div>\n<!--" + rep("hidden\n", 3<<20/7) + "-->\nthree</div>\n",
		"HTML in a line":         "<div>" + rep("one &amp; two ", 60000),
		"8 quotes, 60 KB":        rep(rep("> ", 8)+"text text\n", 2000),
		"list depth 300":         nested.String(),
		"list depth 300, a line": rep("- ", 300) + "x",
		"20,000 headings":        rep("# h\n", 20000),
		"rules":                  rep("---\n", 25000),
		"a long rule":            rep("---", 33000),
		"1 MB of code":           "```\n" + rep("some code here;\n", 64<<10) + "```\n",
		"code in a list":         "- x\n\n  ```\n" + rep("  some code here;\n", 20000),
		"5 MB picture":           "![x](data:image/png;base64," + rep("QUJD", 5<<18) + ") text",
		"2 MB in a word":         rep("x", 2<<20),
		"2 MB in a line":         rep("word ", 2<<20/5),
		"10,000 columns":         rep("|a", 10000) + "\n" + rep("|-", 10000) + "\n" + rep("|b", 10000) + "\n",
		"50 columns, 200 rows":   rep("|a", 49) + "|\n" + rep("|-", 49) + "|\n" + rep(rep("|bb", 49)+"|\n", 190),
		"100,000 rows":           "|a|b|\n|-|-|\n" + rep("|c|d|\n", 100000),
		"500,000 marks":          "a" + rep("\u0301", 500000),
		"joined emoji":           "👩" + rep("\u200d👩", 50000),
		"brackets":               rep("[", 64000),
		"pictures":               rep("![", 32000),
		"links":                  rep("[a](", 16000),
		"stars":                  rep("*a **b ", 9000),
		"stars only":             rep("*", 64000),
		"stars in a quote":       rep("> "+rep("*a **b ", 100)+"\n", 80),
		"brackets in a list":     "- " + rep(rep("[", 700)+"\n", 80),
		"backticks":              ticks.String(),
		"backticks with code":    "{{" + ticks.String(),
		"open code":              rep("{{", 32000),
		"open targets":           rep("[a]({% x ", 8000),
		"tags":                   rep("<a ", 20000),
		"comments":               rep("<!-", 20000),
		"open comment":           "<!--" + rep("x\n", 50000),
		"open fence":             "```" + rep("\n# x", 20000),
		"open script":            "<script>" + rep("x\n", 50000),
		"entities":               rep("&#27;[31m", 7000),
		"ampersands":             rep("&", 64000),
		"definitions":            rep("[a]: x\n", 10000) + rep("[a] ", 10000),
		"items":                  rep("- item\n", 20000),
		"loose items":            rep("1. item\n\n", 20000),
		"paragraphs of an item":  "- x\n\n" + rep("  para\n\n", 7000),
		"signs":                  rep("\uFDD0\uFDD1\u2028\u2029x ", 20000),
		"blank":                  rep("\n", 1<<20),
		"spaces":                 rep(" ", 1<<20),
		"no-break spaces":        rep("\u00a0", 1<<17),
	}
}

// That every text ends soon follows from the bounds of blocks, and is measured by benchmarks.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, body := range hostile() {
		for _, md := range []bool{true, false} {
			d := Open(Manuscript{Body: body, Markdown: md})
			checkHostile(t, name, d)
		}
	}
}

// checkHostile looks at both ends and at the middle of a hostile document, and at
// what else is asked of one.
func checkHostile(t *testing.T, name string, d *Document) {
	t.Helper()
	p := NewPress(1 << 20)
	p.patience = time.Hour // a test machine may be slow
	if w := d.Seen(); len(w) != d.Size() {
		t.Fatalf("%s: %d words of %d bytes", name, len(w), d.Size())
	}
	d.Contents()
	for _, place := range []int{0, d.Size() / 2, d.Size()} {
		s, err := p.Around(t.Context(), d, Setting{Width: 76, Theme: plainTheme, Beside: true}, place, 60, 60)
		if err != nil || !s.Ends && s.LineAt(place)+60 >= len(s.Lines) {
			t.Fatalf("%s at %d: line %d of %d, %v", name, place, s.LineAt(place), len(s.Lines), err)
		}
		for _, l := range s.Lines {
			if b := breach(l); b != "" || ansi.StringWidth(l) > 76 {
				t.Fatalf("%s at %d: %q in %q", name, place, b, l)
			}
		}
		keep := !d.Markdown
		if shown := letters(strings.Join(s.Plain, "")); keep && shown != letters(d.Source[s.From:s.To]) {
			t.Errorf("%s at %d: %d letters and digits of %d", name, place, len(shown), len(letters(d.Source[s.From:s.To])))
		}
	}
}

// Originals are never anything but lines.
func TestHostileOriginals(t *testing.T) {
	t.Parallel()
	for name, body := range hostile() {
		var lines []OriginalLine
		for l := range strings.Lines(body) {
			lines = append(lines, OriginalLine{Text: strings.TrimSuffix(l, "\n"), Why: map[bool]string{true: "menu"}[len(lines)%5 == 4]})
		}
		checkHostile(t, name, OpenOriginal("", lines))
	}
}

// escapes are ways to say something to a terminal.
func escapes() []string {
	all := []string{
		"\x1b[2J", "\x1b[H", "\x1b[?1049h", "\x1b[?25l", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[21t", "\x1b[3J", "\x1b[1;1H", "\x1b[5i", "\x1b[4i",
		"\x1b[?2004h", "\x1b[?1000h", "\x1b[!p", "\x1b[20h", "\x1b[12l", "\x1b[8m", "\x1b[31m", "\x1b[38;2;1;2;3m", "\x1b[1;31",
		"\x1b]0;t\a", "\x1b]2;t\x1b\\", "\x1b]8;;file:///etc\x1b\\x\x1b]8;;\x1b\\", "\x1b]52;c;YQ==\a", "\x1b]4;1;?\a", "\x1b]10;?\a",
		"\x1b]1337;File=:x\a", "\x1b]777;notify;a;b\a", "\x1b]9;x\a", "\x1b]50;x\a", "\x1b]133;A\a", "\x1b]7;file://h/\a",
		"\x1bP$qm\x1b\\", "\x1bPtmux;x\x1b\\", "\x1bP+q544e\x1b\\", "\x1b_G\x1b\\", "\x1b^x\x1b\\", "\x1bXx\x1b\\", "\x1bk\x1b\\",
		"\x1bc", "\x1b7", "\x1b8", "\x1b#8", "\x1b(0", "\x1bM", "\x1b=", "\x1bN", "\x1b", "\x1b\x1b", "\x1b[", "\x1b]",
		"\u009b31m", "\u009d0;t\u009c", "\u0090x\u009c", "\u0085", "\u008d", "\x9b31m", "\x9d0;t\x9c", "\xff\xfe", "\xc0\x9b", "\xed\xa0\x80",
		"a\rb", "a\bb", "a\x00b", "a\vb", "a\fb", "a\x7fb", "a\x07b", "a\x0eb", "a\x1ab", "a\x05b",
		"\u202eabc", "\u2066a\u2069", "\u200fa", "\u061ca", "\u2028a", "\u2029a", "\uFDD0a", "\uFDD1a",
	}
	for _, r := range []int{0, 7, 8, 9, 10, 13, 27, 127, 0x80, 0x90, 0x9B, 0x9D, 0x202E, 0x2066, 0xD800, 0xFDD0, 0xFDD1, 0x2028, 0xE000, 0x110000} {
		all = append(all, fmt.Sprintf("&#%d;[31m", r), fmt.Sprintf("&#x%X;]0;t", r), fmt.Sprintf("\\&#%d;[2J", r))
	}
	return append(all, "&NewLine;x", "&Tab;x", "&zwj;x", "&rlm;x", "&ZeroWidthSpace;x")
}

// Every escape in every place of a document comes out as text.
func TestEscapes(t *testing.T) {
	t.Parallel()
	places := []string{"%s", "a %s b", "# %s", "**%s**", "`%s`", "``` %s\ncode\n```", "```\n%s\n```", "    %s", "> %s", "- %s", "- a\n\n  %s",
		"1. %s", "[%s](http://x.example)", "[x](http://x.example/%s)", "[x](<%s> \"%s\")", "![%s](x.png)", "![x](%s)", "<http://x.example/%s>",
		"| %s | b |\n|---|---|\n| c | %s |", "<div>%s</div>", "<div title='%s'>x</div>", "x <b title='%s'>y</b>", "<!-- %s -->",
		"[r]\n\n[r]: %s", "[%s]\n\n[%s]: /u", "- [x] %s", "~~%s~~", "%s\n===", "<img alt='%s'>", "- - - - - - - - - - %s"}
	n := 0
	for _, e := range escapes() {
		for _, place := range places {
			check(t, Manuscript{Body: strings.ReplaceAll(place, "%s", e), Markdown: true}, 40, plainTheme)
			n++
		}
		check(t, Manuscript{Body: "a " + e + " b"}, 7, plainTheme)
		n++
	}
	t.Logf("%d escapes in %d places: %d texts", len(escapes()), len(places), n)
}

// A document has no colours but those of the theme, whatever it says.
func TestDocumentHasNoColours(t *testing.T) {
	for _, e := range escapes() {
		p := check(t, Manuscript{Body: "a " + e + " b", Markdown: true}, 80, plainTheme)
		if all := strings.Join(p.Lines, ""); strings.Contains(all, "\x1b") {
			t.Errorf("%q styles %q", e, all)
		}
	}
}

func TestEveryWidth(t *testing.T) {
	t.Parallel()
	nasty := article(1500) + `
- 日本語の長い文章です。とても長いので、折り返しが必要です。
  - 👩‍👩‍👧 👍🏽 🇩🇪 e` + strings.Repeat("\u0301", 7) + ` a` + "\u00a0" + `b
    > › quote in a list: https://example.org/a/very/long/address?with=parameters&and=more
      1. ` + strings.Repeat("x", 300) + `

| one | two | three |
|---|:-:|--:|
| 日本語 | 👩‍👩‍👧 | 1,000,000 |

> > > deep and ` + "`code` **bold words over lines**" + `

    code that is wider than the screen, certainly ` + strings.Repeat("=", 200) + "\n"
	for width := 1; width <= 250; width++ {
		check(t, Manuscript{Body: nasty, Markdown: true}, width, plainTheme)
		check(t, Manuscript{Body: nasty}, width, plainTheme)
	}
	for _, width := range []int{0, -1, -1 << 62, 1 << 30} {
		check(t, Manuscript{Body: "some words", Markdown: true}, width, plainTheme)
	}
}

// No word is lost or cut at any width it fits into, and their order stays.
func TestWordsAreKept(t *testing.T) {
	t.Parallel()
	body := article(3000)
	markup := strings.NewReplacer("](https://example.org/cables?id=12)", "", "[", "", "*", "", "`", "", "## ", "", "- ", "", "> ", "")
	signs := strings.NewReplacer("•", "", "│", "")
	for _, width := range []int{16, 24, 40, 76, 200} {
		p := check(t, Manuscript{Body: body, Markdown: true}, width, plainTheme)
		if got, want := strings.Fields(signs.Replace(strings.Join(p.Plain, "\n"))), strings.Fields(markup.Replace(body)); !slices.Equal(got, want) {
			t.Errorf("width %d: Markdown has %d words, want %d", width, len(got), len(want))
		}
		p = check(t, Manuscript{Body: transcript(3000)}, width, plainTheme)
		if got, want := strings.Fields(strings.Join(p.Plain, "\n")), strings.Fields(transcript(3000)); !slices.Equal(got, want) {
			t.Errorf("width %d: plain text has %d words, want %d", width, len(got), len(want))
		}
	}
}

// Desks at work at the same time do not disturb each other.
func TestDesksAtOnce(t *testing.T) {
	t.Parallel()
	want, _ := Render(t.Context(), Manuscript{Body: article(5000), Markdown: true}, 60, plainTheme)
	d := Open(Manuscript{Body: article(5000), Markdown: true})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			s := Setting{Width: 60, Theme: theme.New(theme.Options{Dark: true, NoColor: true})}
			p, err := newDesk().whole(t.Context(), d, s)
			if err != nil || strings.Join(p.Lines, "\n") != strings.Join(want.Lines, "\n") {
				t.Errorf("another text, %v", err)
			}
		})
	}
	wg.Wait()
}

func FuzzRender(f *testing.F) {
	f.Add("# a\n\n- b\n  > c\n\n| a |\n|---|\n| b |\n\n[x]: y\n&#27;[31m `c` <br> **d**", 20, true)
	f.Add("a line\nwrapped by hand\n- 1. x", 8, false)
	f.Fuzz(func(t *testing.T, body string, width int, md bool) {
		width %= 120
		if len(body) > 4096 {
			return
		}
		p := check(t, Manuscript{Body: body, Markdown: md}, width, plainTheme)
		if !md && width > 1 && letters(strings.Join(p.Plain, "")) != letters(Open(Manuscript{Body: body}).Source) {
			t.Errorf("%q at %d: %q", body, width, p.Plain)
		}
	})
}
