package render

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// words are the words of a text, as a search sees them.
func words(s string) []string { return strings.Fields(letterWords(s)) }

// briefing is Markdown with all that hides text.
const briefing = `# The [cables](https://example.org/cables) of *2024*

Divers found **two of the three** cables [cut][report], said <b class="x">the navy</b> &ndash; see
<https://example.org/news> or ![a photo of the cable](https://example.org/img/cable.jpg "cable photo") for the
cable itself. AT&amp;T owns ` + "`cable --list`" + ` and **N**ATO watches.

[report]: https://example.org/report "The cable report"

> The cable was cut,
> said [the minister](https://example.org/minister), and {{< ref "cable" >}}the other cable too.

1. The first cable
2. the second [cable](/cable)
   - and what lies beside it

| Cable | Cut | Length of the cable, in kilometres, as far as it is known |
|---|---|---|
| [Alpha](/alpha) | yes | 1,200 kilometres of cable between the two towns on the coast |
| Beta | no | 900 |

<div><p>One cable &amp; <a href="/cable">another cable</a></p></div>

` + "```cable\nlay cable(\"one\")\n```\n"

// What is found in the words is found on the screen, block by block, as often and
// in the same order, at any width.
func TestWordsAreThoseShown(t *testing.T) {
	for _, body := range []string{briefing, article(3000)} {
		d := Open(Manuscript{Body: body, Markdown: true})
		for _, width := range []int{20, 33, 76, 200} {
			s := around(t, d, width, 0, 0, 1<<20)
			for _, b := range s.Blocks() {
				want, got := words(d.Seen()[b.Place:b.End]), words(b.Text)
				if strings.HasPrefix(d.Source[b.Place:], "| Cable") { // its cells change places
					slices.Sort(want)
					slices.Sort(got)
				}
				if !slices.Equal(got, want) {
					t.Errorf("width %d: shown\n%q, found in\n%q", width, got, want)
				}
			}
		}
	}
}

// shuffled puts pieces of Markdown together at random.
func shuffled(r *rand.Rand) string {
	pieces := []string{"cable ", "the ", "*", "**", "_", "`", "[", "](/u)", "](", ")", "![", "&amp;", "&", "<b>", "</b>", "<!--", "-->", "<", "\\", "\n", "\n\n",
		"- ", "1. ", "> ", "# ", "```\n", "|", "{{< x >}}", "{% y", "ship", "é", "日本", "\n[r]: /v\n", "[r]", "<https://a.example>", "    ", "<p>", "\"", "'"}
	var b strings.Builder
	for range 1 + r.Intn(40) {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

// Whatever the Markdown, the words are as long as the text, and what is shown is
// laid out as Spread says.
func TestWordsOfAnything(t *testing.T) {
	t.Parallel()
	r, p := rand.New(rand.NewSource(7)), NewPress(1<<20)
	for range 3000 {
		checkWords(t, p, shuffled(r))
	}
}

func checkWords(t *testing.T, p *Press, body string) {
	t.Helper()
	d := Open(Manuscript{Body: body, Markdown: true})
	if w := d.Seen(); len(w) != d.Size() || !utf8.ValidString(w) || strings.ContainsRune(w, 0) {
		t.Fatalf("%q: words %q", body, w)
	}
	s, err := p.Around(t.Context(), d, Setting{Width: 1 + len(body)%60, Theme: plainTheme}, len(body)/2, 5, 1000)
	if err != nil {
		t.Fatal(err)
	}
	checkGalley(t, s)
}

func FuzzWords(f *testing.F) {
	f.Add(briefing)
	f.Add("*a **b _c_ [d](e \"f\") ![g][h] &nGt; <img alt='&amp;'>")
	p := NewPress(1 << 20)
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) < 4096 {
			checkWords(t, p, body)
		}
	})
}

// A comment of megabytes is no work, and not found.
func TestWordsOfALongComment(t *testing.T) {
	d := Open(Manuscript{Body: "<div>one\n<!--" + strings.Repeat("hidden\n", 30000) + "-->\ntwo</div>\n\nthree", Markdown: true})
	if got := squeezed(d.Seen()); got != "one two three" {
		t.Errorf("%.100q", got)
	}
	s := around(t, d, 40, 0, 0, 99)
	if got := strings.Join(s.Plain, "|"); got != "one|two||three" {
		t.Errorf("%q", got)
	}
	for _, b := range d.Blocks {
		if b.To-b.From > 100 {
			t.Errorf("a block of %d bytes", b.To-b.From)
		}
	}
}
