package clean

import "testing"

func TestHTMLTitle(t *testing.T) {
	for _, c := range []struct {
		name, head, body string
		want             Value
	}{
		{"JSON-LD first", `<title>Other - Post</title><script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"Ports &amp; people"}]}</script>`,
			"<h1>Kicker</h1>", Value{Text: "Ports & people", From: "JSON-LD headline"}},
		{"careless JSON-LD", "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"BlogPosting\",\"headline\":\"Two\tlines\"};\n//]]></script>", "",
			Value{Text: "Two lines", From: "JSON-LD headline"}},
		{"heading that the title has", `<title>Ports reopen after storm | Post</title>`, "<h1>Post</h1><h1>Ports reopen after storm</h1>",
			Value{Text: "Ports reopen after storm", From: "heading"}},
		{"site taken off", `<meta property="og:title" content="Ports reopen – The Coast Post"><meta property="og:site_name" content="Coast Post"><link rel="canonical" href="https://thecoastpost.example/a">`, "",
			Value{Text: "Ports reopen", From: "meta og:title"}},
		{"site in front", `<title>Coast Post: news | Ports reopen</title><meta property="og:site_name" content="Coast Post">`, "", Value{Text: "Ports reopen", From: "title element"}},
		{"dash inside stays", `<title>Ports reopen - two cables still dark</title>`, "", Value{Text: "Ports reopen - two cables still dark", From: "title element"}},
		{"kicker", `<meta property="og:title" content="Ports reopen"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm: Ports reopen"}</script>`,
			"<h1>Ports reopen</h1>", Value{Text: "Ports reopen", From: "heading"}},
		{"headline for machines", `<title>Port Review With Photos | Post</title><meta property="og:title" content="I tried the new port"><script type="application/ld+json">{"@type":"Article","headline":"Port Review With Photos"}</script>`,
			"<h1>I tried the new port</h1>", Value{Text: "I tried the new port", From: "heading"}},
		{"headline that goes on", `<title>Ports reopen this month, December 2025 | Post</title><script type="application/ld+json">{"@type":"Article","headline":"Ports reopen this month, December 2025"}</script>`,
			"<h1>Ports reopen this month</h1>", Value{Text: "Ports reopen this month", From: "heading"}},
		{"heading that goes on", `<title>Ports reopen this month - Post</title><script type="application/ld+json">{"@type":"Article","headline":"Ports reopen"}</script>`,
			"<h1>Ports reopen this month</h1>", Value{Text: "Ports reopen", From: "JSON-LD headline"}},
		{"heading alone", "", "<h2>Menu</h2><h1>Ports reopen</h1><p>x</p>", Value{Text: "Ports reopen", From: "heading"}},
		{"made of the text", "", "<p>Both ports of the island <b>reopened</b> on Tuesday, the harbour master said.</p>", Value{Text: "Both ports of the island reopened", From: "lead sentence"}},
		{"none", "", "", Value{}},
	} {
		if got := cleanHTML("<html><head>"+c.head+"</head><body>"+c.body+"</body></html>", Hints{}).Title; got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestHTMLMetadata(t *testing.T) {
	a := cleanHTML(`<html lang="de"><head><meta property="og:site_name" content="Küste"><link rel="canonical" href="https://kueste.example/a?b=c">
<meta property="article:author" content="https://facebook.example/x"><script type="application/ld+json">{"@type":"Article","author":[{"name":"Ann Bo"},{"name":"Cy Do"}]}</script></head>`, Hints{})
	if a.Language != (Value{Text: "de", From: "html lang"}) || a.Source != (Value{Text: "Küste", From: "meta og:site_name"}) || a.Link != "https://kueste.example/a?b=c" ||
		a.Byline != (Value{Text: "Ann Bo, Cy Do", From: "JSON-LD author"}) {
		t.Errorf("%+v", a)
	}
	a = cleanHTML(`<meta name="author" content="www.kueste.example"><link rel="canonical" href="javascript:x">`, Hints{Source: "Feed", Language: "en"})
	if a.Language.Text != "en" || a.Source.Text != "Feed" || a.Link != "" || a.Byline.Text != "" {
		t.Errorf("%+v", a)
	}
}

func TestHTMLDates(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []Dated
	}{
		{"order", `<meta property="article:modified_time" content="2024-05-06"><meta name="date" content="2024-05-05"><meta property="article:published_time" content="2024-05-04T10:00">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-04","dateModified":"2024-05-06"}</script>`, []Dated{
			{"2024-05-04", "JSON-LD datePublished"}, {"2024-05-04T10:00", "meta article:published_time"}, {"2024-05-05", "meta date"},
			{"2024-05-06", "meta article:modified_time"}, {"2024-05-06", "JSON-LD dateModified"}}},
		{"address", `<link rel="canonical" href="https://a.example/2016/dec/23/news">`, []Dated{{"2016-12-23", "address of the page"}}},
		{"address, day first", `<link rel="canonical" href="https://a.example/news/29-10-2021">`, []Dated{{"2021-10-29", "address of the page"}}},
		{"not in the address", `<link rel="canonical" href="https://a.example/2016/99/23/12345678">`, nil},
		{"time element", `<time datetime="2020-01-02T03:04">2 January</time><time class="updated">3.1.2020</time>`,
			[]Dated{{"2020-01-02T03:04", "time element"}, {"3.1.2020", "time element (last change)"}}},
		{"abbr", `<abbr title="Freitag, 6. Oktober 2017">gestern</abbr>`, []Dated{{"Freitag, 6. Oktober 2017", "time element"}}},
		{"itemprop", `<span itemprop="datePublished">4 May 2023</span>`, []Dated{{"4 May 2023", "element datepublished"}}},
		{"by name", `<div class="post-date">Veröffentlicht am 4. Mai 2023</div>`, []Dated{{"Veröffentlicht am 4. Mai 2023", "element post date"}}},
		{"pieces apart", `<p class="meta"><span>4/5/2023</span><span>Ann Bo</span></p>`, []Dated{{"4/5/2023 Ann Bo", "element meta"}}},
		{"other articles", `<div class="related"><time datetime="2020-01-02">x</time><p class="date">3.1.2020</p></div><p>Text.</p>`, nil},
		{"in a link", `<a href="x"><p class="date">3.1.2020</p></a>`, nil},
		{"not published", `<meta name="expirationdate" content="2030-01-01"><p class="date">often</p>`, nil},
	} {
		got := cleanHTML(c.page, Hints{}).Dates
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v", c.name, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, want %+v", c.name, got[i], c.want[i])
			}
		}
	}
}
