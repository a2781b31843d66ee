package markup

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What is seen of Markdown, and of nothing but Markdown.
func TestSeen(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"prose", "Divers found the cable; nobody was hurt.", "Divers found the cable; nobody was hurt."},
		{"emphasis", "a **bold** and _thin_ word", "a bold and thin word"},
		{"emphasis inside a word", "**N**orth and un*believ*able", "North and unbelievable"},
		{"no emphasis", "2 * 3, a*b, snake_case_name", "2 * 3, a*b, snake_case_name"},
		{"a product", "3*4 days and 5*6 days, a[i]*b[j] + c[i]*d[j]", "3*4 days and 5*6 days, a[i]*b[j] + c[i]*d[j]"},
		{"tildes", "~5 million, 5~10 and 6~12, ~~gone~~", "~5 million, 5~10 and 6~12, gone"},
		{"link", "see [the list](https://example.org/a?b=c \"Title\") now", "see the list now"},
		{"links that touch", "[one](u)[two](v)", "one two"},
		{"brackets in an address", "[a](b_(c)) d [e](<f g>) [h](i j)", "a d e [h](i j)"},
		{"reference", "[the list][One] and [one], not [two]\n\n[one]: /u \"T\"", "the list and one, not [two]"},
		{"wiki", "the [[Harbour Authority|authority]] met the [[minister]]", "the authority met the minister"},
		{"picture", "![A ship](ship.png) sails", "A ship sails"},
		{"link around a picture", "[![A ship](s.png)](t) sails", "A ship sails"},
		{"entities", "AT&amp;T caf&eacute; &lt;b&gt; &unknown;", "AT&T café <b> &unknown;"},
		{"escapes", `\*no\* C:\dir snake\_case`, `*no* C:\dir snake_case`},
		{"tags", "H<sub>2</sub>O <b title='x y'>bold</b>, a<br>b, 1 < 2", "H2O bold, a b, 1 < 2"},
		{"no tags", "<5 cases of <your name here> and <x@>", "<5 cases of <your name here> and <x@>"},
		{"address", "<https://example.org> <a@b.example>", "https://example.org a@b.example"},
		{"comment", "a <!-- hidden --> b", "a b"},
		{"code span", "use `a &amp; \\*b` now", "use a &amp; \\*b now"},
		{"code with a bar", "`config|prod`", "config|prod"},
		{"code with template code", "`{{ site.name }}` and `{% raw %}`", "{{ site.name }} and {% raw %}"},
		{"code", "```go\nif a {\n```\n\nafter", "if a { after"},
		{"code in a list", "- a\n\n  ```sh\n  ls [x](y)\n  ```\n- [b](c)", "a ls [x](y) b"},
		{"template code", "[a]({{ \"/b\" | url }}) {{< note \"c\" >}} d {{ value }}", "a d {{ value }}"},
		{"template code in a tag", "a <a href=\"{{< ref \"x\" >}}\">b</a>", "a b"},
		{"attributes", "## The end {#end .wide}\n\n[a](b){width=50%} {.lead}\n\nset {x} of {.5}", "The end a set {x} of {.5}"},
		{"pictures by name", ":heart: at 10:30:45 or a:heart:b", "❤️ at 10:30:45 or a:heart:b"},
		{"heading", "## The *end* ##\n\nOther\n-----", "The end Other"},
		{"list", "1. one\n1. two\n\n- [x] three\n- four", "1. one 2. two three four"},
		{"quote", "> one\n> > two [x](y)", "one two x"},
		{"table", "| a | b |\n|---|--:|\n| *x* | 12 |", "| a | b | x | 12"},
		{"table without blanks", "|a|b|\n|---|---|\n|c\\|d|`e\\|f`|", "|a|b |c|d | e|f"},
		{"html", "<div class='x'>One &amp; <b>two</b><p>three</p><script>no()</script></div>", "One & two three"},
		{"html table", "<table><tr><td>golf</td><td>hotel</td></tr><tr><td>india</td></tr></table>", "| golf | hotel | india"},
		{"html list", "<ol><li>kilo</li><li>lima</li></ol>", "1. kilo 2. lima"},
		{"template code in a quoted attribute", "a <img src=\"{{ \"/x.png\" | url }}\" alt=\"ship\"> b", "a ship b"},
		{"indented html", "      <p>one</p>\n\n    code", "one code"},
		{"end of a paragraph", "quebec</p><p>romeo", "quebec romeo"},
		{"code that quotes", "{{< quote by=\"A. Marsh\" text=\"We have agreed on all.\" >}}\n\nA {{< icon \"x\" >}} b {{< figure alt=\"A ship.\" >}}", "We have agreed on all. A b"},
		{"footnote", "Said so[^a].\n\n[^a]: Reuters", "Said so . Reuters"},
		{"no footnote", "Said so[^1].", "Said so[^1]."},
		{"a broken word", "The har-\nbour was closed.", "The harbour was closed."},
		{"no broken word", "A pre-\nand a post-war time, and the pre was long.", "A pre- and a post-war time, and the pre was long."},
	} {
		d := Open(c.body, true)
		seen := d.Seen()
		if len(seen) != len(d.Source) {
			t.Errorf("%s: %d bytes of %d", c.name, len(seen), len(d.Source))
		}
		if got := oneLine(seen); got != c.want {
			t.Errorf("%s: seen\n%q, want\n%q", c.name, got, c.want)
		}
		if got, want := wordsIn(d.Plain()), wordsIn(c.want); !slices.Equal(got, want) {
			t.Errorf("%s: plain %q, want %q", c.name, got, want)
		}
	}
	body := "*a* [b](c) &amp; <d>"
	if plain := Open(body, false); plain.Seen() != body || plain.Plain() != body {
		t.Errorf("plain text: %q, %q", plain.Seen(), plain.Plain())
	}
}

// A word begins in Seen where it begins in the source.
func TestSeenKeepsPlaces(t *testing.T) {
	body := "See **N**ATO, [the](u) &quot;list&quot; of\n> AT&amp;T for *two* years."
	seen := Open(body, true).Seen()
	for _, word := range []string{"See", "of", "for", "two", "years"} {
		if at := strings.Index(body, word); !strings.HasPrefix(seen[at:], word) {
			t.Errorf("%s is not at %d of %q", word, at, seen)
		}
	}
	if !strings.Contains(seen, "NATO,") || !strings.Contains(seen, "AT&T ") {
		t.Errorf("%q", seen)
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"# The *end*\n\nOne\ntwo  \nthree\n\n- a\n- b\n  - c\n\n1. x\n2. y\n", "The end\n\nOne two\nthree\n\n- a\n- b\n  - c\n\n1. x\n2. y"},
		{"|a|b|\n|-|-|\n|c|d|\n", "a  b\nc  d"},
		{"> quoted\n> words\n\n```\ncode\n  more\n```\n", "quoted words\n\ncode\n  more"},
		{"- a\n\n  b\n- c", "- a\n  b\n- c"},
		{"![A ship](s.png)\n\n---\n\nEnd", "A ship\n\nEnd"},
	} {
		if got := Open(c.body, true).Plain(); got != c.want {
			t.Errorf("%q:\n%q, want\n%q", c.body, got, c.want)
		}
	}
}

func TestLine(t *testing.T) {
	for line, want := range map[string]string{
		"Ratio 3*4 of `a*b` and snake__case": "Ratio 3*4 of a*b and snake__case",
		"# not a heading":                    "# not a heading",
		"Analyst&#8217;s **view**":           "Analyst’s view",
		"[a](b) of 1 < 2":                    "a of 1 < 2",
	} {
		if got := Line(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// shuffled puts pieces of Markdown together at random.
func shuffled(r *rand.Rand) string {
	pieces := []string{"cable ", "the ", "*", "**", "_", "`", "[", "](/u)", "](", ")", "![", "&amp;", "&", "<b>", "</b>", "<!--", "-->", "<", "\\", "\n", "\n\n",
		"- ", "1. ", "> ", "# ", "```\n", "|", "|-|-|\n", "{{< x >}}", "{% y", "ship", "é", "日本", "\n[r]: /v\n", "[r]", "<https://a.example>", "    ", "<p>", "\"", "'",
		"<table>", "<td>", "<li>", "</ul>", "[^1]", "\n[^1]: ", "~~", "har-\nbour", ":heart:", "{.x}", "[[a|b]]"}
	var b strings.Builder
	for range 1 + r.Intn(40) {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

// Whatever the Markdown, what is seen is as long as the text, and its words are those of
// the plain form.
func TestSeenOfAnything(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewSource(7))
	for range 20000 {
		checkSeen(t, shuffled(r))
	}
}

func checkSeen(t *testing.T, body string) {
	t.Helper()
	d := Open(body, true)
	seen := d.Seen()
	if len(seen) != d.Size() || !utf8.ValidString(seen) || strings.ContainsRune(seen, hole) {
		t.Fatalf("%q: seen %q", body, seen)
	}
	if got, want := wordsIn(seen), wordsIn(d.Plain()); !slices.Equal(got, want) {
		t.Fatalf("%q: seen %q, plain %q", body, got, want)
	}
	d.Links()
}

func FuzzSeen(f *testing.F) {
	f.Add("*a **b _c_ [d](e \"f\") ![g][h] &nGt; <img alt='&amp;'>")
	f.Add("- a\n\n  > b\n\n| c | d |\n|---|---|\n| e | f |\n")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) < 4096 {
			checkSeen(t, body)
		}
	})
}

// A footnote is numbered in the order of the text, and leads to what it says.
func TestFootnotes(t *testing.T) {
	d := Open("One[^b] and two[^a].\n\n[^a]: First.\n\n[^b]: Second.\n", true)
	var got []string
	for _, l := range d.Links() {
		got = append(got, l.Text+" at "+d.Source[l.Note:l.Note+4])
	}
	if want := []string{"footnote 1 at [^b]", "footnote 2 at [^a]"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
