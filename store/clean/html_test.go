package clean

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/store/text"
)

const (
	harbour = "The harbour master said on Tuesday that two of the three cables had been repaired, and that the last would follow within a week."
	weather = "Engineers had waited nine days for the wind to drop, because the ship cannot hold its place when the waves are higher than three metres."
	owners  = "The owners, a group of four operators from the region, have not said what the repair will cost or who is going to pay for it in the end."
)

// a page with an article of three paragraphs, with something above, among and
// below them.
func pageWith(above, among, below string) string {
	return `<!doctype html><html lang="en"><head><title>Cables repaired - Coast Post</title><meta property="og:site_name" content="Coast Post"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<main><article><h1>Cables repaired</h1>` + above + `<p>` + harbour + `</p><p>` + weather + `</p>` + among + `<p>` + owners + `</p>` + below + `</article></main>
<footer>Coast Post 2024</footer></body></html>`
}

func TestHTMLCuts(t *testing.T) {
	prose := harbour + "\n\n" + weather + "\n\n" + owners + "\n"
	for _, c := range []struct {
		name, above, among, below string
		cut, why                  string // what is cut, if anything
		body                      string // the body, if it is not just the prose
	}{
		{name: "nothing else", cut: "Cables repaired", why: "title"},
		{name: "navigation", cut: "Home News", why: "navigation"},
		{name: "footer", cut: "Coast Post 2024", why: "footer"},
		{name: "by tag", among: "<aside>Facts about cables</aside>", cut: "Facts about cables", why: "beside the article"},
		{name: "by role", among: `<div role="search">Find</div>`, cut: "Find", why: "form"},
		{name: "by class", among: `<div class="c-newsletterBox">Get our letter every morning.</div>`, cut: "Get our letter every morning.", why: "offer"},
		{name: "by id", below: `<div id="comments">Well written, thank you very much.</div>`, cut: "Well written, thank you very much.", why: "comments"},
		{name: "hidden", among: `<div style="display: none">Unseen text of a menu.</div>`, cut: "Unseen text of a menu.", why: "hidden"},
		{name: "caption", among: `<figure><img src="x.jpg" alt="A ship"><figcaption>The ship at work</figcaption></figure>`, cut: "The ship at work", why: "caption"},
		{name: "dateline above", above: `<p>Published 4 May 2024, 10:15</p>`, cut: "Published 4 May 2024, 10:15", why: "metadata"},
		{name: "read on", among: `<p><a href="/b">Ferry runs aground off the cape</a></p>`, cut: "Ferry runs aground off the cape", why: "link"},
		{name: "link after a label", among: `<p><b>Read on</b> <a href="/b">Ferry runs aground off the cape</a></p>`,
			cut: "Read on Ferry runs aground off the cape", why: "link"},
		{name: "heading without text", below: `<h2>More news</h2>`, cut: "More news", why: "below the text"},
		{name: "rights", below: `<p>© Coast Post</p>`, cut: "© Coast Post", why: "below the text"},
		{name: "label at the end", below: `<p><b>More on this:</b></p>`, cut: "More on this:", why: "below the text"},
		{name: "ornament", below: `<p>***</p>`, cut: "***", why: "below the text"},
		{name: "rules at the ends", above: "<hr>", below: "<hr><hr>"},
		{name: "rule stays", among: "<hr><hr>", body: harbour + "\n\n" + weather + "\n\n* * *\n\n" + owners + "\n"},
		{name: "lists apart", below: "<ul><li>Two cables work.</li></ul><ul><li>One is still dark.</li></ul>",
			body: prose + "\n- Two cables work.\n\n- One is still dark.\n"},
		{name: "list stays", below: "<ul><li>Two cables work again.</li><li>One is still dark.</li></ul>",
			body: prose + "\n- Two cables work again.\n- One is still dark.\n"},
		{name: "table stays", below: "<table><tr><th>Cable</th><th>State</th></tr><tr><td>North</td><td>works</td></tr></table>",
			body: prose + "\n| Cable | State |\n|---|---|\n| North | works |\n"},
		{name: "quote stays", among: "<blockquote><p>We are glad.</p></blockquote>",
			body: harbour + "\n\n" + weather + "\n\n> We are glad.\n\n" + owners + "\n"},
		{name: "heading stays", among: "<h2>Who pays?</h2>",
			body: harbour + "\n\n" + weather + "\n\n## Who pays?\n\n" + owners + "\n"},
		{name: "marks are text", below: "<p>A value <5 > 3 &amp; the entity &amp;lt; stay what they are, as do *stars* and _lines_.</p>",
			body: prose + "\n" + `A value <5 \> 3 & the entity &lt; stay what they are, as do *stars* and _lines_.` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := cleanHTML(pageWith(c.above, c.among, c.below), Hints{})
			if c.body == "" {
				c.body = prose
			}
			if c.name != "marks are text" && a.Body != c.body {
				t.Errorf("body\n%s\nwant\n%s", a.Body, c.body)
			}
			if c.cut == "" {
				return
			}
			for _, cut := range a.Removed {
				if cut.Text == c.cut && cut.Why == c.why {
					return
				}
			}
			t.Errorf("%q is not cut as %q: %+v", c.cut, c.why, a.Removed)
		})
	}
}

func TestHTMLTakesBackTheLead(t *testing.T) {
	lead := "After nine days of storm two of the three cables that join the island to the mainland carry data again."
	page := strings.Replace(pageWith("", "", ""), "<main>", "<main><header><h1>Cables repaired</h1><p class=intro>"+lead+"</p></header>", 1)
	if a := cleanHTML(page, Hints{}); !strings.HasPrefix(a.Body, lead) {
		t.Errorf("lead missing: %s", a.Body)
	}
}

// A heading is the title in whatever letters it is written.
func TestHTMLTitleFolded(t *testing.T) {
	page := strings.Replace(pageWith("", "", ""), "<h1>Cables repaired</h1>", "<h1>CÂBLES ５ repaired</h1>", 1)
	a := cleanHTML(page, Hints{Title: "Cables 5 repaired"})
	if !slices.ContainsFunc(a.Removed, func(c Cut) bool { return c.Text == "CÂBLES ５ repaired" && c.Why == "title" }) {
		t.Errorf("body: %s\ncut: %+v", a.Body, a.Removed)
	}
}

func TestHTMLExcusesLayoutNames(t *testing.T) {
	page := strings.ReplaceAll(pageWith("", "", ""), "<article>", `<article class="sidebar-layout"><div class="sidebar-layout__content">`)
	a := cleanHTML(page, Hints{})
	for _, want := range []string{harbour, weather, owners} {
		if !strings.Contains(a.Body, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

func TestHTMLComparesWithTheDeclaredText(t *testing.T) {
	promo := "Every subscriber can now take part in our great summer draw, with prizes that nobody in the whole region has ever seen before."
	page := pageWith("", "<p>"+promo+"</p>", "")
	declared := strings.Join([]string{harbour, weather, owners, harbour}, " ")
	page = strings.Replace(page, "</head>", `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+declared+`"}</script></head>`, 1)
	if a := cleanHTML(page, Hints{}); strings.Contains(a.Body, promo) || !strings.Contains(a.Body, owners) {
		t.Errorf("body: %s", a.Body)
	}
}

func TestHTMLFragmentKeepsAll(t *testing.T) {
	a := cleanHTML(`<h2>Cables repaired</h2><p>Short <a href="/x">news</a>, <b>bold</b>.</p><p>Second.</p>`,
		Hints{Title: "Cables repaired", Link: "https://coast.example/a"})
	if want := "Short news, **bold**.\n\nSecond.\n"; a.Body != want {
		t.Errorf("body %q, want %q", a.Body, want)
	}
	if want := (Value{Text: "Cables repaired", From: "declared"}); a.Title != want {
		t.Errorf("title %v", a.Title)
	}
	if len(a.Links) != 1 || a.Links[0] != (Link{"news", "https://coast.example/x", 6, 10}) {
		t.Errorf("links %v", a.Links)
	}
}

// Links have their addresses, made absolute and safe, and know where in the body their
// words stand, whatever the converter writes around them.
func TestHTMLLinks(t *testing.T) {
	a := cleanHTML(`<p><a href="javascript:x()">one</a> <a href="data:text/html,x">two</a> <a href="mailto:a@b.example">three</a>
<a href="//h.example/p">four</a> <a href="https://h.example/é">five</a></p><p><a href="https://h.example/6"><b>six</b>teen <i>to</i> * one</a>!</p>
<p><a href="https://h.example/7">1. Seven_up</a></p><ul><li><a href="https://h.example/8">– 2024</a></li><li><a href="https://h.example/9">five</a></li></ul>`, Hints{})
	want := []string{"three mailto:a@b.example three", "five https://h.example/%C3%A9 five", "sixteen to * one https://h.example/6 six**teen *to* * one",
		"1. Seven_up https://h.example/7 Seven\\_up", "– 2024 https://h.example/8 – 2024", "five https://h.example/9 five"}
	var got []string
	for _, l := range a.Links {
		got = append(got, l.Text+" "+l.URL+" "+a.Body[l.From:l.To])
	}
	if !slices.Equal(got, want) {
		t.Errorf("links\n%q, want\n%q in\n%s", got, want, a.Body)
	}
	if !strings.Contains(a.Body, "1\\. Seven") {
		t.Errorf("a number at the beginning of a line is not escaped: %s", a.Body)
	}
}

// Nothing is lost: body and cuts together are the visible text in order.
func TestHTMLOriginal(t *testing.T) {
	a := cleanHTML(pageWith("<p>Published 4 May 2024</p>", "<ul class=related><li>One</li><li>Two</li></ul>", "<p>Last words stay here, too.</p><p>© Post</p>"), Hints{})
	var got []string
	for i, line := range Original(a.Body, a.Removed) {
		if line.Text != "" {
			got = append(got, line.Text)
		}
		if line.Text == harbour && i+1 != a.BodyFrom {
			t.Errorf("body from %d, want %d", a.BodyFrom, i+1)
		}
		if line.Text == "Last words stay here, too." && i+1 != a.BodyTo {
			t.Errorf("body to %d, want %d", a.BodyTo, i+1)
		}
	}
	want := []string{"Home News", "Cables repaired", "Published 4 May 2024", harbour, weather, "One", "Two", owners,
		"Last words stay here, too.", "© Post", "Coast Post 2024"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("original\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestHTMLHostile(t *testing.T) {
	for name, page := range map[string]string{
		"deep":      strings.Repeat("<div>", 100_000) + "words",
		"bold":      strings.Repeat("<b>", 100_000) + "words",
		"table":     strings.Repeat("<table><tr><td>", 1000) + "words",
		"unclosed":  strings.Repeat("<p><b><i><a href=x>words", 1000),
		"lists":     strings.Repeat("<ul><li>", 200) + "words",
		"json":      `<script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script>words",
		"no markup": "words",
	} {
		if a := cleanHTML(page, Hints{}); !strings.Contains(a.Body, "words") {
			t.Errorf("%s: words lost: %.80q", name, a.Body)
		}
	}
	if a := cleanHTML("", Hints{}); a.Body != "" || a.BodyFrom != 0 || len(a.Removed) != 0 {
		t.Errorf("empty page: %+v", a)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(pageWith("", "<aside>x</aside>", "<pre>a < b</pre>"))
	f.Add("<p>&#27;]0;x&#7; &#157; \u202e<table><tr><td>a<td>b<ul><li><h1>x</h1>")
	f.Add("<ruby>漢<rp>(</rp><rt>kan</rt></ruby><code class=language-x>`</code>\ue0001\ue001")
	f.Fuzz(func(t *testing.T, page string) {
		a := cleanHTML(page, Hints{})
		texts := []string{a.Body, a.Title.Text, a.Source.Text, a.Byline.Text, a.Language.Text, a.Link}
		for i, cut := range a.Removed {
			texts = append(texts, cut.Text)
			if cut.Line < 1 || i > 0 && cut.Line <= a.Removed[i-1].Line || strings.Contains(cut.Text, "\n") {
				t.Errorf("cut %d: %+v", i, cut)
			}
		}
		for _, d := range a.Dates {
			texts = append(texts, d.Text, d.From)
		}
		for _, s := range texts {
			if s != text.Safe(s) || !utf8.ValidString(s) {
				t.Errorf("not safe: %q", s)
			}
		}
	})
}

func BenchmarkHTML(b *testing.B) {
	page := pageWith("", strings.Repeat("<p>"+weather+" "+owners+"</p>", 40), strings.Repeat(`<div class="teaser"><a href="/x">Other news of the day</a></div>`, 100))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		cleanHTML(page, Hints{})
	}
}
