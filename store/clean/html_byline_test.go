package clean

import (
	"fmt"
	"testing"
)

func TestMarkedByline(t *testing.T) {
	const page = `<!doctype html><html><head><title>Harbour reopens</title></head><body><article><h1>Harbour reopens</h1>%s<p>The harbour authority said on Wednesday that three of the four berths had been reopened to ships after divers cleared the wreck.</p><p>Pilots will accompany every vessel until the end of the month, the authority added, and the channel stays closed at night.</p></article></body></html>`
	for _, c := range []struct{ html, want string }{
		{`<p class="byline">By Ann Roe</p>`, "Ann Roe"},
		{`<span itemprop="author">Ann Roe</span>`, "Ann Roe"},
		{`<span itemprop="author"><img alt=""><b itemprop="name">Ann Roe</b> Editor</span>`, "Ann Roe"},
		{`<a rel="author" href="/a">Ann Roe</a>`, "Ann Roe"},
		{`<div>By <a href="/authors/ann-roe">Ann Roe</a></div>`, "Ann Roe"},
		{`<span class="post-author-name">annroe</span>`, "annroe"},
		{`<p>Reporting by Ann Roe; editing by Bo Lie</p>`, "Ann Roe"},
		{`<p>Von Ann Roe</p>`, "Ann Roe"},
		{`<p class="author">About the author</p>`, ""},
		{`<p class="byline">4 May 2022</p>`, ""},
		{`<div class="comments"><span itemprop="author">Bo Lie</span></div>`, ""},
		{`<nav><a href="/authors/ann-roe">Ann Roe</a></nav>`, ""},
		{`<p>By the harbour, people waited for the ferry.</p>`, ""},
	} {
		a := cleanHTML(fmt.Sprintf(page, c.html), Hints{})
		if a.Byline.Text != c.want {
			t.Errorf("%s: %q from %s, want %q", c.html, a.Byline.Text, a.Byline.From, c.want)
		}
	}
}

func TestPersonNames(t *testing.T) {
	for _, c := range []struct {
		text   string
		surely bool
		want   string
	}{
		{"By Ann Roe and Bo Lie", false, "Ann Roe and Bo Lie"},
		{"Written by Ann Roe | 4 May 2022", false, "Ann Roe"},
		{"Ann Roe · 3 min read", false, "Ann Roe"},
		{"Ann van der Roe", false, "Ann van der Roe"},
		{"annroe", true, "annroe"},
		{"annroe", false, ""},
		{"Read more posts", true, ""},
		{"https://a.example", true, ""},
		{"Ann Roe is a writer who has been covering ports for years and years", false, ""},
	} {
		if got := personNames(c.text, c.surely); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
