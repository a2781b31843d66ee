package clean

import (
	"strings"
	"testing"
)

// What is found in a text tells the line that it begins on.
func TestValueLines(t *testing.T) {
	const prose = "The ministers met for the second time this year and agreed on the budget of the fund.\n"
	plain, markdown := cleanPlain, cleanMarkdown
	for _, c := range []struct {
		name                  string
		read                  func(string, Hints, *Tally) Article
		text                  string
		h                     Hints
		title, source, byline int
	}{
		{name: "first line", read: plain, text: "Ministers agree on budget\n\n" + prose, title: 1},
		{name: "blank lines above", read: plain, text: "\n\r\n\nMinisters agree on budget\n\n" + prose, title: 4},
		{name: "date above, byline below", read: plain, text: "2025-11-24\n\nMinisters agree on budget\nBy Anna Berg\n\n" + prose, title: 3, byline: 4},
		{name: "publisher above", read: plain, text: "Ministry of Finance\n\n11/24/2025 | Statement\n\nMinisters of the Council agree on the budget\n\n" + prose,
			title: 5, source: 1},
		{name: "byline at the end", read: plain, text: "Ministers agree on budget\n\n" + prose + "\nBy Anna Berg\n", title: 1, byline: 5},
		{name: "lead", read: plain, text: "\n" + prose, title: 2},
		{name: "second sentence", read: plain, text: "Talks went on.\n" + prose, title: 2},
		{name: "second sentence of a line", read: plain, text: "\nTalks went on. " + prose, title: 2},
		{name: "short", read: plain, text: "\n\nport\nsea\n", title: 3},
		{name: "page", read: plain, text: ferryPage, title: 14, byline: 16},
		{name: "too long to be cleaned", read: plain, text: "\nMinisters agreed on the budget of the fund.\n" + strings.Repeat("1\n", maxLines), title: 2},
		{name: "declared", read: plain, text: "Ministers agree\n\n" + prose + "\nBy Anna Berg\n", h: Hints{Title: "Ministers agree", Source: "Ministry"}, byline: 5},
		{name: "heading", read: markdown, text: "24 November 2025\n\n# Ministers *agree*\n\n" + prose, title: 3},
		{name: "heading below text", read: markdown, text: prose + "\n## The talks\n\n" + prose, title: 3},
		{name: "heading underlined", read: markdown, text: "\nMinisters\nagree\n=====\nVon Anna Berg\n\n" + prose, title: 2},
		{name: "no heading", read: markdown, text: "\nMinisters agree\n\n" + prose, title: 2},
		{name: "menu above", read: markdown, text: strings.Repeat("* [Home](/)\n", 12) + "\n# Ministers agree\n\n" + prose, title: 14},
		{name: "Markdown declared", read: markdown, text: "# Ministers agree\n\n" + prose, h: Hints{Title: "Ministers agree"}},
		{name: "HTML", read: func(s string, h Hints, _ *Tally) Article { return cleanHTML(s, h) }, text: "<p>x</p>\n<h1>Ministers agree</h1>\n<p>" + prose + "</p>"},
		{name: "HTML, lead", read: func(s string, h Hints, _ *Tally) Article { return cleanHTML(s, h) }, text: "<p>" + prose + "</p>"},
		{name: "taken out", read: func(s string, h Hints, _ *Tally) Article { return Taken(s, h, false) }, text: "\n" + prose, title: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := c.read(c.text, c.h, nil)
			if a.Title.Text == "" || (a.Byline.Text == "") != (c.byline == 0) {
				t.Errorf("title %+v, byline %+v", a.Title, a.Byline)
			}
			if a.Title.Line != c.title || a.Source.Line != c.source || a.Byline.Line != c.byline {
				t.Errorf("title %+v, source %+v, byline %+v; want lines %d, %d, %d", a.Title, a.Source, a.Byline, c.title, c.source, c.byline)
			}
		})
	}
}
